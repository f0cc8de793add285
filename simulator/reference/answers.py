"""Pages about what a run answers: measures, causes, weak links, verdicts, words of the screens."""

from functools import cache
from typing import Any

from simulator.mechanisms import kinds
from simulator.reference import glossary
from simulator.reference.rules import gist, tellers
from simulator.reference.screen_words import TERMS
from simulator.reference.topic import Topic
from simulator.scenario.changes.conditions import CONDITIONS, MEASURES


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
    from simulator.results.cause_words import WORDS

    return {name: name for name in WORDS} | {said: name for name, said in WORDS.items()}


def term(name: str) -> Topic:
    return Topic("word", name, f"`{name}` on the screen and in files", (TERMS[name],))


def cause(name: str) -> Topic:
    from simulator.results.cause_words import BINDS, WORDS

    told = tuple((rule, gist(kinds()[rule])) for rule in tellers(name))
    return Topic(
        "cause",
        name,
        f"A cause of failure: {WORDS[name]}",
        (glossary.CAUSE.format(binds=f"{BINDS:.0%}"),),
        lists=(
            ("TOLD BY", told or (("nobody", "it is what is left where no shortage was so large"),)),
        ),
        see=("verdict",),
    )


def links() -> dict[str, str]:
    """Each weak link by its name and by what the screen calls it."""
    from simulator.results.weak_links import WORDS

    return {name: name for name in WORDS} | {said: name for name, said in WORDS.items()}


def weak_link() -> Topic:
    from simulator.results.weak_links import FEWEST, MEASURED, NAMED, WEAKER, WORDS

    return Topic(
        "weak link",
        "weak link",
        "Why impact falls short: the weakest link",
        (glossary.WEAK_LINK.format(weaker=f"{WEAKER:.0%}", named=f"{NAMED:.0%}", fewest=FEWEST),),
        lists=(
            ("LINKS", tuple((name, f"{said}: {MEASURED[name]}") for name, said in WORDS.items())),
        ),
        see=("verdict",),
    )


def verdict() -> Topic:
    from simulator.results.cause_words import WORDS
    from simulator.results.weak_links import WORDS as LINK_WORDS

    return Topic(
        "verdict",
        "verdict",
        "The verdict: will it pay for itself, will it change lives?",
        ("Each future is judged on two axes; a run shows the share of futures.",),
        lists=(
            ("VERDICTS", tuple(glossary.VERDICTS.items())),
            ("WHY FUTURES FAIL", tuple(WORDS.items())),
            ("WHY IMPACT FALLS SHORT", tuple(LINK_WORDS.items())),
        ),
        see=("targets", "claims"),
    )
