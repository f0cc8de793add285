"""What a shipped scenario proposes to try moves something, even in half of its futures."""

import shlex

import pytest

from simulator.scenario.catalog import shipped
from simulator.scenario.load import load
from simulator.verbs.compare import compare
from simulator.words.local_text import shown

PROPOSED = [(name, shown(command)) for name in shipped() for command in load(name).try_]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "command"), PROPOSED)
def test_every_proposal_moves_a_chance_or_names_what_moves(name, command):
    sesim, verb, target, *rest = shlex.split(command)
    assert (sesim, verb, target) == ("sesim", "compare", name) and rest[::2].count("--set")
    found = compare(target, set=rest[1::2], runs=2 * load(name).runs)
    (pair,) = found.result.pairs
    clear = [goal for goal, paired in pair.verdicts.items() if not paired.tie]
    assert clear or pair.links, command
