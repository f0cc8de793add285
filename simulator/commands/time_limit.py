"""`--time-limit`: how long a run may take."""

from simulator.commands.kinds import Seconds
from simulator.commands.parameters import option
from simulator.words.texts import N_

time_limit = option(
    "--time-limit",
    "seconds",
    type=Seconds(),
    # Translators: stands in help for a time, such as 10m: --time-limit TIME.
    metavar=N_("TIME"),
    example="10m",
    help=N_(
        "Stop after this time (`90s`, `10m`, `1h`) and keep the futures that are finished by then."
    ),
)
