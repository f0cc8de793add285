"""Real organisations beside what futures show: the row of the screen, the report, the table of
`sesim check --base-rates`."""

from dataclasses import replace

import pytest

from simulator.disclosure.measures import safe_summary
from simulator.reports.base_rates import BaseRates
from simulator.reports.others import cover_costs, in_full, published, sources
from simulator.reports.screen import screen
from simulator.results.gates import GATES, Found
from simulator.results.others import COVERING
from simulator.results.summary import summarise
from simulator.vocabulary import Others
from simulator.words.language import languages, speaking
from simulator.words.other_labels import COVER_COSTS, FIGURES, INSIDE, WHO


def found(id, value, low, high, width=0.01):
    return Found(id, GATES[id], value, value - width, value + width, low, high)


def test_every_kind_and_figure_has_its_words():
    assert set(COVER_COSTS) == set(WHO) == set(Others)
    assert set(FIGURES) == set(GATES) and set(INSIDE) == {True, False, None}


@pytest.mark.parametrize("kind", Others)
def test_the_screen_says_how_many_cover_costs_and_that_they_are_not_yours(kind):
    said, row = cover_costs(kind), COVERING[kind]
    assert len(said) <= 71
    if row is None:
        assert said.startswith("no figures are known")
        return
    assert said.endswith("(not yours)") and f"{row.central:.0%}" in said and f"{row.n:,}" in said
    whole = in_full(kind)
    assert f"{row.central:.0%}" in whole and whole.endswith("so this is a rough guide.")


def test_the_row_is_that_of_the_file(run):
    result = run()
    lender = replace(result, scenario=replace(result.scenario, compare_with=Others.LENDER))
    for of, text in ((result, "64 US nonprofits"), (lender, "lenders to the poor")):
        shown = screen(summarise(of), of.scenario, 80)
        (row,) = (line for line in shown.splitlines() if line.startswith("OTHERS"))
        assert text in row
    found = summarise(lender)["others"]
    assert found == {
        "compare_with": "lender",
        "share_at_or_above_1": 0.79,
        "n": 3643,
        "organisations": "microfinance",
    }
    assert safe_summary(summarise(lender), lender)["others"] == found


def test_what_was_published_is_beside_what_emerges(run):
    summary = summarise(run())
    for name, mean in (("caused_outcomes", 30.0), ("followed", 200.0)):
        summary["measures"][name]["mean"] = mean
    summary["measures"]["drop_off"] = summary["measures"]["deadweight"]
    rows = {label: (here, there) for label, here, there in published(summary)}
    here, there = rows["More people with the outcome, of those counted (effect)"]
    assert here == "15 points" and there == "0.9 to 11 points in the same four trials"
    assert rows["Would have happened anyway (deadweight)"][1].startswith("85-99% in four trials")
    assert "no published figure" in rows["Outcomes due to partners (attribution)"][1]
    assert "tens of percent" in rows["Lost within a year (drop-off)"][1]
    assert "Colombia (3,237 people)" in sources()


def test_a_hidden_effect_is_not_shown_and_without_people_there_is_none(run):
    summary = summarise(run())
    summary["measures"]["followed"]["mean"] = None
    assert next(iter(published(summary)))[1] == "not shown"
    for nobody in ({"n": 5, "mean": 0.0}, {"n": 0, "mean": None}):
        summary["measures"]["followed"] |= nobody
        assert "effect" not in next(iter(published(summary)))[0]


def test_a_table_says_what_lies_inside():
    some = (
        found("g01", 0.2, 0.1, 0.35),
        found("g03", 2.9, 2.5, float("inf")),
        found("g04", 0.4, 0.04, 0.2),
        found("g05", -0.3, -0.05, 1.0),
        found("g07", 0.1, 0.0, 0.15),
        found("g11", 0.5, -float("inf"), 0.4),
        found("g16", 0.2, None, None),
        found("g20", float("nan"), 0.1, 0.35),
    )
    lines = BaseRates(Others.HYBRID, 200, some).as_lines(80)
    assert max(map(len, lines)) <= 80
    rows = {" ".join(line.split()) for line in lines}
    assert rows >= {
        "inside Income: change from year to year 0.2 (0.19 to 0.21) 0.1 to 0.35",
        "inside Income: how large rare changes are 2.9 (2.9) 2.5 or more",
        "OUTSIDE Income: years with a fall over 20% 40% (39-41%) 4-20%",
        "OUTSIDE Income: growth that goes on -0.3 (-0.31 to -0.29) -0.05 or more",
        "inside Covers costs a year after 60-80% 10% (9-11%) at most 15%",
        "OUTSIDE Rise of that share, year 1 to 2 50% (49-51%) at most 40%",
        "unknown Outcomes that would happen anyway 20% (19-21%) not compared",
    }, rows
    assert lines[0].startswith("Beside real organisations, 3 of 6 figures of 200 futures")
    assert not any("First-time" in line for line in lines)


def test_programs_get_numbers_and_ids():
    data = BaseRates(Others.LENDER, 9, (found("g03", 2.75, 2.5, float("inf"), 0.25),)).as_data()
    assert data["compare_with"] == "lender" and data["futures"] == 9
    assert data["figures"] == [
        {"id": "g03", "value": 2.75, "from": 2.5, "to": 3.0, "low": 2.5, "high": None}
        | {"inside": True}
    ]


@pytest.mark.parametrize("language", languages())
def test_a_table_fits_the_screen_in_every_language(language):
    some = [found(id, 0.12345, 0.1, 0.35) for id in GATES]
    with speaking(language):
        for kind in Others:
            assert max(map(len, BaseRates(kind, 200, some).as_lines(80))) <= 80
            assert len(cover_costs(kind)) <= 71
