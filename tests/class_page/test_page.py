"""What a class page holds: sliders, places, and what the command line says of them."""

import json
import re
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from simulator import OutputRefused, Refused, ScenarioError, compare, load, page, simulate
from simulator.experiments.class_page import pilot as pilots
from simulator.experiments.class_page.failed import PlaceFailed
from simulator.experiments.class_page.pilot import Pilot, _changes, pilot_of
from simulator.experiments.class_page.points import Source, _check_enough
from simulator.experiments.class_page.sliders import Grid, Slider, _with, grid_of, places_of
from simulator.experiments.study.lean import Record
from simulator.experiments.study.lever_range import quantity_of, range_of
from simulator.experiments.study.simulate_blocks import Ended
from simulator.reports.class_page.html import digest_of, in_script
from simulator.reports.class_page.tries import tries
from simulator.reports.class_page.venture import _slider, _stops
from simulator.reports.comparison.answer import answer
from simulator.reports.comparison.because import reasons
from simulator.reports.comparison.table import page_table
from simulator.reports.verdict_words import verdict_shares
from simulator.scenario.load import loads
from simulator.scenario.shipped import shipped
from simulator.scenario.variant import variant
from simulator.verbs.page import Plan
from simulator.verbs.page_venture import Meter, Venture, lines_of
from simulator.words.language import speaking
from simulator.words.number_labels import NUMBERS, number_label
from tests.class_page.conftest import LEVERS, SMALL
from tests.class_page.test_words import PARTS

PRICE = "cafe_sales.price"
LIBRARY = (PARTS / "qrcode.js").read_bytes()
"""It names addresses in its comments, and makes pictures in ways that the page does not use."""


@pytest.fixture(scope="module")
def cafe():
    return variant("youth-cafe", {path: str(value) for path, value in SMALL.items()})


def lever_of(cafe, line):
    return range_of(line, cafe, lambda more: variant(cafe, more))


def pilot(lever, chances, plan):
    values = np.linspace(min(lever.values), max(lever.values), len(chances))
    return Pilot(lever, plan, tuple(values.tolist()), tuple((c, 0.5) for c in chances), True)


# -- sliders --------------------------------------------------------------------------------------


def test_stops_are_round_hold_the_plan_and_lie_closer_where_chances_change(cafe):
    lever = lever_of(cafe, f"{PRICE}=20000 to 40000")
    bend = [0, 0, 0, 0, 0.4, 0.9, 0.9, 0.9, 0.9]
    grid, _ = grid_of([lever], 1, lambda one: pilot(one, bend, 26_000))
    (slider,) = grid.sliders
    stops = np.array(slider.lever.values)
    assert stops[0] == 20000 and stops[-1] == 40000 and len(stops) == 7
    assert stops[slider.plan] == 26000
    assert (np.diff(stops) > 0).all() and (stops % 100 == 0).all()
    steep = np.count_nonzero((stops >= 27000) & (stops <= 33000))
    assert steep >= 3 > np.count_nonzero(stops > 34000)


def test_a_file_and_a_list_may_name_the_stops_themselves(cafe, tmp_path):
    named = "[{path: cafe_sales.price, from: 20000, to: 38000, steps: 10}, allowance.amount]"
    plan = variant(cafe, {"levers": named})
    (lever,) = Venture("youth-cafe", lambda more: variant(plan, more), ()).levers[:1]
    assert lever.values == tuple(range(20_000, 38_001, 2_000))
    (slider,) = grid_of([lever], 1, lambda one: pilot(one, [0, 1], 26_000))[0].sliders
    assert slider.lever.values == (20000, 24000, 26000, 28000, 32000, 36000, 38000)
    few = lever_of(cafe, f"{PRICE}=20000, 30000, 40000")
    (slider,) = grid_of([few], 1, lambda one: pilot(one, [0, 1], 26_000))[0].sliders
    assert slider.lever.values == (20000, 26000, 30000, 40000)


@pytest.mark.parametrize(
    "typed, lines",
    [
        ("a.b,c.d", ["a.b", "c.d"]),
        ("a.b=20000, 26000, 32000,c.d", ["a.b=20000, 26000, 32000", "c.d"]),
        ("a.b=Rp1.5 million,-2%,c1.d_2=0.5,1.5", ["a.b=Rp1.5 million,-2%", "c1.d_2=0.5,1.5"]),
        ("a.b=1 to 2,volatility", ["a.b=1 to 2", "volatility"]),
    ],
)
def test_stops_with_commas_between_them_belong_to_one_lever(typed, lines):
    assert lines_of(typed) == lines
    (one,) = Plan(["youth-cafe"], levers=lines_of(f"{PRICE}=20000, 26000, 32000")).ventures
    assert one.wanted == 1 and one.levers[0].values == (20000, 26000, 32000)


@pytest.mark.more
def test_whole_numbers_have_whole_stops_and_the_plan_may_lie_outside(cafe):
    lever = lever_of(cafe, "job_training.group_size=4 to 9")
    grid, _ = grid_of([lever], 1, lambda one: pilot(one, [0.1, 0.2, 0.3], 6))
    stops = grid.sliders[0].lever.values
    assert all(float(stop).is_integer() for stop in stops) and 6 in stops
    found = pilot_of(lever, 12.0, cafe, lambda more: variant(cafe, more))
    assert found.values[0] == 4 and found.values[-1] == 12


@pytest.mark.slow
def test_a_number_that_moves_nothing_is_replaced_by_the_next(cafe):
    levers = [lever_of(cafe, path) for path in ("outcome.value", PRICE, "allowance.amount")]
    load_ = lambda more: variant(cafe, more)  # noqa: E731
    plan = {"outcome.value": 24e6, PRICE: 26_000, "allowance.amount": 600_000}
    grid, idle = grid_of(levers, 2, lambda one: pilot_of(one, plan[one.path], cafe, load_))
    assert [slider.lever.path for slider in grid.sliders] == [PRICE, "allowance.amount"]
    assert idle == ("outcome.value",)


def test_the_first_three_are_combined_and_the_others_move_alone(cafe):
    lever = lever_of(cafe, f"{PRICE}=20000 to 40000")
    grid, _ = grid_of([lever] * 9, 9, lambda one: pilot(one, [0.1, 0.3, 0.2], 26_000))
    assert [slider.combined for slider in grid.sliders] == [True] * 3 + [False] * 3
    places = list(grid.places())
    assert places[0] == grid.plan and len(set(places)) == len(places) == places_of(6)
    plan = grid.plan
    for place in places:
        alone = [at for at in range(3, 6) if place[at] != plan[at]]
        assert len(alone) <= 1 and (not alone or place[:3] == plan[:3])
    assert not grid.changes(plan) and len(grid.changes(places[-1])) == 1
    assert isinstance(grid, Grid)


# -- places ---------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("at", [3, 7, -1])
def test_a_place_says_what_compare_says(venture, at):
    place = venture["places"][at]
    base = variant("youth-cafe", {**{k: str(v) for k, v in SMALL.items()}, "runs": "12"})
    found = compare(base, set=place["set"])
    (pair,) = found.result.pairs
    assert place["answer"] == answer(found.result)
    assert place["because"] == list(reasons(found.result, pair))
    assert place["rows"] == page_table(found.result, pair)
    run = simulate(base, set=place["set"])
    shares = verdict_shares(run.summary)
    said = [shares[id] for id in ("sustainable", "closed", "delivers", "both")]
    assert [one for one, _ in place["chances"]] == said
    assert len(place["futures"]) == 12
    ends = [int(code) for code in place["futures"]]
    assert sum(code // 2 == 0 for code in ends) == round(
        12 * run.verdict["money"]["sustainable"]["share"]
    )


@pytest.mark.slow
def test_the_plan_is_among_the_places_and_changes_nothing(venture):
    first = venture["places"][0]
    assert first["at"] == [slider["plan"] for slider in venture["sliders"]]
    assert first["set"] == {} and first["answer"] == "" and first["ways"] == [2, 2, 2, 2]


@pytest.mark.slow
def test_any_number_of_processes_makes_the_same_page(made, few_stops, monkeypatch):
    from simulator.experiments import pool
    from tests.class_page.conftest import LEVERS

    monkeypatch.setattr(pool, "processes", lambda seconds, workers: workers)
    again = page("youth-cafe", set=SMALL, runs=12, levers=LEVERS, workers=2)
    assert again.html() == made.html()


@pytest.mark.parametrize(
    "proposed, said",
    [
        ("Ask a guest.", "Ask a guest."),
        (f"sesim compare x --set {PRICE}=27000", "Move “café sales: price” to 30,000."),
        (f"sesim compare x --set mechanisms.{PRICE}=-90%", "Move “café sales: price” to 20,000."),
        (
            f"sesim compare x --set {PRICE}=39000 --set allowance.amount=0",
            "Move “café sales: price” to 40,000"
            " and “allowance for participants: amount” to 300,000.",
        ),
        (f"sesim compare x --set {PRICE}=26000", None),
        (f"sesim compare x --set {PRICE}=cheap", None),
        (f"sesim compare x --set {PRICE}=39000 --set outreach.hours=8", None),
        ("sesim compare x --set outreach.hours=8", "Move “outreach: hours” to 8."),
        ("sesim compare x --set team.trainer.posts=5", None),
        ("sesim compare x --set 'outreach.hours=8", None),
        ("sesim run x", None),
    ],
)
def test_what_to_try_is_said_in_moves_of_the_sliders(cafe, proposed, said):
    slider = lambda line, *stops, plan, combined=True: Slider(  # noqa: E731
        replace(lever_of(cafe, line), values=stops), plan, combined
    )
    grid = Grid(
        (
            slider(PRICE, 20e3, 26e3, 30e3, 40e3, plan=1),
            slider("allowance.amount", 300e3, 600e3, plan=1),
            slider("outreach.hours", 8.0, 16.0, plan=1, combined=False),
        )
    )
    words = [_slider(one, cafe, grid) for one in grid.sliders]
    before, _, _ = load("youth-cafe").path.read_text("utf-8").partition("\ntry:")
    proposing = loads(f"{before}\ntry: [{json.dumps(proposed)}]\n")
    assert tries(proposing, grid, words) == ([said] if said else [])


@pytest.mark.parametrize("name", sorted(shipped()))
def test_each_lever_of_a_scenario_has_a_short_label_and_its_own_title(name):
    levers = load(name).levers
    assert {path.rpartition(".")[2] for path in levers} <= set(NUMBERS)
    assert len({_title(name, path) for path in levers}) == len(levers)


@pytest.mark.parametrize(
    "language, title", [("en", "café sales: price"), ("id", "penjualan kafe: harga")]
)
def test_the_title_of_a_slider_says_which_number_it_moves(language, title):
    with speaking(language):
        assert _title("youth-cafe", PRICE) == title


def test_no_two_numbers_have_the_same_label_and_one_without_a_label_has_its_key():
    assert len(set(map(number_label, NUMBERS))) == len(NUMBERS)
    assert _title("youth-cafe", "cafe_sales.unit_cost").endswith(": unit_cost")


def _title(name, path):
    scenario = load(name)
    lever = range_of(path, scenario, lambda more: variant(scenario, more))
    slider = Slider(lever, 0, True)
    return _slider(slider, scenario, Grid((slider,)))["label"]


# -- the file -------------------------------------------------------------------------------------


def data_in(html):
    return json.loads(re.search(rb'id="data">(.*?)</script>', html, re.DOTALL)[1])


@pytest.mark.slow
def test_the_file_needs_nothing_else_and_holds_its_digest(made):
    html = made.html()
    data = data_in(html)
    assert data.pop("digest") == digest_of(data) and data["ventures"]
    assert b"default-src 'none'" in html
    ours = html.replace(LIBRARY, b"").replace(b"http://www.w3.org/2000/svg", b"")
    assert LIBRARY in html
    for word in (b"http://", b"https://", b"src=", b"@import"):
        assert word not in ours, word
    assert set(re.findall(rb"url\(.", ours)) == {b"url(#"}  # a pattern of the page itself


@pytest.mark.slow
def test_no_text_can_end_the_data_or_add_a_script(made):
    evil = {"a": "</script><script>alert(1)</script><!-- \u2028 &amp; ]]>"}
    text = in_script(evil)
    assert "<" not in text and ">" not in text and "&" not in text and json.loads(text) == evil
    made.data["ventures"][0]["title"], before = evil["a"], made.data["ventures"][0]["title"]
    try:
        html = made.html()
    finally:
        made.data["ventures"][0]["title"] = before
    assert html.count(b"<script") == 2 and b"alert(1)<" not in html
    assert data_in(html)["ventures"][0]["title"] == evil["a"]


@pytest.mark.slow
def test_a_page_is_written_whole_and_never_over_another(made, tmp_path):
    file = tmp_path / "new" / "class.html"
    assert made.save(file).read_bytes() == made.html()
    with pytest.raises(OutputRefused, match="--force"):
        made.save(file)
    assert made.save(file, force=True) == file and len(list(file.parent.iterdir())) == 1
    with pytest.raises(OutputRefused, match="is a folder"):
        made.save(tmp_path)


@pytest.mark.more
@pytest.mark.parametrize(
    ("levers", "runs", "shareable"),
    [(1, 12, False), (1, 1000, False), (4, 12, False), (1, 12, True)],
)
def test_the_room_that_is_asked_for_is_enough_and_not_twice_as_much(
    few_stops, levers, runs, shareable
):
    how = {"set": SMALL, "runs": runs, "shareable": shareable}
    plan = Plan(["youth-cafe"], levers=LEVERS[:levers], **how)
    size = len(plan.make(2).html())
    assert size <= plan.size <= 2 * size


@pytest.mark.slow
def test_only_a_page_of_a_file_of_ones_own_warns_on_its_first_line(made, few_stops, tmp_path):
    assert b'class="warning"' not in made.html()
    file = tmp_path / "mine.yaml"
    file.write_text(load("youth-cafe").path.read_text("utf-8"), "utf-8")
    own = page(file, set=SMALL, runs=12, levers=PRICE)
    body = own.html().split(b"<body>")[1].strip()
    assert body.startswith(b'<p class="warning">Not fit to share')
    assert any("Not fit" in said for said in own.remarks())
    shared = page(file, set=SMALL, runs=12, levers=PRICE, shareable=True)
    assert b'class="warning"' not in shared.html() and not list(shared.remarks())


@pytest.mark.slow
def test_a_page_to_share_has_no_seed_no_digest_and_no_single_futures(few_stops):
    shared = page("youth-cafe", set=SMALL, runs=12, levers=PRICE, shareable=True)
    (one,) = shared.data["ventures"]
    assert one["runs"] == {}
    for place in one["places"]:
        assert place["futures"] == "" and place["across"] == place["upwards"] == []
        assert place["because"] == [] and len(place["chances"]) == 4
    other = page("youth-cafe", set=SMALL, runs=12, levers=PRICE, shareable=True)
    assert other.data["ventures"][0]["key"] != one["key"]
    with pytest.raises(Refused, match="seed"):
        page("youth-cafe", seed=4, shareable=True)


# -- what cannot be made --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "levers, said",
    [
        (["cafe_sales.paid"], "not a key"),
        (["volatility"], "is no number"),
        ([f"{PRICE}=5"], "one value"),
        ([f"{PRICE}=-5 to 100"], "below 0"),
        ([PRICE, PRICE], "named twice"),
    ],
)
def test_a_lever_that_cannot_be_moved_is_refused(levers, said):
    with pytest.raises((Refused, ScenarioError), match=said):
        Plan(["youth-cafe"], levers=levers)


CASH = [
    "venture.opening_cash=100 million to 600 million",
    "venture.opening_cash_given=0 to 500000000",
]


@pytest.mark.more
def test_sliders_that_do_not_go_together_are_named_before_anything_is_simulated():
    with pytest.raises(Refused, match="opening_cash=100000000` and `.*given=500000000`.*; write"):
        Plan(["youth-cafe"], levers=[PRICE, *CASH])
    alone = [PRICE, "allowance.amount", *CASH]
    assert Plan(["youth-cafe"], levers=alone).ventures[0].wanted == 4, "the fourth moves alone"


@pytest.mark.more
def test_a_slider_in_the_place_of_an_idle_one_is_looked_at_too(monkeypatch):
    def tried(one, lever, *how):
        plan = quantity_of(one.scenario, lever.path).likely
        return replace(pilot(lever, [0.1, 0.5, 0.9], plan), moves=lever.path != "outcome.value")

    plan = Plan(["youth-cafe"], levers=["outcome.value", PRICE, *CASH])
    monkeypatch.setattr(Venture, "pilot", tried)
    with pytest.raises(Refused, match="opening_cash=100000000` and"):
        plan.make()


def test_ventures_are_one_to_eight_and_none_is_named_twice(tmp_path):
    with pytest.raises(Refused, match="one to 8"):
        Plan(["youth-cafe"] * 9)
    with pytest.raises(Refused, match="twice"):
        Plan(["youth-cafe", "youth-cafe"])
    file = tmp_path / "none.yaml"
    text = load("youth-cafe").path.read_text("utf-8")
    file.write_text(re.sub(r"(?m)^levers:.*\n", "", text), "utf-8")
    with pytest.raises(Refused, match="names no levers"):
        Plan([file])


@pytest.mark.slow
def test_numbers_that_all_move_nothing_make_no_page(few_stops):
    with pytest.raises(Refused, match="moves anything"):
        plan = Plan(["youth-cafe"], levers=["outcome.value"], set=SMALL, runs=12)
        plan.ventures[0].levers = plan.ventures[0].levers[:1]
        plan.make()


@pytest.mark.more
def test_the_time_is_told_before(few_stops):
    assert "Ctrl-C" in Plan(["youth-cafe"], runs=10_000).how_long(1)
    assert Plan(["youth-cafe"], set=SMALL, runs=11).how_long(2) == ""


def test_a_number_with_a_trend_moves_something_and_noise_does_not():
    rng = np.random.default_rng(1)
    noise = rng.random((9, 50)) < 0.3
    assert not _changes(noise.astype(float), 4)
    rising = rng.random(50)[None, :] < np.linspace(0.3, 0.65, 9)[:, None]
    assert _changes(rising.astype(float), 4)
    hump = np.where(np.arange(9)[:, None] == 4, 1.0, 0.4) * np.ones(50) + 0.1 * rng.random((9, 50))
    assert _changes(hump, 4)


def test_a_value_that_cannot_be_simulated_ends_the_page_with_its_name(cafe, monkeypatch):
    def simulate(study, todo, keep, **how):
        keep([(block, Record(np.full((50, 12), np.nan), "too large")) for block in todo])
        return Ended(len(todo), 0, None)

    monkeypatch.setattr(pilots, "simulate_blocks", simulate)
    lever = lever_of(cafe, f"{PRICE}=20000 to 40000")
    with pytest.raises(PlaceFailed) as failed:
        pilot_of(lever, 26_000, cafe, lambda more: variant(cafe, more))
    assert failed.value.changes == {PRICE: "20000"} and failed.value.why == "too large"


def test_stops_are_told_apart_and_a_range_is_shown_as_one():
    found = variant("village-solar", {})
    lever = range_of("grid.rate", found, lambda more: variant(found, more))
    grid, _ = grid_of([lever], 1, lambda one: pilot(one, [0.1, 0.5, 0.6], 0.002))
    words = _stops(grid.sliders[0], found)
    assert len(set(words)) == len(words) and "{" not in "".join(words)


def test_both_ends_of_a_range_that_was_typed_stay():
    assert _with([25_500.0, 30_000.0, 40_000.0], 26_000.0) == (25_500, 26_000, 40_000)
    assert _with([25_500.0, 40_000.0], 26_000.0) == (25_500, 26_000, 40_000)


def test_an_edit_of_the_file_while_a_page_is_made_changes_no_place(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text(load("youth-cafe").path.read_text("utf-8"), "utf-8")
    source = Source.read(file, {"runs": "12"})
    before = source({PRICE: "20000"})
    file.write_text("nothing", "utf-8")
    assert source({PRICE: "20000"}).digest == before.digest


@pytest.mark.more
def test_no_stop_of_a_page_to_share_is_a_few_people(monkeypatch):
    plan = Plan(["youth-cafe"], levers=["community.people=5 to 60"], runs=12, shareable=True)
    (one,) = plan.ventures
    grid, _ = grid_of(one.levers[:1], 1, lambda lever: pilot(lever, [0.1, 0.5, 0.9], 60))
    with pytest.raises(Refused, match="community.people"):
        one.check_stops(grid)


def test_a_place_with_few_futures_is_not_shared(monkeypatch):
    result = SimpleNamespace(n=9, failures=())
    with pytest.raises(PlaceFailed):
        _check_enough(result, 11, {PRICE: "20000"})
    assert _check_enough(result, 9, {}) is None


def test_time_left_is_that_of_all_pieces_of_work():
    seen = []
    meter = Meter(lambda done, of: seen.append((done, of)), 500)
    meter.next(50)(2, 9)
    meter.next(12)(1, 4)
    assert seen == [(100, 500), (112, 500)] and Meter(None, 3).next(1) is None
