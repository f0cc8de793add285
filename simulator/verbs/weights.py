"""What changes of several numbers cost, as a person writes it: `PATH=NUMBER`, or a dictionary in
Python."""

from collections.abc import Mapping, Sequence
from math import isfinite

from simulator.experiments.study.vary import Lever
from simulator.verbs.refusals import Refused
from simulator.words.numbers import all_of, whole
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

Costs = Sequence[str] | Mapping[str, float]
"""`{"cafe_sales.price": 2}`, or texts such as `cafe_sales.price=2`."""


_MOST = 1_000_000
"""Costs above are never meant, and at last they are larger than numbers can be."""


def weights_of(costs: Costs | None, levers: Sequence[Lever]) -> dict[str, float]:
    """How much a change of each number counts, by path: 1 where nothing is said. Raises `Refused`
    for a number that is not searched, that is named twice, or that costs nothing."""
    if isinstance(costs, Mapping):
        lines = [f"{path}={cost}" for path, cost in costs.items()]
    else:
        lines = [costs] if isinstance(costs, str) else list(costs or ())
    paths = [lever.path for lever in levers]
    found: dict[str, float] = {}
    for line in lines:
        path, _, text = (part.strip() for part in line.partition("="))
        path = path.removeprefix("mechanisms.")
        if path not in paths:
            raise Refused(
                gettext(
                    "`--cost` names {path}, which is not searched. Searched are {paths}.",
                    path=quote(path),
                    paths=all_of([f"`{each}`" for each in paths]),
                )
            )
        if path in found:
            said = gettext("`--cost` names {path} twice. Leave one of them out.", path=quote(path))
            raise Refused(said)
        found[path] = _weight(text, path)
    return {path: found.get(path, 1.0) for path in paths}


def _weight(text: str, path: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = 0.0
    if isfinite(weight) and weight > _MOST:
        raise Refused(
            gettext(
                "The cost {text} is too large: a change of `{path}` may count {most} times at"
                " most.",
                text=quote(text),
                path=path,
                most=whole(_MOST),
            )
        )
    if isfinite(weight) and weight > 0:
        return weight
    raise Refused(
        gettext(
            "The cost {text} is no number above 0. Write how often a change of `{path}` counts,"
            " such as `--cost {path}=2`.",
            text=quote(text),
            path=path,
        )
    )
