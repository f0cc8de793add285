"""The machine-readable answer: one dictionary of numbers and ids, safe for JSON, and the same in
every language."""

from dataclasses import asdict
from math import isnan
from typing import Any

from simulator.quantities.currencies import minor_units
from simulator.results.causes import of_causes
from simulator.results.chance import chance
from simulator.results.claims import evaluate
from simulator.results.estimates import Estimate, Statistics, estimates
from simulator.results.expected import mostly_chance
from simulator.results.fifths import fifths
from simulator.results.influence import Influence, influence, unsourced
from simulator.results.intervals import wilson
from simulator.results.measures.measure import finite_or_none
from simulator.results.others import of_others
from simulator.results.plan import MONEY_OF_PLAN, in_numbers
from simulator.results.result import Result
from simulator.results.shortages import diagnose, tally
from simulator.results.verdict import MONEY, judge, leaf, missing_shares, overall, owing
from simulator.results.weak_links import weakest
from simulator.scenario.scenario import Scenario

_NAMES = ("mean", "mcse", "q05", "q50", "q95")
_ENDS = ("low", "high")


def summarise(result: Result, output: str | None = None) -> dict[str, Any]:
    """Everything that a person or a program needs to know about a run; unknown numbers are `None`.

    Money is in major units of the scenario's currency (`unit` names it); `output` is the folder
    that the run was saved to.
    """
    scenario, verdict, found = result.scenario, judge(result), estimates(result)
    decisive = influence(result, verdict)
    return {
        "scenario": scenario.name,
        "title": str(scenario.title),
        "seed": scenario.seed,
        "months": scenario.months,
        "people": int(scenario.community.values["people"].likely),
        "currency": scenario.currency,
        "runs": {"planned": result.planned, "finished": result.n, "failed": len(result.failures)},
        "verdict": overall(verdict),
        "missing": missing_shares(verdict),
        "mostly_chance": mostly_chance(result),
        "effect_out_of_reach": _out_of_reach(result),
        "owe_more_than_they_have": owing(verdict),
        "measures": {name: _measure(e, scenario.currency, result.n) for name, e in found.items()},
        **of_second_lives(result),
        "shortages": tally(diagnose(result, verdict)),
        "weak_links": weakest(result, verdict),
        "claims": evaluate(result, verdict, found),
        "influence": {axis: _influence(entry, scenario) for axis, entry in decisive.items()},
        "others": of_others(scenario.compare_with),
        "unsourced": [asdict(entry) for entry in unsourced(result, decisive)],
        "notice": list(map(str, scenario.notice)),
        "failures": [
            {"replicate": int(f.replicate), **f.reason.as_data()} for f in result.failures
        ],
        "output": output,
        **({"untried": result.untried} if result.untried else {}),
    }


def _out_of_reach(result: Result) -> int:
    """In how many futures the effect that was drawn is out of reach, so that the nearest one is
    used."""
    curve, outcome = result.scenario.calibration, result.scenario.outcome
    if curve is None or "effect" not in outcome.given:
        return 0
    return int(curve.beyond(result.inputs["outcome.effect"]).sum())


def _measure(found: Estimate, currency: str, finished: int) -> dict[str, Any]:
    """One population to an object, with its name: the futures that have the measure (`n` of `of`),
    and in `all` those without it too. There a quantile is None where it lies among the latter."""
    measure = found.measure
    scale = measure.minor_units(currency)
    entry: dict[str, Any] = {"unit": currency if measure.money else measure.unit}
    entry |= {"n": found.own.n, "of": finished, "population": measure.population}
    entry |= _numbers(found.own, _NAMES if measure.parts is None else _NAMES + _ENDS, scale)
    if measure.edge:
        entry["edge"] = measure.edge
    if found.wider is not None:
        ratio = ("mean", "mcse", *_ENDS) if measure.parts is not None else ()
        order = ("q05", "q50", "q95") if not isnan(measure.without) else ()
        entry["all"] = {
            "n": found.wider.n,
            "population": measure.wider,
            **_numbers(found.wider, (*ratio, *order), scale),
            **({} if isnan(found.above) else {"above_mean": found.above}),
        }
    if measure.name == "break_even_month":
        low, high = wilson(found.own.n, finished)
        share = found.own.n / finished if finished else None
        entry["reached"] = {"share": share, "low": low, "high": high}
    return entry


def _numbers(found: Statistics, names: tuple[str, ...], scale: int) -> dict[str, float | None]:
    return {name: finite_or_none(getattr(found, name), scale) for name in names}


def of_second_lives(result: Result) -> dict[str, Any]:
    """The part of the summary that changes once futures have lived again: causes, the money to
    find, and what is chance or not known yet."""
    verdict = judge(result)
    twins, found = chance(result, verdict), fifths(result, verdict)
    good = verdict.money == MONEY[0]
    return {
        **of_causes(result),
        "plan": of_plan(result),
        "chance": None if twins is None else asdict(twins),
        "fifths": None
        if found is None
        else {
            "inputs": list(found.inputs),
            "worst": leaf(good[found.worst]),
            "best": leaf(good[found.best]),
        },
    }


def _influence(found: Influence, scenario: Scenario) -> dict[str, Any]:
    inputs = {path: quantity for path, _, quantity in scenario.inputs()}
    return asdict(found) | {
        "parts": [
            asdict(part) | {"text": inputs[part.path].text, "sourced": inputs[part.path].sourced}
            for part in found.parts
        ]
    }


def of_plan(result: Result) -> dict[str, Any] | None:
    """The plan in numbers, with money in major units."""
    found, minor = in_numbers(result), minor_units(result.scenario.currency)
    if found is None:
        return None
    return {
        name: value / minor if name in MONEY_OF_PLAN and value is not None else value
        for name, value in found.items()
    }
