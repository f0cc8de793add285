"""What the data of a class page must hold, so that codes can be looked up in it."""

from typing import Any

from simulator.words.safe_text import clean


def fits(value: Any, shape: Any) -> bool:
    """Whether JSON has a shape: a type, a list of things of one shape, a tuple of so many things,
    a dictionary that has at least these keys, or a function that says so."""
    if isinstance(shape, type):
        return type(value) is shape
    if isinstance(shape, dict):
        return type(value) is dict and all(
            key in value and fits(value[key], inner) for key, inner in shape.items()
        )
    if isinstance(shape, tuple):
        return type(value) is list and len(value) == len(shape) and all(map(fits, value, shape))
    if isinstance(shape, list):
        return type(value) is list and all(fits(inner, shape[0]) for inner in value)
    return bool(shape(value))


def _shown(value: Any) -> bool:
    """A text that is shown on a terminal."""
    return type(value) is str and clean(value) == value


def _changes(value: Any) -> bool:
    return type(value) is dict and fits([*value.values()], [str])


def _runs(value: Any) -> bool:
    """How the scenario was asked for; empty on a page to share."""
    return value == {} or fits(value, {"scenario": str, "digest": str, "set": _changes})


_SLIDER = {"path": _shown, "plan": int, "stops": [_shown]}
_PLACE = {
    "at": [int],
    "set": _changes,
    "futures": str,
    "ways": [int],
    "chances": [(_shown, _shown)],
    "answer": str,
    "held": [str],
}
_VENTURE = {"name": str, "key": str, "runs": _runs, "sliders": [_SLIDER], "places": [_PLACE]}
PAGE = {"digest": str, "model": int, "language": str, "ventures": [_VENTURE]}
