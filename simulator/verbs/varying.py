"""What a sweep varies, as a person writes it, or a dictionary in Python."""

from collections.abc import Mapping, Sequence

import numpy as np

from simulator.experiments.study.vary import Lever
from simulator.verbs.refusals import Refused, named_twice
from simulator.words.texts import gettext


def lines_of(vary: Sequence[str] | Mapping[str, object]) -> list[str]:
    """What is varied, as `PATH=VALUES`."""
    if isinstance(vary, str):
        return [vary]
    if not isinstance(vary, Mapping):
        return list(vary)
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
