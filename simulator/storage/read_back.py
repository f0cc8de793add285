"""A run's folder read again: its manifest, summary, scenario and numbers, or why it cannot be read.

The files may hold anything: whatever is wrong with them is said in whole sentences.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from simulator.mechanisms.own_rules import in_force
from simulator.results.reasons import read
from simulator.results.result import Failure, Result
from simulator.scenario.load import ScenarioError, loads
from simulator.scenario.scenario import Scenario
from simulator.storage.files import (
    MANIFEST,
    MOST,
    SCENARIO,
    SERIES,
    SUMMARY,
    FolderUnreadable,
    bytes_of,
    json_of,
    not_ours,
    refuse,
)
from simulator.storage.manifest import SCHEMA
from simulator.storage.series import BROKEN, from_npz
from simulator.words.safe_text import clean
from simulator.words.texts import N_

__all__ = [
    "MANIFEST",
    "SCENARIO",
    "SERIES",
    "SUMMARY",
    "FolderUnreadable",
    "Kept",
    "is_shared",
    "read_back",
    "read_manifest",
    "read_run_manifest",
    "read_summary",
    "scenario_of",
]
_IN_EVERY_SUMMARY = ("scenario", "title", "months", "runs", "verdict", "measures", "shortages")


@dataclass(frozen=True)
class Kept:
    """What a run's folder holds: no scenario in one that was made to share, no result in one that
    was saved without its series."""

    path: Path
    manifest: Mapping[str, Any]
    summary: dict[str, Any]
    scenario: Scenario | None
    result: Result | None

    @property
    def shared(self) -> bool:
        return is_shared(self.manifest)


def is_shared(manifest: Mapping[str, Any]) -> bool:
    """Whether a folder was made to share."""
    return manifest["options"].get("shareable") is True


def read_back(folder: str | Path) -> Kept:
    """What a run's folder holds. Raises `FolderUnreadable`."""
    path = Path(folder)
    manifest = read_run_manifest(path)
    summary = _read_summary(path, _content(path, manifest, SUMMARY))
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
        refuse(path, N_("`{folder}` is the folder of a comparison. Name the folder of a run."))
    schema = manifest.get("schema")
    if schema is None:
        refuse(
            path,
            N_(
                "`{folder}` was written by a version of sesim whose runs cannot be read again. Run"
                " the scenario again."
            ),
        )
    if schema != SCHEMA:
        version = clean(str(manifest.get("version")))[:40]
        refuse(
            path,
            N_(
                "`{folder}` has layout `{layout}` of sesim `{version}`. This version reads layout"
                " {ours}: run the scenario again, or use that version."
            ),
            layout=clean(str(schema))[:20],
            version=version,
            ours=SCHEMA,
        )
    return manifest


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest of any folder that sesim has written."""
    if not os.path.isdir(path):  # False too for a name that no file may have
        if os.path.exists(path):
            refuse(
                path,
                N_("`{folder}` is not a folder. Name the folder of a saved run."),
            )
        kept = Path("outputs") / path
        if os.path.isdir(kept):
            refuse(
                path,
                N_("There is no folder `{folder}`. Did you mean `{other}`?"),
                other=clean(kept.as_posix()),
            )
        refuse(
            path,
            N_("There is no folder `{folder}`. `sesim log` lists the runs saved in `outputs`."),
        )
    if path.suffix == ".part":
        refuse(
            path,
            N_(
                "`{folder}` is not complete, because its run was stopped. Run the scenario again,"
                " and delete this folder."
            ),
        )
    if not os.path.lexists(path / MANIFEST):
        refuse(
            path,
            N_(
                "`{folder}` is not the folder of a run, because it holds no `{file}`. `sesim log`"
                " lists the runs saved in `outputs`."
            ),
            file=MANIFEST,
        )
    manifest = json_of(path, MANIFEST, bytes_of(path, MANIFEST))
    files, options = manifest.get("files"), manifest.get("options")
    texts = isinstance(files, dict) and all(isinstance(v, str) for v in files.values())
    if manifest.get("tool") != "sesim" or not texts or not isinstance(options, dict):
        not_ours(path, MANIFEST)
    return manifest


def read_summary(path: Path) -> dict[str, Any]:
    """The summary in a run's folder, whether or not it is as it was written."""
    return _read_summary(path, bytes_of(path, SUMMARY))


def _read_summary(path: Path, content: bytes | None) -> dict[str, Any]:
    summary = {} if content is None else json_of(path, SUMMARY, content)
    if any(name not in summary for name in _IN_EVERY_SUMMARY):
        not_ours(path, SUMMARY)
    return summary


def scenario_of(path: Path, manifest: Mapping[str, Any]) -> Scenario | None:
    """The scenario in a run's folder; None where none was kept."""
    text = _content(path, manifest, SCENARIO)
    return None if text is None else _scenario(path, manifest, text)


def _scenario(path: Path, manifest: Mapping[str, Any], content: bytes) -> Scenario:
    try:
        text = content.decode("utf-8")
        return loads(text, path=path / SCENARIO, largest=MOST[SCENARIO])
    except UnicodeDecodeError:
        refuse(path, N_("`{file}` in `{folder}` is not a text file."), file=SCENARIO)
    except ScenarioError as refused:
        _refuse_without_rules(path, manifest)
        version = clean(str(manifest.get("version")))[:40]
        refuse(
            path,
            N_(
                "`{file}` in `{folder}` was written by sesim `{version}`, and this version does not"
                " accept it:"
            ),
            then=clean(refused.mistakes[0].message),
            file=SCENARIO,
            version=version,
        )


def _refuse_without_rules(path: Path, manifest: Mapping[str, Any]) -> None:
    """Refuse a run that used own rules which are not loaded now."""
    rules, known = manifest.get("rules"), {f"{file.kind}.py" for file in in_force()}
    unknown = [name for name in rules if name not in known] if isinstance(rules, dict) else []
    if unknown:
        refuse(
            path,
            N_(
                "The run in `{folder}` used your own rules ({rules}). Write `--rules FOLDER` with"
                " the folder that holds them."
            ),
            rules=clean(", ".join(f"`{name}`" for name in unknown))[:100],
        )


def _result(path: Path, content: bytes, scenario: Scenario, summary: dict[str, Any]) -> Result:
    try:
        failures = [Failure(int(f["replicate"]), read(f)) for f in summary["failures"]]
        runs, untried = summary["runs"], str(summary.get("untried", ""))
        counts = int(runs["planned"]), int(runs["finished"])
        if not untried and counts[1] != counts[0] - len(failures):
            raise ValueError("the futures do not add up")
        return from_npz(content, scenario, counts, failures, untried)
    except (*BROKEN, ArithmeticError, TypeError, AttributeError):
        refuse(
            path,
            N_(
                "`{file}` in `{folder}` does not hold the numbers of this run. Run the scenario"
                " again."
            ),
            file=SERIES,
        )


def _content(path: Path, manifest: Mapping[str, Any], name: str) -> bytes | None:
    """The content of a file, as it was written; None where the run wrote none."""
    digest = manifest["files"].get(name)
    if digest is None:
        return None
    content = bytes_of(path, name)
    if sha256(content).hexdigest() != digest:
        refuse(
            path,
            N_(
                "`{file}` in `{folder}` was changed since the run wrote it. `sesim verify` shows"
                " every file that was changed."
            ),
            file=name,
        )
    return content
