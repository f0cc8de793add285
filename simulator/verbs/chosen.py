"""What sesim chose for a new venture, because nobody answered it."""

from collections.abc import Iterator

from simulator.mechanisms.parameters import Parameter
from simulator.quantities.currencies import minor_units
from simulator.quantities.quantity import Quantity
from simulator.scenario.scenario import Scenario
from simulator.starter.archetypes import TRADES
from simulator.starter.question import Answers
from simulator.starter.questions import questions
from simulator.words.numbers import exact, money_range, percent_range, span
from simulator.words.safe_text import clean
from simulator.words.texts import N_, phrase

_NEVER_ASKED = {
    "sales.market": N_("customers who may ever buy"),
    "sales.purchases": N_("bought by a customer in a month"),
    "{service}.months": N_("months that a person stays"),
    "{service}.strength": N_("how strongly the help works"),
    "community.start_level": N_("where people are on the scale today"),
    "community.natural_level": N_("where they would be without the venture"),
    "partners.employers.vacancies": N_("jobs an employer offers in a month"),
    "equipment.cost": N_("equipment"),
    "targets.net_outcomes": N_("the net impact that you promise"),
    "targets.cost_per_net_outcome": N_("the most that one of them may cost"),
}
"""Assumptions that matter most of those that nobody is asked about: where they are, and what they
are called."""


def chosen(answers: Answers, scenario: Scenario) -> list[str]:
    """What the person did not answer, then what nobody is asked: a line each, in the language in
    use."""
    return [*_not_answered(answers), *_never_asked(answers, scenario)]


def _not_answered(answers: Answers) -> Iterator[str]:
    for question in questions(answers.start):
        if question.key in answers.values and question.key not in answers.own:
            value = answers.values[question.key]
            if value != "":
                shown = question.understood(value, answers)
                yield _line(phrase(question.label), shown, question.path(answers))


def _never_asked(answers: Answers, scenario: Scenario) -> Iterator[str]:
    service = TRADES[answers.kind].lever.partition(".")[0]
    inputs = {path: (parameter, quantity) for path, parameter, quantity in scenario.inputs()}
    for place, label in _NEVER_ASKED.items():
        path = place.format(service=service)
        if path in inputs:
            yield _line(phrase(label), _shown(*inputs[path], scenario.currency), path)


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
    digits = 0 if quantity.whole or low >= 10 else 2 if low < 0.1 else 1
    return span(exact(low, digits), exact(high, digits))
