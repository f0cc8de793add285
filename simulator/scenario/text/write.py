"""A scenario as YAML, with its `extends` and `--set` worked in, so that it can be read again."""

import json
import re
from collections.abc import Iterator
from typing import Any

from simulator.scenario.scenario import Scenario

_BARE = re.compile(r"[A-Za-z0-9_](?:[\w.%/ -]*[\w.%/-])?", re.ASCII)
_WIDTH = 100
_INDENT = "  "


def as_yaml(scenario: Scenario, heading: str = "") -> str | None:
    """The text of a scenario file that holds the same scenario, below `heading` as a comment.
    None for a scenario that was made or changed in Python, of which there is no text."""
    if not scenario.content:
        return None
    said = [f"# {line}".rstrip() for line in heading.splitlines()]
    return "\n".join([*said, *_block(json.loads(scenario.content), "")]) + "\n"


def _block(content: dict[str, Any], indent: str) -> Iterator[str]:
    """The lines of a block, a key on each; a short value is on the line of its key."""
    for name, value in content.items():
        key = f"{indent}{_scalar(name)}:"
        flow = _flow(value)
        short = not isinstance(value, dict | list) or len(key) + len(flow) < _WIDTH
        if value is None:
            yield key
        elif short and not _is_deep(value):
            yield f"{key} {flow}"
        elif isinstance(value, dict):
            yield key
            yield from _block(value, indent + _INDENT)
        else:
            yield key
            yield from (f"{indent}{_INDENT}- {_flow(item)}" for item in value)


def _is_deep(value: Any) -> bool:
    """Whether a value holds blocks or lists, which are easier to read line by line."""
    if isinstance(value, dict):
        return any(isinstance(inner, dict) for inner in value.values())
    return isinstance(value, list) and any(isinstance(inner, dict | list) for inner in value)


def _flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(k)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return "~" if value is None else _scalar(value)


def _scalar(text: str) -> str:
    """A text as it is, or in quotes where YAML could take it for something else."""
    bare = _BARE.fullmatch(text) and text.lower() not in ("null", "~")
    return text if bare else json.dumps(text, ensure_ascii=False)
