"""Reading the folders of `--rules`: every file is a sound rule, or the command stops."""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from simulator.mechanisms import kinds
from simulator.mechanisms.base import Mechanism, Phase
from simulator.mechanisms.own_rules import RuleFault, RuleFile, file_of, rule_of
from simulator.mechanisms.parameters import Parameter, parameter
from simulator.scenario.blocks import default_of
from simulator.scenario.mistakes import Mistakes, ScenarioError
from simulator.scenario.scenario import Scenario
from simulator.scenario.sections import KEYS
from simulator.scenario.values.reading import Reading
from simulator.vocabulary import INCOME, Cause, Task

LARGEST = 256 * 1024
"""Bytes of a rule's file."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_DECLARED = type(parameter(help="What a parameter is declared as."))
_MONEY = (None, *INCOME)
_CURRENCIES = ("IDR", "USD")
"""A default is sound where it can be read in one of them: without cents, or with."""


class RulesRefused(Exception):
    """Rule files that cannot be used: one line each, with the file and where in it."""

    def __init__(self, faults: Sequence[object]) -> None:
        super().__init__("\n".join(map(str, faults)))


def read_rules(folders: Sequence[Path]) -> tuple[RuleFile, ...]:
    """The rules of all folders, each loaded and found sound. Raises `RulesRefused`."""
    files = [file for folder in folders for file in _files(folder)]
    faults: list[RuleFault] = []
    taken = dict.fromkeys(kinds(), "one of sesim's own rules")
    for file in files:
        if file.kind in taken:
            what = f"`{file.kind}` is {taken[file.kind]}; give the file another name"
            faults.append(RuleFault(file.path, 1, what))
            continue
        taken[file.kind] = f"in {file.path} already"
        try:
            faults += _faults(file)
        except RuleFault as fault:
            faults.append(fault)
    if faults:
        raise RulesRefused(faults)
    return tuple(files)


def own_rules(scenario: Scenario) -> tuple[RuleFile, ...]:
    """The files of the rules that a scenario uses and sesim does not bring along."""
    found = (file_of(block.kind) for block in scenario.mechanisms.values())
    return tuple(dict.fromkeys(file for file in found if file))


def _is_rule(path: Path) -> bool:
    return path.suffix == ".py" and path.is_file() and not path.name.startswith(("_", "."))


def _files(folder: Path) -> Iterator[RuleFile]:
    try:
        paths = sorted(folder.iterdir())
        python = [p for p in paths if _is_rule(p)]
        if not python:
            raise RulesRefused([f"--rules {folder}: there is no rule here, such as membership.py"])
        for path in python:
            with path.open("rb") as stream:
                content = stream.read(LARGEST + 1)
            if len(content) > LARGEST:
                raise RulesRefused([f"{path}: the file is larger than {LARGEST // 1024} kB"])
            yield RuleFile(str(path), content)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "odd name").lower()
        raise RulesRefused([f"--rules {folder}: cannot be read ({reason})"]) from None


def _faults(file: RuleFile) -> Iterator[RuleFault]:
    """What is wrong with a rule that could be loaded. Raises `RuleFault` where it could not."""
    if not _NAME.fullmatch(file.kind) or file.kind in KEYS:
        what = f"`{file.kind}` cannot be the name of a rule; use small letters, digits and `_`"
        raise RuleFault(file.path, 1, f"{what}, as in membership.py")
    kind = rule_of(file)
    lines = _lines(file, kind.__name__)
    top = lines.get("", 1)
    yield from (RuleFault(file.path, top, what) for what in _of_class(kind))
    for name, value in vars(kind).items():
        if isinstance(value, _DECLARED) and name not in kind.parameters:
            what = f"`{name}` has no kind of value; write one, as in `{name}: Money = parameter("
            yield RuleFault(file.path, lines.get(name, top), f"{what}...)`")
    for name, declared in kind.parameters.items():
        what = _of_parameter(name, declared)
        if what:
            yield RuleFault(file.path, lines.get(name, top), f"`{name}`: {what}")


def _lines(file: RuleFile, name: str) -> dict[str, int]:
    """The line of the class (under an empty name) and of each of its fields."""
    found: dict[str, int] = {}
    for node in ast.walk(ast.parse(file.content)):
        if isinstance(node, ast.ClassDef) and node.name == name:
            found[""] = node.lineno
            for part in node.body:
                targets = part.targets if isinstance(part, ast.Assign) else []
                targets = [part.target] if isinstance(part, ast.AnnAssign) else targets
                found |= {t.id: part.lineno for t in targets if isinstance(t, ast.Name)}
    return found


def _of_class(kind: type[Mechanism]) -> Iterator[str]:
    if not isinstance(getattr(kind, "phase", None), Phase):
        phases = ", ".join(phase.name for phase in Phase)
        yield f"it needs a phase, as in `phase = Phase.EARN`; there are {phases}"
    if kind.step is Mechanism.step:
        yield "it needs a method `step`, which does one month"
    if not (kind.__doc__ or "").strip():
        yield "it needs a docstring, which `sesim explain` shows"
    if kind.income not in _MONEY:
        yield "`income` is one of earned, public or given"
    if not isinstance(kind.task, Task):
        yield "`task` is one of Task's members"
    if not all(isinstance(cause, Cause) for cause in kind.starves):
        yield "`starves` holds members of Cause"


def _of_parameter(name: str, declared: Parameter) -> str:
    """What is wrong with a parameter; empty where nothing is."""
    if hasattr(Mechanism, name) or name == "name":
        return "every rule has something by that name; choose another"
    if not str(declared.help or "").strip():
        return "it needs a sentence of help"
    for ends in ((declared.low, declared.high), declared.plausible or (None, None)):
        if None not in ends and ends[0] > ends[1]:  # type: ignore[operator]
            return f"its bounds run downwards, from {ends[0]:g} to {ends[1]:g}"
    said = [] if declared.required else [_unreadable(declared, c) for c in _CURRENCIES]
    return f"its default cannot be read: {said[0]}" if all(said) and said else ""


def _unreadable(declared: Parameter, currency: str) -> str:
    mistakes = Mistakes()
    default_of(declared, Reading(mistakes, currency))
    try:
        mistakes.stop_if_any()
    except ScenarioError as error:
        return error.mistakes[0].message
    return ""
