"""Reading the folders of `--rules`: every file is a rule without faults, or the command stops."""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from simulator.mechanisms import kinds
from simulator.mechanisms.base import Mechanism, Phase
from simulator.mechanisms.own_rules import RuleFault, RuleFile, file_of, rule_of
from simulator.mechanisms.parameters import Parameter, parameter
from simulator.scenario.blocks import default_of
from simulator.scenario.labels import LABEL
from simulator.scenario.mistakes import Mistakes, ScenarioError
from simulator.scenario.numbers import NUMBER
from simulator.scenario.scenario import Scenario
from simulator.scenario.sections import KEYS
from simulator.scenario.values.reading import Reading
from simulator.vocabulary import INCOME, Cause, Task
from simulator.words.numbers import all_of, any_of
from simulator.words.os_reasons import why_not
from simulator.words.safe_text import clean, quote
from simulator.words.texts import gettext, phrase

LARGEST = 256 * 1024
"""Bytes of a rule's file."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_DECLARED = type(parameter(help="What a parameter is declared as."))
_MONEY = (None, *INCOME)
_CURRENCIES = ("IDR", "USD")
"""A default must be readable in one of them: with cents, or without."""


class RulesRefused(Exception):
    """Rule files that cannot be used: one line each, with the file and where in it."""

    def __init__(self, faults: Sequence[object]) -> None:
        self.faults = tuple(map(str, faults))
        super().__init__("\n".join(self.faults))


def read_rules(folders: Sequence[Path]) -> tuple[RuleFile, ...]:
    """The rules of all folders, each loaded and checked. Raises `RulesRefused`."""
    files = [file for folder in folders for file in _files(folder)]
    faults: list[RuleFault] = []
    taken = dict.fromkeys(kinds(), "")
    for file in files:
        if file.kind in taken:
            faults.append(RuleFault(file.path, 1, _taken(file.kind, taken[file.kind])))
            continue
        taken[file.kind] = file.path
        try:
            faults += _faults(file)
        except RuleFault as fault:
            faults.append(fault)
    if faults:
        raise RulesRefused(faults)
    return tuple(files)


def _taken(kind: str, path: str) -> str:
    """The message about a name that the rule in the file `path` has, or (empty) a rule of sesim."""
    if not path:
        return gettext(
            "a rule of sesim has the name {name} already; give the file another name",
            name=f"`{kind}`",
        )
    return gettext(
        "the rule in {path} has the name {name} already; give the file another name",
        path=clean(path),
        name=f"`{kind}`",
    )


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
            said = gettext("there is no rule in this folder, such as `membership.py`")
            raise RulesRefused([f"--rules {folder}: {said}"])
        for path in python:
            with path.open("rb") as stream:
                content = stream.read(LARGEST + 1)
            if len(content) > LARGEST:
                said = gettext(
                    "the file is larger than {most} kB; write a shorter rule", most=LARGEST // 1024
                )
                raise RulesRefused([f"{path}: {said}"])
            yield RuleFile(str(path), content)
    except (OSError, ValueError) as error:
        said = gettext(
            "this folder cannot be read ({reason}); write the name of a folder with rules",
            reason=why_not(error) if isinstance(error, OSError) else _odd_name(),
        )
        raise RulesRefused([f"--rules {folder}: {said}"]) from None


def _odd_name() -> str:
    return phrase("a name cannot be like this")


def _faults(file: RuleFile) -> Iterator[RuleFault]:
    """What is wrong with a rule that could be loaded. Raises `RuleFault` where it could not."""
    if not _NAME.fullmatch(file.kind) or file.kind in KEYS:
        said = gettext(
            "{name} cannot be the name of a rule; use small letters, digits and `_`, as in"
            " `membership.py`",
            name=f"`{clean(file.kind)}`",
        )
        raise RuleFault(file.path, 1, said)
    kind = rule_of(file)
    lines = _lines(file, kind.__name__)
    top = lines.get("", 1)
    yield from (RuleFault(file.path, top, what) for what in _of_class(kind))
    for name, value in vars(kind).items():
        if isinstance(value, _DECLARED) and name not in kind.parameters:
            said = gettext(
                "{name} has no kind of value; write one, as in {example}",
                name=f"`{name}`",
                example=f"`{name}: Money = parameter(...)`",
            )
            yield RuleFault(file.path, lines.get(name, top), said)
    for name, declared in kind.parameters.items():
        said = _of_parameter(name, declared)
        if said:
            yield RuleFault(file.path, lines.get(name, top), f"`{name}`: {said}")


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
        yield gettext(
            "it needs a phase, as in `phase = Phase.EARN`; the phases are {phases}",
            phases=all_of([f"`{phase.name}`" for phase in Phase]),
        )
    if kind.step is Mechanism.step:
        yield gettext("it needs a method `step`, which does the work of one month")
    if not (kind.__doc__ or "").strip():
        yield gettext("it needs a docstring, which `sesim explain` shows")
    if kind.income not in _MONEY:
        kinds_of_money = any_of([f"`{kind}`" for kind in INCOME])
        yield gettext("`income` must be {kinds}", kinds=kinds_of_money)
    if not isinstance(kind.task, Task):
        yield gettext("`task` must be a member of `Task`, such as `Task.ADVOCACY`")
    if not all(isinstance(cause, Cause) for cause in kind.starves):
        yield gettext("`starves` may hold only members of `Cause`, such as `Cause.DEMAND`")


def _of_parameter(name: str, declared: Parameter) -> str:
    """What is wrong with a parameter; empty where nothing is."""
    if hasattr(Mechanism, name) or name in ("name", "key", LABEL, NUMBER):
        return gettext("every rule has something with this name; choose another name")
    if not str(declared.help or "").strip():
        return gettext("it needs a sentence of `help`")
    for ends in ((declared.low, declared.high), declared.plausible or (None, None)):
        if None not in ends and ends[0] > ends[1]:  # type: ignore[operator]
            return gettext(
                "the lower bound {low} is above the upper bound {high}; write the smaller one"
                " first",
                low=f"{ends[0]:g}",
                high=f"{ends[1]:g}",
            )
    said = [] if declared.required else [_unreadable(declared, c) for c in _CURRENCIES]
    return said[0] if all(said) and said else ""


def _unreadable(declared: Parameter, currency: str) -> str:
    """Why a default cannot be read; empty where it can."""
    mistakes = Mistakes()
    default_of(declared, Reading(mistakes, currency))
    try:
        mistakes.stop_if_any()
    except ScenarioError as error:
        said = gettext("its default {default} cannot be read", default=quote(str(declared.default)))
        return f"{said}; {error.mistakes[0].message}"
    return ""
