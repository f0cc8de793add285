"""What a class page knows of one venture: its sliders, a record for each place of them, and its
words."""

from collections.abc import Mapping, Sequence
from typing import Any

from simulator.experiments.class_page.sliders import Grid, Place, Slider
from simulator.experiments.study.lever_range import quantity_of
from simulator.reports.class_page.record import ROWS, months_shown
from simulator.reports.class_page.tries import tries
from simulator.reports.study.sweep_screen import value_of
from simulator.scenario.scenario import Scenario
from simulator.words.dates import calendar_month
from simulator.words.labels import VERDICTS, label
from simulator.words.local_text import shown
from simulator.words.number_labels import number_label
from simulator.words.numbers import money_scale, span
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, phrase


def venture(
    scenario: Scenario,
    grid: Grid,
    records: Mapping[Place, Mapping[str, Any]],
    idle: Sequence[str],
    runs: Mapping[str, Any],
    key: str,
) -> dict[str, Any]:
    """All of it, for JSON. `idle` are levers that move nothing; `runs` is how the scenario was
    asked for, for a program that runs a place again; by `key`, eight figures, codes know it."""
    sliders = [_slider(slider, scenario, grid) for slider in grid.sliders]
    return {
        "name": scenario.name,
        "title": clean(shown(scenario.title)),
        "about": clean(shown(scenario.about)),
        "key": key,
        "runs": runs,
        "futures": scenario.runs,
        "months": scenario.months,
        "shown": months_shown(scenario.months),
        "from": calendar_month(*scenario.start),
        "rows": [_row(id, scenario) for id in ROWS],
        "outcome": clean(scenario.outcome_label),
        "claims": [claim.text for claim in scenario.claims],
        "notice": [clean(shown(text)) for text in scenario.notice],
        "try": tries(scenario, grid, sliders),
        "idle": list(idle),
        "money": _scale(scenario, records),
        "target": scenario.targets.values["net_outcomes"].likely,
        "sliders": sliders,
        "places": [
            {"at": list(place), "set": dict(grid.changes(place)), **record}
            for place, record in records.items()
        ],
    }


def _row(id: str, scenario: Scenario) -> str:
    """What a chance is of, as the first screen calls it."""
    if id == "sustainable":
        return phrase("pays for itself by month {n}", n=scenario.due)
    return label(VERDICTS, id)


def _slider(slider: Slider, scenario: Scenario, grid: Grid) -> dict[str, Any]:
    lever = slider.lever
    label = _label(slider, scenario)
    same = [other for other in grid.sliders if _label(other, scenario) == label]
    return {
        "path": lever.path,
        "label": label,
        # Translators: the title of a slider, and its path in the scenario file.
        "name": phrase("{label} ({name})", label=label, name=lever.path) if same[1:] else label,
        "help": gettext(lever.parameter.help),
        "plan": slider.plan,
        "combined": slider.combined,
        "values": list(lever.values),
        "stops": _stops(slider, scenario),
    }


def _label(slider: Slider, scenario: Scenario) -> str:
    block, _, key = slider.lever.path.rpartition(".")
    label = clean(scenario.label(block))
    # Translators: the title of a slider: a part of the venture, and the number of it that is moved,
    # such as: café sales: price.
    return phrase("{label}: {number}", label=label, number=number_label(key))


def _stops(slider: Slider, scenario: Scenario) -> list[str]:
    """The stops in words, no two alike. That of the plan may be a range, of which every future
    draws one value."""
    lever = slider.lever
    words = [value_of(lever, value) for value in lever.values]
    if len(set(words)) < len(words):
        words = [lever.text(value) for value in lever.values]
    quantity = quantity_of(scenario, lever.path)
    if quantity.is_range:
        words[slider.plan] = span(*(value_of(lever, f(quantity.numbers)) for f in (min, max)))
    return words


def _scale(scenario: Scenario, records: Mapping[Place, Mapping[str, Any]]) -> dict[str, Any]:
    """The unit in which charts show money, and its size in major units."""
    cash = [curve for record in records.values() for curve in record["cash"]]
    cost = [record["cost"] for record in records.values()]
    size, unit = money_scale(_largest([*cash, *cost]), scenario.currency)
    small, small_unit = money_scale(_largest(cost), scenario.currency)
    return {"size": size, "unit": unit, "small": small, "smallUnit": small_unit}


def _largest(curves: Sequence[Sequence[float | None]]) -> float:
    """The largest amount, 1 where none may be shown."""
    return max((abs(value) for curve in curves for value in curve if value is not None), default=1)
