"""`rerun`: a kept folder is run again, and its files are compared with those of then."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from simulator.experiments import ensemble
from simulator.reports.report import median_future
from simulator.scenario.catalog import shipped
from simulator.scenario.scenario import Scenario
from simulator.storage.folder import as_json, new_folder
from simulator.storage.manifest import digests_of_rules, made_with
from simulator.storage.read_back import (
    MANIFEST,
    SCENARIO,
    SERIES,
    SUMMARY,
    FolderUnreadable,
    is_shared,
    read_run_manifest,
    read_summary,
    scenario_of,
)
from simulator.storage.study_file import SUFFIX
from simulator.storage.verify import verify
from simulator.verbs.keeping import Keeping, write_all
from simulator.verbs.lives import HOW
from simulator.verbs.planned import Plan
from simulator.verbs.progress import Progress
from simulator.verbs.read_run import recorded_request
from simulator.verbs.rerun_result import NOT_USED, Rerun
from simulator.verbs.run import Run
from simulator.words.language import ENGLISH, PSEUDO, languages, speaking
from simulator.words.safe_text import clean, quote
from simulator.words.texts import gettext


def rerun(
    folder: str | Path, *, workers: int = 1, progress: Progress | bool | None = None
) -> Rerun:
    """Run a folder's scenario again with its seed, runs, options and language, and compare every
    file with the digest of what was written then.

    Raises `FolderUnreadable` for what cannot be run again, such as a folder made to share.
    """
    path = Path(folder)
    manifest = read_run_manifest(path)
    if is_shared(manifest):
        raise FolderUnreadable(
            gettext(
                "`{folder}` was made to share: it has no scenario and no seed, so it cannot be run"
                " again. Ask the person who made it for the scenario.",
                folder=clean(str(path)),
            )
        )
    scenario = scenario_of(path, manifest)
    if scenario is None:
        raise FolderUnreadable(
            gettext(
                "`{folder}` has no `scenario.yaml`, as its scenario was made in Python. So it"
                " cannot be run again from here; run the Python program again.",
                folder=clean(str(path)),
            )
        )
    scenario = _as_then(scenario, manifest)
    code = _language(path, manifest)
    run = _again(scenario, manifest, workers, progress)
    if (how := manifest["options"].get("causes")) in HOW:
        run.live_again(how, workers, progress)
    if manifest["options"].get("stress") is True:
        with TemporaryDirectory(prefix="sesim-") as place:
            run.stress(workers, progress, study=Path(place) / f"{scenario.name}{SUFFIX}")
    with speaking(code):
        now = _written(run, manifest, _outputs(path))
    return _compared(path, manifest, digests_of_rules([scenario]), now)


def _as_then(scenario: Scenario, manifest: Mapping[str, Any]) -> Scenario:
    """With the name that its file had: the report has a command with it. One that comes with sesim
    is known by its own name."""
    file, own = str(manifest.get("file") or SCENARIO), shipped().get(scenario.name)
    return scenario if own and own.name == file else scenario.called(Path(file).name)


def _language(path: Path, manifest: Mapping[str, Any]) -> str:
    """The code of the language in which the folder was written."""
    code = str(manifest.get("language", ENGLISH))
    if code not in (*languages(), PSEUDO):
        raise FolderUnreadable(
            gettext(
                "`{folder}` was written in the language {code}, which this version of sesim does"
                " not have. Use the version that wrote it.",
                folder=clean(str(path)),
                code=quote(code),
            )
        )
    return code


def _again(
    scenario: Scenario,
    manifest: Mapping[str, Any],
    workers: int,
    progress: Progress | bool | None,
) -> Run:
    """The same futures; where the time limit left some out, only those that were finished."""
    request, untried = recorded_request(manifest), manifest.get("untried")
    if not isinstance(untried, str):
        return Plan(scenario, request, ()).simulate(workers, progress)
    tried = _tried(manifest, scenario)
    few = Plan(replace(scenario, runs=tried), request, ()).simulate(workers, progress).result
    result = replace(few, scenario=scenario, planned=scenario.runs, untried=untried)
    return Run(request, scenario=scenario, result=result)


def _tried(manifest: Mapping[str, Any], scenario: Scenario) -> int:
    """The number of futures that were tried before the time limit."""
    runs = manifest.get("runs")
    parts = [runs.get(name) for name in ("finished", "failed")] if isinstance(runs, dict) else []
    tried = sum(part for part in parts if type(part) is int and part >= 0)
    if not 0 < tried <= scenario.runs:
        raise FolderUnreadable(
            gettext(
                "The `{file}` of this folder does not say how many futures were tried before the"
                " time limit, so it cannot be run again.",
                file=MANIFEST,
            )
        )
    return tried


def _written(run: Run, manifest: Mapping[str, Any], outputs: list[object]) -> dict[str, str]:
    """The digests of all files of a run, written with the options of the manifest. The summary
    names its folder: it counts as the same where it is the same with one of the `outputs`."""
    replayed, result = manifest.get("replayed"), run.result
    rows = manifest["options"].get("rows") is True
    how = Keeping(rows=rows, series=SERIES in manifest["files"])
    if type(replayed) is not int or replayed not in result.replicates:
        replayed = median_future(result)
    with TemporaryDirectory(prefix="sesim-") as place:
        folder = new_folder(Path(place), result.scenario.name)
        summary = run.summary | {"output": outputs[0]}
        future = ensemble.replay(result.scenario, replayed)
        summary = write_all(folder, result, summary, how, future, run.request)
    for output in outputs:
        digest = sha256(as_json(summary | {"output": output}).encode()).hexdigest()
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
    spoilt = {SUMMARY} & {*since.changed, *since.missing}  # the name of its folder is lost
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
    """Rules of one's own that were changed: the beginning of the digest then and now, by file."""
    kept = then if isinstance(then, dict) else {}
    return {
        name: (clean(str(kept.get(name, NOT_USED)))[:8], digest[:8])
        for name, digest in now.items()
        if kept.get(name) != digest
    }


def _outputs(path: Path) -> list[object]:
    """The folders that the summary may have named when it was written, the likeliest first: the
    one that it names now, this one, and one in `outputs`."""
    likely: list[object] = [path.as_posix(), f"outputs/{path.absolute().name}"]
    try:
        return [read_summary(path)["output"], *likely]
    except (FolderUnreadable, LookupError):
        return likely
