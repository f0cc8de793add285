"""`rerun`: what a folder holds, run again: do the same bytes come out?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from simulator.experiments import ensemble
from simulator.reports.report import median_future
from simulator.scenario.scenario import Scenario
from simulator.storage.folder import new_folder
from simulator.storage.manifest import made_with
from simulator.storage.read_back import (
    MANIFEST,
    SERIES,
    FolderUnreadable,
    is_shared,
    read_run_manifest,
    read_summary,
    scenario_of,
)
from simulator.storage.verify import Verified, verify
from simulator.verbs.keeping import Keeping, write_all
from simulator.verbs.progress import Progress
from simulator.verbs.read_run import recorded_order
from simulator.verbs.run import Run
from simulator.verbs.simulate import Plan
from simulator.words.safe_text import clean

_MOST_NAMED = 12


@dataclass(frozen=True)
class Rerun:
    """Which files came out again with the same bytes as they were written with."""

    folder: Path
    same: tuple[str, ...]
    different: tuple[str, ...]
    gone: tuple[str, ...]
    """Files that do not come out any more."""
    new: tuple[str, ...]
    """Files that did not come out then."""
    versions: Mapping[str, tuple[str, str]]
    """What has another version now: as it was then, as it is now."""
    since: Verified
    """What was done to the folder since it was written."""

    @property
    def all_same(self) -> bool:
        return not (self.different or self.gone or self.new)

    def as_text(self) -> str:
        """A line for all, and one for each way in which files differ."""
        total = len(self.same) + len(self.different) + len(self.gone)
        said = "the same bytes came out again" if self.all_same else "other bytes came out"
        lines = [f"{self.folder}: {said}: {len(self.same)} of {total} files are the same."]
        for tag, names in (("different", self.different), ("gone", self.gone), ("new", self.new)):
            lines += [f"  {tag:<11}{named(names)}"] if names else []
        if self.versions:
            told = (f"{name} {then} then, {now} now" for name, (then, now) in self.versions.items())
            lines.append(f"  {'versions':<11}{'; '.join(told)}")
        if not self.since.sound:
            lines.append("  The folder was changed since it was written: see `sesim verify`.")
        return "\n".join(map(clean, lines))

    def as_data(self) -> dict[str, Any]:
        """The same for programs."""
        groups = ("same", "different", "gone", "new")
        return {
            "folder": str(self.folder),
            "all_same": self.all_same,
            **{group: list(getattr(self, group)) for group in groups},
            "versions": {n: {"then": then, "now": now} for n, (then, now) in self.versions.items()},
            "changed_since": not self.since.sound,
        }


def rerun(
    folder: str | Path, *, workers: int = 1, progress: Progress | bool | None = None
) -> Rerun:
    """Run a folder's scenario again with its seed, runs and options, and compare every file with
    the digest of what was written then.

    Raises `FolderUnreadable` for what cannot be run again, such as a folder written to be shared.
    """
    path = Path(folder)
    manifest = read_run_manifest(path)
    if is_shared(manifest):
        raise FolderUnreadable(
            f"{clean(str(path))} was written to be shared: the scenario and the seed are left"
            " out, so it cannot be run again."
        )
    scenario = scenario_of(path, manifest)
    if scenario is None:
        raise FolderUnreadable(
            f"{clean(str(path))} holds no scenario.yaml (its scenario was made in Python), so it"
            " cannot be run again."
        )
    run = _again(scenario, manifest, workers, progress)
    return _compared(path, manifest, _written(run, manifest, _output(path)))


def _again(
    scenario: Scenario,
    manifest: Mapping[str, Any],
    workers: int,
    progress: Progress | bool | None,
) -> Run:
    """The same futures: where the time limit left some out, no more than then."""
    order, untried = recorded_order(manifest), manifest.get("untried")
    if not isinstance(untried, str):
        return Plan(scenario, order, ()).simulate(workers, progress)
    tried = manifest["runs"]["finished"] + manifest["runs"]["failed"]
    few = Plan(replace(scenario, runs=tried), order, ()).simulate(workers, progress).result
    result = replace(few, scenario=scenario, planned=scenario.runs, untried=untried)
    return Run(order, scenario=scenario, result=result)


def _written(run: Run, manifest: Mapping[str, Any], output: object) -> dict[str, str]:
    """The digests of all files of a run, kept as the manifest says."""
    replayed, result = manifest.get("replayed"), run.result
    rows = manifest["options"].get("rows") is True
    how = Keeping(rows=rows, series=SERIES in manifest["files"])
    if type(replayed) is not int or replayed not in result.replicates:
        replayed = median_future(result)
    with TemporaryDirectory(prefix="sesim-") as place:
        folder = new_folder(Path(place), result.scenario.name)
        summary = run.summary | {"output": output}
        future = ensemble.replay(result.scenario, replayed)
        write_all(folder, result, summary, how, future, run.order)
        return {name: digest for name, digest in folder.digests.items() if name != MANIFEST}


def _compared(path: Path, manifest: Mapping[str, Any], now: Mapping[str, str]) -> Rerun:
    then, today = manifest["files"], made_with()
    both = sorted(then.keys() & now.keys())
    return Rerun(
        path,
        tuple(name for name in both if then[name] == now[name]),
        tuple(name for name in both if then[name] != now[name]),
        tuple(sorted(then.keys() - now.keys())),
        tuple(sorted(now.keys() - then.keys())),
        {
            name: (clean(str(manifest.get(name)))[:40], str(version))
            for name, version in today.items()
            if manifest.get(name) != version
        },
        verify(path),
    )


def _output(path: Path) -> object:
    """What the summary says of where it stands, which says nothing of what came out."""
    try:
        return read_summary(path)["output"]
    except (FolderUnreadable, LookupError):
        return path.as_posix()


def named(names: tuple[str, ...]) -> str:
    """The first dozen of some names, and how many more there are."""
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
