"""Mistakes that come from changes of the command line, in the words in which they were typed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from simulator.scenario.mistakes import SET, Mistake, ScenarioError
from simulator.scenario.role_paths import START, whole
from simulator.scenario.scenario import Scenario


@contextmanager
def named_as_typed(
    changes: Mapping[str, str], roles: Mapping[str, str], plain: Callable[[], Scenario]
) -> Iterator[None]:
    """In the block, a mistake of a change names its path with the role that was typed. Where lines
    of the file are mistaken only with the changes, the error says so; `plain` is the scenario
    without them, and `roles` the block that each role means."""
    try:
        yield
    except ScenarioError as refused:
        typed = {whole(path, roles): path for path in changes if path.startswith(START)}
        found = [_with_role(mistake, typed) for mistake in refused.mistakes]
        blamed = [f"{p}={text}" for p, text in changes.items() if p not in ("runs", "seed")]
        of_file = any(mistake.file != SET for mistake in found)
        without = blamed if blamed and of_file and _is_good(plain) else []
        raise ScenarioError(found, without) from None


def _with_role(mistake: Mistake, typed: Mapping[str, str]) -> Mistake:
    path = mistake.path.removeprefix("mechanisms.")
    return replace(mistake, role=typed.get(path, "")) if mistake.file == SET else mistake


def _is_good(plain: Callable[[], Scenario]) -> bool:
    try:
        plain()
    except ScenarioError:
        return False
    return True
