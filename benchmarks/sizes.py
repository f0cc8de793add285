"""How large each benchmark is: in full for `make bench`, tiny for the tests."""

from dataclasses import dataclass, replace

from simulator.quantities.quantity import Quantity
from simulator.scenario.block import Block
from simulator.scenario.scenario import Scenario


@dataclass(frozen=True)
class Sizes:
    """What is measured, and how often. The best repeat counts; the median stands beside it."""

    runs: int = 200
    repeats: int = 5
    alone: int = 8
    """Futures run one at a time, and futures of the twin."""
    crowd_runs: int = 1_000
    crowd_people: int = 1_000
    crowd_repeats: int = 2
    million: int = 1_000_000
    months: int = 60
    agents: int = 10_000
    sweep_points: int = 64
    """Points of a study, of fifty futures each."""
    empty_points: int = 4_096
    """Points of a study without futures."""
    blocks: int = 1_000_000
    commands: int = 5
    """Runs of each command, after one that warms the disk cache."""


FULL = Sizes()
TINY = Sizes(
    runs=3,
    repeats=1,
    alone=1,
    crowd_runs=2,
    crowd_people=50,
    crowd_repeats=1,
    million=2_000,
    months=4,
    agents=100,
    sweep_points=2,
    empty_points=8,
    blocks=100,
    commands=1,
)

_GROWS = (
    "community.people",
    "community.inflow",
    "venture.opening_cash",
    "outreach.hours",
    "outreach.cost",
    "networking.hours",
    "networking.cost",
    "reporting.cost",
    "cafe_sales.market",
    "city_contract.most_people",
    "city_contract.promised",
    "friends.donors",
    "friends.campaign",
    "overhead.fixed",
    "equipment.cost",
)
"""What grows with a venture, besides its posts and its partners."""


def cut(scenario: Scenario, runs: int, months: int) -> Scenario:
    """The scenario with other numbers of runs and months."""
    return replace(scenario, runs=runs, months=months)


def scaled(scenario: Scenario, people: int) -> Scenario:
    """The same venture in a community of `people`, everything that grows with it grown alike."""
    factor = people / scenario.community.values["people"].likely
    return replace(
        scenario,
        community=_grown("community", scenario.community, factor),
        venture=_grown("venture", scenario.venture, factor),
        team={n: _with(b, {"posts", "max_posts"}, factor) for n, b in scenario.team.items()},
        partners={n: _with(b, {"count"}, factor) for n, b in scenario.partners.items()},
        mechanisms={n: _grown(n, b, factor) for n, b in scenario.mechanisms.items()},
    )


def _grown(path: str, block: Block, factor: float) -> Block:
    return _with(block, {name for name in block.values if f"{path}.{name}" in _GROWS}, factor)


def _with(block: Block, names: set[str], factor: float) -> Block:
    values = {n: _times(v, factor) if n in names else v for n, v in block.values.items()}
    return replace(block, values=values)


def _times(value: Quantity, factor: float) -> Quantity:
    """A quantity grown by a factor, whole where it was; zero stays zero, one stays at least one."""

    def grow(x: float) -> float:
        return max(1.0, round(x * factor)) if value.whole and x > 0 else x * factor

    return replace(
        value,
        numbers=tuple(map(grow, value.numbers)),
        likely=grow(value.likely),
        high=max(value.high, value.high * factor),
    )


def person_months(scenario: Scenario) -> float:
    """People present, summed over the months of one future, at the likely values."""
    people, inflow = (scenario.community.values[n].likely for n in ("people", "inflow"))
    months = scenario.months
    return people * months + sum(int(inflow * month) for month in range(1, months + 1))
