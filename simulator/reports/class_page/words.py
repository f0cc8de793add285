"""The texts of a class page that do not come from a scenario or a result, by the names by which the
page's script asks for them."""

from simulator.reference.contents import start
from simulator.reports.comparison.answer import change_sentences
from simulator.words.labels import INCOME, STATES, VERDICTS, label
from simulator.words.texts import N_, gettext, phrase

_SENTENCES = {
    "intro": N_(
        "Move a slider, say what you expect, and see what happens to the same futures of the"
        " venture."
    ),
    "predict": N_("First say what you expect. Then look."),
    "of_futures": N_("of {n} simulated futures"),
    "one_at_a_time": N_("This slider moves alone: the others go back to the plan."),
    "line_is_a_guess": N_(
        "Only the marks were simulated. The dashed line between two marks is a guess."
    ),
    "counting_error": N_(
        "The range shows how exactly a chance is known from so many futures (95% counting error)."
    ),
    "same_luck": N_("Both have the same luck: future 1 with future 1, future 2 with future 2."),
    "nothing_moved": N_(
        "These sliders moved nothing that is shown here, so they were left out: {paths}"
    ),
    "no_script": N_("This page needs JavaScript, which this browser does not run."),
    "not_to_share": N_(
        "Not fit to share: this page may describe a real, small group of people. Make it with"
        " `--shareable` to give it to others."
    ),
    "code_says": N_(
        "Give this code to your teacher with your name beside it. It holds the stops of the"
        " sliders and what you expected, and not who you are."
    ),
}
_PHRASES = {
    # Translators: the scenario as its file has it.
    "plan": N_("the plan"),
    "here": N_("now"),
    "pinned": N_("pinned"),
    "pin": N_("Pin this as baseline"),
    "unpin": N_("Back to the plan as baseline"),
    "reset": N_("All sliders to the plan"),
    "see": N_("See what happens"),
    "more": N_("more often"),
    "same": N_("about as often"),
    "less": N_("less often"),
    "table": N_("The numbers of this chart"),
    "month": N_("month"),
    "notice": N_("What to notice"),
    "try": N_("What to try"),
    "because": N_("Because"),
    "glossary": N_("Words"),
    "hand_in": N_("Hand in"),
    "copy": N_("Copy the code"),
    "chance": N_("chance"),
    "range": N_("range"),
    "median": N_("median"),
    "nine_in_ten": N_("9 futures in 10"),
    "half": N_("half of the futures"),
    "difference": N_("difference"),
    "costs": N_("costs per month"),
    "point": N_("{n} point"),
    "points": N_("{n} points"),
    # Translators: the mark between thousands, as in 12,400.
    "thousands": N_(","),
    # Translators: the decimal mark, as in 1.5.
    "decimal": N_("."),
}


def words() -> dict[str, object]:
    """All of them in the language in use."""
    return {
        **{name: gettext(text) for name, text in _SENTENCES.items()},
        **{name: phrase(text) for name, text in _PHRASES.items()},
        "changes": change_sentences(),
        "income": [label(INCOME, kind) for kind in INCOME],
        "states": [label(STATES, state) for state in STATES],
        "ends": [
            label(VERDICTS, id)
            for id in ("sustainable", "not-yet-sustaining", "insolvent", "gave_up")
        ],
    }


def glossary() -> list[tuple[str, str]]:
    """The words that matter most, and what they mean."""
    return [(word, meaning) for _, entries in start().lists[:1] for word, meaning in entries]
