"""Questions of `sesim init` about money that is earned, and about cash."""

from simulator.quantities.grammar import Unreadable
from simulator.starter.amounts import rounded
from simulator.starter.archetypes import TRADES
from simulator.starter.cost_questions import cost_questions
from simulator.starter.figures import about, figure, money, wages, with_currency
from simulator.starter.question import Answers, Figure, Question, chose, spread
from simulator.starter.readings import read_unit
from simulator.starter.sizing import may_sell
from simulator.starter.staff_questions import seller_questions
from simulator.words.safe_text import quote
from simulator.words.texts import N_, gettext, phrase

_SALES = chose("earn", "sales")


def _price(answers: Answers) -> float:
    return answers.scale * TRADES[answers.kind].price


def _unit_cost(answers: Answers) -> Figure:
    return spread(rounded(answers.price.likely * share) for share in TRADES[answers.kind].cost)


def income_questions() -> tuple[Question, ...]:
    """What the venture is paid for, and by whom; then what it costs."""
    return (
        Question(
            "product",
            N_("What do you sell? Name the unit that you count."),
            N_("For example a cup, a bag, a kilogram or a night. Prices and costs are per unit."),
            N_("what you sell"),
            lambda a: phrase(TRADES[a.kind].sells),
            lambda a: phrase(TRADES[a.kind].sells),
            lambda text, a: read_unit(text, phrase(TRADES[a.kind].sells)),
            asked=_SALES,
            path=lambda a: "sales.label",
        ),
        money(
            "price",
            N_("How much does a buyer pay for one of them?"),
            N_("Write the price without tax. If prices differ, write the mean, or `10 to 20`."),
            # Translators: the name of an answer, in a list.
            N_("price"),
            about(_price, (0.5, 1, 2)),
            (0, 1e8),
            lambda a: rounded(_price(a)),
            asked=_SALES,
            path="sales.price",
        ),
        *seller_questions(),
        figure(
            "sold",
            N_("How many of them do you sell in a month, now or surely?"),
            N_(
                "Write what you have counted, 0 if you sell none yet. Hopes belong to the next"
                " years, not here."
            ),
            N_("sold in a month"),
            may_sell,
            (0, 1_000_000),
            lambda a: may_sell(a).likely,
            asked=_SALES,
            path="sales.customers",
        ),
        money(
            "unit_cost",
            N_("How much does one of them cost you to make or buy?"),
            N_("Count material, or what you pay for it. Leave out pay and rent."),
            N_("cost of one unit"),
            _unit_cost,
            (0, 1e8),
            lambda a: _unit_cost(a).likely,
            asked=_SALES,
            path="sales.unit_cost",
        ),
        money(
            "fee",
            N_("How much does somebody pay for a month who pays the full fee?"),
            N_("sesim assumes that the poorest 30% pay nothing; the file says so."),
            N_("full fee a month"),
            wages(0.015, 0.03, 0.06),
            (0, 1e8),
            lambda a: rounded(0.03 * a.scale),
            asked=chose("earn", "fees"),
            path="fees.fee",
        ),
        money(
            "contract_price",
            N_("How much does the public office pay a month for each person served?"),
            N_("Look it up in the contract, or in one of a similar venture."),
            N_("a public office pays a month"),
            wages(0.06, 0.15, 0.3),
            (0, 1e8),
            lambda a: rounded(0.15 * a.scale),
            asked=chose("earn", "contract"),
            path="public_contract.price",
            note=N_(
                "It pays nothing in the first months: nobody is served yet, and bills are paid two"
                " months later, or more."
            ),
        ),
        figure(
            "contract_months",
            N_("For how many months does the contract still run?"),
            N_("After them, sesim draws whether it is renewed."),
            N_("months of the contract"),
            lambda a: Figure(24, 24, 24),
            (1, 600),
            lambda a: 24,
            asked=chose("earn", "contract"),
            path="public_contract.term",
            ranges=False,
        ),
        money(
            "placement_fee",
            N_("How much does an employer pay for a person who gets a job?"),
            N_("It is paid once, after three months in the job."),
            N_("an employer pays once"),
            wages(0.1, 0.4, 0.8),
            (0, 1e8),
            lambda a: rounded(0.4 * a.scale),
            asked=chose("earn", "placement"),
            path="placement_fee.fee",
        ),
        *cost_questions(),
    )


def _not_more_than_there_is(text: str, given: Figure, answers: Answers) -> None:
    if given.high > answers.cash.high:
        raise Unreadable(
            gettext(
                "{text} is more than the {cash} of the first day; write which part of it was given",
                text=quote(text),
                cash=with_currency(answers.cash, answers),
            )
        )


def cash_questions() -> tuple[Question, ...]:
    """What the venture has on the first day, and how much of it was given."""

    def payroll(answers: Answers) -> float:
        return answers.scale * answers.posts + answers.amount("rent")

    return (
        money(
            "cash",
            N_("How much money does the venture have on the first day?"),
            N_("Count cash and bank accounts. Leave out loans that must be paid back."),
            N_("money on the first day"),
            about(payroll, (0.5, 2, 6)),
            (0, 1e12),
            lambda a: rounded(2 * payroll(a)),
            path="venture.opening_cash",
            note=N_(
                "sesim starts with nobody who owes you money. If you work already, add what others"
                " owe you."
            ),
        ),
        money(
            "cash_given",
            N_("How much of it was given, such as a donation, a prize or a grant?"),
            N_("Write 0 if all of it is earned or your own. It pays bills like other money."),
            N_("how much of that money was given"),
            lambda a: Figure(0, 0, 0),
            (0, 1e12),
            lambda a: rounded(a.cash.likely / 4),
            path="venture.opening_cash_given",
            asked=lambda a: a.cash.high > 0,
            check=_not_more_than_there_is,
        ),
    )
