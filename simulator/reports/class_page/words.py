"""The texts of a class page that do not come from a scenario or a result, by the names by which the
page's script asks for them."""

from simulator.disclosure.months import CURVES
from simulator.mechanisms.series import STANDING
from simulator.reference.contents import TWELVE
from simulator.reports.comparison.answer import change_sentences
from simulator.words.labels import INCOME, MEASURES, STATES, VERDICTS, label
from simulator.words.texts import N_, gettext, nphrase, phrase

_SENTENCES = {
    "intro": N_(
        "Move a slider, say what you expect, and see what happens to the same futures of the"
        " venture."
    ),
    "predict": N_("First say what you expect. Then look."),
    "ask_money": N_("How often does it pay for itself, compared with the baseline?"),
    "ask_impact": N_("How often does it reach its impact target, compared with the baseline?"),
    "answer_both": N_("Answer both questions first."),
    "old_answer": N_(
        "This is still the answer from before. Say what you expect, then press “{see}”."
    ),
    "expected_money": N_(
        "To pay for itself: you expected “{expected}”, and these futures show “{found}”."
    ),
    "expected_impact": N_(
        "To reach the impact target: you expected “{expected}”, and these futures show “{found}”."
    ),
    "may_be_chance": N_(
        "“{unclear}” means: the difference may be chance. No expectation is then right or wrong:"
        " more futures may show what happens."
    ),
    "hardly_differs": N_(
        "“{same}” means: no future differs, or the change is not clear and at most 5 points."
    ),
    "of_futures": N_("Simulated futures: {n}."),
    "one_at_a_time": N_("This slider moves alone: the others go back to the plan."),
    "line_is_a_guess": N_(
        "Only the marks were simulated. The dashed line between two marks is a guess."
    ),
    "seen_only": N_(
        "Only stops that you have seen are marked. To see all of them, look without predicting."
    ),
    "means": N_(
        "Amounts and counts here are means. Those under “Figures” are medians, so they differ. A"
        " reason with months counts only futures that are open then, before and after the change."
    ),
    "medians": N_(
        "Every future has figures of its own. Half of the futures lie below the median, half above."
    ),
    "counting_error": N_(
        "The range shows how exactly a chance is known from so many futures (95% counting error)."
    ),
    "same_numbers": N_(
        "Both have the same random numbers: future 1 is compared with future 1, future 2 with"
        " future 2."
    ),
    "is_baseline": N_("This is the baseline. Move a slider to compare."),
    "only_chances": N_(
        "With a pinned baseline, only the chances are compared. With the plan, you also see why."
    ),
    "no_pin": N_("On this page only the plan can be the baseline."),
    "of_open": N_("A month counts only the futures in which the venture is still open."),
    "closed_counts": N_("A future in which the venture is closed counts with 0."),
    "left_out": N_(
        "This chart is left out of a page to share: it would show few people, or single futures."
    ),
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
    "name_stays": N_("Your name stays in this browser. It is not part of the code."),
    "anew_asks": N_(
        "Your name, your predictions and the pinned baseline will be lost. Begin anew?"
    ),
    "copied": N_("Copied."),
    "copy_by_hand": N_("The text is selected. Copy it with Ctrl+C."),
    "qr": N_("The code as a picture for the camera of a phone: {code}"),
    "at_stop": N_("At {stop}: {parts}."),
    "in_month": N_("In month {n}: {parts} ({unit})."),
    "all_closed": N_("In month {n}, the venture is closed in every future."),
}
_PHRASES = {
    # Translators: the scenario as its file has it.
    "plan": N_("the plan"),
    # Translators: the head of a column: the place where the sliders stand.
    "here": N_("now"),
    # Translators: marks the stop of a slider that is the baseline.
    "pinned": N_("pinned"),
    "pin": N_("Pin this as baseline"),
    "unpin": N_("Back to the plan as baseline"),
    "reset": N_("All sliders to the plan"),
    "see": N_("See what happens"),
    "look": N_("Let me look without predicting"),
    "more": N_("more often"),
    "same": N_("about as often"),
    "less": N_("less often"),
    # Translators: what futures show of a chance, such as: these futures show “no clear change”.
    "no_clear": N_("no clear change"),
    "venture": N_("Venture"),
    # Translators: the head of the part of a page with the sliders.
    "what_if": N_("What if?"),
    "answer": N_("Answer"),
    "compared": N_("Compared with the baseline"),
    # Translators: the head of a column, and in a legend: what others are compared with.
    "baseline": N_("baseline"),
    # Translators: where the sliders stand, such as: Baseline: the plan.
    "baseline_at": N_("Baseline: {place}"),
    "charts": N_("Charts"),
    "figures": N_("Figures"),
    "claims": N_("Claims"),
    "table": N_("The numbers of this chart"),
    "month": N_("month"),
    # Translators: a place where a slider stops; the head of a column.
    "stop": N_("stop"),
    "notice": N_("What to notice"),
    "try": N_("What to try"),
    "because": N_("Because"),
    "glossary": N_("Words"),
    "hand_in": N_("Hand in"),
    "name": N_("Your name"),
    "line": N_("Your line for the teacher"),
    "copy": N_("Copy the code"),
    # Translators: a button that clears all that was done on the page.
    "anew": N_("Begin anew (another pair)"),
    "range": N_("range"),
    "median": N_("median"),
    "nine_in_ten": N_("9 futures in 10"),
    "half": N_("half of the futures"),
    "median_of_open": N_("median of open futures"),
    "median_of_all": N_("median of all futures"),
    # Translators: in the legend of a chart.
    "median_of_baseline": N_("median of the baseline"),
    "difference": N_("difference"),
    "differences": N_("The differences as a table"),
    # Translators: the head of a table whose numbers are means of all futures, or ratios of sums.
    "over_all": N_("over all futures"),
    # Translators: the head of a column with what is counted or measured.
    "measure": N_("measure"),
    "costs": N_("costs per month"),
    # Translators: the title of a chart; the label is that of a slider, such as: café sales: price.
    "chart_chances": N_("Chances by stop: {label}"),
    "chart_cash": N_("Cash, month by month"),
    "chart_people": N_("People, month by month"),
    "chart_money": N_("Money in and out, month by month"),
    "chart_futures": N_("Each future as a mark"),
    "share_axis": N_("share of futures"),
    # Translators: below the axis of a chart, such as: month (1 is January 2025).
    "month_axis": N_("month (1 is {month})"),
    # Translators: the unit is that of money, such as: Rp million.
    "cash_axis": N_("unrestricted cash less unpaid bills ({unit})"),
    "people_axis": N_("people, mean of all futures"),
    # Translators: the unit is that of money, such as: Rp million.
    "money_axis": N_("money per month, mean of all futures ({unit})"),
    "target_lines": N_("own income = costs; impact target"),
    # Translators: in the legend of a chart, such as: pays for itself: 102 futures.
    "state": N_("{state}: {futures}"),
    "both_goals": N_("both goals:"),
    "impact_only": N_("impact target only:"),
    "money_only": N_("pays for itself only:"),
    "no_goal": N_("neither goal:"),
    # Translators: the head of a column with the numbers of futures.
    "future_number": N_("future"),
    "how_it_ends": N_("How the futures end"),
    "unknown": N_("no value"),
    # Translators: a chance that no future shows, such as: 0% (under 2%).
    "under": N_("{seen} (under {share})"),
    # Translators: the mark between thousands, as in 12,400.
    "thousands": N_(","),
    # Translators: the decimal mark, as in 1.5.
    "decimal": N_("."),
}
"""Words of the page for a class with sliders: heads of its parts, buttons, titles and legends."""
_OF_PAGES = 9
"""So many of the twelve words are on a class page; the others are heads of screens and files."""
_STATE_OF = {series: state for state, series in STANDING.items()}


def words() -> dict[str, object]:
    """All of them in the language in use."""
    return {
        **{name: gettext(text) for name, text in _SENTENCES.items()},
        **{name: phrase(text) for name, text in _PHRASES.items()},
        "point": nphrase("{n} point", "{n} points", 1, n="{n}"),
        "points": nphrase("{n} point", "{n} points", 2, n="{n}"),
        "future": nphrase("{n} future", "{n} futures", 1, n="{n}"),
        "futures": nphrase("{n} future", "{n} futures", 2, n="{n}"),
        "changes": change_sentences(),
        "income": [label(INCOME, kind) for kind in INCOME],
        "states": [label(STATES, _STATE_OF[series].id) for series in CURVES],
        "ends": [
            label(VERDICTS, id)
            for id in ("sustainable", "not-yet-sustaining", "insolvent", "gave_up")
        ],
        "net_impact": label(MEASURES, "net_outcomes"),
        "own_cover": label(MEASURES, "self_sufficiency"),
    }


def glossary() -> list[tuple[str, str]]:
    """The words of the page that matter most, and what they mean."""
    return [(phrase(word), gettext(meaning)) for word, meaning in TWELVE[:_OF_PAGES]]
