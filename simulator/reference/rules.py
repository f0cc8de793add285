"""Pages about rules and when they run: rules, techniques, phases, the month, parameters."""

import inspect
import re

from simulator.mechanisms import kinds
from simulator.mechanisms.base import Mechanism, Phase
from simulator.mechanisms.parameters import Parameter, Settings
from simulator.reference import rule_words
from simulator.reference.parameters import (
    BLOCKS,
    default_of,
    entries,
    parameters,
    source_of,
    span_of,
)
from simulator.reference.topic import Topic
from simulator.scenario.values.defaults import written
from simulator.vocabulary import Cause, WorkTechnique
from simulator.words.texts import N_, gettext, phrase

_QUOTED = re.compile(r"`([^`]+)`")
_OPERATOR = re.compile(r" [-+=/x*<>] |\w\(.*\)|\^|\)\(")
_INCOME = {
    "earned": N_("own income"),
    "public": N_("public money"),
    "given": N_("gifts and private grants"),
}
"""Kinds of money that a rule brings in, by their ids."""


def parameter(path: str) -> Topic:
    """The page of one parameter."""
    kind, found = parameters()[path]
    block = path.partition(".")[0]
    once = gettext("It is used on the first day only. No event can change it.")
    facts = (
        ("unit", found.unit.described),
        ("default", default_of(found)),
        ("may be", span_of(found)),
        ("source", source_of(found)),
        ("when", " ".join(filter(None, [once if found.once else "", _chosen(kind, found)]))),
        ("written", _written_in(block, found)),
    )
    said = gettext(found.help)
    return Topic(
        "parameter",
        path,
        said,
        (f"`{block}`: {gist(kind)}",),
        facts=tuple(fact for fact in facts if fact[1]),
        see=(block, *_usual(block, kind, found)),
        gist=said,
    )


def _usual(block: str, kind: type[Settings], found: Parameter) -> list[str]:
    """The paths of the usual number that people compare this one with, and the other way round."""
    twins = [usual.name for usual in kind.parameters.values() if found.name in usual.usual_of]
    return [f"{block}.{name}" for name in (*twins, *found.usual_of)]


def _chosen(kind: type[Settings], found: Parameter) -> str:
    """The defaults that a word of the file, or of the block, chooses."""
    keys = {
        word: [name for name, known in kind.parameters.items() if word in known.unit.choices]
        for word in found.presets
    }
    return " ".join(
        gettext(
            "With `{key}: {word}` it is `{value}` by default.",
            key=(keys[word] or ["volatility"])[0],
            word=word,
            value=written(value),
        )
        for word, value in found.presets.items()
    )


def _written_in(block: str, found: Parameter) -> str:
    """Where a scenario file has it."""
    if block in ("team", "partners"):
        return phrase("`{name}:` in a block under `{section}:`", name=found.name, section=block)
    if block in BLOCKS:
        return phrase("`{name}:` under `{section}:`", name=found.name, section=block)
    return phrase(
        "`{name}:` in a block of `kind: {rule}` under `mechanisms:`", name=found.name, rule=block
    )


def mechanism(name: str) -> Topic:
    """The page of a rule. Its formulas are in its docstring, and are the same in every language.
    What explains them is translated."""
    kind = kinds()[name]
    phase_ = kind.phase.name.lower()
    docs = [c.__doc__ for c in kind.__mro__ if issubclass(c, Mechanism) and c is not Mechanism]
    english = tuple(p for doc in docs if doc for p in paragraphs(doc))
    return Topic(
        "mechanism",
        name,
        phrase(kind.title),
        tuple(map(gettext, english)),
        _equations(english),
        tuple(_facts(name, kind)),
        entries(name, kind),
        see=(phase_, "month"),
        gist=gist(kind),
    )


def _facts(name: str, kind: type[Mechanism]) -> list[tuple[str, str]]:
    when = phrase(
        "{phase} ({what}), order {n}",
        phase=f"`{kind.phase.name.lower()}`",
        what=phrase(rule_words.PHASES[kind.phase]),
        n=kind.order,
    )
    always = gettext("It is in every scenario, even if the file does not name it.")
    shorts = [cause for cause in Cause if name in tellers(cause)]
    facts = [
        ("phase", when),
        ("always", always if kind.always else ""),
        ("brings in", phrase(_INCOME[kind.income]) if kind.income else ""),
        ("can tell", ", ".join(shorts)),
        ("technique", ", ".join(kind.techniques)),
    ]
    return [fact for fact in facts if fact[1]]


def tellers(cause_: str) -> list[str]:
    """The names of the rules that report this shortage to the books."""
    return [name for name, kind in kinds().items() if cause_ in kind.starves]


def gist(kind: type[Settings]) -> str:
    """What a rule does, or a section holds, in one sentence: the first paragraph of its
    docstring."""
    return gettext(paragraphs(kind.__doc__)[0]) if kind.__doc__ else ""


def paragraphs(doc: str) -> list[str]:
    """The paragraphs of a docstring, each in one line, in English."""
    return [" ".join(part.split()) for part in inspect.cleandoc(doc).split("\n\n")]


def _equations(english: tuple[str, ...]) -> tuple[str, ...]:
    """The parts in backticks that calculate something."""
    quoted = _QUOTED.findall(" ".join(english))
    return tuple(dict.fromkeys(part for part in quoted if _OPERATOR.search(part)))


def rules_in(phase_: Phase) -> tuple[tuple[str, str], ...]:
    """The rules of a phase in the order in which they run."""
    rules = [(kind.order, name, kind) for name, kind in kinds().items() if kind.phase is phase_]
    return tuple(
        (f"{order:>3}  {name}{'*' if kind.always else ''}", gist(kind))
        for order, name, kind in sorted(rules, key=lambda rule: rule[:2])
    )


def month() -> Topic:
    """The page of the month: all phases with their rules."""
    lists = tuple(
        (f"{p.value}  {p.name.lower()}: {phrase(rule_words.PHASES[p])}", rules_in(p)) for p in Phase
    )
    order = gettext(
        "In a phase, rules run in the order of their number. With equal numbers, the name of the"
        " block decides. A rule marked * is in every scenario."
    )
    gist = gettext("What happens in a month, in order.")
    return Topic("month", "month", phrase("The order of a month"), (order,), lists=lists, gist=gist)


def phase(phase_: Phase) -> Topic:
    """The page of one phase of a month."""
    title = phrase(
        "Phase {n} of {all} of a month: {what}",
        n=phase_.value,
        all=len(Phase),
        what=phrase(rule_words.PHASES[phase_]),
    )
    heading = phrase("RULES, BY ORDER NUMBER (* in every scenario)")
    return Topic(
        "phase", phase_.name.lower(), title, lists=((heading, rules_in(phase_)),), see=("month",)
    )


def technique(name: str) -> Topic:
    """The page of a technique of social work: the rule that does it."""
    wanted = WorkTechnique(name)
    said = gettext(rule_words.TECHNIQUES[wanted])
    title = phrase("A technique of social work: {name}", name=f"`{name}`")
    able = [rule for rule, kind in kinds().items() if wanted in kind.techniques]
    rule = min(able, key=lambda one: kinds()[one].techniques.index(wanted), default=None)
    if rule is None:
        none = gettext("This version has no rule for it yet.")
        return Topic("technique", name, title, (said, none), see=("mechanisms",), gist=said)
    found = mechanism(rule)
    if rule == name.replace(" ", "_"):
        return found
    english = " ".join(paragraphs(kinds()[rule].__doc__ or ""))
    quoted = re.findall(r"\w+", " ".join(_QUOTED.findall(english)))
    own = tuple(
        e
        for e in found.parameters
        if (path := e.path.partition(".")[2]).startswith(f"{name}_") or path in quoted
    )
    done = gettext("The rule `{rule}` does it.", rule=rule)
    return Topic(
        "technique",
        name,
        title,
        (said, done, *found.text),
        found.equations,
        found.facts,
        own or found.parameters,
        see=(rule, "month"),
        gist=said,
    )
