"""The options of `sesim find` that say what is looked for."""

from collections.abc import Callable

from simulator.commands.completing import changes
from simulator.commands.parameters import CHANGE, P, R, option, with_options
from simulator.words.texts import N_

_OPTIONS = (
    option(
        "--by",
        required=True,
        multiple=True,
        metavar=CHANGE,
        example="cafe_sales.price=20000 to 40000",
        shell_complete=changes,
        help=N_(
            "The number to change, and the range to look in. Can be given up to six times: then the"
            " cheapest change of all is looked for."
        ),
    ),
    option(
        "--goal",
        required=True,
        # Translators: stands in help for a goal: --goal GOAL.
        metavar=N_("GOAL"),
        example="P(sustainable) >= 40%",
        help=N_("What must be reached, written as a claim of a scenario file."),
    ),
    option(
        "--cost",
        multiple=True,
        # Translators: stands in help for a cost: --cost PATH=NUMBER.
        metavar=N_("PATH=NUMBER"),
        example="cafe_sales.price=2",
        help=N_(
            "How often a change of one of several numbers counts, compared with a change of another"
            " one by the same part (default: once)."
        ),
    ),
)


def looked_for(command: Callable[P, R]) -> Callable[P, R]:
    """The numbers, the goal, and what changes cost."""
    return with_options(command, _OPTIONS)
