"""The screen and the chart of a comparison: plain words that fit, names that stand apart."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from simulator.experiments.compare import compare
from simulator.experiments.scenario_set import BadFile
from simulator.reports.comparison.answer import listed, points
from simulator.reports.comparison.charts import both_chances, draw_comparison
from simulator.reports.comparison.screen import comparison_screen
from simulator.reports.comparison.table import amount, supported, table
from simulator.reports.comparison.why import why
from simulator.results.paired import paired_means, paired_shares
from tests.experiments.staged import staged

WIDTHS = (60, 80, 100, 120)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_longer_than_the_terminal(pair, width):
    bad = BadFile("somewhere/bad.yaml", tuple(f"bad.yaml:{n}:1: x: wrong" for n in range(9)))
    many = staged(pair.base, (0.2, 0.4), (0.5, 0.5), (0.9, 0.1), (0.5, 0.6), (1.0, 0.0))
    few = staged(pair.base, (0.2, 0.4), (0.5, 0.5), (0.9, 0.1))
    for comparison in (pair, many, few):
        text = comparison_screen(comparison, [bad], "sesim compare a b", width)
        assert max(map(len, text.splitlines())) <= width
        assert "and 4 more" in text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lowest", [52e6, -5.2e6, -123.4e6])
def test_columns_stay_in_line_whatever_the_figures(pair, width, lowest):
    spread = 1e5 * (np.arange(30) - 14.5)
    measures = {"lowest_cash": paired_means(lowest + spread, lowest + 1.1 * spread)}
    heads, *lines = table(pair, replace(pair.pairs[0], measures=measures), width)
    rows = [line for line in lines if line.rstrip().endswith(heads[-1]) or " % " in line]
    (b, end) = (heads.index(" B ") + 2, heads.index("B - A") + 5)
    cash = next(line for line in lines if " mn " in line)
    assert len(rows) >= 4 and max(map(len, lines)) <= width
    for line in [*rows, cash]:
        assert line[b - 1] != " " and line[b] == " ", line
        assert line[end - 1] != " " and line[end] == " ", line


def test_ties_are_called_ties(pair):
    text = comparison_screen(staged(pair.base, (0.5, 0.5), (0.51, 0.9)), (), "sesim compare", 80)
    lines = {line.split("  ")[0]: line for line in text.splitlines()}
    assert " tie " in lines["sustainable by month 14"]
    assert " tie " not in lines["delivers its target"]


def test_a_tie_says_how_many_futures_may_break_it(pair):
    text = comparison_screen(
        staged(pair.base, (0.5, 0.5), (0.505, 0.9)), (), "sesim compare a b", 100
    )
    assert "TRY     sesim compare a b --runs " in text and "(may break the tie in money)" in text


@pytest.mark.parametrize(
    ("chances", "said"),
    [
        (((0.5, 0.5), (0.9, 0.505)), "(may break the tie in impact)"),
        (((0.2, 0.5), (0.2, 0.505)), "(may break the tie in impact)"),
    ],
)
def test_a_tie_says_on_which_axis_it_is(pair, chances, said):
    text = comparison_screen(staged(pair.base, *chances), (), "sesim compare a b", 100)
    assert said in text


def test_a_tie_that_no_futures_break_names_its_axes(pair):
    comparison = staged(pair.base, (0.5, 0.5), (0.5, 0.5))
    (found,) = comparison.pairs
    even = replace(found.verdicts["sustainable"], unchanged=0.5)
    verdicts = dict(found.verdicts, sustainable=even)
    for known, said in (
        (verdicts, "in money: "),
        (verdicts | {"delivers": even}, "in money and impact: "),
    ):
        text = comparison_screen(
            replace(comparison, pairs=(replace(found, verdicts=known),)),
            (),
            "sesim compare a b",
            100,
        )
        assert f"TIE     {said}so small a difference" in text


def test_the_answer_and_the_table_round_alike(pair):
    for after in np.arange(0.505, 0.7, 0.005):
        comparison = staged(pair.base, (0.5, 0.5), (float(after), 0.5))
        found = comparison.pairs[0].verdicts["sustainable"]
        row = next(
            line
            for line in comparison_screen(comparison, (), "sesim", 110).splitlines()
            if line.startswith("sustainable by month 14 ")
        )
        assert f" +{points(found.difference)} pts " in row
        assert row.endswith(f" {points(found.low)} to {points(found.high)}")


def test_files_left_out_are_named_before_any_figure(pair):
    bad = [BadFile(f"ventures/bad-{n}.yaml", ("wrong",)) for n in range(6)]
    for files, said in (
        (bad[:1], "bad-0.yaml is left out"),
        (bad[:2], "bad-0.yaml and bad-1.yaml are left out"),
        (bad, "bad-0.yaml, bad-1.yaml, bad-2.yaml and 3 more are left out"),
    ):
        text = comparison_screen(pair, files, "sesim compare", 100)
        assert text.startswith(f"BAD     {said}; the mistakes are listed below")
    assert not comparison_screen(pair, (), "sesim compare", 100).startswith("BAD")


def test_scenarios_with_another_seed_are_told_in_one_remark(pair):
    three = staged(pair.base, (0.5, 0.5), (0.6, 0.5), (0.7, 0.5))
    first, *others = three.scenarios
    mixed = replace(three, scenarios=(first, *(replace(c, set_aside={"seed": 11}) for c in others)))
    text = " ".join(comparison_screen(mixed, (), "sesim compare", 80).split())
    assert (
        "NOTE venture-1 and venture-2 say seed 11; here the first file's seed and runs and the "
        "longest months hold for all, so each run alone gives other figures"
    ) in text


def test_why_is_told_where_causes_or_measures_behind_the_verdict_moved(pair):
    future = np.arange(200)
    causes = {
        "demand": paired_shares(future < 100, future < 50),
        "staff": paired_shares(future < 2, future < 1),
    }
    measures = {"waiting_months": paired_means(2.0 + 0 * future, 3.0 + 0 * future)}
    text = "\n".join(why(pair, replace(pair.pairs[0], causes=causes, measures=measures), 80))
    assert "WHY     first cause of failure, of all futures: too few customers 50 % -> 25 %" in text
    assert "staff" not in text and "ALSO    months of waiting 2 -> 3" in text
    same = compare([pair.base.scenario, pair.base.scenario], labels=("a", "b"))
    assert list(why(same, same.pairs[0], 80)) == []


def test_a_change_that_holds_for_all_is_told(pair):
    text = comparison_screen(pair, [], "sesim compare a b", 80, ["inflation.prices=10%"])
    assert "SET     inflation.prices=10%, in every scenario" in text


def test_the_portfolio_is_in_order_of_both_and_ties_share_a_rank(pair):
    text = comparison_screen(
        staged(pair.base, (0.2, 0.9), (0.6, 0.5), (0.605, 0.1), (0.61, 0.5)),
        (),
        "sesim compare",
        100,
    )
    assert "BOTH    1 venture-1 = venture-3; 3 venture-0; 4 venture-2" in text
    assert "MONEY   1 venture-3 = venture-2 = venture-1; 4 venture-0" in text


def test_words():
    assert (points(0.155), points(-0.004), points(-0.2)) == ("16", "-0.4", "-20")
    assert points(float("nan")) == "undefined"
    assert listed(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
    assert (amount(-12_000_000), amount(745e6)) == ("-12 mn", "745 mn")
    assert [supported(12.345, e) for e in (3, 0.3, 0.0)] == [12, 12.3, 12.345]


def test_a_chain_of_ties_says_who_is_told_apart_all_the_same(pair):
    chain = staged(pair.base, (0.5, 0.5), (0.52, 0.5), (0.54, 0.5))
    ahead = {tuple(p) for p in chain.ranks["sustainable"][0].ahead}
    assert ahead == {(2, 0)}
    text = comparison_screen(chain, (), "sesim compare", 100)
    assert "1 venture-2 = venture-1 = venture-0 (yet venture-2 is ahead of venture-0)" in text


def test_outcomes_of_different_kinds_are_not_called_one(pair):
    other = pair.scenarios[1]
    values = {**other.scenario.outcome.values, "label": "a healthy child"}
    plan = replace(other.scenario, outcome=replace(other.scenario.outcome, values=values))
    mixed = replace(pair, scenarios=(pair.base, replace(other, scenario=plan)))
    text = " ".join(comparison_screen(mixed, (), "sesim compare", 80).split())
    assert "different kinds (a steady job and a healthy child)" in text
    assert "Caused its outcome (net)" in text


# -- charts ---------------------------------------------------------------------------------------


def names_on(comparison):
    """The boxes of the names that stand inside the chart, in pixels."""
    figure = both_chances(comparison)
    canvas = figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    canvas.draw()
    return [
        t.get_window_extent(canvas.get_renderer()) for t in figure.axes[0].texts if t.get_text()
    ], figure.axes[0].get_window_extent(canvas.get_renderer())


@pytest.mark.parametrize(
    "chances",
    [
        [(0.5, 0.5)] * 2,
        [(1.0, 1.0)] * 6,
        [(0.5 + i / 100, 0.5 - i / 80) for i in range(12)],
        [(i / 30, (i * 7 % 30) / 30) for i in range(30)],
    ],
)
def test_no_name_covers_another_or_leaves_the_chart(pair, chances):
    boxes, area = names_on(staged(pair.base, *chances))
    assert len(boxes) >= min(len(chances), 6)
    for i, box in enumerate(boxes):
        assert area.x0 <= box.x0 and box.x1 <= area.x1
        assert not any(box.overlaps(other) for other in boxes[i + 1 :])


@pytest.mark.slow
def test_the_pictures_of_two_and_of_many(pair):
    assert set(draw_comparison(pair)) == {"both-axes.png", "cash.png"}
    many = draw_comparison(staged(pair.base, (0.2, 0.4), (0.5, 0.5), (0.9, 0.1)))
    assert set(many) == {"both-axes.png"} and many["both-axes.png"].startswith(b"\x89PNG")
