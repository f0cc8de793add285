"""What JSON that a file holds must look like."""

from typing import Any


def fits(value: Any, shape: Any) -> bool:
    """Whether JSON has a shape: a type, a list of things of one shape, a tuple of so many things,
    a dictionary that has at least these keys (`str` is any key), or a function that says so."""
    if isinstance(shape, type):
        return type(value) is shape
    if isinstance(shape, dict):
        return type(value) is dict and all(
            all(fits(one, inner) for one in value.values())
            if key is str
            else key in value and fits(value[key], inner)
            for key, inner in shape.items()
        )
    if isinstance(shape, tuple):
        return type(value) is list and len(value) == len(shape) and all(map(fits, value, shape))
    if isinstance(shape, list):
        return type(value) is list and all(fits(inner, shape[0]) for inner in value)
    return bool(shape(value))
