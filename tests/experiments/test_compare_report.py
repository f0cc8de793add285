"""The report of a comparison: a page with the answer, the links, the tables and the charts."""

import re

import pytest

from simulator.reports.comparison.report import comparison_report
from simulator.verbs.compare import compare
from simulator.words.language import speaking
from tests.experiments.staged import staged


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    found = compare("youth-cafe", set={"cafe_sales.price": "*2"}, runs=12, months=24)
    folder = found.save(tmp_path_factory.mktemp("outputs"))
    return (folder / "report.html").read_text("utf-8")


@pytest.mark.more
def test_the_page_answers_and_explains(page):
    text = re.sub(r"<[^>]+>|\s+", " ", page)
    assert "What if cafe_sales.price is raised to 52000 ?" in " ".join(text.split())
    assert "BECAUSE units of" in text and "95% range" in text
    assert page.count("data:image/png;base64,") == 2


@pytest.mark.more
def test_the_page_needs_no_other_file_and_runs_nothing(page):
    assert "default-src 'none'" in page and "<script" not in page
    assert not re.findall(r"(?:src|href)=\"(?!data:)", page)


def test_the_page_of_many_ventures_has_a_row_for_each(pair):
    many = staged(pair.base, *[(n / 10, 0.5) for n in range(7)], k=2)
    text = comparison_report(many, {}).decode("utf-8")
    assert text.count("<tr><td>venture-") == 7 and "Surely among the best 2" in text
    assert "<h2>" not in text


def test_the_page_says_what_was_changed_in_every_venture(pair):
    many = staged(pair.base, *[(n / 10, 0.5) for n in range(7)], k=2)
    change = "cafe_sales.price=<9>"
    text = comparison_report(many, {}, [change]).decode("utf-8")
    assert "<code>cafe_sales.price=&lt;9&gt;</code> in every scenario" in text
    assert "in every scenario" not in comparison_report(many, {}).decode("utf-8")


def test_the_page_says_how_many_differences_look_clear_by_chance(pair):
    text = re.sub(r"<[^>]+>", "", comparison_report(pair, {}).decode("utf-8"))
    one = pair.pairs[0]
    assert len(one.verdicts) + len(one.measures) == 57
    said = "measures.csv has 57 differences, each with its own 95% range. Even if nothing really"
    assert f"{said} changed, about 3 of them would look clear by chance." in text
    assert "Amounts and counts are means of all futures." in text
    many = staged(pair.base, *[(n / 10, 0.5) for n in range(7)], k=2)
    assert "by chance" not in comparison_report(many, {}).decode("utf-8")


def test_the_page_is_in_the_language_in_use(pair):
    with speaking("id"):
        text = comparison_report(pair, {}).decode("utf-8")
    assert '<html lang="id">' in text and "dibandingkan" in text
    assert "compared" not in text
