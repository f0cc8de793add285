"""What may be right and yet looks like a slip, such as a week's hours in place of a month's:
nothing is refused."""

from collections.abc import Iterator

from simulator.mechanisms.base import Mechanism
from simulator.quantities.units import Unit
from simulator.quantities.writing import write_number
from simulator.scenario.changed_defaults import CHANGED, changed_defaults
from simulator.scenario.odd_amounts import beyond_the_books, given_by_file, small_amounts, thin_pay
from simulator.scenario.scenario import Block, Event, Policy, Scenario
from simulator.scenario.values.distributions import bounds_of
from simulator.vocabulary import Ability

_REAL_PAY = 0.03
"""Prices that outgrow wages by more than this a year are worth a second look (assumption)."""


def remarks(scenario: Scenario) -> list[str]:
    """Sentences about numbers that the file sets itself."""
    return [
        *_unusual(scenario),
        *thin_pay(scenario),
        *small_amounts(scenario),
        *_unsupervised(scenario),
        *_real_pay(scenario),
        *beyond_the_books(scenario),
        *_below_cost(scenario),
        *_dear_fee(scenario),
        *_free_hours(scenario),
        *_out_of_bounds(scenario),
        *_thin_purse(scenario),
        *_begun(scenario),
        *changed_defaults(scenario, CHANGED),
    ]


def _unusual(scenario: Scenario) -> Iterator[str]:
    for path, parameter, quantity in given_by_file(scenario):
        if parameter.plausible is None:
            continue
        low, high = parameter.plausible
        if quantity.likely and not low <= quantity.likely <= high:
            percent = parameter.unit.name == "share"
            ends = [
                f"{100 * end:g} %" if percent else write_number(end, parameter.unit, None)
                for end in (low, high)
            ]
            yield (
                f"{path} is {quantity.text}, usual are {ends[0]} to {ends[1]}: is it meant as it is"
                f" read? ({parameter.help.partition(' (')[0].rstrip('.')})"
            )


def _able(scenario: Scenario, ability: Ability) -> list[tuple[str, Block[Mechanism]]]:
    """The rules of a scenario that can do something, by name."""
    return [(name, scenario.mechanisms[name]) for name in scenario.rules_that(ability)]


def _unsupervised(scenario: Scenario) -> Iterator[str]:
    """Trainees work only as far as somebody has time for them."""
    rules = _able(scenario, Ability.SUPERVISES)
    if not any(rule.values["per_trainee_hour"].likely for _, rule in rules):
        return
    team = [(f"team.{name}", post.values) for name, post in scenario.team.items()]
    trainees = [name for name, post in team if post["role"] == "trainee" and post["posts"].likely]
    none = {
        name: next((n for n in ("posts", "hours", "direct_share") if not post[n].likely), None)
        for name, post in team
        if post["role"] == "supervisor"
    }
    if trainees and all(none.values()):
        lacking = " or ".join(f"{name}.{what}" for name, what in none.items())
        yield f"nobody supervises {' and '.join(trainees)}, so that they work no hours: " + (
            f"is {lacking} meant to be 0?" if none else "no post has the role supervisor"
        )


def _real_pay(scenario: Scenario) -> Iterator[str]:
    for name, block in _able(scenario, Ability.MOVES_PRICES):
        if not block.given & {"prices", "wages"}:
            continue
        prices, wages = block.values["prices"], block.values["wages"]
        if prices.likely - wages.likely > _REAL_PAY:
            yield (
                f"{name}.prices is {prices.text} and {name}.wages {wages.text}: everybody's pay"
                " falls behind prices, which makes work cheap"
            )


def _below_cost(scenario: Scenario) -> Iterator[str]:
    for name, block in _able(scenario, Ability.SELLS_UNITS):
        value = block.values
        if Ability.SELLS_ON_CREDIT in block.kind.can:
            asked = value["deposit"].likely + value["instalment"].likely * value["term"].likely
            what = f"{name}: deposit and instalments together"
        else:
            asked, what = value["price"].likely, f"{name}.price"
        if asked < value["unit_cost"].likely:
            yield f"{what} is below {name}.unit_cost, so that every sale loses money"


def _dear_fee(scenario: Scenario) -> Iterator[str]:
    for name, block in _able(scenario, Ability.ASKS_A_FEE):
        income = scenario.community.values["income"]
        if block.values["fee"].likely > max(income.likely, block.values["full_at"].likely):
            yield (
                f"{name}.fee is above community.income ({income.text}): is it the fee of one person"
                " for one month?"
            )


def _free_hours(scenario: Scenario) -> Iterator[str]:
    """Work that counts as an input of the impact account only where somebody says what it is
    worth."""
    for name, block in _able(scenario, Ability.BRINGS_VOLUNTEERS):
        value = block.values
        if value["hour_value"].likely or not value["hours"].likely:
            continue
        if value["volunteers"].likely or value["joining"].likely:
            yield (
                f"{name}.hour_value is 0: the hours given count for nothing in SROI and in subsidy"
                " dependence; write what such work is paid in the market"
            )


def _out_of_bounds(scenario: Scenario) -> Iterator[str]:
    """A change by a percentage stops at the bounds of its number, and in a whole number may be
    too small to move it."""
    inputs = {path: (parameter, quantity) for path, parameter, quantity in scenario.inputs()}
    likely = {path: quantity.likely for path, (_, quantity) in inputs.items()}
    changes: list[Event | Policy] = [
        *scenario.policies,
        *sorted(scenario.events, key=lambda event: event.month),
    ]
    for change in changes:
        if change.path is None:
            continue
        parameter, quantity = inputs[change.path]
        before = likely[change.path]
        after = change.to if change.to is not None else before * (change.by or 0)
        kept = min(max(after, quantity.low), quantity.high)
        say = bounds_of(parameter, scenario.currency).say
        if abs(kept - after) > 1e-9 * abs(after):
            yield (
                f"{change.text}: that would make it {say(float(f'{after:.6g}'))}, but it stops at"
                f" {say(kept)}: is the percentage right?"
            )
        elif (
            quantity.whole
            and not quantity.is_range
            and change.by not in (None, 1)
            and round(after) == round(before) != 0
        ):
            yield (
                f"{change.text}: that leaves it at {say(before)}, as it is a whole number: is the"
                " percentage right?"
            )
        if isinstance(change, Event) and change.on is None and change.until is None:
            likely[change.path] = kept


def _thin_purse(scenario: Scenario) -> Iterator[str]:
    """Money at hand on the first day that does not cover what is paid at once."""

    def first_day(ability: Ability, amount: str, month: str) -> float:
        return sum(
            block.values[amount].likely
            for _, block in _able(scenario, ability)
            if block.values[month].likely == 1
        )

    cash = scenario.venture.values["opening_cash"]
    lent = (
        first_day(Ability.BORROWS, "amount", "start_month")
        + scenario.venture.values["credit"].likely
    )
    bought = first_day(Ability.BUYS_EQUIPMENT, "cost", "first_month")
    pay = sum(
        post.values["posts"].likely * post.values["salary"].likely
        for post in scenario.team.values()
    )
    if bought and cash.likely + lent < bought + pay:
        needs = write_number(float(f"{bought + pay:.3g}"), Unit("money"), scenario.currency)
        yield (
            f"venture.opening_cash is {cash.text}, but equipment and pay of the first month cost"
            f" about {needs}: where does the rest come from?"
        )


def _begun(scenario: Scenario) -> Iterator[str]:
    """A contract begins once: its start can be moved as long as it is to come."""
    for event in scenario.events:
        name, _, key = (event.path or "").rpartition(".")
        block = scenario.mechanisms.get(name)
        if block is None or key != "start_month" or event.on is not None:
            continue
        if event.month > block.values[key].likely:
            yield (
                f"{event.text}: {name} has begun by then, and begins once, so that this changes"
                " nothing"
            )
        elif (event.to or 0) > scenario.months:
            yield f"{event.text}: that is after the last month, so that {name} never begins"
