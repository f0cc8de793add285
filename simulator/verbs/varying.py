"""What a sweep varies, as a person writes it, or a dictionary in Python."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from simulator.experiments.study.vary import Lever
from simulator.verbs.refusals import Refused, named_twice
from simulator.words.texts import gettext


def lines_of(vary: Sequence[str] | Mapping[str, object]) -> list[str]:
    """What is varied, as `PATH=VALUES`. Raises `Refused` for what is no text."""
    if isinstance(vary, str):
        return [vary]
    if not isinstance(vary, Mapping):
        lines = list(vary or ()) if isinstance(vary, Iterable | None) else [vary]
        if all(isinstance(line, str) for line in lines):
            return lines
        raise Refused(
            gettext(
                "Name numbers as texts, such as `cafe_sales.price=20000 to 32000`, or by path in a"
                " dictionary."
            )
        )
    found = []
    for path, values in vary.items():
        text = str(values)
        if isinstance(values, list | tuple | range | np.ndarray):
            text = ", ".join(map(str, values))
        found.append(f"{path}={text}")
    return found


def refuse_levers_twice(levers: Sequence[Lever]) -> None:
    """Raises `Refused` where a number is varied twice."""
    twice = named_twice([lever.path for lever in levers])
    if twice:
        raise Refused(
            gettext(
                "`{path}` is varied twice. Write all its values behind one `--vary`.", path=twice
            )
        )
