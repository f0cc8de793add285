"""The label on a run's folder: what was run, with which tools, when, and its files."""

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

SCHEMA = 1
"""The layout of a run's folder: raised when what is read back changes its meaning."""
_TOOLS = ("mesa", "numpy", "scipy", "matplotlib", "jinja2")


@dataclass(frozen=True)
class Order:
    """What the user asked for: the command's options, and when it began."""

    options: Mapping[str, Any]
    started: datetime


def now() -> datetime:
    return datetime.now(UTC)


def manifest(result: Result, replicate: int, order: Order) -> dict[str, Any]:
    """Everything needed to make this folder again. No path of this machine stands in it."""
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
        **asked(order),
    }


def digests_of_rules(scenarios: Sequence[Scenario]) -> dict[str, dict[str, str]]:
    """The SHA-256 of every rule of one's own that is used, by file name."""
    files = {file for scenario in scenarios for file in own_rules(scenario)}
    found = {Path(file.path).name: file.digest for file in sorted(files, key=lambda f: f.path)}
    return {"rules": found} if found else {}


def manifest_to_share(result: Result, replicate: int, order: Order) -> dict[str, Any]:
    """The same without the digest and the seed, so that hidden values cannot be regenerated."""
    label = manifest(result, replicate, without_seed(order))
    return {name: value for name, value in label.items() if name not in ("digest", "rules", "seed")}


def without_seed(order: Order) -> Order:
    """What the user asked for, but for the seed."""
    options = {name: value for name, value in order.options.items() if name != "seed"}
    changes = [
        change
        for change in options.get("set", ())
        if change.partition("=")[0].strip().removeprefix("mechanisms.") != "seed"
    ]
    return Order({**options, "set": changes}, order.started)


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


def asked(order: Order) -> dict[str, Any]:
    """What was asked for, when it began, and that it ends now."""
    return {
        "options": dict(order.options),
        "started": order.started.isoformat(timespec="seconds"),
        "finished": now().isoformat(timespec="seconds"),
    }


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
