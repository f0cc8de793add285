"""The impact account of a run: the value map with simulated shares, reach, and five dimensions. Its
texts are for files and are the same in every language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from simulator.mechanisms import series as ids
from simulator.results.displaced import displacement_of
from simulator.results.estimates import estimates
from simulator.results.measures.inputs import in_all
from simulator.results.measures.measure import finite_or_none
from simulator.results.measures.registry import MEASURES
from simulator.results.result import Result
from simulator.results.sroi import FIRST_YEAR_DISCOUNTED, FIRST_YEAR_WHOLE, Outcome, value_map
from simulator.results.verdict import judge
from simulator.vocabulary import Counted


@dataclass(frozen=True)
class MapFigures:
    """All figures of a run from which a value map is made: a map of figures that may be shared may
    be shared too. Means over the futures, money in minor units; `None` = unknown."""

    means: Mapping[str, float | None]
    """Of every measure (a ratio of means for ratios)."""
    spent: float | None
    in_kind: float | None
    charged: float | None
    """The share of people followed in all person-months of service."""


def map_figures(result: Result) -> MapFigures:
    """The figures of a run, with nothing hidden."""
    finals = result.finals
    spent, in_kind = (float(amount.mean()) for amount in in_all(result))
    counted, service = (
        float(finals[name].mean()) for name in (ids.SERVICE_MONTHS_COUNTED, ids.SERVICE_MONTHS)
    )
    return MapFigures(_means(result), spent, in_kind, counted / max(service, 1))


def value_map_rows(
    result: Result, figures: MapFigures | None = None
) -> Iterator[tuple[str, float | None, str, str]]:
    """Rows `(item, value, unit, how)` of the value map, with shares from the simulation (ratios of
    means over futures)."""
    figures = figures or map_figures(result)
    found = figures.means
    displacement, simulated = displacement_of(result)
    proxy = float(result.inputs["outcome.value"].mean())
    rate = float(result.inputs["outcome.discount_rate"].mean())
    spent, in_kind = figures.spent, figures.in_kind
    inputs = None if spent is None or in_kind is None else spent + in_kind
    yield "outcomes reached", found["outcomes"], "people", MEASURES["outcomes"].formula
    for name in ("deadweight", "attribution_others", "drop_off"):
        yield name.replace("_", " "), found[name], "share", f"simulated: {MEASURES[name].formula}"
    how = "simulated: with `placement`" if simulated else "assumed: outcome.displacement"
    yield "displacement", displacement, "share", how
    yield "value of one outcome", proxy, "minor units a year", "assumed: outcome.value"
    yield "discount rate", rate, "share a year", "assumed: outcome.discount_rate"
    yield (
        "money spent",
        spent,
        "minor units",
        "all cost without goods sold to customers and bad debts, whoever paid for it, at the"
        " prices of the first month",
    )
    yield (
        "help in kind",
        in_kind,
        "minor units",
        "at market cost, at the prices of the first month",
    )
    yield "inputs", inputs, "minor units", "money spent and help in kind"
    yield "SROI", found["sroi"], "value per 1 spent", MEASURES["sroi"].formula
    horizon = MEASURES["sroi_horizon"].formula
    yield "SROI, up to the last month", found["sroi_horizon"], "value per 1 spent", horizon
    if inputs is not None and figures.charged is not None:
        yield from _hand_made(
            result, found, displacement, proxy, rate, inputs, inputs * figures.charged
        )
    for name in (
        "net_outcomes",
        "cost_per_outcome",
        "cost_per_net_outcome",
        "net_subsidy_per_net_outcome",
        "outside_money_per_net_outcome",
    ):
        unit = "minor units" if MEASURES[name].money else "people"
        yield name.replace("_", " "), found[name], unit, MEASURES[name].formula


def _means(result: Result) -> dict[str, float | None]:
    """The mean of every measure over futures (a ratio of means for ratios), None where
    undefined."""
    means = {name: found.widest.mean for name, found in estimates(result).items()}
    return {name: None if mean is None else finite_or_none(mean) for name, mean in means.items()}


def _hand_made(
    result: Result,
    found: Mapping[str, float | None],
    displacement: float,
    proxy: float,
    rate: float,
    inputs: float,
    own: float,
) -> Iterator[tuple[str, float | None, str, str]]:
    """The value map that a person would make by hand of the people followed: their outcomes, each
    worth the value of a year for some years, and their part of the inputs, by person-months of
    service (`own`). Where a share lies outside 0 to 1, no map is made."""
    shares = {name: found[name] for name in ("deadweight", "attribution_others", "drop_off")}
    known = {
        name: float(share)
        for name, share in shares.items()
        if share is not None and 0 <= share <= 1
    }
    if not found["outcomes"] or inputs <= 0:
        return
    if len(known) < len(shares):
        missing = ", ".join(name.replace("_", " ") for name in shares if name not in known)
        yield (
            "SROI, value map",
            None,
            "value per 1 spent",
            f"none made, because this is not defined, or outside 0 to 1: {missing}",
        )
        return
    years = round(float(result.inputs["outcome.years"].mean()))
    row = Outcome(
        float(found["outcomes"]),
        proxy,
        known["deadweight"],
        displacement,
        known["attribution_others"],
        known["drop_off"],
        years,
    )
    yield "duration", years, "years", "assumed: outcome.years, counted from the follow-up"
    yield (
        "inputs for people followed",
        own,
        "minor units",
        "inputs x their share of person-months of service",
    )
    for year, impact in enumerate(value_map(row, own, rate, FIRST_YEAR_WHOLE).impact, 1):
        yield (
            f"impact of year {year}",
            impact,
            "minor units",
            "outcomes reached x value, minus the shares above",
        )
    for convention in (FIRST_YEAR_WHOLE, FIRST_YEAR_DISCOUNTED):
        made = value_map(row, own, rate, convention)
        yield (
            f"SROI, value map of {years} years, {convention}",
            made.ratio,
            "value per 1 spent",
            f"counts each outcome of those followed for {years} years (outcome.years), with the"
            " means above; SROI does so in each future",
        )
        yield (
            f"net present value, {convention}",
            made.net_present_value,
            "minor units",
            "present value minus inputs",
        )
        yield (
            f"net SROI, {convention}",
            made.net_ratio,
            "value per 1 spent",
            "net present value / inputs",
        )
        yield (
            f"payback, {convention}",
            made.payback,
            "months",
            "first month in which the value so far is at least the inputs, if the value of a year"
            " comes evenly over its months; empty: never",
        )


def reach_rows(
    result: Result,
) -> Iterator[tuple[str, str, float, float | None, float, float | None]]:
    """Rows `(group, kind, people served, share, net outcomes, share)` by income fifth and by
    segment, means over futures."""
    for kind, names in _groups(result).items():
        served = [float(result.finals[ids.in_group(Counted.SERVED, kind, n)].mean()) for n in names]
        net = [float(result.finals[ids.in_group("net", kind, n)].mean()) for n in names]
        for name, people, outcomes in zip(names, served, net, strict=True):
            share = people / sum(served) if sum(served) else None
            of_net = outcomes / sum(net) if sum(net) > 0 else None
            yield name, kind, people, share, outcomes, of_net


def _groups(result: Result) -> dict[str, tuple[str, ...]]:
    """The groups by which people are counted, by kind."""
    segments = tuple(result.scenario.community.values.get("segments", ()))
    kinds = {ids.INCOME_FIFTH: ids.FIFTHS, ids.SEGMENT: segments}
    return {
        kind: names
        for kind, names in kinds.items()
        if all(ids.in_group(Counted.SERVED, kind, name) in result.finals for name in names)
    }


def dimensions(result: Result, figures: MapFigures | None = None) -> dict[str, dict[str, Any]]:
    """The Impact Management Project's five dimensions, filled with this run's figures."""
    means = (figures or map_figures(result)).means
    scenario = result.scenario
    outcome = scenario.outcome.values
    reach = {(kind, name): share for name, kind, _, share, _, _ in reach_rows(result)}
    return {
        "what": {
            "outcome": str(outcome["label"]),
            "scale": str(outcome["scale"]),
            "threshold": round(float(result.inputs["outcome.threshold"].mean()), 6),
            "importance: value of one outcome a year, in minor units": float(
                result.inputs["outcome.value"].mean()
            ),
            "source of the value": outcome["value"].source or "assumption",
        },
        "who": {"served from the poorest fifth": reach.get(("income fifth", "1 (poorest)"))},
        "how much": {
            "scale: served": means["served"],
            "depth: mean gain of level at follow-up": _ratio_of_means(
                result, "gain_at_count", "followed"
            ),
            "duration: share of caused outcomes lost in a year": means["drop_off"],
        },
        "contribution": {
            "deadweight": means["deadweight"],
            "caused by others": means["attribution_others"],
            "net outcomes": means["net_outcomes"],
        },
        "risk": {"futures that fall short of the target": _short(result)},
    }


def _ratio_of_means(result: Result, top: str, bottom: str) -> float | None:
    below = float(result.finals[bottom].mean())
    return float(result.finals[top].mean()) / below if below else None


def _short(result: Result) -> float:
    return float(np.mean([word != "delivers" for word in judge(result).impact]))
