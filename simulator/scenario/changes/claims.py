"""Claims of a scenario, such as `P(lowest_cash >= 0) >= 90%`: read by patterns, never evaluated."""

import re

from simulator.quantities.units import Unit
from simulator.scenario.changes.conditions import MONEY, NUMBER, RATIO, read_comparison
from simulator.scenario.changes.planned import Claim, Condition
from simulator.scenario.changes.world import World
from simulator.scenario.text.tree import Node, Scalar, plain_text
from simulator.scenario.values.quantities import exact_number
from simulator.words.numbers import any_of
from simulator.words.safe_text import quote
from simulator.words.texts import N_, gettext

_CHANCE = Unit("share", 0, 1, help=N_("a chance from 0% to 100%"))

MEASURE_UNITS = {
    "net_outcomes": NUMBER,
    "outcomes": NUMBER,
    "caused_outcomes": NUMBER,
    "net_outcomes_now": NUMBER,
    "outcomes_now": NUMBER,
    "served": NUMBER,
    "completed": NUMBER,
    "cost_per_net_outcome": MONEY,
    "sroi": NUMBER,
    "closing_cash": MONEY,
    "lowest_cash": MONEY,
    "self_sufficiency": RATIO,
    "subsidy_dependence": RATIO,
    "months_of_reserve": NUMBER,
    "break_even_month": NUMBER,
    "donor_retention": RATIO,
    "public_money_share": RATIO,
    "tco2e": NUMBER,
    "reached": NUMBER,
    "dropout_share": RATIO,
    "waiting_months": NUMBER,
    "runway": NUMBER,
    "largest_source": RATIO,
}
MEASURES = tuple(MEASURE_UNITS)
"""End measures that a claim may speak of."""

SUBJECTS = (
    "sustainable",
    "not-yet-sustaining",
    "insolvent",
    "gave_up",
    "closed",
    "delivers",
    "falls short",
    "both",
)
"""Verdicts whose probability a claim may state."""

STATISTICS = ("P", "mean", "median", "q05", "q10", "q25", "q75", "q90", "q95")
"""What a claim may speak of; every quantile from `q05` to `q95` may stand in the place of these."""
_MEANT = (("P", SUBJECTS), ("mean", MEASURES))
"""What is probably meant where a verdict or a measure stands alone."""
_QUANTILE = re.compile(r"q(0[5-9]|[1-8][0-9]|9[0-5])")
_CALL = re.compile(r"([A-Za-z0-9]{1,20})\s*\(\s*([^()]{0,60}?)\s*\)")
_CHANCE_OF_MEASURE = re.compile(r"\s*P\s*\(([^()]{0,80}[<>=!][^()]{0,80})\)([^()]{1,80})")
_FORMS = (
    '`"P(sustainable) >= 0.6"`',
    '`"P(lowest_cash >= 0) >= 90%"`',
    '`"mean(net_outcomes) >= 120"`',
)


def read_claim(node: Node, path: str, world: World) -> Claim | None:
    """`P(verdict) op chance`, `P(measure op number) op chance`, or `mean`, `median` or a quantile
    of a measure, as in `q05(closing_cash) >= 0`."""
    form = any_of(_FORMS)
    text = plain_text(node)
    if isinstance(node, Scalar) and len(text) < 200 and (of := _CHANCE_OF_MEASURE.fullmatch(text)):
        inner = Scalar(node.file, node.line, node.column, of[1].strip())
        outer = Scalar(node.file, node.line, node.column, f"P(){of[2]}")
        return _chance_of_measure(node, inner, outer, path, form, world)
    parts = read_comparison(node, path, form, world)
    if parts is None:
        return None
    left, op, right = parts
    call = _CALL.fullmatch(left)
    if not call:
        meant = next((f for f, known in _MEANT if left in known), "")
        said = gettext(
            "{text} is not the left side of a claim; write {example}",
            text=quote(left),
            example=quote(f"{meant}({left}) {op} {plain_text(right)}") if meant else form,
        )
        world.add(node, path, said)
        return None
    statistic, subject = call[1], " ".join(call[2].split())
    if statistic not in STATISTICS and not _QUANTILE.fullmatch(statistic):
        said = gettext("{word} is not a statistic that a claim can use", word=quote(statistic))
        world.reading.mistakes.unknown(node, path, said, statistic, STATISTICS)
        return None
    unit = _unit_of_verdict(node, subject, path, world) if statistic == "P" else None
    if statistic != "P":
        unit = _unit_of_measure(node, subject, path, world)
    number = None if unit is None else exact_number(right, unit, path, world.reading)
    return None if number is None else Claim(_line(node), statistic, subject, op, number)


def _chance_of_measure(
    node: Node, inner: Scalar, outer: Scalar, path: str, form: str, world: World
) -> Claim | None:
    """The chance that a measure is above or below a number."""
    of = read_comparison(inner, path, "`lowest_cash >= 0`", world)
    parts = read_comparison(outer, path, form, world)
    if of is None or parts is None:
        return None
    (measure, sign, size), (_, op, right) = of, parts
    unit = _unit_of_measure(node, measure, path, world)
    limit = None if unit is None else exact_number(size, unit, path, world.reading)
    number = exact_number(right, _CHANCE, path, world.reading)
    if limit is None or number is None:
        return None
    return Claim(_line(node), "P", measure, op, number, Condition(measure, sign, limit))


def _unit_of_verdict(node: Node, subject: str, path: str, world: World) -> Unit | None:
    if subject in SUBJECTS:
        return _CHANCE
    if subject == "solvent":
        said = gettext(
            "`solvent` means not `closed`; write for example `{claim}`",
            claim='"P(closed) <= 0.1"',
        )
        world.add(node, path, said)
    elif subject in MEASURES:
        said = gettext(
            "`{measure}` is a number, not a verdict; write for example `{claim}`",
            measure=subject,
            claim=f'"P({subject} >= 1) >= 90%"',
        )
        world.add(node, path, said)
    else:
        said = gettext("{word} is not a verdict", word=quote(subject))
        world.reading.mistakes.unknown(node, path, said, subject, SUBJECTS)
    return None


def _unit_of_measure(node: Node, subject: str, path: str, world: World) -> Unit | None:
    if subject not in MEASURES:
        said = gettext("{word} is not a measure", word=quote(subject))
        world.reading.mistakes.unknown(node, path, said, subject, MEASURES)
    return MEASURE_UNITS.get(subject)


def _line(node: Node) -> str:
    return " ".join(plain_text(node).split())
