"""With a time limit, what is finished is of all points alike, and structures change seldom."""

import os
from collections import Counter

import pytest

from simulator.experiments.study.in_turn import in_turn, seconds_needed
from simulator.experiments.study.points import BLOCK, Point, Structure, Study
from simulator.scenario.load import load
from simulator.verbs import progress

POINTS, BLOCKS = 4, 12


@pytest.fixture(scope="module")
def study():
    structure = Structure.of(load("youth-cafe"))
    return Study([structure] * POINTS, [Point(at, {}) for at in range(POINTS)], 50 * BLOCKS)


def simulated(study, seconds, times_slower=1.0):
    """The groups that are begun before the time ends, on a machine that is so much slower than
    estimated."""
    taken, found = list[float](), []
    todo = list(study.blocks())
    for structure, blocks in in_turn(study, todo, 1, seconds, lambda: sum(taken)):
        if seconds is not None and sum(taken) >= seconds:
            break
        taken.append(times_slower * seconds_needed(study, blocks, 1))
        found.append((structure, blocks))
    return found


@pytest.mark.parametrize("times", [None, 7])
def test_with_enough_time_every_structure_is_begun_once(study, times):
    needed = seconds_needed(study, list(study.blocks()), 1)
    found = simulated(study, None if times is None else times * needed)
    assert [structure for structure, _ in found] == list(range(POINTS))
    assert [[block.number for block in blocks] for _, blocks in found] == [
        list(range(BLOCKS))
    ] * POINTS


@pytest.mark.parametrize("share", [0.15, 0.3, 0.6, 0.9, 1.1, 2])
@pytest.mark.parametrize("times_slower", [0.5, 1, 3, 5])
def test_what_is_finished_is_of_all_points_alike(study, share, times_slower):
    needed = times_slower * seconds_needed(study, list(study.blocks()), 1)
    found = simulated(study, share * needed, times_slower)
    done = Counter(structure for structure, blocks in found for _ in blocks)
    fewest = min(done.get(at, 0) for at in range(POINTS))
    assert fewest >= 0.4 * min(share, 1) * BLOCKS - 1, done
    if share < 1:
        assert max(done.values()) - fewest <= 3, done
    every = [block for _, blocks in found for block in blocks]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize(
    ("name", "measured"), [("youth-cafe", 270), ("family-centre", 180), ("village-solar", 61)]
)
def test_futures_take_about_as_long_as_was_measured(name, measured):
    """On a core of the machine of benchmarks/results.md, in full batches: of the café while nothing
    else ran there, of the others while much did. On two, half as long."""
    one = Study([Structure.of(load(name))], [Point(0, {})] * 100, 200)
    blocks = list(one.blocks())
    needed = seconds_needed(one, blocks, 1)
    assert measured / 1.5 < BLOCK * len(blocks) / needed < 1.5 * measured
    if (os.cpu_count() or 1) > 1:
        assert seconds_needed(one, blocks, 2) == needed / 2


def test_time_that_is_left_follows_from_all_that_is_finished(monkeypatch, capsys):
    """A search simulates one piece after the other: 100 futures in 100 seconds, then 20 in 20."""
    moments = iter([0, 50, 100, 105])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(moments))
    with progress.shown(True) as show:
        show(50, 100)
        show(100, 100)
        show(5, 20)
    said = capsys.readouterr().err
    assert "50 of 100 futures, about 50 s left" in said
    assert "5 of 20 futures, about 15 s left" in said


def test_no_block_is_left_out(study):
    todo = list(study.blocks())[5:]
    found = [block for _, some in in_turn(study, todo, 1, 1.0, lambda: 0.0) for block in some]
    assert sorted(found, key=todo.index) == todo


def test_points_of_one_structure_are_one_group_in_the_order_given(study):
    one = Study(study.structures[:1], [Point(0, {"cafe_sales.price": x}) for x in (1.0, 2.0)], 200)
    blocks = list(one.blocks())
    assert list(in_turn(one, blocks, 1, 1.0)) == [(0, blocks)]
