"""Pages about rules and when they run: mechanisms, techniques, phases, the month, parameters."""

import inspect
import re
import sys

from simulator.mechanisms import kinds
from simulator.mechanisms.base import Mechanism, Phase
from simulator.mechanisms.parameters import Settings
from simulator.reference import glossary
from simulator.reference.parameters import default_of, entries, parameters, source_of, span_of
from simulator.reference.topic import Topic
from simulator.vocabulary import Cause, WorkTechnique

_QUOTED = re.compile(r"`([^`]+)`")
_OPERATOR = re.compile(r" [-+=/x*<>] |\w\(.*\)|\^|\)\(")


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


def mechanism(name: str) -> Topic:
    kind = kinds()[name]
    phase_ = kind.phase.name.lower()
    facts = [("phase", f"{phase_} ({glossary.PHASES[kind.phase]}), order {kind.order}")]
    if kind.always:
        facts.append(("always", "part of every world, with its defaults, even where unnamed"))
    if kind.income:
        facts.append(("brings in", f"{kind.income} money"))
    shorts = [c for c in Cause if name in tellers(c)]
    facts += [("can tell", ", ".join(shorts))] if shorts else []
    facts += [("technique", ", ".join(kind.techniques))] if kind.techniques else []
    docs = [c.__doc__ for c in kind.__mro__ if issubclass(c, Mechanism) and c is not Mechanism]
    text = tuple(p for doc in docs if doc for p in paragraphs(doc))
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


def tellers(cause_: str) -> list[str]:
    """The rules that report this shortage to the books."""
    return [name for name, kind in kinds().items() if cause_ in kind.starves]


def _headline(kind: type[Settings]) -> str:
    return " ".join((sys.modules[kind.__module__].__doc__ or "").split())


def gist(kind: type[Settings]) -> str:
    """The headline without the rule's name in front of it."""
    said = _headline(kind).partition(": ")[2] or _headline(kind)
    return said.rstrip(".")


def paragraphs(doc: str) -> list[str]:
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


def rules_in(phase_: Phase) -> tuple[tuple[str, str], ...]:
    """The rules of a phase in the order in which they run."""
    rules = [(kind.order, name, kind) for name, kind in kinds().items() if kind.phase is phase_]
    return tuple(
        (f"{order:>3}  {name}{'*' if kind.always else ''}", gist(kind))
        for order, name, kind in sorted(rules, key=lambda rule: rule[:2])
    )


_ORDER = (
    "Inside a phase, rules run by their order number, then by the name of their block. "
    "Rules marked * are part of every world."
)


def month() -> Topic:
    lists = tuple(
        (f"{p.value}  {p.name.lower()}: {glossary.PHASES[p]}", rules_in(p)) for p in Phase
    )
    return Topic("month", "month", "The order of a month", (_ORDER,), lists=lists)


def phase(phase_: Phase) -> Topic:
    return Topic(
        "phase",
        phase_.name.lower(),
        f"Phase {phase_.value} of {len(Phase)} of a month: {glossary.PHASES[phase_]}",
        lists=(("RULES, BY ORDER NUMBER (* in every world)", rules_in(phase_)),),
        see=("month",),
    )


def technique(name: str) -> Topic:
    wanted = WorkTechnique(name)
    title = f"A technique of social work: {glossary.TECHNIQUES[wanted]}."
    able = [rule for rule, kind in kinds().items() if wanted in kind.techniques]
    rule = min(able, key=lambda one: kinds()[one].techniques.index(wanted), default=None)
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
