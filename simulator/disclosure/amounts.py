"""Amounts that grow with the number of people (heads): what may be shown of money where its price
per head may be known."""

from dataclasses import dataclass

import numpy as np

from simulator.disclosure.cells import SMALLEST
from simulator.disclosure.rounding import all_steps

_QUANTILE_FIGURES = 2


@dataclass(frozen=True)
class Amounts:
    """Statistics over futures, one per column: `mean` `(columns,)`, `quantiles` `(3, columns)`;
    `nan` where nothing may be shown.

    `agreed`: columns that are hidden because nearly all futures have the same few heads, so that
    the total minus other amounts would be the amount of these heads.
    """

    mean: np.ndarray
    quantiles: np.ndarray
    agreed: np.ndarray


def shown_amounts(
    values: np.ndarray, mean: np.ndarray, quantiles: np.ndarray, price: float | np.ndarray
) -> Amounts:
    """Amounts of futures, shape `(n, columns)`. One head adds at most `price` to each.

    A mean is shown where it is the amount of eleven heads or more, eleven futures or more have any,
    and they differ by more than a head; in steps of at least eleven heads of all futures together.
    A quantile, which is the amount of one future, is shown in steps of eleven heads.
    """
    n = len(values)
    heads = SMALLEST * np.broadcast_to(np.asarray(price, dtype=float), mean.shape)
    nothing = (values == 0).all(axis=0)
    spread = np.quantile(values, 0.95, axis=0) - np.quantile(values, 0.05, axis=0)
    few = np.count_nonzero(values, axis=0) < SMALLEST
    agree = ~nothing & ~few & (spread < heads / SMALLEST)
    hidden = ~nothing & (few | agree | (np.abs(mean) < heads))
    shown = np.where(hidden, np.nan, all_steps(mean, heads / n))
    ends = shown_quantiles(quantiles, price)
    agreed = agree & (np.abs(mean) < heads)
    return Amounts(shown, np.where(hidden, np.nan, ends), agreed)


def shown_mean(values: np.ndarray, price: float, mean: float | None = None) -> float:
    """The mean of one column of amounts, `(n,)`, where it is shown without quantiles; `nan` where
    it may not be shown. `mean`: given where it is not the mean of the values, as for a ratio."""
    of_all = np.array([values.mean() if mean is None else mean])
    return float(shown_amounts(values[:, None], of_all, np.zeros((1, 1)), price).mean[0])


def shown_quantiles(quantiles: np.ndarray, price: float | np.ndarray) -> np.ndarray:
    """Quantiles, shape `(3, columns)`, in steps of the money of eleven heads; `nan` where all are
    smaller than that."""
    heads = SMALLEST * np.broadcast_to(np.asarray(price, dtype=float), quantiles.shape[1:])
    ends = np.stack([all_steps(q, heads, _QUANTILE_FIGURES) for q in quantiles])
    small = (quantiles != 0).any(axis=0) & (np.abs(quantiles) < heads).all(axis=0)
    return np.where(small, np.nan, ends)
