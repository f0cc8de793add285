"""`rerun`: what a folder holds, run again: do the same bytes come out?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from simulator.experiments import ensemble
from simulator.reports.report import median_future
from simulator.scenario.scenario import Scenario
from simulator.storage.folder import as_json, new_folder
from simulator.storage.manifest import digests_of_rules, made_with
from simulator.storage.read_back import (
    MANIFEST,
    SERIES,
    SUMMARY,
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
from simulator.words.lines import indented
from simulator.words.safe_text import clean

_WIDTH = 80
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

    open: tuple[str, ...] = ()
    """Files of which nobody can say whether the same came out."""

    @property
    def all_same(self) -> bool:
        return not (self.different or self.gone or self.new)

    @property
    def well(self) -> bool:
        """Whether the same came out, and the folder still holds it."""
        return self.all_same and self.since.sound

    def as_text(self, width: int = _WIDTH) -> str:
        """What came out, what was changed in the folder since, each way in which files differ."""
        total = len(self.same) + len(self.different) + len(self.gone)
        came = f"{len(self.same)} of {total} files"
        again = f"gives again what was written then: {came}."
        other = f"gives other files than were written then: {came} are the same."
        said = [f"{self.folder}: {again if self.all_same else other}"]
        if not self.since.sound:
            changed = _done_to(self.since)
            but = "But since then" if self.all_same else "Since then"
            said.append(f"  {but} {changed}: see `sesim verify {self.folder}`.")
        groups = ("different", "gone", "new")
        said += [f"  {tag:<11}{named(names)}" for tag in groups if (names := getattr(self, tag))]
        if self.open:
            why = "what it said of its own place can no longer be read"
            said.append(f"  {'left out':<11}{named(self.open)}: {why}")
        if self.versions:
            told = (f"{name} {then} then, {now} now" for name, (then, now) in self.versions.items())
            said.append(f"  {'versions':<11}{'; '.join(told)}")
        lines = (line for text in said for line in indented(clean(text), width))
        return "\n".join(lines)

    def as_data(self) -> dict[str, Any]:
        """The same for programs."""
        groups = ("same", "different", "gone", "new", "open")
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
    rules = digests_of_rules([scenario])
    return _compared(path, manifest, rules, _written(run, manifest, _outputs(path)))


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
    tried = _tried(manifest, scenario)
    few = Plan(replace(scenario, runs=tried), order, ()).simulate(workers, progress).result
    result = replace(few, scenario=scenario, planned=scenario.runs, untried=untried)
    return Run(order, scenario=scenario, result=result)


def _tried(manifest: Mapping[str, Any], scenario: Scenario) -> int:
    """How many futures were tried before the time was up."""
    runs = manifest.get("runs")
    parts = [runs.get(name) for name in ("finished", "failed")] if isinstance(runs, dict) else []
    tried = sum(part for part in parts if type(part) is int and part >= 0)
    if not 0 < tried <= scenario.runs:
        raise FolderUnreadable(
            f"its {MANIFEST} does not say how many futures were tried before the time was up."
        )
    return tried


def _written(run: Run, manifest: Mapping[str, Any], outputs: list[object]) -> dict[str, str]:
    """The digests of all files of a run, kept as the manifest says; the summary stands in the
    first of the `outputs` with which it is the same as then."""
    replayed, result = manifest.get("replayed"), run.result
    rows = manifest["options"].get("rows") is True
    how = Keeping(rows=rows, series=SERIES in manifest["files"])
    if type(replayed) is not int or replayed not in result.replicates:
        replayed = median_future(result)
    with TemporaryDirectory(prefix="sesim-") as place:
        folder = new_folder(Path(place), result.scenario.name)
        summary = run.summary | {"output": outputs[0]}
        future = ensemble.replay(result.scenario, replayed)
        told = write_all(folder, result, summary, how, future, run.order)
    for output in outputs:
        digest = sha256(as_json(told | {"output": output}).encode()).hexdigest()
        if digest == manifest["files"].get(SUMMARY):
            folder.digests[SUMMARY] = digest
    return {name: digest for name, digest in folder.digests.items() if name != MANIFEST}


def _compared(
    path: Path,
    manifest: Mapping[str, Any],
    rules: Mapping[str, Mapping[str, str]],
    now: Mapping[str, str],
) -> Rerun:
    then, today, since = manifest["files"], made_with(), verify(path)
    both = sorted(then.keys() & now.keys())
    unlike = tuple(name for name in both if then[name] != now[name])
    spoilt = {SUMMARY} & {*since.changed, *since.missing}  # where it stood is not known any more
    return Rerun(
        path,
        tuple(name for name in both if then[name] == now[name]),
        tuple(name for name in unlike if name not in spoilt),
        tuple(sorted(then.keys() - now.keys())),
        tuple(sorted(now.keys() - then.keys())),
        {
            name: (clean(str(manifest.get(name)))[:40], str(version))
            for name, version in today.items()
            if manifest.get(name) != version
        }
        | _other_rules(manifest.get("rules"), rules.get("rules", {})),
        since,
        tuple(name for name in unlike if name in spoilt),
    )


def _other_rules(then: object, now: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Rules of one's own whose text is another now: the beginning of its digest, then and now."""
    kept = then if isinstance(then, dict) else {}
    return {
        name: (clean(str(kept.get(name, "not used")))[:8], digest[:8])
        for name, digest in now.items()
        if kept.get(name) != digest
    }


def _outputs(path: Path) -> list[object]:
    """What the summary says of where it stands, which says nothing of what came out; where it
    cannot be read or was edited, it may have stood here or in `outputs`."""
    likely: list[object] = [path.as_posix(), f"outputs/{path.absolute().name}"]
    try:
        return [read_summary(path)["output"], *likely]
    except (FolderUnreadable, LookupError):
        return likely


def _done_to(since: Verified) -> str:
    """What was done to a folder since it was written, as the end of a sentence."""
    groups = (
        (since.changed, "was changed", "were changed"),
        (since.missing, "is missing", "are missing"),
        (since.extra, "was added", "were added"),
    )
    told = [f"{named(n)} {one if len(n) == 1 else more}" for n, one, more in groups if n]
    return " and ".join(part for part in (", ".join(told[:-1]), told[-1]) if part)


def named(names: tuple[str, ...]) -> str:
    """The first dozen of some names, and how many more there are."""
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
