"""The report for a board says what the other files say, a section for each of the five
characteristics."""

import re
from dataclasses import replace
from html import unescape

import pytest

from simulator.disclosure.measures import safe_summary
from simulator.reports.board import IMPACT, MONEY, board_report
from simulator.reports.board_rows import answer_in_words
from simulator.reports.figures import kind_of
from simulator.reports.targets import targets_in_words
from simulator.reports.verdict_words import verdict_counts, verdict_shares
from simulator.results.measures.registry import MEASURES
from simulator.results.summary import summarise
from simulator.scenario.load import load
from simulator.words import labels
from simulator.words.labels import label
from simulator.words.language import PSEUDO, speaking
from simulator.words.numbers import money, money_range, percent, percent_range
from tests.words.guard import broken, forgotten, words_of

HEADINGS = [
    "Dual goals",
    "Social impact",
    "Financial sustainability",
    "Innovation",
    "Partnership and collaboration",
    "What to doubt",
    "What to try next",
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


def test_a_unit_is_said_once(run):
    seen = words(page(run()))
    assert re.search(r"Cash reserve in months How many .*? as debt\. -?[\d.]+ (?!months)", seen), (
        seen
    )


@pytest.mark.parametrize(("code", "twice"), [("en", "month"), ("id", "bulan")])
def test_a_label_has_no_unit_where_the_number_has_it(code, twice):
    with speaking(code):
        said = label(labels.MEASURES, "runway")
    assert twice not in said.lower()


def test_it_says_what_the_summary_says(run):
    result = run()
    summary, seen = summarise(result, "x"), words(page(result))
    for leaf in (*summary["verdict"]["money"].values(), *summary["verdict"]["impact"].values()):
        assert percent_range(leaf["low"], leaf["high"]) in seen
    for name, said in verdict_shares(summary).items():
        assert ("none" if said == "0%" else said) in seen, name
    cash = summary["measures"]["closing_cash"]
    ends = money_range(cash["q05"], cash["q95"], "IDR")
    assert " ".join(f"{money(cash['q50'], 'IDR')} {ends}".split()) in seen
    for found in summary["causes"]:
        assert percent(found["share"]) in seen
    assert "the poorest fifth by income 40 40%" in seen and "women by group fewer than 11" in seen


def test_its_first_sentence_counts_futures_out_of_a_hundred(run):
    summary = summarise(run(), "x")
    counts, of = verdict_counts(summary)
    assert of == 100 and all(
        f"{count}%" == verdict_shares(summary)[id] for id, count in counts.items() if id
    )
    said = (
        f"In {counts['sustainable']} of 100 futures the venture pays for itself by month 48; in"
        f" {counts['delivers']} it reaches its impact target; in {counts['both']} it does both."
    )
    assert said in words(page(run()))


def test_a_few_futures_are_counted_as_they_are_and_a_rare_one_is_not_none(run):
    few = summarise(run(n=8), "x")
    assert verdict_counts(few)[1] == 8 and "of 8 futures the venture" in answer_in_words(few, 48)
    many = summarise(run(), "x")
    many["verdict"]["both"]["share"] = 0.001
    many["verdict"]["impact"]["delivers"]["share"] = 0.999
    many["verdict"]["impact"]["falls short"]["share"] = 0.001
    counts, _ = verdict_counts(many)
    assert counts["both"] == "fewer than 1" and counts["delivers"] == "more than 99"


def test_targets_are_whole_sentences(run):
    plan = run(n=1).scenario
    assert list(targets_in_words(plan))[:4] == [
        "By month 48, own income covers the costs of a year.",
        "There is enough cash for 3 months.",
        "At most 50% of income is public money.",
        "No bill is late.",
    ]
    said = " ".join(targets_in_words(plan)).replace("\u00a0", " ")
    assert "At least 120 people have the outcome because of the venture" in said
    assert "at a cost of Rp30 million or less for each" in said


@pytest.mark.more
def test_it_says_in_which_language_it_is_and_every_word_can_be_translated(run):
    result = run()
    own = words_of(result.scenario.title, result.scenario.about, result.scenario.outcome_label)
    assert '<html lang="en">' in page(result)
    with speaking(PSEUDO):
        html = page(result, pictures=("cash.png", "both-axes.png"))
    assert '<html lang="qps">' in html
    seen = words(re.sub(r"<code>(.*?)</code>", r"`\1`", html))
    seen += " ".join(re.findall(r'alt="([^"]*)"', html))
    assert not forgotten(seen, own | {"women"}) and not broken(seen)


def test_time_until_cash_runs_out_is_said_plainly():
    kind = kind_of("runway", "months", "IDR")
    assert kind.between(0, 465) == "no cash left to more than 5 years"
    assert kind.one(7.25) == "7.2 months" and kind.one(1) == "1 month"
    assert kind.between(70, 465) == "more than 5 years"


def test_it_needs_no_other_file_and_asks_for_none(run):
    html = page(run(), pictures=("cash.png", "both-axes.png"))
    assert html.count('src="data:image/png;base64,') == html.count("src=") == 2
    assert "default-src 'none'" in html and "http://" not in html and "https://" not in html


def test_a_few_futures_have_no_range(run):
    few, many = (words(page(run(n=n))).count("too few to say") for n in (10, 200))
    assert few > 15 and few > 5 * many


@pytest.mark.more
def test_what_was_changed_is_shown(run):
    assert "Changed for this run: cafe_sales.price=+10%" in words(
        page(run(), changes=("cafe_sales.price=+10%",))
    )
    assert "Changed for this run" not in words(page(run()))


def test_what_may_not_be_shown_is_not(run):
    """Where all of a dozen futures agree on a small count, no statistic of it is shown."""
    result = run(n=12)
    finals = {**result.finals, "served": result.finals["served"] * 0 + 7}
    result = replace(result, finals=finals)
    shared = safe_summary(summarise(result, "x"), result)
    assert shared["measures"]["served"]["q50"] is None
    assert "People served not shown" in words(page(result, shared))


def test_every_measure_named_here_exists_and_none_twice():
    assert set(IMPACT + MONEY) <= set(MEASURES) and len(set(IMPACT + MONEY)) == len(IMPACT + MONEY)


def test_a_plan_without_projects_or_partners_says_so(run):
    seen = words(page(run()))
    assert "This plan has no innovation project" in seen and "This plan names no partners" in seen


@pytest.mark.more
@pytest.mark.parametrize(
    "name, says",
    [
        ("family-centre", [": the project works in", ": the campaign changes the rules"]),
        (
            "island-school",
            [
                "On average, partners pay",
                ": this change of policy has come in",
                "district.price changes by -25%",
                "At least 18 people have the outcome because of the venture",
            ],
        ),
    ],
)
def test_projects_partners_and_policy_are_shown(name, says):
    from simulator.experiments.ensemble import simulate

    seen = words(page(simulate(replace(load(name), runs=3))))
    assert all(said in seen for said in says), seen
