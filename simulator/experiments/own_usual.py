"""Numbers in which two files differ, and of which neither says what is usual: each file's own."""

from collections.abc import Collection

from simulator.experiments.pairing import Counterparts
from simulator.mechanisms.parameters import Parameter
from simulator.scenario.block import Block
from simulator.scenario.scenario import Scenario
from simulator.vocabulary import Ability

_FEW = 8
"""Differences between two plans for one venture, at most (assumption)."""


def each_its_own(before: Scenario, after: Scenario, differing: Collection[str]) -> dict[str, str]:
    """The path of the usual number by that of each such number, as `before` writes them.
    `differing`: the paths that differ. Where a number is 0, none is usual. Two ventures that differ
    in much have people of their own, who are used to what their file says: then there is none."""
    found: dict[str, str] = {}
    others = dict(after.blocks())
    theirs = {old: new for new, old in Counterparts(before, after).blocks.items()}
    for path, block in before.blocks() if len(differing) <= _FEW else ():
        sides = [(before, block), (after, others[theirs[path]])] if path in theirs else []
        for usual in block.kind.parameters.values():
            moved = [name for name in usual.usual_of if f"{path}.{name}" in differing]
            if moved and all(_is_own(scenario, side, usual) for scenario, side in sides):
                found |= {f"{path}.{name}": f"{path}.{usual.name}" for name in moved}
    return found


def _is_own(scenario: Scenario, block: Block, usual: Parameter) -> bool:
    """Whether a file's own number counts as the usual one. Where there is an allowance, it may say
    otherwise what people get."""
    known = block.kind.parameters
    stated = [block.values[usual.name]]
    if Ability.PAYS_PEOPLE in getattr(block.kind, "can", ()):
        stated.append(scenario.community.values["paid_elsewhere"])
    numbers = [block.values[name].likely or known[name].zero_is for name in usual.usual_of]
    return all(numbers) and not any(value.likely for value in stated)
