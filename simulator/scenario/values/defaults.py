"""Defaults, which are written in Python, as the tree and the text of a scenario file."""

from decimal import Decimal
from typing import Any

from simulator.scenario.text.tree import Listing, Map, Node, Scalar


def as_node(value: Any) -> Node:
    """A parameter's default, written in Python, as the tree of the same text in a file."""
    if isinstance(value, dict):
        return Map("default", 0, 0, tuple((_as_scalar(k), as_node(v)) for k, v in value.items()))
    if isinstance(value, list | tuple):
        return Listing("default", 0, 0, tuple(map(as_node, value)))
    return _as_scalar(value)


def _as_scalar(value: Any) -> Scalar:
    if isinstance(value, bool):
        return Scalar("default", 0, 0, "yes" if value else "no")
    if isinstance(value, float):
        return Scalar("default", 0, 0, format(Decimal(repr(value)), "f"))
    return Scalar("default", 0, 0, str(value), plain=not isinstance(value, str) or bool(value))


def written(value: Any) -> str:
    """A value as a scenario file would write it; empty for nothing."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {_share(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(str, value)) + "]"
    return str(value)


def _share(value: Any) -> str:
    return f"{100 * value:.10g}%" if isinstance(value, float) else str(value)
