"""The scenarios that are compared, and the files that have mistakes."""

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from simulator.scenario.catalog import shipped
from simulator.scenario.mistakes import SET, Mistake, ScenarioError, shown_name
from simulator.scenario.role_paths import check_roles, meant, nobody_has, role_of
from simulator.scenario.scenario import Scenario
from simulator.scenario.text.files import STANDARD_INPUT
from simulator.scenario.variant import variant
from simulator.words.safe_text import clean
from simulator.words.texts import gettext

Target = str | Scenario
"""A shipped name, a file, a folder, or a loaded scenario."""
SUFFIXES = (".yaml", ".yml")
"""Ends of the names of files that are read from a folder."""


@dataclass(frozen=True)
class BadFile:
    """A file with mistakes, and all of them."""

    file: str
    mistakes: tuple[str, ...]
    of_changes: tuple[Mistake, ...] = ()
    """Those of the changes, which may be right in other files."""

    @property
    def base_names(self) -> tuple[str, ...]:
        """The mistakes, with the name of the file instead of its path."""
        return tuple(m.replace(self.file, Path(self.file).name) for m in self.mistakes)


@dataclass(frozen=True)
class ScenarioSet:
    """Scenarios, the file of each as it was typed, and the files that are left out."""

    scenarios: tuple[Scenario, ...]
    files: tuple[str, ...]
    bad: tuple[BadFile, ...]
    spared: tuple[int, ...] = ()
    """The scenarios, by index, that lack what some change is about, and have only the others."""
    bases: tuple[str, ...] = ()
    """Files with `abstract: yes`: others extend them, and they are not ranked."""

    def number(self, name: str, labels: Sequence[str]) -> int | None:
        """The index of the scenario with this label, file or name; None if no scenario or several
        have it."""
        paths = [Path(file) for file in self.files]
        for words in (
            list(labels),
            list(self.files),
            [p.stem for p in paths],
            [p.name for p in paths],
            [s.name for s in self.scenarios],
        ):
            if words.count(name) == 1:
                return words.index(name)
        return None

    def names_bad(self, name: str) -> bool:
        """Whether this is one of the files that are left out."""
        return any(name in (b.file, Path(b.file).stem, Path(b.file).name) for b in self.bad)


class NoScenarioFiles(FileNotFoundError):
    """A folder without scenario files; the message is in whole sentences."""


def files_of(targets: Sequence[Target]) -> list[Target]:
    """The targets, with the scenario files of a folder in the place of the folder.

    Raises `NoScenarioFiles` for a folder that does not exist or has no scenario files, and
    `PermissionError`."""
    files: list[Target] = []
    for target in targets:
        if isinstance(target, Scenario):
            files.append(target)
            continue
        if target.endswith(("/", os.sep)) and not os.path.isdir(target):
            raise NoScenarioFiles(
                gettext(
                    "There is no folder `{folder}`. Write the path of a folder with scenario files,"
                    " or the names of two or more scenarios (`sesim list` shows their names).",
                    folder=clean(target),
                )
            )
        if target in shipped() or not os.path.isdir(target):
            files.append(target)
            continue
        inside = sorted(
            p for p in Path(target).iterdir() if p.suffix in SUFFIXES and not p.name.startswith(".")
        )
        if not inside:
            raise NoScenarioFiles(
                gettext(
                    "There is no scenario file in the folder `{folder}`. Scenario files have names"
                    " that end in `.yaml`.",
                    folder=clean(target),
                )
            )
        files += map(str, inside)
    return files


def name_of(target: Target) -> str:
    """The file as it was typed; for a loaded scenario its file, or its name if it has no file."""
    return str(target.path or target.name) if isinstance(target, Scenario) else target


def read_scenarios(files: Sequence[Target], changes: Mapping[str, str]) -> ScenarioSet:
    """The scenarios of all files, with the same changes. A file with mistakes does not stop the
    others. A change of a block that some scenarios lack leaves these as they are, if others have
    it. Files with `abstract: yes` are left out, if two others remain. Raises `ScenarioError` for a
    change that is mistaken wherever it could be made, such as one of a role that is unknown."""
    check_roles(changes)
    found = [(file, _read(file, changes)) for file in files]
    spared = _spared([file for file, plan in found if isinstance(plan, BadFile)], found, changes)
    read = [(name_of(file), spared.get(name_of(file), plan)) for file, plan in found]
    good = [(name, plan) for name, plan in read if isinstance(plan, Scenario)]
    ranked = [(name, plan) for name, plan in good if not plan.abstract]
    chosen = ranked if len(ranked) > 1 else good
    return ScenarioSet(
        tuple(plan for _, plan in chosen),
        tuple(name for name, _ in chosen),
        tuple(plan for _, plan in read if isinstance(plan, BadFile)),
        tuple(i for i, (name, _) in enumerate(chosen) if name in spared),
        tuple(name for name, plan in good if (name, plan) not in chosen),
    )


def _spared(
    refused: Sequence[Target],
    found: Sequence[tuple[Target, Scenario | BadFile]],
    changes: Mapping[str, str],
) -> dict[str, Scenario]:
    """Of the files that refuse the changes, by name, those that have no mistake but lack what some
    change is about, with the other changes. None where a change is good in no file: then it is a
    mistake."""
    heads = {path: value for path, value in changes.items() if "." not in path}
    read = {name_of(file): _read(file, heads) for file in refused}
    plain = {name: plan for name, plan in read.items() if isinstance(plan, Scenario)}
    kept = {name: heads | _about(plan, changes) for name, plan in plain.items()}
    own = {name: _read(file, kept[name]) for file in refused if (name := name_of(file)) in kept}
    spared = {name: plan for name, plan in own.items() if isinstance(plan, Scenario)}
    if any(isinstance(plan, Scenario) for _, plan in found):
        return spared
    for path in changes:
        if kept and role_of(path) and not any(path in one for one in kept.values()):
            nobody_has(path, plain.values())
    _refuse_changes([plan for _, plan in found if isinstance(plan, BadFile)], changes, kept)
    good = set().union(*(kept[name] for name in spared))
    return spared if changes.keys() <= good else {}


def _about(plan: Scenario, changes: Mapping[str, str]) -> dict[str, str]:
    """The changes of blocks that the scenario has."""
    blocks = {path for path, _ in plan.blocks()}
    return {
        path: value
        for path, value in changes.items()
        if (
            meant(path, plan)
            if role_of(path)
            else path.removeprefix("mechanisms.").rpartition(".")[0] in blocks
        )
    }


def _refuse_changes(
    bad: Sequence[BadFile], changes: Mapping[str, str], kept: Mapping[str, Mapping[str, str]]
) -> None:
    """Raises `ScenarioError` for changes that each file refuses that has what they are about:
    each is told once, in the words of most files. `kept`: by name, what each file has."""
    found = []
    for path in changes:
        read = [one for one in bad if one.file in kept] or bad
        having = [one for one in read if path in kept.get(one.file, ())] or read
        said = [mistake for one in having if (mistake := _of_path(path, one))]
        if len(said) == len(having):
            found.append(Counter(said).most_common(1)[0][0])
    if found:
        raise ScenarioError(found)


def _of_path(path: str, bad: BadFile) -> Mistake | None:
    """The first mistake of a change in a file, without the path, which differs from file to file
    where it has a role."""
    short = path.removeprefix("mechanisms.")
    for mistake in bad.of_changes:
        if (mistake.role or mistake.path.removeprefix("mechanisms.")) in (path, short):
            return replace(mistake, path=short, role="")
    return None


def what_if(file: Target, own: Mapping[str, str], changes: Mapping[str, str]) -> ScenarioSet:
    """A scenario without and with `changes`. Raises `ScenarioError`."""
    name = name_of(file)
    return ScenarioSet((variant(file, own), variant(file, {**own, **changes})), (name, name), ())


def _read(file: Target, changes: Mapping[str, str]) -> Scenario | BadFile:
    try:
        return variant(file, changes)
    except ScenarioError as refused:
        named = shown_name(str(STANDARD_INPUT)) if file == "-" else name_of(file)
        return BadFile(
            named,
            tuple(  # a change names no file, and may be right in others
                f"{named}: {mistake}" if mistake.file == SET else str(mistake)
                for mistake in refused.mistakes
            ),
            tuple(mistake for mistake in refused.mistakes if mistake.file == SET),
        )
