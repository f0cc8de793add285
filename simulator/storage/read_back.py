"""A run's folder read again: its manifest, summary, scenario and numbers, or why it cannot be.

What is read may be anything: each way in which it is no sound folder is one sentence.
"""

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

from simulator.mechanisms.own_rules import in_force
from simulator.results.result import Failure, Result
from simulator.scenario.load import ScenarioError, loads
from simulator.scenario.scenario import Scenario
from simulator.storage.manifest import SCHEMA
from simulator.storage.series import BROKEN, from_npz
from simulator.words.os_reasons import why_not
from simulator.words.safe_text import clean

MANIFEST, SUMMARY = "manifest.json", "summary.json"
SCENARIO, SERIES = "scenario.yaml", "series.npz"
_MOST = {MANIFEST: 1 << 22, SUMMARY: 1 << 26, SCENARIO: 1 << 19, SERIES: 1 << 32}
"""Bytes of each file at most; a scenario may be what six files of 64 kB come to."""
_IN_EVERY_SUMMARY = ("scenario", "title", "months", "runs", "verdict", "measures", "causes")


class FolderUnreadable(Exception):
    """A folder that is not what a run has kept, and why, in one sentence."""


@dataclass(frozen=True)
class Kept:
    """What a run's folder holds; no scenario in one that was written to be shared, no result in
    one that was written without its series."""

    path: Path
    manifest: Mapping[str, Any]
    summary: dict[str, Any]
    scenario: Scenario | None
    result: Result | None

    @property
    def shared(self) -> bool:
        return is_shared(self.manifest)


def is_shared(manifest: Mapping[str, Any]) -> bool:
    """Whether a folder was written to be handed on."""
    return manifest["options"].get("shareable") is True


def read_back(folder: str | Path) -> Kept:
    """What is kept in a run's folder. Raises `FolderUnreadable`."""
    path = Path(folder)
    manifest = read_run_manifest(path)
    summary = _told(path, _content(path, manifest, SUMMARY))
    scenario = scenario_of(path, manifest)
    series = None if scenario is None else _content(path, manifest, SERIES)
    result = None
    if scenario is not None and series is not None:
        result = _result(path, series, scenario, summary)
    return Kept(path, manifest, summary, scenario, result)


def read_run_manifest(path: Path) -> dict[str, Any]:
    """The manifest of a run's folder (not of a comparison's) in today's layout."""
    manifest = read_manifest(path)
    if "scenarios" in manifest:
        _refuse(path, "is the folder of a comparison, not of a run.")
    schema = manifest.get("schema")
    if schema is None:
        _refuse(path, "was written before runs could be read back; run the scenario again.")
    if schema != SCHEMA:
        version = clean(str(manifest.get("version")))[:40]
        _refuse(
            path,
            f"has the layout {clean(str(schema))[:20]} of sesim {version}; this version reads"
            f" layout {SCHEMA}.",
        )
    return manifest


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest of any folder that sesim has written."""
    if not os.path.isdir(path):  # False too for a name that no file may have
        if os.path.exists(path):
            _refuse(path, "is not a folder; name the folder that a run was kept in.")
        kept = Path("outputs") / path
        if os.path.isdir(kept):
            _refuse(path, f"is not there; did you mean {clean(kept.as_posix())}?")
        _refuse(path, "is not there; `sesim log` lists the runs kept in outputs.")
    if path.suffix == ".part":
        _refuse(path, "was being filled when the run was cut short.")
    if not os.path.lexists(path / MANIFEST):
        _refuse(path, f"is no run folder: no {MANIFEST} in it.")
    manifest = _json(path, MANIFEST, _bytes(path, MANIFEST))
    files, options = manifest.get("files"), manifest.get("options")
    texts = isinstance(files, dict) and all(isinstance(v, str) for v in files.values())
    if manifest.get("tool") != "sesim" or not texts or not isinstance(options, dict):
        _refuse(path, f"is no run folder: its {MANIFEST} is not one that sesim writes.")
    return manifest


def read_summary(path: Path) -> dict[str, Any]:
    """The summary in a run's folder, whether or not it is as it was written."""
    return _told(path, _bytes(path, SUMMARY))


def _told(path: Path, content: bytes | None) -> dict[str, Any]:
    summary = {} if content is None else _json(path, SUMMARY, content)
    if any(name not in summary for name in _IN_EVERY_SUMMARY):
        _refuse(path, f"is no run folder: its {SUMMARY} is not one that sesim writes.")
    return summary


def scenario_of(path: Path, manifest: Mapping[str, Any]) -> Scenario | None:
    """The scenario in a run's folder; None where none was kept."""
    text = _content(path, manifest, SCENARIO)
    return None if text is None else _scenario(path, manifest, text)


def _scenario(path: Path, manifest: Mapping[str, Any], content: bytes) -> Scenario:
    try:
        text = content.decode("utf-8")
        return loads(text, path=path / SCENARIO, largest=_MOST[SCENARIO])
    except UnicodeDecodeError:
        _refuse(path, f"has a {SCENARIO} that is not text.")
    except ScenarioError as refused:
        _refuse_without_rules(path, manifest)
        version = clean(str(manifest.get("version")))[:40]
        _refuse(
            path,
            f"has a {SCENARIO}, written by sesim {version}, that this version does not take:"
            f" {clean(refused.mistakes[0].message)}",
        )


def _refuse_without_rules(path: Path, manifest: Mapping[str, Any]) -> None:
    """The rules of one's own that a run was made with and that are not known now."""
    rules, known = manifest.get("rules"), {f"{file.kind}.py" for file in in_force()}
    lacking = [name for name in rules if name not in known] if isinstance(rules, dict) else []
    if lacking:
        _refuse(
            path,
            f"was made with rules of one's own ({clean(', '.join(lacking))[:100]}): write"
            " --rules FOLDER with the folder that they are in.",
        )


def _result(path: Path, content: bytes, scenario: Scenario, summary: dict[str, Any]) -> Result:
    try:
        failures = [Failure(int(f["replicate"]), str(f["reason"])) for f in summary["failures"]]
        runs, untried = summary["runs"], str(summary.get("untried", ""))
        counts = int(runs["planned"]), int(runs["finished"])
        if not untried and counts[1] != counts[0] - len(failures):
            raise ValueError("the futures do not add up")
        return from_npz(content, scenario, counts, failures, untried)
    except (*BROKEN, ArithmeticError, TypeError, AttributeError):
        _refuse(path, f"has a {SERIES} that does not hold the numbers of this run.")


def _content(path: Path, manifest: Mapping[str, Any], name: str) -> bytes | None:
    """A file as it was written; None where none was."""
    digest = manifest["files"].get(name)
    if digest is None:
        return None
    content = _bytes(path, name)
    if sha256(content).hexdigest() != digest:
        _refuse(path, f"is not as it was written: {name} was changed (see `sesim verify`).")
    return content


def _bytes(path: Path, name: str) -> bytes:
    """All bytes of a plain file."""
    file, most = path / name, _MOST[name]
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            _refuse(path, f"has a {name} that is not a file.")
        if found.st_size > most:
            _refuse(path, f"has a {name} of more than {most:,} bytes, too large for one of a run.")
        with file.open("rb") as stream:
            return stream.read(found.st_size)
    except FileNotFoundError:
        _refuse(path, f"is not as it was written: {name} is missing (see `sesim verify`).")
    except OSError as error:
        reason = why_not(error)
        _refuse(path, f"has a {name} that cannot be read ({reason}).")


def _json(path: Path, name: str, content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        _refuse(path, f"has a {name} that is not one JSON object.")
    return found


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _refuse(path: Path, why: str) -> NoReturn:
    raise FolderUnreadable(f"{clean(str(path))[:300]} {why}")
