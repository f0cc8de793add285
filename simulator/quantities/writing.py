"""Writing a number or a range so that reading it gives the same value back."""

from decimal import Decimal

from simulator.quantities.currencies import minor_digits
from simulator.quantities.grammar import TWO_WAYS
from simulator.quantities.units import Unit


def write_number(value: float | Decimal, unit: Unit, currency: str | None) -> str:
    """The number as a scenario file may hold it: `read_number` gives the same value back. Money is
    in minor units."""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if unit.name == "money":
        exact = exact.scaleb(-minor_digits(currency))
    text = format(exact, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text + "0" if unit.name != "number" and TWO_WAYS.fullmatch(text.lstrip("-")) else text


def join_range(low: str, high: str) -> str:
    """A range of two written numbers, as a scenario file may hold it; one number where both are
    the same."""
    return low if low == high else f"{low} to {high}"
