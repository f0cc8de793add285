"""Pages about what a run answers: measures, causes, weak links, verdicts."""

from functools import cache
from typing import Any

from simulator.mechanisms import kinds
from simulator.reference import cause_words, result_words
from simulator.reference.rules import gist, tellers
from simulator.reference.topic import Topic
from simulator.scenario.changes.claims import MEASURES
from simulator.scenario.changes.conditions import CONDITIONS
from simulator.words.cause_labels import CAUSE_LISTS
from simulator.words.labels import CAUSES, LINKS, VERDICTS, label
from simulator.words.labels import MEASURES as ROWS
from simulator.words.numbers import percent
from simulator.words.texts import gettext, phrase


@cache
def measures() -> dict[str, Any]:
    """Every measure by its id."""
    from simulator.results.measures.registry import MEASURES as measures

    return measures


def measure(name: str) -> Topic:
    """The page of a measure."""
    found = measures()[name]
    said = gettext(found.help)
    note = result_words.MEASURES.get(name)
    facts = [
        ("on screens", label(ROWS, name)),
        ("in files", phrase("`{name}` in `runs.csv` and `summary.json`", name=name)),
        ("unit", phrase(found.unit)),
        ("over", gettext(found.population)),
        (
            "claims",
            f"`P({name} >= 1)`, `mean({name})`, `median({name})`, `q05({name})`"
            if name in MEASURES
            else "",
        ),
        ("policies", f"`when: {name}`" if name in CONDITIONS else ""),
    ]
    return Topic(
        "measure",
        name,
        said,
        (gettext(note),) if note else (),
        (gettext(found.formula),),
        tuple(fact for fact in facts if fact[1]),
        gist=said,
    )


def condition(name: str) -> Topic:
    """The page of a monthly number that a policy may react to."""
    said = gettext(result_words.CONDITIONS[name])
    text = gettext(
        "It is measured at the end of each month. A policy may react to it, as in `when:"
        " {example}`.",
        example=result_words.EXAMPLES[name],
    )
    return Topic("condition", name, said, (text,), see=("policies",), gist=said)


def cause(name: str) -> Topic:
    """The page of a cause of failure: what it means and what to try."""
    reporting = tuple((rule, gist(kinds()[rule])) for rule in tellers(name))
    said = label(CAUSES, name)
    return Topic(
        "cause",
        name,
        phrase("Why a future fails: {cause}", cause=said),
        (
            gettext(cause_words.CAUSES[name]),
            gettext("`sesim explain causes` says how sesim finds the cause of a future."),
        ),
        facts=(
            ("on screens", _on_screens(name, said)),
            ("in files", phrase("the column `cause` of `runs.csv`")),
        ),
        lists=((phrase("RULES THAT REPORT IT"), reporting),) if reporting else (),
        see=("causes", "verdict", "chain"),
        gist=said,
    )


def _on_screens(name: str, said: str) -> str:
    """Every text that stands for a cause on a screen."""
    others = [label(texts, name) for texts in CAUSE_LISTS.values() if name in texts]
    return f"{phrase('WHY IT FAILS')}: {'; '.join([said, *others])}"


def link(name: str) -> Topic:
    """The page of a weak link: what it means and what to try."""
    from simulator.results.weak_links import MEASURED

    said = label(LINKS, name)
    return Topic(
        "link",
        name,
        phrase("Why impact is too low: {link}", link=said),
        (
            gettext(result_words.LINKS[name]),
            gettext("`sesim explain weak link` says how sesim finds the weakest link."),
        ),
        facts=(
            ("on screens", f"{phrase('WHY IMPACT IS TOO LOW')}: {said}"),
            ("in files", phrase("the column `weak_link` of `runs.csv`")),
            ("measured by", phrase(MEASURED[name])),
        ),
        see=("weak link", "verdict"),
        gist=said,
    )


def causes() -> Topic:
    """The page of all causes of failure."""
    from simulator.experiments.causes import BEST, LOOKED_INTO, SCREENED
    from simulator.results.shortages import BINDS

    numbers = {
        "binds": percent(BINDS),
        "screened": SCREENED,
        "best": BEST,
        "most": LOOKED_INTO,
    }
    return Topic(
        "causes",
        "causes",
        phrase("Why a venture fails"),
        tuple(gettext(text, **numbers) for text in result_words.CAUSE),
        facts=(("in files", phrase("the column `cause` of `runs.csv`")),),
        lists=((phrase("WHY IT FAILS"), tuple((id, label(CAUSES, id)) for id in CAUSES)),),
        see=("verdict", "chain"),
        gist=gettext("Why futures do not pay for themselves."),
    )


def weak_link() -> Topic:
    """The page of all weak links."""
    from simulator.results.weak_links import FEWEST, MEASURED, NAMED, WEAKER

    values = {"weaker": percent(WEAKER), "named": percent(NAMED), "fewest": FEWEST}
    rows = tuple(
        (id, phrase("{link} ({measured})", link=label(LINKS, id), measured=phrase(MEASURED[id])))
        for id in LINKS
    )
    return Topic(
        "weak link",
        "weak link",
        phrase("Why impact is too low: the weakest link"),
        tuple(gettext(text, **values) for text in result_words.WEAK_LINK),
        (result_words.CHAIN,),
        (("in files", phrase("the column `weak_link` of `runs.csv`")),),
        # Translators: the head of a list on a page of `sesim explain`, in capital letters.
        lists=((phrase("LINKS"), rows),),
        see=("verdict",),
        gist=gettext("Why impact is below its target."),
    )


_WHY = {
    "sustainable": ("own income", "cash reserve", "public money", "late bills"),
    "not-yet-sustaining": ("not met", "causes"),
    "insolvent": ("late bills", "causes"),
    "gave_up": ("gives_up", "causes"),
    "closed": ("insolvent", "gave_up"),
    "delivers": ("net_outcomes", "cost_per_net_outcome"),
    "falls short": ("weak link",),
}
"""Pages that say what a verdict depends on."""


def state(name: str) -> Topic:
    """The page of one verdict: a way in which a future may end."""
    said = label(VERDICTS, name)
    claim = gettext(
        "In a claim, `P({verdict})` is the share of futures that end so, as in `P({verdict}) >="
        " 0.6`.",
        verdict=name,
    )
    return Topic(
        "state",
        name,
        said,
        (gettext(result_words.VERDICTS[name]), claim),
        see=("verdict", "claims", *_WHY.get(name, ("causes", "weak link"))),
        gist=gettext(result_words.VERDICTS[name]),
    )


def verdict() -> Topic:
    """The page of the verdict: all its states, and why they are missed."""
    states = tuple(
        (id, f"{label(VERDICTS, id)}: {gettext(said)}")
        for id, said in result_words.VERDICTS.items()
    )
    text = gettext(
        "Each future is judged twice: on money and on impact. A run shows the share of futures for"
        " each."
    )
    return Topic(
        "verdict",
        "verdict",
        phrase("The verdict: will it pay for itself, and will it change lives?"),
        (text,),
        lists=(
            # Translators: the head of a list on a page of `sesim explain`, in capital letters.
            (phrase("VERDICTS"), states),
            (phrase("WHY IT FAILS"), tuple((id, label(CAUSES, id)) for id in CAUSES)),
            (phrase("WHY IMPACT IS TOO LOW"), tuple((id, label(LINKS, id)) for id in LINKS)),
        ),
        see=("causes", "weak link", "targets", "claims"),
        gist=gettext("When a future pays for itself, when it reaches its target, and why not."),
    )
