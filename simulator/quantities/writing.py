"""Writing a number so that reading it gives the same value back."""

from decimal import Decimal

from simulator.quantities.currencies import minor_digits
from simulator.quantities.grammar import TWO_WAYS
from simulator.quantities.units import Unit


def write_number(value: float, unit: Unit, currency: str | None) -> str:
    """The number as a scenario file may hold it: `read_number` gives the same value back."""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if unit.name == "money":
        exact = exact.scaleb(-minor_digits(currency))
    text = format(exact, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text + "0" if unit.name == "money" and TWO_WAYS.fullmatch(text) else text
