"""What sesim chose for a new venture, because nobody answered it."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.mechanisms.parameters import Parameter
from simulator.quantities.currencies import minor_units
from simulator.quantities.quantity import Quantity
from simulator.scenario.scenario import Scenario
from simulator.starter.archetypes import TRADES
from simulator.starter.question import Answers
from simulator.starter.questions import questions
from simulator.words.numbers import in_full, money_range, percent_range, span
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, phrase

_USUAL = N_("usual for this kind of venture")
_WIDE = N_("a wide range, as few have measured it")
_NEVER_ASKED = {
    "sales.market": (
        N_("customers who may ever buy"),
        N_("about as many as buy what is sold in a month now"),
    ),
    "sales.purchases": (N_("bought by a customer in a month"), _USUAL),
    "community.inflow": (
        N_("people who newly need it in a month"),
        N_("from your answers, so that places can be filled again"),
    ),
    "{rule}.months": (N_("months that a person stays"), _USUAL),
    "{rule}.strength": (N_("how strongly the help works"), _WIDE),
    "community.start_level": (N_("where people are on the scale today"), _WIDE),
    "community.natural_level": (N_("where they would be without the venture"), _WIDE),
    "partners.employers.vacancies": (N_("jobs an employer offers in a month"), _WIDE),
    "team.{worker}.on_costs": (
        N_("what an employer pays on top of pay"),
        N_("the law in Indonesia"),
    ),
    "inflation.wages": (N_("growth of all pay in a year"), N_("Indonesia in past years")),
    "inflation.prices": (N_("growth of prices in a year"), N_("Indonesia in past years")),
    "payroll.holiday_bonus": (
        N_("months of pay as a bonus before the holidays"),
        N_("1 by law in Indonesia; sesim takes 0 with other currencies"),
    ),
    "fees.free_share": (N_("share of people, the poorest, who pay nothing"), _USUAL),
    "public_contract.renewal": (N_("chance that the contract is renewed"), _WIDE),
    "public_contract.late": (N_("chance that an invoice is paid late"), N_("reports on payers")),
    "foundation_grant.success": (N_("chance that an application wins"), _WIDE),
    "foundation_grant.renewal": (N_("chance that the grant is renewed"), _WIDE),
    "state_grant.success": (N_("chance that an application to the government wins"), _WIDE),
    "state_grant.renewal": (N_("chance that the government renews its grant"), _WIDE),
    "outcome.value": (
        N_("what society gains from one change in a year"),
        N_("five months' pay"),
    ),
    "targets.net_outcomes": (
        N_("the net impact to reach"),
        N_("a target that sesim set, a share of those whom you can help; write what you promise"),
    ),
    "targets.cost_per_net_outcome": (
        N_("the most that one of them may cost"),
        N_("what society gains in three years"),
    ),
}
"""Assumptions that matter most of those that nobody is asked about: where they are, what they are
called, and why they are as they are."""

_NOT_SOLD_YET = {
    "sales.market": (
        N_("customers who may ever buy"),
        N_("about as many as buy what its sellers may sell in a month"),
    ),
}
"""The same where nothing is sold yet."""


@dataclass(frozen=True)
class Chosen:
    """What sesim chose, in the language in use, a line for each number."""

    unanswered: list[str]
    """Questions that were not answered."""
    never_asked: list[str]
    """What nobody is asked and matters most, with the reason."""
    others: list[str]
    """All other numbers of the file: path and value."""


def chosen(answers: Answers, scenario: Scenario) -> Chosen:
    """Every number of a new file that no answer gave."""
    asked = [q for q in questions(answers.start) if q.key in answers.values]
    known = {question.path(answers) for question in asked}
    given = {f"{path}.{name}" for path, block in scenario.blocks() for name in block.given}
    known |= {
        f"{path}.{usual.name}"
        for path, block in scenario.blocks()
        for usual in block.kind.parameters.values()
        if usual.usual_of and known >= {f"{path}.{name}" for name in usual.usual_of}
    }
    inputs = {path: (parameter, quantity) for path, parameter, quantity in scenario.inputs()}
    trade = TRADES[answers.kind]
    lines = []
    never_asked = _NEVER_ASKED | ({} if answers.amount("sold") else _NOT_SOLD_YET)
    for place, (label, reason) in never_asked.items():
        path = place.format(rule=trade.rule, worker=trade.worker)
        if path in inputs:
            known.add(path)
            parameter, quantity = inputs[path]
            # Translators: a line of a list, such as: months that a person stays: 6
            # (`classes.months`): usual for this kind of venture.
            line = phrase(
                "{label}: {value} (`{path}`): {reason}",
                label=phrase(label),
                value=_shown(parameter, quantity, scenario.currency),
                path=path,
                reason=phrase(reason),
            )
            lines.append(line)
    if scenario.currency != "IDR":
        lines.append(
            gettext(
                "What an employer pays on top of pay, and how pay and prices grow, are numbers of"
                " Indonesia also where the currency is {currency}: replace them for another"
                " country.",
                currency=scenario.currency,
            )
        )
    others = [
        f"`{path}` {_shown(parameter, quantity, scenario.currency)}"
        for path, (parameter, quantity) in inputs.items()
        if path in given - known
    ]
    return Chosen(list(_not_answered(answers)), lines, others)


def _not_answered(answers: Answers) -> Iterator[str]:
    for question in questions(answers.start):
        if question.key in answers.values and question.key not in answers.own:
            value = answers.values[question.key]
            if value != "":
                shown = question.understood(value, answers)
                yield _line(phrase(question.label), shown, question.path(answers))


def _line(label: str, value: str, path: str) -> str:
    if not path:
        # Translators: a line of a list, such as: price: Rp 5,000.
        return phrase("{label}: {value}", label=label, value=clean(value))
    # Translators: a line of a list, such as: price: Rp 5,000 (`sales.price`).
    return phrase("{label}: {value} (`{path}`)", label=label, value=clean(value), path=path)


def _shown(parameter: Parameter, quantity: Quantity, currency: str) -> str:
    """A number or both ends of its range, in the language in use."""
    low, high = quantity.numbers[0], quantity.numbers[-1]
    if parameter.unit.name == "money":
        return money_range(low / minor_units(currency), high / minor_units(currency), currency)
    if parameter.unit.name == "share":
        return percent_range(low, high)
    return span(in_full(low), in_full(high))
