"""Figures of real organisations that stand beside what futures show. Each is a row of
docs/base_rates.csv, which says more about where it comes from; a test compares both."""

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.vocabulary import Others


@dataclass(frozen=True)
class Row:
    """One row of the file: a figure, its 95% interval where it has one, and how many organisations
    (or people) it rests on."""

    quantity: str
    who: str
    """`organisations` in the file."""
    central: float
    n: int
    low: float | None = None
    high: float | None = None


_COVERS = "share_at_or_above_1"
COVERING: Mapping[Others, Row | None] = {
    Others.HYBRID: Row(_COVERS, "US hybrids aged 3-5 years", 0.11, 64),
    Others.EMPLOYMENT: Row(_COVERS, "US employment organisations (NTEE J)", 0.35, 192),
    Others.HUMAN_SERVICES: Row(_COVERS, "US human services (NTEE P)", 0.08, 616),
    Others.NONPROFIT: Row(_COVERS, "US 990 filers 2021", 0.126, 5660),
    Others.LENDER: Row(_COVERS, "microfinance", 0.79, 3643, 0.74, 0.94),
    Others.DURABLES: None,
}
"""How many of each kind cover their costs by what they earn; None where nobody has counted."""

_COLOMBIA, _SUPPORTED = "Colombia, poor youth 18-25", "US men, NSW 1975-78"
_ADULTS, _PHONE = "US adults, JTPA", "Botswana, phone + SMS"
EFFECTS = (
    Row("training_effect_paid_employment", _COLOMBIA, 0.044, 3237, 0.01, 0.08),
    Row("supported_work_effect_employment", _SUPPORTED, 0.111, 445, 0.03, 0.2),
    Row("training_effect_any_earnings", _ADULTS, 0.009, 11204, -0.005, 0.022),
    Row("tutoring_effect_reaches_level", _PHONE, 0.047, 1883, 0.002, 0.092),
)
"""What trials with people drawn by lot found: how many more had the outcome."""
DEADWEIGHT = (
    Row("outcomes_that_come_anyway", _COLOMBIA, 0.906, 3237),
    Row("outcomes_that_come_anyway", _SUPPORTED, 0.854, 445),
    Row("outcomes_that_come_anyway", _ADULTS, 0.989, 11204),
    Row("outcomes_that_come_anyway", _PHONE, 0.92, 1883),
)
"""The same trials: those with the outcome among people not drawn, for each of those drawn."""


def ends(rows: tuple[Row, ...]) -> tuple[float, float]:
    """The smallest and the largest of some figures."""
    found = [row.central for row in rows]
    return min(found), max(found)


def of_others(kind: Others) -> dict[str, object]:
    """For programs: the kind of organisations a file is compared with, and how many cover costs."""
    row = COVERING[kind]
    return {
        "compare_with": str(kind),
        "share_at_or_above_1": None if row is None else row.central,
        "n": None if row is None else row.n,
        "organisations": None if row is None else row.who,
    }
