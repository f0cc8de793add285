"""The curve of a scenario: how strong its techniques must be to have a given effect.

`sesim calibrate` writes it into a file beside the scenario, which is read as the key `calibration`
of the scenario itself. So what extends a scenario, and what is kept of a run, has the curve too.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from simulator.mechanisms.base import Mechanism
from simulator.scenario.mistakes import Mistakes, ScenarioError
from simulator.scenario.shipped import shipped
from simulator.scenario.text.files import STANDARD_INPUT, read_file
from simulator.scenario.text.tree import (
    Listing,
    Map,
    Node,
    Scalar,
    canonical,
    plain_text,
    word_at,
)
from simulator.vocabulary import Ability
from simulator.words.numbers import number
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

KEY = "calibration"
MADE_FOR, READ_IN = "made_for", "read_in"
"""The digests of what the effect depends on: when the curve was made, and now in the file."""
STRENGTHS, EFFECTS, ERRORS = "strengths", "effects", "errors"
_BESIDE = ".effect.json"
_PARTS = ("community", "outcome", "partners")
_ASIDE = {"label", "scale", "source", "effect", "value", "discount_rate", "years", "displacement"}
"""Keys that do not change how strong a technique must be."""
_MOST = 50


@dataclass(frozen=True)
class Calibration:
    """With all techniques `strengths[i]` times as strong as the file says, the people followed
    reach the outcome more often by `effects[i]` (a difference of shares)."""

    strengths: tuple[float, ...]
    effects: tuple[float, ...]
    stale: bool = False
    """Whether the file was changed after the curve was made."""

    @property
    def reach(self) -> tuple[float, float]:
        """The least and the largest effect."""
        return self.effects[0], self.effects[-1]

    def beyond(self, effect: Any) -> Any:
        """Where an effect (an array or one number) is beyond the curve."""
        low, high = self.reach
        return (effect < low) | (effect > high)


def beside(path: Path) -> Path:
    """The file with the curve of a scenario file."""
    return path.with_name(f"{path.stem}{_BESIDE}")


def with_curve(tree: Map, path: Path) -> Map:
    """The tree of a file with the curve that stands beside it, if there is one and the tree has
    none of its own. One that cannot be read is an empty word."""
    if path is STANDARD_INPUT or tree.get(KEY) is not None:
        return tree
    file = beside(path)
    if not file.is_file():
        return tree
    try:
        curve: Node = read_file(file, Mistakes())
    except ScenarioError:
        curve = Scalar(str(file), 1, 1, "")
    return tree.having(Scalar(str(file), 1, 1, KEY), curve)


def to_calibrate(tree: Map) -> Map:
    """The tree with a curve that reaches every effect, in place of the one to be made."""

    def word(text: str) -> Scalar:
        return Scalar(tree.file, 1, 1, text)

    def numbers(*texts: str) -> Listing:
        return Listing(tree.file, 1, 1, tuple(map(word, texts)))

    curve = (word(STRENGTHS), numbers("0", "1")), (word(EFFECTS), numbers("-1", "1"))
    return tree.having(word(KEY), Map(tree.file, 1, 1, curve))


def with_digest(tree: Map, known: Mapping[str, type[Mechanism]]) -> Map:
    """The tree before any change of the command line, whose curve has the digest of what the
    effect depends on now. A tree that was kept has it already. A copy of a shipped scenario that
    lost its curve has that one, as long as all on which the effect depends is the same."""
    curve, outcome = tree.get(KEY), tree.get("outcome")
    lost = curve is None and isinstance(outcome, Map) and outcome.get("effect") is not None
    if not lost and (not isinstance(curve, Map) or curve.get(READ_IN) is not None):
        return tree
    digest = depends_on(tree, known)
    if lost:
        curve = _shipped_curve(digest)
    if not isinstance(curve, Map):
        return tree

    def word(text: str) -> Scalar:
        return Scalar(curve.file, curve.line, curve.column, text)

    dated = curve.having(word(READ_IN), word(digest))
    return tree.having(tree.key(KEY) or word(KEY), dated)


def _shipped_curve(digest: str) -> Map | None:
    """The curve of a shipped scenario that was made for this digest."""
    for file in map(beside, shipped().values()):
        if file.is_file():
            curve = read_file(file, Mistakes())
            if word_at(curve, MADE_FOR, "") == digest:
                return curve
    return None


def depends_on(tree: Map, known: Mapping[str, type[Mechanism]]) -> str:
    """The digest of all in a file that decides how strong its techniques must be."""
    parts = [node for name in _PARTS if (node := tree.get(name)) is not None]
    rules, targets = tree.get("mechanisms"), tree.get("targets")
    for key, rule in rules if isinstance(rules, Map) else ():
        kind = known.get(word_at(rule, "kind", key.text))
        if kind is not None and kind.can & {Ability.HAS_STRENGTH, Ability.SHAPES_THE_EFFECT}:
            parts.append(rule)
    after = targets.get("outcome_after") if isinstance(targets, Map) else None
    said = [canonical(_bare(part)) for part in [*parts, *([] if after is None else [after])]]
    return hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _bare(node: Node) -> Node:
    if isinstance(node, Map):
        kept = tuple((key, _bare(value)) for key, value in node if key.text not in _ASIDE)
        return Map("", 0, 0, kept)
    return node


def read_calibration(tree: Map, mistakes: Mistakes) -> Calibration | None:
    """The curve of a scenario; None where there is none or it is mistaken."""
    node = tree.get(KEY)
    if node is None:
        return None
    strengths, effects = (_numbers(node, name) for name in (STRENGTHS, EFFECTS))
    if not 2 <= len(strengths) == len(effects) or any(
        a >= b for each in (strengths, effects) for a, b in pairwise(each)
    ):
        said = gettext(
            "this is not a curve that `sesim calibrate` writes; remove it, and run `sesim"
            " calibrate` again"
        )
        mistakes.add(node, KEY, said)
        return None
    made_for, read_in = (word_at(node, name, "") for name in (MADE_FOR, READ_IN))
    return Calibration(strengths, effects, made_for != read_in)


_NOTHING = 0.005
"""A difference of effects that no technique makes."""


def out_of_reach(effect: str, low: float, high: float) -> str:
    """The message about an effect, as the file writes it, that is not between the two ends."""
    if high - low < _NOTHING:
        return gettext(
            "{effect} is not what techniques do here: whatever their strength, the effect is about"
            " {low} points, as it comes from other rules; take `effect` out",
            effect=quote(effect),
            low=number(round(100 * low, 1)),
        )
    return gettext(
        "{effect} is out of reach: with no strength at all the effect is {low} points (jobs from"
        " partners count too), and with the largest strength tried it is {high} points; write an"
        " effect between the two",
        effect=quote(effect),
        low=number(round(100 * low, 1)),
        high=number(round(100 * high, 1)),
    )


def _numbers(node: Node, name: str) -> tuple[float, ...]:
    """The numbers of a list; none where anything else stands there."""
    found = node.get(name) if isinstance(node, Map) else None
    if not isinstance(found, Listing) or len(found.items) > _MOST:
        return ()
    try:
        numbers = tuple(float(plain_text(item)) for item in found.items)
    except ValueError:
        return ()
    return numbers if all(abs(number) < 1e6 for number in numbers) else ()
