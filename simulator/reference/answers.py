"""Pages about what a run answers: measures, causes, weak links, verdicts, words of the screens."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from simulator.mechanisms import kinds
from simulator.reference import glossary
from simulator.reference.rules import gist, tellers
from simulator.reference.screen_words import TERMS
from simulator.reference.topic import Topic
from simulator.scenario.changes.conditions import CONDITIONS, MEASURES
from simulator.words.labels import CAUSES, LINKS, label
from simulator.words.texts import phrase


@cache
def measures() -> dict[str, Any]:
    from simulator.results.measures.registry import MEASURES as measures

    return measures


def measure(name: str) -> Topic:
    found = measures()[name]
    facts = [("unit", found.unit), ("over", found.population)]
    facts += [("claims", f'a claim may say "mean({name}) >= ..."')] if name in MEASURES else []
    facts += (
        [("policies", f"a policy may react to it: when: {name} < ...")]
        if name in CONDITIONS
        else []
    )
    return Topic("measure", name, found.help, (), (found.formula,), tuple(facts))


def condition(name: str) -> Topic:
    return Topic(
        "condition",
        name,
        glossary.CONDITIONS.get(name, "a monthly number").capitalize(),
        (f"As it stands at a month's end. A policy may react to it: when: {name} < ...",),
        see=("policies",),
    )


def causes() -> dict[str, str]:
    """Each cause of failure by its name and by what the screen calls it."""
    return _by_label(CAUSES)


def _by_label(table: Mapping[str, str]) -> dict[str, str]:
    """Ids by themselves and by their labels."""
    return {id: id for id in table} | {label(table, id): id for id in table}


def term(name: str) -> Topic:
    return Topic("word", name, f"`{name}` on the screen and in files", (TERMS[name],))


def cause(name: str) -> Topic:
    from simulator.results.causes import BINDS

    told = tuple((rule, gist(kinds()[rule])) for rule in tellers(name))
    return Topic(
        "cause",
        name,
        f"A cause of failure: {label(CAUSES, name)}",
        (glossary.CAUSE.format(binds=f"{BINDS:.0%}"),),
        lists=(
            ("TOLD BY", told or (("nobody", "it is what is left where no shortage was so large"),)),
        ),
        see=("verdict",),
    )


def links() -> dict[str, str]:
    """Each weak link by its name and by what the screen calls it."""
    return _by_label(LINKS)


def weak_link() -> Topic:
    from simulator.results.weak_links import FEWEST, MEASURED, NAMED, WEAKER

    return Topic(
        "weak link",
        "weak link",
        "Why impact falls short: the weakest link",
        (glossary.WEAK_LINK.format(weaker=f"{WEAKER:.0%}", named=f"{NAMED:.0%}", fewest=FEWEST),),
        lists=(
            (
                "LINKS",
                tuple((id, f"{label(LINKS, id)}: {phrase(MEASURED[id])}") for id in LINKS),
            ),
        ),
        see=("verdict",),
    )


def verdict() -> Topic:
    return Topic(
        "verdict",
        "verdict",
        "The verdict: will it pay for itself, will it change lives?",
        ("Each future is judged on two axes; a run shows the share of futures.",),
        lists=(
            ("VERDICTS", tuple(glossary.VERDICTS.items())),
            ("WHY FUTURES FAIL", tuple((id, label(CAUSES, id)) for id in CAUSES)),
            ("WHY IMPACT FALLS SHORT", tuple((id, label(LINKS, id)) for id in LINKS)),
        ),
        see=("targets", "claims"),
    )
