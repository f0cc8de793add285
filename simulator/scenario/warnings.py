"""Remarks (LOOK) on numbers that may be right but look like a mistake, such as the hours of a week
in place of a month. Each ends with what to do; nothing is refused."""

from collections.abc import Iterator

from simulator.mechanisms.base import Mechanism
from simulator.quantities.currencies import minor_units
from simulator.scenario.block import Block
from simulator.scenario.changed_defaults import CHANGED, changed_defaults, now_ranges
from simulator.scenario.odd_amounts import (
    beyond_the_books,
    far_from_usual,
    given_by_file,
    more_given_than_there_is,
    small_amounts,
    thin_pay,
    with_help,
)
from simulator.scenario.odd_changes import begun, left_out, out_of_bounds, too_late
from simulator.scenario.odd_plans import degenerate
from simulator.scenario.scenario import Scenario
from simulator.scenario.shared import shared_sellers
from simulator.scenario.values.distributions import bounds_of
from simulator.vocabulary import Ability
from simulator.words.numbers import all_of, any_of, money, ordinary_spaces
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

_REAL_PAY = 0.03
"""Prices that grow faster than wages by more than this a year get a remark (assumption)."""


def remarks(scenario: Scenario) -> list[str]:
    """Sentences about numbers that the file sets itself."""
    return [
        *degenerate(scenario),
        *_unusual(scenario),
        *thin_pay(scenario),
        *small_amounts(scenario),
        *_unsupervised(scenario),
        *_real_pay(scenario),
        *beyond_the_books(scenario),
        *far_from_usual(scenario),
        *more_given_than_there_is(scenario),
        *_below_cost(scenario),
        *_high_fee(scenario),
        *_free_hours(scenario),
        *out_of_bounds(scenario),
        *_little_cash(scenario),
        *_never_gives_up(scenario),
        *_old_curve(scenario),
        *begun(scenario),
        *left_out(scenario),
        *shared_sellers(scenario),
        *too_late(scenario),
        *changed_defaults(scenario, CHANGED),
        *now_ranges(scenario),
    ]


def _unusual(scenario: Scenario) -> Iterator[str]:
    for path, parameter, quantity in given_by_file(scenario):
        if parameter.plausible is None:
            continue
        low, high = parameter.plausible
        if quantity.likely and not low <= quantity.likely <= high:
            say = bounds_of(parameter, scenario.currency).say
            yield with_help(
                gettext(
                    "{path} is {value}, but usual values are {low} to {high}.",
                    path=f"`{path}`",
                    value=quote(quantity.text),
                    low=say(low),
                    high=say(high),
                ),
                parameter,
                gettext("If it is wrong, write another value."),
            )


def _able(scenario: Scenario, ability: Ability) -> list[tuple[str, Block[Mechanism]]]:
    """The rules of a scenario that have this ability, by name."""
    return [(name, scenario.mechanisms[name]) for name in scenario.rules_that(ability)]


def _unsupervised(scenario: Scenario) -> Iterator[str]:
    """Trainees work only when somebody has time to supervise them."""
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
    if not trainees or not all(none.values()):
        return
    if none:
        yield gettext(
            "Nobody supervises {trainees}, so they work no hours. Write a number above 0 for"
            " {path}.",
            trainees=all_of([f"`{name}`" for name in trainees]),
            path=any_of([f"`{name}.{key}`" for name, key in none.items()]),
        )
    else:
        yield gettext(
            "Nobody supervises {trainees}, so they work no hours. Give a post the role"
            " `supervisor`.",
            trainees=all_of([f"`{name}`" for name in trainees]),
        )


def _real_pay(scenario: Scenario) -> Iterator[str]:
    for name, block in _able(scenario, Ability.MOVES_PRICES):
        if not block.given & {"prices", "wages"}:
            continue
        prices, wages = block.values["prices"], block.values["wages"]
        if prices.likely - wages.likely > _REAL_PAY:
            yield gettext(
                "{prices} is {price_growth} and {wages} is {wage_growth}. All salaries fall behind"
                " prices, so work gets cheap. If that is wrong, change one of the two.",
                prices=f"`{name}.prices`",
                price_growth=quote(prices.text),
                wages=f"`{name}.wages`",
                wage_growth=quote(wages.text),
            )


def _below_cost(scenario: Scenario) -> Iterator[str]:
    for name, block in _able(scenario, Ability.SELLS_UNITS):
        value = block.values
        if Ability.SELLS_ON_CREDIT in block.kind.can:
            asked = value["deposit"].likely + value["instalment"].likely * value["term"].likely
        else:
            asked = value["price"].likely
        if asked >= value["unit_cost"].likely:
            continue
        if Ability.SELLS_ON_CREDIT in block.kind.can:
            yield gettext(
                "The deposit and all instalments of {rule} together are below {cost}, so every sale"
                " loses money. Raise one of them, or lower {cost}.",
                rule=f"`{name}`",
                cost=f"`{name}.unit_cost`",
            )
        else:
            yield gettext(
                "{price} is below {cost}, so every sale loses money. Raise {price}, or lower"
                " {cost}.",
                price=f"`{name}.price`",
                cost=f"`{name}.unit_cost`",
            )


def _high_fee(scenario: Scenario) -> Iterator[str]:
    for name, block in _able(scenario, Ability.ASKS_A_FEE):
        income = scenario.community.values["income"]
        if block.values["fee"].likely > max(income.likely, block.values["full_at"].likely):
            yield gettext(
                "{fee} is above `community.income` ({income}). Write the fee of one person for one"
                " month.",
                fee=f"`{name}.fee`",
                income=quote(income.text),
            )


def _free_hours(scenario: Scenario) -> Iterator[str]:
    """Work counts as an input of the impact account only where the file says what it is worth."""
    for name, block in _able(scenario, Ability.BRINGS_VOLUNTEERS):
        value = block.values
        if value["hour_value"].likely or not value["hours"].likely:
            continue
        if value["volunteers"].likely or value["joining"].likely:
            yield gettext(
                "{path} is 0, so the hours of volunteers count as nothing in SROI and in the share"
                " of gifts and grants. Write what such work is paid in the market.",
                path=f"`{name}.hour_value`",
            )


def _little_cash(scenario: Scenario) -> Iterator[str]:
    """Cash on the first day that does not cover what must be paid at once."""

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
        units = minor_units(scenario.currency)
        yield gettext(
            "`venture.opening_cash` is {cash}, but equipment and salaries of the first month cost"
            " about {needs}. Raise `venture.opening_cash`, or add a loan or a grant.",
            cash=quote(cash.text),
            needs=ordinary_spaces(money((bought + pay) / units, scenario.currency)),
        )


def _never_gives_up(scenario: Scenario) -> Iterator[str]:
    """Said where a file switches off what ends many ventures whose bills are paid."""
    for name, block in _able(scenario, Ability.ENDS_THE_VENTURE):
        if not any(block.values[chance].likely for chance in ("first_year", "later")):
            yield gettext(
                "With {rule} at 0, nobody ever gives up. Real leaders often do, even if all bills"
                " are paid. Remove the block to count it.",
                rule=f"`{name}`",
            )


def _old_curve(scenario: Scenario) -> Iterator[str]:
    """Said where the programme was changed after its effect was calibrated."""
    curve = scenario.calibration
    if curve is not None and curve.stale and "effect" in scenario.outcome.given:
        yield gettext(
            "The programme was changed after it was calibrated, so its effect may be larger or"
            " smaller than `outcome.effect` says. Run `sesim calibrate` with this file again."
        )
