"""Emissions: units in use avoid greenhouse gases."""

from simulator.mechanisms.base import Mechanism, Phase, parameter
from simulator.mechanisms.recording import Series
from simulator.mechanisms.series import TCO2E, TOTAL_TCO2E
from simulator.mechanisms.world import World
from simulator.quantities.units import Number, Share
from simulator.vocabulary import Ability
from simulator.words.texts import N_


class Emissions(Mechanism):
    """Units in use avoid emissions of greenhouse gases.

    In a month they avoid `units in use x factor / 12 x (1 - rebound)` tonnes of CO2 equivalent. A
    unit that is locked or broken avoids nothing.
    """

    title = N_("avoided emissions")
    phase = Phase.CLOSE
    works_on = Ability.PUTS_UNITS_IN_USE
    factor: Number = parameter(
        0.1,
        help="Tonnes of CO2e that one unit in use avoids in a year.",
        low=0,
        high=10_000,
        source="0.1 tCO2e a year per lamp, CDM practice (fairclimate.com, docs/facts.md section 5)",
    )
    rebound: Share = parameter(
        "0% to 30%",
        help=(
            "Share of avoided emissions that is lost because light is cheaper and people use more"
            " of it."
        ),
        source="assumption",
    )
    units_in_use = Series("units_in_use", "units", "Units that people use.")

    def step(self, world: World) -> None:
        units = world.people.in_use().count() * world.open
        tonnes = units * self.factor / 12 * (1 - self.rebound)
        world.books.note(self.units_in_use, units)
        world.books.note(TCO2E, tonnes)
        world.add_total(TOTAL_TCO2E, tonnes)
