"""Remarks on plans in which something is missing as a whole: nobody works, nothing is sold, nobody
can come."""

from collections.abc import Iterator

from simulator.mechanisms.base import Mechanism
from simulator.scenario.scenario import Scenario
from simulator.scenario.values.quantities import Quantity
from simulator.vocabulary import Ability
from simulator.words.numbers import percent
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

_SPREADS = 2
"""With so many spreads between the usual level and the threshold, about 1 person in 40 is below it
(normal distribution)."""


def degenerate(scenario: Scenario) -> Iterator[str]:
    """What must be so whatever else the plan says."""
    yield from _nobody_works(scenario)
    yield from _nobody_leads(scenario)
    yield from _no_income(scenario)
    yield from _for_nothing(scenario)
    yield from _nobody_can_come(scenario)
    yield from _one_person(scenario)
    yield from _all_exact(scenario)


def _some(value: object) -> bool:
    return isinstance(value, Quantity) and any(value.numbers)


def _nobody_works(scenario: Scenario) -> Iterator[str]:
    places = any(
        post.values["role"] == "practitioner"
        and _some(post.values["caseload"])
        and (_some(post.values["posts"]) or _some(post.values["max_posts"]))
        for post in scenario.team.values()
    )
    if not places:
        yield gettext(
            "No post with the role `practitioner` is filled, so there is no place for anybody, and"
            " nobody is served. Add such a post under `team`, with `posts` and `caseload`."
        )


def _nobody_leads(scenario: Scenario) -> Iterator[str]:
    team = [post.values for post in scenario.team.values()]
    works = any(post["role"] != "supervisor" and _some(post["posts"]) for post in team)
    leads = any(
        post["role"] == "supervisor" and _some(post["posts"]) and _some(post["hours"])
        for post in team
    )
    for name in scenario.rules_that(Ability.LEADS):
        values = scenario.mechanisms[name].values
        if works and not leads and _some(values["hours"]) and not _some(values["founder"]):
            yield gettext(
                "Nobody leads the team, so about {waste} of its hours and goods is lost, and no"
                " leader is paid. Give a post the role `supervisor`, or write in {founder} how many"
                " posts the founder leads for nothing.",
                waste=percent(values["waste"].likely),
                founder=f"`{name}.founder`",
            )


def _no_income(scenario: Scenario) -> Iterator[str]:
    kinds = [block.kind for block in scenario.mechanisms.values()]
    partners = any(_some(group.values["funding"]) for group in scenario.partners.values())
    pay = partners and any(Ability.PARTNERS_PAY in kind.can for kind in kinds)
    if not pay and not any(_brings(kind) for kind in kinds):
        yield gettext(
            "No rule brings in money, so the venture can only spend its cash. Add one under"
            " `mechanisms`, such as `product_sales`, `service_contract` or `grant`."
        )


def _brings(kind: type[Mechanism]) -> bool:
    """Whether a kind of rule brings in money by itself."""
    funds = Ability.BRINGS_FUNDS in kind.can and Ability.PARTNERS_PAY not in kind.can
    return bool(kind.income) or funds


def _for_nothing(scenario: Scenario) -> Iterator[str]:
    for name, block in scenario.mechanisms.items():
        can, value = block.kind.can, block.values
        asked: tuple[str, ...] = ()
        if Ability.SELLS_ON_CREDIT in can:
            asked = ("deposit", "instalment")
        elif Ability.SELLS_UNITS in can:
            asked = ("price",)
        elif Ability.ASKS_A_FEE in can:
            asked = ("fee",)
        if asked and not any(_some(value[key]) for key in asked):
            yield gettext(
                "{price} is 0, so {rule} brings in nothing. Write what people pay.",
                price=f"`{name}.{asked[-1]}`",
                rule=f"`{name}`",
            )


def _nobody_can_come(scenario: Scenario) -> Iterator[str]:
    people, threshold = scenario.community.values, scenario.outcome.values["threshold"]
    low = min(
        people[f"{kind}_level"].likely - _SPREADS * people[f"{kind}_spread"].likely
        for kind in ("start", "natural")
    )
    if low >= threshold.likely:
        yield gettext(
            "`community.start_level` is {level}, and `outcome.threshold` is {threshold}. Nearly"
            " everybody has the outcome already, so hardly anybody can get a place. Raise the"
            " threshold, or lower the level.",
            level=quote(people["start_level"].text),
            threshold=quote(threshold.text),
        )


def _one_person(scenario: Scenario) -> Iterator[str]:
    if scenario.community.values["people"].likely <= 1:
        yield gettext(
            "`community.people` is 1, so chance decides the impact. Write how many people live"
            " where the venture works."
        )


def _all_exact(scenario: Scenario) -> Iterator[str]:
    if not any(quantity.is_range for _, _, quantity in scenario.inputs()):
        yield gettext(
            "Every number is exact, so the futures differ by chance only. Write a range, such as"
            " `20% to 40%`, for what nobody knows exactly."
        )
