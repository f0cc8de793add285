"""Which assumptions decide the answer, and how much of it: DOUBT on the screen of a run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulator.model.draws import mix, name_key
from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result
from simulator.results.verdict import IMPACT, MONEY, Verdict

AXES = ("money", "impact")
VERDICT = "verdict"
QUANTITIES = {"money": "self_sufficiency", "impact": "net_outcomes"}
"""The measure that stands for the verdict of an axis where nearly all futures have the same one."""
RARE = 0.05
"""A verdict is nearly the same in all futures if fewer than this share have another one."""
FALSE = 0.05
"""The chance that a run names an assumption that does nothing, on either axis."""
SHUFFLES = 200
MOST = 12
"""Assumptions that are named at most, on each axis."""
SHAPES = ("up", "down", "hump", "dip")
"""How the answer follows an assumption: more is better, more is worse, the middle is best, or the
middle is worst (labels: `words.labels.SHAPES`)."""
_DIGITS = 4
_NOTHING = 1e-6
"""The length of a vector that is 0 but for rounding."""


@dataclass(frozen=True)
class Part:
    """One assumption, its share (0 to 1) of what decides the answer, and a shape of `SHAPES`."""

    path: str
    share: float
    shape: str


@dataclass(frozen=True)
class Influence:
    """What decides one axis, over `n` futures.

    `of` is `VERDICT`, or a measure where the verdict hardly varies; `None` where that does not vary
    either. `parts` has the largest share first. Every other assumption has less than `floor`, which
    is `None` if no assumption varies.
    """

    of: str | None
    n: int
    floor: float | None
    parts: tuple[Part, ...]


def influence(result: Result, verdict: Verdict) -> dict[str, Influence]:
    """What decides each axis of `AXES`."""
    good = {"money": verdict.money == MONEY[0], "impact": verdict.impact == IMPACT[0]}
    drawn = drawn_ranges(result)
    return {axis: _of_axis(axis, good[axis], drawn, result) for axis in AXES}


def drawn_ranges(result: Result) -> dict[str, np.ndarray]:
    """What each future drew for every assumption that is a range, by path, each `(n,)`."""
    return {
        path: result.inputs[path].astype(float)
        for path, _, quantity in result.scenario.inputs()
        if quantity.is_range
    }


def _of_axis(
    axis: str, good: np.ndarray, drawn: Mapping[str, np.ndarray], result: Result
) -> Influence:
    of, values = VERDICT, good.astype(float)
    if result.n and min(good.mean(), 1 - good.mean()) < RARE:
        of = QUANTITIES[axis]
        values = MEASURES[of].per_run(result)
    known = ~np.isnan(values)
    values = ranks(values[known]) if of != VERDICT else values
    if len(np.unique(values)) < 2:
        return Influence(None, len(values), None, ())
    inputs = {path: column[known] for path, column in drawn.items()}
    parts, floor = select(inputs, values, f"{result.scenario.seed} {axis}", FALSE / len(AXES))
    return Influence(of, len(values), floor, parts)


def select(
    inputs: Mapping[str, np.ndarray], values: np.ndarray, key: str, false: float = FALSE
) -> tuple[tuple[Part, ...], float | None]:
    """Forward selection: the inputs that explain `values`, and the floor of their shares.

    `inputs[path]` and `values` have the shape `(n,)`. Each input stands for its rank and the square
    of it. The one that explains most of what is left is taken while it explains more than the
    floor: what the best of all inputs explains if the rest is shuffled, in all but a share `false`
    of the shuffles. Its share is the part of the variance of `values` that it takes away. `key`
    makes the shuffles. The floor is `None` if no input varies.
    """
    paths = [path for path, column in inputs.items() if (column != column[:1]).any()]
    if not paths:
        return (), None
    bases = _bases([inputs[path] for path in paths])
    rest = values - values.mean()
    total = float(rest @ rest)
    orders = _shuffles(len(values), key)
    found: list[Part] = []
    while True:
        left = float(rest @ rest)
        floor = float(np.quantile(_explained(bases, rest[orders]).max(axis=0), 1 - false))
        each = _explained(bases, rest[None])[:, 0]
        best = int(each.argmax())
        if each[best] <= floor or len(found) == MOST or left <= 1e-9 * total:
            break
        linear, square = bases[best] @ rest
        found.append(Part(paths[best], _share(each[best], total), _shape(linear, square)))
        rest, bases = _without(bases[best], rest, bases)
    order = sorted(found, key=lambda part: -part.share)
    return tuple(order), _share(floor, total)


def _share(part: float, total: float) -> float:
    return round(float(part) / total, _DIGITS)


def _explained(bases: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """How much of the squares of each row `(rows, n)` each input explains, `(inputs, rows)`."""
    parts = np.einsum("ibn,rn->ibr", bases, rows)
    return (parts * parts).sum(axis=1)


def _bases(columns: Sequence[np.ndarray]) -> np.ndarray:
    """For each input its rank and the square of it, `(inputs, 2, n)`."""
    u = ranks(np.stack(columns))
    u = 2 * (u - 1) / (u.shape[1] - 1) - 1
    return _orthogonal(np.stack([u, u * u], axis=1))


def _orthogonal(bases: np.ndarray) -> np.ndarray:
    """The two vectors of each input as orthogonal ones of length 1 and mean 0; of length 0 where
    an input has too few values."""
    bases = bases - bases.mean(axis=2, keepdims=True)
    first, second = _unit(bases[:, 0]), bases[:, 1]
    second = second - (first * second).sum(axis=1, keepdims=True) * first
    return np.stack([first, _unit(second)], axis=1)


def _unit(vectors: np.ndarray) -> np.ndarray:
    size = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
    return np.divide(vectors, size, out=np.zeros_like(vectors), where=size > _NOTHING)


def _without(
    taken: np.ndarray, rest: np.ndarray, bases: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """What an input leaves of the rest, and of the other inputs."""
    return rest - (taken @ rest) @ taken, _orthogonal(bases - (bases @ taken.T) @ taken)


def _shape(linear: float, square: float) -> str:
    if abs(square) > abs(linear):
        return "hump" if square < 0 else "dip"
    return "up" if linear > 0 else "down"


def _shuffles(n: int, key: str) -> np.ndarray:
    """Orders of `n` futures, `(SHUFFLES, n)`: a pure function of `key`."""
    rows = mix(np.arange(SHUFFLES, dtype=np.uint64) ^ name_key(f"shuffle {key}"))
    columns = mix(np.arange(n, dtype=np.uint64) ^ name_key("shuffle place"))
    return mix(rows[:, None] ^ columns[None, :]).argsort(axis=1, kind="stable")


def ranks(values: np.ndarray) -> np.ndarray:
    """Ranks from 1 along the last axis, ties averaged."""
    order = values.argsort(axis=-1, kind="stable")
    ordered = np.take_along_axis(values, order, -1)
    place = np.broadcast_to(np.arange(values.shape[-1]), values.shape)
    new = np.ones(values.shape, dtype=bool)
    new[..., 1:] = ordered[..., 1:] != ordered[..., :-1]
    first = np.maximum.accumulate(np.where(new, place, 0), axis=-1)
    ends = np.roll(new, -1, axis=-1)
    last = np.where(ends, place, values.shape[-1])[..., ::-1]
    last = np.minimum.accumulate(last, axis=-1)[..., ::-1]
    out = np.empty(values.shape)
    np.put_along_axis(out, order, (first + last) / 2 + 1, -1)
    return out


@dataclass(frozen=True)
class Unsourced:
    """An assumption without a source. `share`: the larger of its shares on the two axes, if it has
    one; `given`: the scenario file itself sets it."""

    path: str
    text: str
    given: bool
    share: float | None


def unsourced(result: Result, found: Mapping[str, Influence]) -> list[Unsourced]:
    """Assumptions without a source: those that decide most first, then the others that the file
    sets itself, then defaults."""
    shares: dict[str, float] = {}
    for part in (part for axis in found.values() for part in axis.parts):
        shares[part.path] = max(part.share, shares.get(part.path, 0.0))
    given = {f"{path}.{name}" for path, block in result.scenario.blocks() for name in block.given}
    named = [
        Unsourced(path, quantity.text, path in given, shares.get(path))
        for path, _, quantity in result.scenario.inputs()
        if not quantity.sourced
    ]
    return sorted(named, key=lambda entry: (-(entry.share or 0.0), not entry.given))
