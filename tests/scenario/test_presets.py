"""One word of a block that chooses several defaults of it."""

import pytest

from simulator.scenario.load import load
from simulator.scenario.mistakes import ScenarioError


def friends(**changes):
    found = load("youth-cafe", {f"friends.{name}": text for name, text in changes.items()})
    return found.mechanisms["friends"].values


def test_donors_are_recent_unless_a_file_says_otherwise():
    assert friends()["beta"].likely == friends(donors_like="recent")["beta"].likely == 3.9


def test_a_word_of_the_block_chooses_its_defaults_with_their_source():
    beta = friends(donors_like="classic-us-1995")["beta"]
    assert beta.likely == 0.7497 and "11,104" in beta.source


def test_a_number_that_is_stated_stays_whatever_the_word():
    assert friends(donors_like="classic-us-1995", beta="2")["beta"].likely == 2


def test_an_unknown_word_is_refused():
    with pytest.raises(ScenarioError, match="classic-us-1995"):
        friends(donors_like="classic")
