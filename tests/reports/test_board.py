"""The report for a board says what the other files say, a section for each of the five
characteristics."""

import re
from dataclasses import replace
from html import unescape

import pytest

from simulator.disclosure.measures import safe_summary
from simulator.reports.board import IMPACT, MONEY, board_report
from simulator.words.numbers import money, percent
from simulator.reports.verdict_words import verdict_shares
from simulator.results.measures.registry import MEASURES
from simulator.results.summary import summarise
from simulator.scenario.load import load

HEADINGS = [
    "Two goals at once",
    "Social impact",
    "Paying for itself, without living on donations",
    "Innovation",
    "Partnership",
    "What to doubt",
]
PNG = b"\x89PNG made up"
REACH = [
    ("1 (poorest)", "income fifth", 40.0, 0.4, 9.0, 0.3),
    ("women", "segment", "<11", None, "hidden", None),
]


def page(result, summary=None, pictures=(), changes=()):
    summary = summary or summarise(result, "x")
    return board_report(result, summary, REACH, dict.fromkeys(pictures, PNG), changes).decode(
        "utf-8"
    )


def words(html):
    """What a reader sees, in one line."""
    return " ".join(
        unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)).split()
    )


def test_a_section_for_each_characteristic(run):
    found = re.findall(r"<h2>(?:\d\. )?(.*?)</h2>", page(run()))
    assert found == HEADINGS


def test_it_says_what_the_summary_says(run):
    result = run()
    summary, seen = summarise(result, "x"), words(page(result))
    for leaf in (*summary["verdict"]["money"].values(), *summary["verdict"]["impact"].values()):
        assert f"{100 * leaf['low']:.0f} to {100 * leaf['high']:.0f} %" in seen
    for name, said in verdict_shares(summary).items():
        assert ("none" if said == "0 %" else said) in seen, name
    cash = summary["measures"]["closing_cash"]
    assert (
        f"{money(cash['q50'], 'IDR')} {money(cash['q05'], 'IDR')} to {money(cash['q95'], 'IDR')}"
        in seen
    )
    for found in summary["causes"]:
        assert percent(found["share"]) in seen
    assert "income fifth 40 40 %" in seen and "women segment <11" in seen


def test_it_needs_no_other_file_and_asks_for_none(run):
    html = page(run(), pictures=("cash.png", "both-axes.png"))
    assert html.count('src="data:image/png;base64,') == html.count("src=") == 2
    assert "default-src 'none'" in html and "http://" not in html and "https://" not in html


def test_a_few_futures_have_no_range(run):
    few, many = (words(page(run(n=n))).count("too few to say") for n in (10, 200))
    assert few > 15 and few > 5 * many


def test_what_was_changed_is_told(run):
    assert "Changed for this run: cafe_sales.price=+10%" in words(
        page(run(), changes=("cafe_sales.price=+10%",))
    )
    assert "Changed for this run" not in words(page(run()))


def test_what_may_not_be_told_is_not(run):
    """Of eleven futures all of which agree on a small count, no statistic of it is told."""
    result = run(n=12)
    finals = {**result.finals, "served": result.finals["served"] * 0 + 7}
    result = replace(result, finals=finals)
    told = safe_summary(summarise(result, "x"), result)
    assert told["measures"]["served"]["q50"] is None
    assert "People who received any service not shown" in words(page(result, told))


def test_every_measure_named_here_exists_and_none_twice():
    assert set(IMPACT + MONEY) <= set(MEASURES) and len(set(IMPACT + MONEY)) == len(IMPACT + MONEY)


def test_a_plan_without_projects_or_partners_says_so(run):
    seen = words(page(run()))
    assert "This plan holds no innovation project" in seen and "This plan names no partners" in seen


@pytest.mark.parametrize(
    "name, says",
    [
        ("family-centre", ["The project online course works in", "The campaign"]),
        (
            "island-school",
            [
                "Partners pay",
                "The change of policy budget cut has come in",
                "after budget_cut: district.price by -25%",
                "290 outcomes are caused, at no more than Rp 11 mn",
            ],
        ),
    ],
)
def test_projects_partners_and_policy_are_told(name, says):
    from simulator.experiments.ensemble import simulate

    seen = words(page(simulate(replace(load(name), runs=3))))
    assert all(said in seen for said in says), seen
