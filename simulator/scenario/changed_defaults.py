"""Defaults that have changed since earlier versions of scenario files: who may have meant the old
ones is told, once for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.mechanisms.parameters import Settings
from simulator.scenario.scenario import Scenario


@dataclass(frozen=True)
class ChangedDefault:
    """A parameter whose default is another since version `since` of scenario files."""

    since: int
    kind: type[Settings]
    parameter: str
    before: str
    """The default as it was, as a file would write it."""


CHANGED: tuple[ChangedDefault, ...] = ()
"""Every change, the oldest first; no old meaning is kept."""


def changed_defaults(scenario: Scenario, changed: Sequence[ChangedDefault]) -> Iterator[str]:
    """A sentence for each changed default that holds in a scenario written for an earlier
    version."""
    for change in changed:
        if change.since <= scenario.language:
            continue
        paths = [
            f"{path}.{change.parameter}"
            for path, block in scenario.blocks()
            if block.kind is change.kind and change.parameter not in block.given
        ]
        if paths:
            now = change.kind.parameters[change.parameter].default
            yield (
                f"{' and '.join(paths)}: {now} where the file says nothing, {change.before} before"
                f" `sesim: {change.since}`; write the number that is meant, or `sesim:"
                f" {change.since}` at the top"
            )
