"""Questions of `sesim init` about what the venture pays besides pay and goods."""

from simulator.starter.amounts import rounded
from simulator.starter.archetypes import TRADES
from simulator.starter.figures import about, money, wages
from simulator.starter.question import Answers, Question
from simulator.words.texts import N_


def _payroll(answers: Answers) -> float:
    return answers.scale * answers.posts


def cost_questions() -> tuple[Question, ...]:
    """Rent and the like, what each person helped costs, and equipment."""
    return (
        money(
            "rent",
            N_("How much are rent, power, transport and the like a month?"),
            N_(
                "Count leaflets and reports too. Leave out pay, and what a unit that you sell costs"
                " to make or buy."
            ),
            N_("rent and the like a month"),
            about(_payroll, (0.2, 0.5, 1)),
            (0, 1e9),
            lambda a: rounded(0.5 * _payroll(a)),
            path="overhead.fixed",
        ),
        money(
            "direct_cost",
            N_("How much are material, meals and the like for each person you help, a month?"),
            N_("Leave out pay, rent, and money that people get from you."),
            N_("material and meals for each person a month"),
            wages(0.02, 0.05, 0.15),
            (0, 1e8),
            lambda a: rounded(0.05 * a.scale),
            path=lambda a: f"{TRADES[a.kind].rule}.direct_cost",
        ),
        money(
            "allowance",
            N_("How much do you pay each learner a month, such as money for travel?"),
            N_("Write 0 if learners get no money."),
            N_("paid to each learner a month"),
            wages(0.05, 0.13, 0.3),
            (0, 1e8),
            lambda a: rounded(0.13 * a.scale),
            asked=lambda a: TRADES[a.kind].service == "train",
            path="allowance.amount",
        ),
        money(
            "equipment",
            N_("How much must you pay for equipment in the first month?"),
            N_(
                "Count machines, furniture and computers. Write 0 if you have all. sesim buys the"
                " same again after five years."
            ),
            # Translators: the name of an answer, in a list.
            N_("equipment"),
            about(_payroll, (0.2, 0.5, 1.5)),
            (0, 1e10),
            lambda a: rounded(0.5 * _payroll(a)),
            path="equipment.cost",
        ),
    )
