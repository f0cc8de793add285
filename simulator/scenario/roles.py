"""Roles: the block that matters most in its way, in any scenario and whatever it is called.

A role is decided by what the blocks of the file declare (kind of money, capabilities, the role of a
post) and by the likely numbers of the file, before any change. Names and labels decide nothing. The
largest block has the role, if it is larger than 0; of equals, the one with the smaller number among
its like, then the one whose kind is first in the alphabet.
"""

from collections.abc import Callable, Iterator, Mapping

from simulator.mechanisms.planned import PlannedStaff, likely
from simulator.scenario.scenario import Scenario
from simulator.vocabulary import Ability
from simulator.words.texts import N_

Size = tuple[float, ...]
"""How large a block is in its role; of equal first numbers, the second ones decide, and so on."""
_MONTHS = 12


def block_with(role: str, scenario: Scenario) -> str | None:
    """The path of the block that has a role of `ROLES`, such as `city_contract` or `team.trainer`;
    None where no block has it."""
    blocks = dict(scenario.blocks())
    found = [(size, path) for path, size in ROLES[role](scenario) if any(size)]
    if not found:
        return None
    largest = max(size for size, _ in found)
    equal = [path for size, path in found if size == largest]
    return min(equal, key=lambda path: (blocks[path].number, blocks[path].like))


def staff_of(scenario: Scenario) -> PlannedStaff:
    """What the posts of the first day give."""
    team = [likely(post.values) for post in scenario.team.values()]
    return PlannedStaff(
        sum(post.posts * post.caseload for post in team if post.role == "practitioner"),
        sum(post.posts * post.hours * post.direct_share for post in team if post.role == "seller"),
    )


def _income(scenario: Scenario, kind: str) -> Iterator[tuple[str, Size]]:
    """What each source of one kind of money brings in, in a year of the plan, in minor units."""
    staff = staff_of(scenario)
    for name, rule in scenario.mechanisms.items():
        found = rule.kind.planned_income(rule.values, staff)
        if kind in found:
            yield name, (found[kind],)
    for name, group in scenario.partners.items():
        partner = likely(group.values)
        if kind == ("public" if partner.kind == "government" else "given"):
            yield f"partners.{name}", (_MONTHS * _from(partner, "funding"),)


def _from(partner: object, what: str) -> float:
    """What all partners of a group give in a month at the strength of the first day."""
    count, strength = (getattr(partner, name) for name in ("count", "strength"))
    return float(count * strength * getattr(partner, what))


def _givers(scenario: Scenario) -> Iterator[tuple[str, Size]]:
    return _income(scenario, "given")


def _payers(scenario: Scenario) -> Iterator[tuple[str, Size]]:
    return _income(scenario, "public")


def _products(scenario: Scenario) -> Iterator[tuple[str, Size]]:
    for name, size in _income(scenario, "earned"):
        if Ability.SELLS_UNITS in scenario.mechanisms[name].kind.can:
            yield name, size


def _partners(scenario: Scenario) -> Iterator[tuple[str, Size]]:
    """Money first; then the people referred and jobs offered in a month; then hours of service."""
    for name, group in scenario.partners.items():
        partner = likely(group.values)
        people = _from(partner, "referrals") + _from(partner, "vacancies")
        money, hours = _from(partner, "funding"), _from(partner, "delivery_hours")
        yield f"partners.{name}", (money, people, hours, float(partner.count))


def _staff(scenario: Scenario) -> Iterator[tuple[str, Size]]:
    """Places for people first, then pay. Trainees are people who are helped."""
    for name, values in scenario.team.items():
        post = likely(values.values)
        if post.role != "trainee":
            places = post.posts * post.caseload if post.role == "practitioner" else 0.0
            yield f"team.{name}", (places, post.posts * post.salary * (1 + post.on_costs))


ROLES: Mapping[str, Callable[[Scenario], Iterator[tuple[str, Size]]]] = {
    "largest_giver": _givers,
    "largest_payer": _payers,
    "main_product": _products,
    "main_partner": _partners,
    "key_staff": _staff,
}
"""For each role the blocks that may have it, with their size."""
NOBODY: Mapping[str, str] = {
    "largest_giver": N_("no block brings in gifts or private grants"),
    "largest_payer": N_("no block brings in public money"),
    "main_product": N_("no block sells units"),
    "main_partner": N_("there is no group of partners"),
    "key_staff": N_("no post is filled on the first day, except by trainees"),
}
"""Why no block has a role, as a part of a sentence."""
