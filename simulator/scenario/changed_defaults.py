"""Defaults that have changed since earlier versions of scenario files. A file that may have meant
an old default gets one remark for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.mechanisms.parameters import Settings
from simulator.scenario.scenario import Scenario
from simulator.words.numbers import all_of
from simulator.words.texts import ngettext


@dataclass(frozen=True)
class ChangedDefault:
    """A parameter whose default changed with version `since` of scenario files."""

    since: int
    kind: type[Settings]
    parameter: str
    before: str
    """The old default, as a file would write it."""


CHANGED: tuple[ChangedDefault, ...] = ()
"""Every change, the oldest first. Old defaults are never used."""


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
            yield ngettext(
                "{paths} is {now} where the file says nothing; before `sesim: {version}` it was"
                " {before}. Write the number that you mean, or write `sesim: {version}` at the"
                " top.",
                "{paths} are {now} where the file says nothing; before `sesim: {version}` they were"
                " {before}. Write the number that you mean, or write `sesim: {version}` at the"
                " top.",
                len(paths),
                paths=all_of([f"`{path}`" for path in paths]),
                now=f"`{now}`",
                before=f"`{change.before}`",
                version=change.since,
            )
