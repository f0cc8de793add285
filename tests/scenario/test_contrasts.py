"""Contrasts: files that change a shipped scenario to show one dilemma. They are read, they say what
to try, and what they say of it is true."""

import shlex
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from simulator.experiments.ensemble import simulate
from simulator.scenario.load import load

FOLDER = Path(__file__).parents[2] / "scenarios" / "contrasts"
FILES = sorted(FOLDER.glob("*.yaml"))
FEES = FOLDER / "family-centre-fees.yaml"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_contrast_has_its_own_texts_and_something_to_try(file):
    scenario, base = load(file), load("family-centre")
    assert scenario.name == file.stem
    assert scenario.title != base.title and scenario.about != base.about
    assert scenario.try_
    for command in scenario.try_:
        words = shlex.split(str(command))
        assert words[:2] == ["sesim", "compare"] and Path(words[2]).name == file.name
        changes = dict(word.split("=", 1) for word in words[3:] if word != "--set")
        load(file, changes)


@cache
def lived(**changes):
    numbers = {path.replace("__", "."): value for path, value in changes.items()}
    # as strong as the file says: with the few points of a trial, 100 futures show too little
    result = simulate(replace(load(FEES, numbers), runs=100, calibration=None))
    assert result.n == 100, result.failures[:1]
    return result


@pytest.mark.more
def test_under_pressure_money_rises_and_the_mission_falls():
    """Each by more than four standard errors of the difference between paired futures."""
    calm, pressed = lived(), lived(mission_drift__pressure="90%")
    kept = lived(mission_drift__pressure="90%", mission_protection__share="60%")
    assert change(calm, pressed, fees) > 4
    assert change(calm, pressed, earned) > 4
    assert change(calm, pressed, poorest) < -4
    assert change(calm, pressed, net) < -4
    assert change(pressed, kept, poorest) > 4, "places that are kept bring the mission back"
    assert change(pressed, kept, net) > 4
    assert change(pressed, kept, fees) < -4, "and cost income"


@pytest.mark.more
def test_without_need_among_the_poor_the_pressure_costs_no_impact():
    """It is the link of poverty, need and gain that makes the dilemma."""
    apart = {"community__poor_need": "0%", "community__need_gain": "0"}
    calm, pressed = lived(**apart), lived(**apart, mission_drift__pressure="90%")
    assert change(calm, pressed, net) > -4


def fees(result):
    return result.series["income_service_fee"].sum(axis=1)


def earned(result):
    return result.series["earned"].sum(axis=1)


def net(result):
    return result.finals["net_outcomes"]


def poorest(result):
    return result.finals["served income fifth 1 (poorest)"] / np.maximum(result.finals["served"], 1)


def change(before, after, measure):
    """The mean difference of paired futures, in standard errors."""
    moved = measure(after) - measure(before)
    return moved.mean() / (moved.std(ddof=1) / np.sqrt(len(moved)))
