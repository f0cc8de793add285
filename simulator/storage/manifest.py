"""The manifest of a run's folder: what was run, with which tools, when, in what language, and its
files."""

import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import simulator
from simulator.results.result import Result
from simulator.scenario.own_rules import own_rules
from simulator.scenario.scenario import Scenario
from simulator.words.language import language

SCHEMA = 2
"""The layout of a run's folder: raised when files that are read back change their meaning."""
_TOOLS = ("mesa", "numpy", "scipy", "matplotlib", "jinja2")


@dataclass(frozen=True)
class Request:
    """What the user asked for: the options of the command, and when it began."""

    options: Mapping[str, Any]
    started: datetime


def now() -> datetime:
    return datetime.now(UTC)


def manifest(result: Result, replicate: int, request: Request) -> dict[str, Any]:
    """Everything that is needed to make this folder again. It holds no path of this machine."""
    scenario = result.scenario
    return {
        **made_with(),
        "scenario": scenario.name,
        "file": scenario.path.name if scenario.path else None,
        "digest": scenario.digest,
        **digests_of_rules([scenario]),
        "seed": scenario.seed,
        "months": scenario.months,
        "runs": {"planned": result.planned, "finished": result.n, "failed": len(result.failures)},
        **({"untried": result.untried} if result.untried else {}),
        "replayed": replicate,
        **asked(request),
    }


def manifest_of_study(
    scenarios: Sequence[Scenario], request: Request, *, several: bool = False
) -> dict[str, Any]:
    """What was asked of which scenario, or of `several`. Nothing in the tables of a study is hidden
    or rounded, so its folder is not made to share."""
    named = [{"scenario": each.name, "digest": each.digest} for each in scenarios]
    said: dict[str, Any] = {"ventures": named} if several else named[0]
    options = {**request.options, "shareable": False}
    return {**made_with(), **said, **asked(Request(options, request.started))}


def digests_of_rules(scenarios: Sequence[Scenario]) -> dict[str, dict[str, str]]:
    """The SHA-256 of every own rule that is used, by file name."""
    files = {file for scenario in scenarios for file in own_rules(scenario)}
    found = {Path(file.path).name: file.digest for file in sorted(files, key=lambda f: f.path)}
    return {"rules": found} if found else {}


def manifest_to_share(result: Result, replicate: int, request: Request) -> dict[str, Any]:
    """The same without the digest and the seed, so that hidden values cannot be regenerated."""
    label = manifest(result, replicate, without_seed(request))
    return {name: value for name, value in label.items() if name not in ("digest", "rules", "seed")}


def without_seed(request: Request) -> Request:
    """What the user asked for, without the seed."""
    options = {name: value for name, value in request.options.items() if name != "seed"}
    changes = [
        change
        for change in options.get("set", ())
        if change.partition("=")[0].strip().removeprefix("mechanisms.") != "seed"
    ]
    return Request({**options, "set": changes}, request.started)


def roles_in(request: Request) -> dict[str, dict[str, str]]:
    """`roles`: the block that each role of the changes meant, if there is one in them."""
    roles = request.options.get("roles")
    return {"roles": dict(roles)} if roles else {}


def made_with() -> dict[str, Any]:
    """The tools that made a folder, with their versions."""
    return {
        "tool": "sesim",
        "schema": SCHEMA,
        "version": simulator.__version__,
        "python": platform.python_version(),
        **{name: _version(name) for name in _TOOLS},
        "platform": f"{sys.platform} {platform.machine()}",
    }


def asked(request: Request) -> dict[str, Any]:
    """What was asked for, the language of the report and the charts, when the run began and when it
    ended."""
    return {
        "options": dict(request.options),
        "language": language(),
        "started": request.started.isoformat(timespec="seconds"),
        "finished": now().isoformat(timespec="seconds"),
    }


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
