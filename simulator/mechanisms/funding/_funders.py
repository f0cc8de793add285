"""The funders of a grant: who they are, when each is asked, and how they trust the venture."""

import numpy as np

from simulator.mechanisms.base import Mechanism, done_of_usual, parameter
from simulator.mechanisms.keeping import fixed, holds
from simulator.mechanisms.world import World
from simulator.quantities.units import Count, Months, Number, Share


class Funders(Mechanism):
    """Funders are asked one after the other. With `apply_below`, they are asked only while the cash
    reserve is below this number of months. A funder's trust follows the venture's reputation, and
    falls if a report is missing."""

    funders: Count = parameter(
        1, help="Number of funders who may be asked.", low=1, high=200, once=True
    )
    amount_spread: Number = parameter(
        0,
        help=(
            "How much amounts differ between funders: the standard deviation of their logarithm"
            " (0: not at all)."
        ),
        low=0,
        high=3,
        once=True,
    )
    apply_month: Months = parameter(
        1,
        help="Month of the first application (1: the month in which the venture starts).",
        low=1,
        once=True,
    )
    apply_below: Number = parameter(
        0,
        help=(
            "Months of cash reserve below which the venture applies, from `apply_month` on (0: it"
            " always applies)."
        ),
        low=0,
        high=60,
    )
    between: Months = parameter(
        2,
        help="Number of months between the first applications to two funders.",
        source="management's choice",
        once=True,
    )
    fit: Share = parameter(
        {"low": "30%", "likely": "50%", "high": "70%"},
        help="Average interest of funders in what the venture does.",
        source="assumption",
        once=True,
    )
    fit_spread: Share = parameter(
        "0%",
        help="How much the interest differs between funders: its standard deviation.",
        source="assumption",
        once=True,
    )
    attention: Share = parameter(
        "5% to 30%",
        help="Speed at which a funder's trust follows reputation: share of the gap in a month.",
        source="assumption",
    )
    population = holds("The funders.")
    _usual_reports = fixed("The usual hours for reports.")

    def _gather(self, world: World, awarded, term) -> None:
        """Make the population. If `awarded`, the first funder's award runs for `term` months."""
        count = int(self.funders.max())
        pop = self.population = world.add_population(self, "funder", count, 0)
        place = np.arange(count)
        won = (place == 0) & awarded & np.ones((world.runs, 1), dtype=bool)
        pop.add("here", bool, place < self.funders)
        pop.add(
            "interest",
            np.float64,
            np.clip(self.fit + self.fit_spread * pop.normals(f"{self.key}.fit"), 0, 1),
        )
        pop.add("trust", np.float64, world.state.trust)
        first = self.apply_month + self.between * place
        pop.add("applies", np.float64, np.where(pop.here & ~won, first, 0))
        pop.add("decides", np.float64)
        pop.add("effort", np.float64)
        pop.add("began", np.float64, np.where(won, 1, 0))
        pop.add("ends", np.float64, np.where(won, 1 + term, 0))
        pop.add("results_before", np.float64)
        pop.add(
            "relative_size",
            np.float64,
            np.exp(self.amount_spread * pop.normals(f"{self.key}.amount")),
        )

    def _whom_to_ask(self, world: World):
        """The funders who are asked this month, `(runs, funders)` bool."""
        pop = self.population
        in_need = (self.apply_below == 0) | (world.treasury.reserve_months() < self.apply_below)
        due = (pop.applies > 0) & (pop.applies <= world.month) & in_need
        asked = due & ((self.apply_below == 0) | (np.cumsum(due, axis=1) == 1))
        self._ask_others_later(world, asked)
        return asked

    def _ask_others_later(self, world: World, asked):
        """Keep `between` months between two funders also if the venture applies only in need."""
        pop = self.population
        others = (pop.applies > 0) & ~asked
        in_need = asked.any(axis=1, keepdims=True) & (self.apply_below > 0)
        earliest = world.month + np.maximum(self.between, 1) * np.cumsum(others, axis=1)
        pop.applies[...] = np.where(
            in_need & others, np.maximum(pop.applies, earliest), pop.applies
        )

    def _trust(self, world: World, pop, running):
        """Let trust follow the venture's reputation; funders without a report trust less."""
        done = done_of_usual(world.hours.dose(self.name), self.report_hours, self._usual_reports)
        reported = np.where(running, done, 1)
        pop.trust += self.attention * (world.state.trust * reported - pop.trust)
