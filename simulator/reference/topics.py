"""What `sesim explain` can explain, found in the code itself: a new rule needs no entry here."""

import inspect
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from simulator.mechanisms import kinds
from simulator.mechanisms.base import Mechanism, Phase
from simulator.mechanisms.parameters import Settings
from simulator.reference import glossary
from simulator.reference.parameters import (
    BLOCKS,
    Entry,
    default_of,
    entries,
    parameters,
    paths_of,
    source_of,
    span_of,
)
from simulator.scenario.changes.conditions import ACTIONS, CONDITIONS, MEASURES, SUBJECTS
from simulator.scenario.load import KEYS
from simulator.vocabulary import Cause

_QUOTED = re.compile(r"`([^`]+)`")
_OPERATOR = re.compile(r" [-+=/x*<>] |\w\(.*\)|\^|\)\(")


@dataclass(frozen=True)
class Topic:
    """What there is to say about one word."""

    kind: str
    name: str
    title: str
    text: tuple[str, ...] = ()
    equations: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    parameters: tuple[Entry, ...] = ()
    lists: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Headings, each with names and what they mean."""
    see: tuple[str, ...] = field(default=())


def find(word: str) -> list[Topic]:
    """Every topic that goes by this word, the likeliest first."""
    said = " ".join(word.lower().replace("`", "").split())
    said = glossary.ALIASES.get(said) or glossary.ALIASES.get(re.sub("[_-]", " ", said), said)
    if not said:
        return [contents()]
    under, spaced = re.sub("[ -]", "_", said), re.sub("[_-]", " ", said)
    makers = (
        (said == "month", lambda: month()),
        (said == "numbers", lambda: numbers()),
        (
            said == "verdict" or spaced.replace(" ", "-") in SUBJECTS or spaced in SUBJECTS,
            lambda: verdict(),
        ),
        (spaced in glossary.TECHNIQUES, lambda: technique(spaced)),
        (under in kinds() and spaced not in glossary.TECHNIQUES, lambda: mechanism(under)),
        (said in KEYS, lambda: section(said)),
        (under in _measures(), lambda: measure(under)),
        (spaced in glossary.TERMS, lambda: term(spaced)),
        (spaced in _causes(), lambda: cause(_causes()[spaced])),
        (spaced == "weak link" or said in _links() or spaced in _links(), weak_link),
        (said.upper() in Phase.__members__, lambda: phase(Phase[said.upper()])),
        (under in CONDITIONS and under not in _measures(), lambda: condition(under)),
    )
    found = [make() for here, make in makers if here]
    return found + [parameter(path) for path in paths_of(under)]


def words() -> list[str]:
    """Every word that may be asked for."""
    known = [
        "month",
        "numbers",
        "verdict",
        *glossary.TECHNIQUES,
        *kinds(),
        *KEYS,
        *_measures(),
        *glossary.TERMS,
        *_causes().values(),
        "weak link",
        *_links(),
        *(p.name.lower() for p in Phase),
        *CONDITIONS,
        *SUBJECTS,
        *parameters(),
    ]
    return list(dict.fromkeys(known))


# -- parameters ---------------------------------------------------------------------------------


def parameter(path: str) -> Topic:
    kind, found = parameters()[path]
    block = path.partition(".")[0]
    facts = tuple(
        (name, text)
        for name, text in (
            ("unit", found.unit.help),
            ("default", default_of(found)),
            ("may be", span_of(found)),
            ("source", source_of(found)),
            ("when", "used on the first day only; no event can change it" if found.once else ""),
        )
        if text
    )
    return Topic("parameter", path, found.help, _intro(kind, block), facts=facts, see=(block,))


def _intro(kind: type[Settings], block: str) -> tuple[str, ...]:
    title = _headline(kind) if issubclass(kind, Mechanism) else inspect.cleandoc(kind.__doc__ or "")
    return (f"Part of {block}: {' '.join(title.split())}",)


# -- rules and months ---------------------------------------------------------------------------


def mechanism(name: str) -> Topic:
    kind = kinds()[name]
    phase_ = kind.phase.name.lower()
    facts = [("phase", f"{phase_} ({glossary.PHASES[kind.phase]}), order {kind.order}")]
    if kind.always:
        facts.append(("always", "part of every world, with its defaults, even where unnamed"))
    if kind.income:
        facts.append(("brings in", f"{kind.income} money"))
    shorts = [c for c in Cause if name in _tellers(c)]
    facts += [("can tell", ", ".join(shorts))] if shorts else []
    done = [t for t, (rules, _) in glossary.TECHNIQUES.items() if name in rules]
    facts += [("technique", ", ".join(done))] if done else []
    docs = [c.__doc__ for c in kind.__mro__ if issubclass(c, Mechanism) and c is not Mechanism]
    text = tuple(p for doc in docs if doc for p in _paragraphs(doc))
    return Topic(
        "mechanism",
        name,
        _headline(kind),
        text,
        _equations(text),
        tuple(facts),
        entries(name, kind),
        see=(phase_, "month"),
    )


def _headline(kind: type[Settings]) -> str:
    return " ".join((sys.modules[kind.__module__].__doc__ or "").split())


def _gist(kind: type[Settings]) -> str:
    """The headline without the rule's name in front of it."""
    said = _headline(kind).partition(": ")[2] or _headline(kind)
    return said.rstrip(".")


def _paragraphs(doc: str) -> list[str]:
    return [" ".join(part.split()) for part in inspect.cleandoc(doc).split("\n\n")]


def _equations(text: tuple[str, ...]) -> tuple[str, ...]:
    """What stands in backticks and computes something: as it is where it says what it is equal
    to, else the sentence that does."""
    found: list[str] = []
    for sentence in re.split(r"(?<=[.;]) ", " ".join(text)):
        computed = [part for part in _QUOTED.findall(sentence) if _OPERATOR.search(part)]
        whole = all(" = " in part for part in computed)
        found += computed if whole else [sentence.replace("`", "").rstrip(";")]
    return tuple(dict.fromkeys(found))


def _in(phase_: Phase) -> tuple[tuple[str, str], ...]:
    """The rules of a phase in the order in which they run."""
    rules = [(kind.order, name, kind) for name, kind in kinds().items() if kind.phase is phase_]
    return tuple(
        (f"{order:>3}  {name}{'*' if kind.always else ''}", _gist(kind))
        for order, name, kind in sorted(rules, key=lambda rule: rule[:2])
    )


_ORDER = (
    "Inside a phase, rules run by their order number, then by the name of their block. "
    "Rules marked * are part of every world."
)


def month() -> Topic:
    lists = tuple((f"{p.value}  {p.name.lower()}: {glossary.PHASES[p]}", _in(p)) for p in Phase)
    return Topic("month", "month", "The order of a month", (_ORDER,), lists=lists)


def phase(phase_: Phase) -> Topic:
    return Topic(
        "phase",
        phase_.name.lower(),
        f"Phase {phase_.value} of {len(Phase)} of a month: {glossary.PHASES[phase_]}",
        lists=(("RULES, BY ORDER NUMBER (* in every world)", _in(phase_)),),
        see=("month",),
    )


def technique(name: str) -> Topic:
    rules, buys = glossary.TECHNIQUES[name]
    title = f"A technique of social work: {buys}."
    rule = next((rule for rule in rules if rule in kinds()), None)
    if rule is None:
        return Topic(
            "technique",
            name,
            title,
            ("This version has no mechanism for it yet.",),
            see=("mechanisms",),
        )
    found = mechanism(rule)
    if rule == name.replace(" ", "_"):
        return found
    quoted = re.findall(r"\w+", " ".join(_QUOTED.findall(" ".join(found.text))))
    own = tuple(
        e
        for e in found.parameters
        if (said := e.path.partition(".")[2]).startswith(f"{name}_") or said in quoted
    )
    return Topic(
        "technique",
        name,
        title,
        (f"Done by the mechanism {rule}. {found.title}", *found.text),
        found.equations,
        found.facts,
        own or found.parameters,
        see=(rule, "month"),
    )


# -- measures, causes, sections -----------------------------------------------------------------


@cache
def _measures() -> dict[str, Any]:
    from simulator.results.measures.registry import MEASURES as measures

    return measures


def measure(name: str) -> Topic:
    found = _measures()[name]
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


def _tellers(cause_: str) -> list[str]:
    """The rules that report this shortage to the books."""
    return [name for name, kind in kinds().items() if cause_ in kind.starves]


def _causes() -> dict[str, str]:
    """Each cause of failure by its name and by what the screen calls it."""
    from simulator.results.cause_words import WORDS

    return {name: name for name in WORDS} | {said: name for name, said in WORDS.items()}


def term(name: str) -> Topic:
    return Topic("word", name, f"`{name}` on the screen and in files", (glossary.TERMS[name],))


def cause(name: str) -> Topic:
    from simulator.results.cause_words import BINDS, WORDS

    told = tuple((rule, _gist(kinds()[rule])) for rule in _tellers(name))
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


def _links() -> dict[str, str]:
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


def numbers() -> Topic:
    return Topic("numbers", "numbers", "How a number may be written", glossary.NUMBERS)


def section(name: str) -> Topic:
    text: tuple[str, ...] = (glossary.SECTIONS[name],)
    title = f"`{name}:` in a scenario file"
    if name in BLOCKS:
        kind = BLOCKS[name]
        return Topic(
            "section",
            name,
            title,
            tuple(_paragraphs(kind.__doc__ or "")),
            parameters=entries(name, kind),
        )
    return Topic("section", name, title, text, lists=tuple(_lists(name)))


def _lists(name: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """What a section may speak of."""
    if name == "mechanisms":
        for phase_ in Phase:
            yield f"{phase_.name.lower()}: {glossary.PHASES[phase_]}", _in(phase_)
    if name == "policies":
        yield "WHEN", tuple((c, glossary.CONDITIONS.get(c, "")) for c in CONDITIONS)
        yield "THEN", tuple((a, a.replace("_", " ")) for a in ACTIONS)
    if name == "claims":
        yield "VERDICTS", tuple((s, glossary.VERDICTS[s]) for s in SUBJECTS)
        yield "MEASURES", tuple((m, _measures()[m].help) for m in MEASURES)


def contents() -> Topic:
    """The table of contents."""
    names = [(name, _gist(kind)) for name, kind in kinds().items()]
    return Topic(
        "contents",
        "contents",
        "What sesim can explain",
        (glossary.CONTENTS,),
        lists=(
            (
                "THE WHOLE",
                (
                    ("month", "what happens in a month, in order"),
                    ("verdict", "when a future is sustainable, and why it fails"),
                    ("weak link", "why impact falls short of its target"),
                    ("numbers", "how to write numbers, ranges and sources"),
                ),
            ),
            (
                "SECTIONS OF A FILE",
                tuple(
                    (key, glossary.SECTIONS[key].partition(". ")[0].partition(": ")[0].rstrip("."))
                    for key in KEYS
                ),
            ),
            ("MECHANISMS", tuple(names)),
            ("TECHNIQUES", tuple((t, buys) for t, (_, buys) in glossary.TECHNIQUES.items())),
            ("MEASURES", tuple((name, found.help) for name, found in _measures().items())),
            ("CAUSES OF FAILURE", tuple(verdict().lists[1][1])),
            (
                "WORDS OF THE SCREENS",
                tuple(
                    (t, text.partition(": ")[0].partition(". ")[0])
                    for t, text in glossary.TERMS.items()
                ),
            ),
        ),
    )
