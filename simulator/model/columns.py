"""Reading and writing one future's part of a column: codes as words, and nothing lost on the way."""

from typing import Any

import numpy as np


def read(column: np.ndarray, slots: np.ndarray, words: tuple[str, ...] | None) -> list[Any]:
    """The values of `slots` in one row of a column, as plain Python values or words."""
    values = column[slots].tolist()
    return values if words is None else [words[code] for code in values]


def write(column: np.ndarray, slots: np.ndarray, value: Any, name: str) -> None:
    """Set `slots` of one row of a column; refuse a value that the column could not hold."""
    new = np.asarray(value)
    if not np.can_cast(new.dtype, column.dtype, "same_kind"):
        raise TypeError(f"{name} holds {column.dtype} values; {value!r} is none")
    if column.dtype.kind == "i":
        limits = np.iinfo(column.dtype)
        if new.size and (new.min() < limits.min or new.max() > limits.max):
            raise ValueError(f"{name} holds {limits.min} to {limits.max}; {value!r} is outside")
    column[slots] = new
