"""The links between a change and its effect, and what limits a venture."""

from dataclasses import replace

import numpy as np
import pytest

from simulator.experiments.links import Link, links
from simulator.reports.comparison.answer import answer
from simulator.reports.comparison.because import because
from simulator.results.links import COST, OWN_INCOME, SERVED, SOLD, WORKERS
from simulator.results.paired import paired_means
from simulator.scenario.load import load
from simulator.verbs.compare import compare
from tests.experiments.staged import staged

MONTHS, N = 36, 40
NOISE = np.random.default_rng(5).normal(size=(N, MONTHS))


def steady(**shifts):
    """Two sides with the same noise; each shift is the month from which a series rises by 1."""
    before = {(id, ""): 10 + NOISE for id in (WORKERS, SERVED, COST, OWN_INCOME)}
    after = {key: values.copy() for key, values in before.items()}
    for id, month in shifts.items():
        after[id.replace("_", " "), ""][:, month - 1 :] += 1 + 0.5 * NOISE[:, month - 1 :]
    return before, after


def test_the_first_link_of_each_stage_comes_in_the_order_of_the_month():
    found = links(*steady(served=9, workers=4, cost=3, own_income=20))
    assert [(link.id, link.first, link.last) for link in found] == [
        (COST, 3, 14),
        (WORKERS, 4, 15),
    ]
    assert found[0].found.difference == pytest.approx(1, abs=0.1)


def test_what_does_not_change_and_few_futures_have_no_links():
    before, after = steady(served=9)
    assert links(before, before) == ()
    few = [{key: values[:9] for key, values in side.items()} for side in (before, after)]
    assert links(*few) == ()


@pytest.mark.parametrize(
    ("end", "named"), [(1, [OWN_INCOME]), (-1, [SOLD, COST]), (0, [SOLD, COST])]
)
def test_what_moves_against_the_result_does_not_explain_it(end, named):
    """Fewer units are sold from month 2 on, and costs fall for it? No: they rise. Own income rises
    later. More income comes from no loss of sales."""
    before, after = steady(cost=3, own_income=6)
    before[SOLD, "shop"], after[SOLD, "shop"] = 10 + NOISE, 9 + NOISE
    if end != 1:
        after[SOLD, "shop"] = 11 + NOISE
    assert [link.id for link in links(before, after, end)] == named


def test_chance_alone_makes_hardly_any_link():
    draw = np.random.default_rng(8)
    false = 0
    for _ in range(200):
        sides = [{(id, ""): draw.normal(size=(N, 60)) for id in (WORKERS, COST)} for _ in range(2)]
        false += bool(links(*sides))
    assert false <= 14  # 2 x 60 x .0003 of Student's distribution with 39 degrees, and a half more


def test_a_series_of_only_one_side_is_left_out():
    before, after = steady(served=9)
    found = links({**before, (SOLD, "shop"): 10 + NOISE}, after)
    assert [link.id for link in found] == [SERVED]


def test_months_after_the_closing_are_not_in_the_mean():
    """Costs rise by a tenth from month 2 on; all close in month 6 on one side, and cost 0 then."""
    before, after = steady()
    after[COST, ""][:, 1:] = 1.1 * before[COST, ""][:, 1:]
    after[COST, ""][:, 6:] = np.nan
    (link,) = links(before, after)
    assert (link.id, link.first, link.last) == (COST, 2, 6)
    assert link.found.after == pytest.approx(1.1 * link.found.before)
    assert link.found.before == pytest.approx(before[COST, ""][:, 1:6].mean())


def test_each_future_counts_with_the_months_in_which_it_is_open_on_both_sides():
    before, after = steady(cost=3)
    after[COST, ""][:15, 6:] = np.nan
    before[COST, ""][15:18, 6:] = np.nan
    (link,) = links(before, after)
    assert (link.first, link.last, link.found.n) == (3, 14, N)
    own = [before[COST, ""][i, 2 : 6 if i < 18 else 14].mean() for i in range(N)]
    assert link.found.before == pytest.approx(np.mean(own))
    after[COST, ""][:21, 2:] = np.nan
    assert links(before, after) == ()


NOBODY_GIVES_UP = {"gives_up.first_year": "0", "gives_up.later": "0"}


@pytest.fixture(scope="module")
def dearer():
    calm = load("youth-cafe", {"volatility": "calm"} | NOBODY_GIVES_UP)
    return compare(calm, set={"cafe_sales.price": "*2"}, runs=12, months=24)


@pytest.mark.more
def test_twice_the_price_is_never_free_and_the_screen_says_why(dearer):
    text = dearer.screen()
    assert "BECAUSE  units of `cafe_sales` sold a month " in text.replace("\xa0", " ")
    (sold,) = (x for x in dearer.summary["pairs"][0]["because"] if x["link"] == SOLD)
    assert sold["rule"] == "cafe_sales" and sold["after"] < 0.6 * sold["before"]
    assert sold["high"] < 0 and (sold["first"], sold["last"]) == (1, 12)
    assert len(text.split("\n\n")[1].splitlines()) < 40


def idle(pair):
    """The pair, as if its change did nothing."""
    same = {name: replace(found, low=-1.0, high=1.0) for name, found in pair.verdicts.items()}
    return replace(pair, links=(), verdicts=same)


def told(comparison, pair):
    return " ".join(" ".join(because(comparison, pair, 80)).split())


@pytest.mark.more
def test_a_lever_that_changes_nothing_says_what_binds(dearer):
    comparison, pair = dearer.result, idle(dearer.result.pairs[0])
    text = told(comparison, pair)
    assert "people find no place in " in text and "2 posts x 12 people each" in text
    assert "`cafe_sales` can make all that customers want in" in text
    assert list(because(replace(comparison, shareable=True), pair, 80)) == []


@pytest.mark.more
def test_where_places_and_customers_are_many_others_bind(dearer):
    free = replace(dearer.result.base, limits={"waiting": 0.2, "cafe_sales": 0.9})
    other = replace(dearer.result, scenarios=(free, dearer.result.scenarios[1]))
    text = told(other, idle(dearer.result.pairs[0]))
    assert "there is a place for everybody in 80% of the months" in text
    assert "customers of `cafe_sales` want more than it can make in 90% of the months" in text


@pytest.mark.more
def test_people_in_the_programme_are_a_link(dearer):
    found = paired_means(np.full(N, 8.0), np.full(N, 8.0) + np.linspace(1, 2, N))
    pair = replace(idle(dearer.result.pairs[0]), links=(Link(SERVED, "", 4, 15, found),))
    text = told(dearer.result, pair).replace("\xa0", " ")
    assert "BECAUSE people in the programme 8 -> 9.5 (months 4 to 15)" in text


@pytest.mark.more
def test_the_answer_names_closing_first_and_what_else_moves(dearer):
    pair = dearer.result.pairs[0]
    comparison = staged(dearer.result.base, (0.8, 0.5), (0.3, 0.5))
    one = replace(comparison.pairs[0], differences=pair.differences)
    said = answer(replace(comparison, pairs=(one,)))
    assert said.index("The chance to close") < said.index("The chance to pay for itself falls")
    comparison = staged(dearer.result.base, (0.5, 0.5), (0.5, 0.5))
    value = np.arange(200.0)
    measures = {"served": paired_means(value, value + 50)}
    one = replace(comparison.pairs[0], differences=pair.differences, measures=measures)
    said = answer(replace(comparison, pairs=(one,)))
    assert said.endswith("What changes clearly: People served 100 -> 150.")
