"""Emissions: what the units in use spare the climate."""

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.recording import Series
from simulator.mechanisms.series import TCO2E, TOTAL_TCO2E
from simulator.mechanisms.world import World
from simulator.quantities.units import Number, Share
from simulator.vocabulary import Ability


class Emissions(Mechanism):
    """Tonnes of CO2 equivalent avoided in a month = units in use x `factor` / 12 x (1 - `rebound`).
    A unit that is locked or broken avoids nothing."""

    phase = Phase.CLOSE
    works_on = Ability.PUTS_UNITS_IN_USE
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
    units_in_use = Series("units_in_use", "units", "Units that people use.")

    def step(self, world: World) -> None:
        units = world.people.in_use().count() * world.open
        tonnes = units * self.factor / 12 * (1 - self.rebound)
        world.books.note(self.units_in_use, units)
        world.books.note(TCO2E, tonnes)
        world.add_total(TOTAL_TCO2E, tonnes)
