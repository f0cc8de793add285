"""The screen of a comparison: plain words that fit, columns in line, one word for one thing."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.compare import compare
from simulator.experiments.scenario_set import BadFile
from simulator.reports.comparison.cells import Row, cells_of, small, supported
from simulator.reports.comparison.screen import comparison_screen
from simulator.reports.comparison.table import table
from simulator.reports.comparison.why import why
from simulator.reports.comparison.wording import end_in_points, in_points, listed
from simulator.results.paired import Paired, paired_means, paired_shares
from simulator.results.reasons import reason
from simulator.results.result import ALIKE, TIME_LIMIT
from simulator.words.labels import MEASURES, label
from simulator.words.language import speaking
from simulator.words.numbers import undefined
from tests.experiments.staged import staged
from tests.words.guard import broken, forgotten, words_of

WIDTHS = (60, 80, 100, 120)


@pytest.mark.more
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_longer_than_the_terminal(pair, width):
    bad = BadFile("somewhere/bad.yaml", tuple(f"bad.yaml:{n}:1: x: wrong" for n in range(9)))
    many = staged(pair.base, (0.2, 0.4), (0.5, 0.5), (0.9, 0.1), (0.5, 0.6), (1.0, 0.0))
    few = staged(pair.base, (0.2, 0.4), (0.5, 0.5), (0.9, 0.1))
    for comparison in (pair, many, few):
        text = comparison_screen(comparison, [bad], "sesim compare a b", width)
        full = comparison_screen(comparison, [], "sesim compare a b", width, stats=True)
        assert max(map(len, (text + full).splitlines())) <= width
        assert "and 4 more" in text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lowest", [52e6, -5.2e6, -123.4e6])
def test_columns_stay_in_line_whatever_the_figures(pair, width, lowest):
    spread = 1e5 * (np.arange(30) - 14.5)
    measures = {"lowest_cash": paired_means(lowest + spread, lowest + 1.1 * spread)}
    comparison = staged(pair.base, (0.5, 0.6), (0.9, 0.61))
    found = replace(comparison.pairs[0], measures=measures)
    lines = [line.replace("\xa0", " ") for line in table(comparison, found, width, True)]
    heads = next(line for line in lines if "difference" in line)
    rows = [line for line in lines if "%" in line.replace("95%", "") or " million" in line]
    rows = [line for line in rows if not line.startswith("   error")]
    ends = [heads.index(" B ") + 2, heads.index("difference") + len("difference")]
    assert len(rows) == 6 and max(map(len, lines)) <= width
    for line in rows:
        for end in ends:
            assert line[end - 1] != " " and line[end] == " ", line
        ranges = heads.index("95% range")
        assert line[ranges - 1] == " " and line[ranges] != " ", line


def test_money_is_written_with_its_currency_and_its_range_in_the_scale_of_the_difference(pair):
    spread = 1e5 * (np.arange(30) - 14.5)
    measures = {"lowest_cash": paired_means(52e6 + spread, 49.6e6 + 3 * spread)}
    (row,) = (
        line
        for line in table(pair, replace(pair.pairs[0], measures=measures), 100, True)
        if line.startswith(label(MEASURES, "lowest_cash"))
    )
    numbers = "Rp52 million Rp50 million -2.4 million -3.1 to -1.7"
    assert " ".join(row.replace("\xa0", " ").split()).endswith(f" {numbers}")


def test_what_is_unclear_is_called_unclear_and_what_is_the_same_has_no_difference(pair):
    comparison = staged(pair.base, (0.5, 0.5), (0.505, 0.9))
    (found,) = comparison.pairs
    same = np.ones(200)
    comparison = replace(
        comparison,
        pairs=(replace(found, measures={"served": paired_means(same, same)}),),
    )
    text = comparison_screen(comparison, (), "sesim compare", 100, stats=True)
    ends = {line.split("  ")[0]: line.rsplit("  ")[-1] for line in text.splitlines()}
    assert ends["pays for itself by month 14"] == "unclear"
    assert ends["reaches its impact target"] not in ("unclear", "same in all")
    assert ends["People served"] == "same in all"
    assert "unclear: with so few futures the change may be chance. Try a higher `--runs`." in text
    clear = comparison_screen(staged(pair.base, (0.2, 0.2), (0.8, 0.8)), (), "sesim compare", 100)
    assert "unclear" not in clear


MORE = "more futures may show a clear change in the chance to "


@pytest.mark.parametrize(
    ("chances", "said"),
    [
        (((0.5, 0.5), (0.505, 0.9)), f"({MORE}pay for itself)"),
        (((0.5, 0.5), (0.9, 0.505)), f"({MORE}reach the impact target)"),
        (((0.2, 0.5), (0.2, 0.505)), f"({MORE}reach the impact target)"),
    ],
)
def test_of_an_unclear_change_the_screen_says_how_many_futures_may_show_it(pair, chances, said):
    text = comparison_screen(staged(pair.base, *chances), (), "sesim compare a b", 100)
    assert "TRY      sesim compare a b --runs " in text
    assert said in " ".join(text.split())


@pytest.mark.parametrize(
    ("goals", "said"),
    [
        (("sustainable",), "The chance to pay for itself seems to change very little"),
        (("delivers",), "The chance to reach the impact target seems to change very little"),
        (("sustainable", "delivers"), "Both chances seem to change very little"),
    ],
)
def test_a_change_that_is_too_small_for_any_number_of_futures_names_the_goal(pair, goals, said):
    comparison = staged(pair.base, (0.5, 0.5), (0.5, 0.5))
    (found,) = comparison.pairs
    even = {goal: replace(found.verdicts[goal], unchanged=0.5) for goal in goals}
    known = replace(found, verdicts={**found.verdicts, **even})
    text = comparison_screen(replace(comparison, pairs=(known,)), (), "sesim compare a b", 100)
    text = " ".join(text.split())
    assert f"NOTE {said}. If so, even 10,000 futures would not show" in text
    assert "unclear: the change may be chance." in text and "--runs" not in text


def test_money_of_two_currencies_is_not_compared(pair):
    comparison = staged(pair.base, (0.2, 0.4), (0.5, 0.5))
    base, other = comparison.scenarios
    other = replace(other, scenario=replace(other.scenario, currency="USD"))
    pairs = (replace(comparison.pairs[0], same_currency=False),)
    foreign = replace(comparison, scenarios=(base, other), pairs=pairs)
    said = "Money is not compared, because IDR and USD are different currencies."
    assert said in comparison_screen(foreign, (), "sesim compare a b", 100)
    assert "Money is not" not in comparison_screen(comparison, (), "sesim compare a b", 100)


@pytest.mark.more
def test_the_answer_and_the_table_round_alike(pair):
    for after in np.arange(0.505, 0.7, 0.005):
        comparison = staged(pair.base, (0.5, 0.5), (float(after), 0.5))
        found = comparison.pairs[0].verdicts["sustainable"]
        row = next(
            line
            for line in comparison_screen(comparison, (), "sesim", 110, stats=True).splitlines()
            if line.startswith("pays for itself by month 14 ")
        )
        assert f" +{in_points(found.difference)} point" in row
        if not found.tie:
            assert row.endswith(f" {end_in_points(found.low)} to {end_in_points(found.high)}")


def test_files_left_out_are_named_before_any_figure(pair):
    bad = [BadFile(f"ventures/bad-{n}.yaml", ("wrong",)) for n in range(6)]
    for files, said in (
        (bad[:1], "`bad-0.yaml` is left out. Its mistakes are"),
        (bad[:2], "`bad-0.yaml` and `bad-1.yaml` are left out. Their mistakes are"),
        (bad, "`bad-0.yaml`, `bad-1.yaml`, `bad-2.yaml` and 3 more are left out. Their mistakes"),
    ):
        text = comparison_screen(pair, files, "sesim compare", 100)
        assert text.startswith(f"BAD      {said}")
    assert not comparison_screen(pair, (), "sesim compare", 100).startswith("BAD")


def test_scenarios_with_another_seed_are_named_in_one_remark(pair):
    three = staged(pair.base, (0.5, 0.5), (0.6, 0.5), (0.7, 0.5))
    first, *others = three.scenarios
    mixed = replace(three, scenarios=(first, *(replace(c, set_aside={"seed": 11}) for c in others)))
    text = " ".join(comparison_screen(mixed, (), "sesim compare", 80).split())
    assert "NOTE `venture-1` and `venture-2` have `seed: 11` in their own files. All" in text


@pytest.mark.parametrize(
    ("id", "said"),
    [(TIME_LIMIT, "The time limit ended after 9 of 9 futures of `a`."), (ALIKE, "failed for the")],
)
def test_futures_that_failed_or_were_not_tried_are_left_out_in_sentences(pair, id, said):
    failure = {"replicate": 3, **reason("books", error="off by 1").as_data()}
    found = replace(
        pair.base,
        label="a",
        planned=9,
        summary={**pair.base.summary, "failures": [failure] * 3, "untried": id},
    )
    shown = " ".join(
        comparison_screen(replace(pair, scenarios=(found, pair.scenarios[1])), (), "", 80).split()
    )
    assert "FAILED 3 of 9 futures of `a` could not be simulated." in shown
    assert "The first is future 3: the books do not add up (`off by 1`)" in shown
    assert said in shown


@pytest.mark.more
def test_why_lists_the_causes_and_measures_that_change_clearly(pair):
    future = np.arange(200)
    causes = {
        "demand": paired_shares(future < 100, future < 50),
        "staff": paired_shares(future < 2, future < 1),
    }
    measures = {"waiting_months": paired_means(2.0 + 0 * future, 3.0 + 0 * future)}
    text = "\n".join(why(pair, replace(pair.pairs[0], causes=causes, measures=measures), 80))
    assert (
        "ALSO what futures ran short of first, a sign and no cause (shares of all futures): too few"
        " customers: 50% -> 25%"
    ) in " ".join(text.split())
    assert "staff" not in text and "ALSO     Months of waiting for a place: 2 -> 3" in text
    same = compare([pair.base.scenario, pair.base.scenario], labels=("a", "b"))
    assert list(why(same, same.pairs[0], 80)) == []


def test_a_change_that_holds_for_all_is_named(pair):
    change = ["inflation.prices=10%"]
    text = comparison_screen(pair, [], "sesim compare a b", 80, change)
    assert "SET      `inflation.prices=10%` in every scenario. " in text
    nothing = "NOTE     No number on this screen depends on this change."
    assert nothing not in text
    assert nothing in comparison_screen(pair, [], "sesim compare a b", 80, change, idle=True)


def test_the_screen_says_how_its_numbers_are_made_of_all_futures_where_there_is_a_table(pair):
    said = (
        "Amounts and counts are means of all futures. A share, a cost per net impact or a"
        " social value is one sum over all futures, divided by another. The screen of `sesim run`"
        " shows medians."
    )
    assert said in " ".join(comparison_screen(pair, (), "sesim compare a b", 80).split())
    many = staged(pair.base, *[(0.5, 0.5)] * 5)
    assert "Amounts and counts" not in comparison_screen(many, (), "sesim compare a b", 80)


def test_what_the_screen_says_of_its_numbers_is_what_is_reckoned(pair):
    new, found = pair.scenarios[1].values, pair.pairs[0].measures
    for name in ("net_outcomes", "served", "lowest_cash", "closing_cash"):
        assert found[name].after == pytest.approx(new[name].mean())
    for name in ("self_sufficiency", "dropout_share"):
        top, bottom = pair.base.parts[name]
        assert found[name].before == pytest.approx(top.sum() / bottom.sum())


def test_words_of_a_row_may_go_on_up_to_its_own_first_number(pair):
    spread = 1e5 * (np.arange(30) - 14.5)
    measures = {"lowest_cash": paired_means(669e8 + 1e3 * spread, 783e8 + 2e3 * spread)}
    found = replace(pair.pairs[0], measures=measures)
    lines = list(table(pair, found, 76, True))
    assert any(line.startswith("pays for itself by month 14  ") for line in lines)
    assert any(len(line) == 76 for line in lines) and max(map(len, lines)) <= 76


def test_a_difference_has_the_figures_of_its_range():
    ends = (-841e6, 168e6, -1172e6, -510e6)
    found = Paired(50, 1000e6, 159e6, *ends, 0.8, 0.0, 2.0)
    row = Row("cash", found, "money", "IDR")
    assert cells_of(row, True)[2:] == ("-841\u00a0million", "-1,172 to -510")
    assert cells_of(row, False)[2] == "-800\u00a0million"
    unclear = replace(row, found=replace(found, high=10e6))
    assert cells_of(unclear, True)[2:] == ("-800\u00a0million", "unclear")


def test_texts_of_the_scenarios_are_in_the_language_in_use(pair):
    with speaking("id"):
        text = comparison_screen(pair, (), "sesim compare a b", 80)
    assert "pekerjaan tetap" in text and "a steady job" not in text
    assert "Kopi Kita, kafe" in text


def test_the_scenario_after_a_change_is_named_after_the_baseline(pair):
    text = comparison_screen(pair, (), "sesim compare", 80)
    assert "\nB  youth-cafe (changed)\n" in text
    first, second = pair.scenarios
    own = replace(second, scenario=replace(second.scenario, name="changed"))
    text = comparison_screen(replace(pair, scenarios=(first, own)), (), "sesim compare", 80)
    assert "\nB  changed\n" in text


def test_words():
    ends = [end_in_points(share) for share in (0.155, -0.004, -0.2, float("nan"))]
    assert ends == ["16", "-0.4", "-20", undefined()]
    assert [in_points(share) for share in (0.155, 0.16, 0.004)] == ["15.5", "16", "0.4"]
    assert listed(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
    assert listed(["a", "b", "c", "d"]) == "a, b, c and d"
    assert [supported(12.345, e) for e in (3, 0.3, 0.0)] == [12, 12.3, 12.345]
    assert [small(value) for value in (0, 2.44, 0.0051, 0.0096, -0.02)] == [
        "0",
        "2.4",
        "0.005",
        "0.01",
        "-0.02",
    ]


def test_outcomes_of_different_kinds_are_not_called_one(pair):
    other = pair.scenarios[1]
    values = {**other.scenario.outcome.values, "label": "a healthy child"}
    plan = replace(other.scenario, outcome=replace(other.scenario.outcome, values=values))
    mixed = replace(pair, scenarios=(pair.base, replace(other, scenario=plan)))
    text = " ".join(comparison_screen(mixed, (), "sesim compare", 80).split())
    assert "different outcomes (A: a steady job, B: a healthy child)" in text
    assert "Net impact: " not in text


@pytest.mark.parametrize("width", (80, 110))
def test_every_text_of_the_screen_comes_from_the_catalogue(pair, width):
    bad = BadFile("somewhere/bad.yaml", tuple(f"bad.yaml:{n}:1: wrong" for n in range(9)))
    many = staged(pair.base, (0.2, 0.4), (0.5, 0.5), (0.9, 0.1), (0.5, 0.6), (1.0, 0.0))
    few = staged(pair.base, (0.2, 0.4), (0.5, 0.5), (0.9, 0.1))
    one = staged(pair.base, (0.5, 0.5), (0.505, 0.9))
    shock = ["inflation.prices=10%"]
    with speaking("qps"):
        for comparison in (pair, replace(pair, shareable=True), many, few, one):
            text = comparison_screen(comparison, [bad], "sesim compare a b", width, shock)
            plan = comparison.base.scenario
            sources = [
                side.source
                for one in comparison.pairs
                for d in one.differences
                for side in (d.before, d.after)
            ]
            own = words_of(
                plan.title,
                plan.outcome.values["label"],
                "youth-cafe changed venture wrong",
                "sesim compare",
                *sources,
            )
            assert forgotten(text, own) == []
            assert broken(text) == []
