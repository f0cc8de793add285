"""What every reader of values needs."""

from dataclasses import dataclass

from simulator.scenario.mistakes import Mistakes


@dataclass(frozen=True)
class Reading:
    """What a value is read with: where mistakes go, and the scenario's currency if it is known."""

    mistakes: Mistakes
    currency: str | None
