"""What a shipped scenario proposes to try moves something, even in half of its futures."""

import shlex

import pytest

from simulator.scenario.catalog import shipped
from simulator.scenario.load import load
from simulator.verbs.compare import compare
from simulator.words.local_text import shown


@pytest.mark.slow
@pytest.mark.parametrize("name", shipped())
def test_every_proposal_moves_a_chance_or_names_what_moves(name):
    scenario = load(name)
    assert scenario.try_
    for command in map(shown, scenario.try_):
        sesim, verb, target, *rest = shlex.split(command)
        assert (sesim, verb, target) == ("sesim", "compare", name), command
        assert rest[::2].count("--set"), command
        found = compare(target, set=rest[1::2], runs=2 * scenario.runs)
        (pair,) = found.result.pairs
        clear = [goal for goal, paired in pair.verdicts.items() if not paired.tie]
        assert clear or pair.links, command
