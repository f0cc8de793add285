"""Emissions: what the units in use spare the climate."""

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.quantities.units import Number, Share


class Emissions(Mechanism):
    """Tonnes of CO2 equivalent avoided in a month = units in use x `factor` / 12 x (1 - `rebound`).
    A unit that is locked or broken avoids nothing."""

    phase = Phase.CLOSE
    works_on = ("product_use", "instalments")
    factor: Number = parameter(
        0.1,
        help="Tonnes CO2e that a unit in use avoids per year.",
        low=0,
        high=10_000,
        source="0.1 tCO2e a year per lamp, CDM practice (fairclimate.com, docs/facts.md section 5)",
    )
    rebound: Share = parameter(
        "0% to 30%",
        help="Share given back because cheaper light is used more.",
        source="assumption",
    )

    def step(self, model):
        units = model.people.in_use().count() * model.open
        tonnes = units * self.factor / 12 * (1 - self.rebound)
        model.books.note("units_in_use", units)
        model.books.note("tco2e", tonnes)
        model.add_total("tco2e", tonnes)
