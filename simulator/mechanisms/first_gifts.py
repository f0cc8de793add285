"""Whether donors who gave for the first time give again in the next calendar year: counted so that
it can be compared with real organisations."""

from simulator.mechanisms.groups import GroupView
from simulator.mechanisms.recording import Total
from simulator.mechanisms.world import World

FIRST_ASKED = Total(
    "first_donors_asked", "people", "Donors asked in the year after their first gift."
)
FIRST_KEPT = Total("first_donors_kept", "people", "Donors who gave again in the year after it.")


def count_first_gifts(world: World, pop, asked: GroupView, givers: GroupView, year: int) -> None:
    """Add those `asked` in this month of a `year` whose only gift was in the year before, and those
    of them who give. Call it before their gifts are counted."""
    for total, donors in ((FIRST_ASKED, asked), (FIRST_KEPT, givers)):
        first = (donors.get(pop.times) == 1) & (donors.get(pop.last_year) == year - 1)
        world.add_total(total, donors.total(first) * world.open)
