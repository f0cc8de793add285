"""Every text on a chart comes from the catalogue, can be drawn, and says what it counts."""

import re
import warnings

import numpy as np
import pytest
from matplotlib.text import Text

from simulator.disclosure.months import Figures
from simulator.reports.canvas import key, paper
from simulator.reports.chart_titles import cash_title, workload_title
from simulator.reports.charts import CHARTS, draw_all
from simulator.reports.figures import told
from simulator.reports.picture import picture_of
from simulator.reports.workload import busy_roles
from simulator.results.verdict import MONEY, judge
from simulator.words.labels import VERDICTS, label
from simulator.words.language import PSEUDO, speaking
from tests.words.guard import broken, forgotten


def texts(figure):
    figure.canvas.draw()
    return [text for text in figure.findobj(Text) if text.get_text().strip()]


@pytest.mark.parametrize("name", CHARTS)
def test_every_text_goes_through_the_catalogue_and_has_its_letters(run, name):
    with speaking(PSEUDO), warnings.catch_warnings():
        warnings.simplefilter("error")  # such as a glyph that the font does not have
        shown = " | ".join(text.get_text() for text in texts(CHARTS[name](picture_of(run(), 3))))
    assert "⟦" in shown and not forgotten(shown, {"Rp"}) and not broken(shown)


@pytest.mark.parametrize("code", ["en", PSEUDO])
@pytest.mark.parametrize("name", CHARTS)
def test_no_text_is_cut_off_at_the_edge(run, name, code):
    with speaking(code):
        figure = CHARTS[name](picture_of(run(), 3))
        found = texts(figure)
    for text in found:
        box = text.get_window_extent()
        assert 0 <= box.x0 and box.x1 <= figure.bbox.x1, text.get_text()
        assert 0 <= box.y0 and box.y1 <= figure.bbox.y1, text.get_text()


@pytest.mark.parametrize("finding", ["W" * 60, "Mmmm mmmmmm " * 9, "i" * 200])
def test_a_title_of_wide_letters_is_on_more_lines(finding):
    figure, _ = paper(finding)
    (title,) = figure.texts
    assert title.get_window_extent().x1 <= figure.bbox.x1
    assert title.get_text().replace("\n", "").replace(" ", "") == finding.replace(" ", "")


def test_corners_and_legend_count_the_same_futures(run):
    result = run()
    shown = "\n".join(text.get_text() for text in texts(CHARTS["both-axes"](picture_of(result))))
    shown = shown.replace(":\n", ": ")
    counts = {said: int(n) for said, n in re.findall(r"^(.+): (\d+) futures$", shown, re.MULTILINE)}
    verdict = judge(result)
    pays, reaches = verdict.money == "sustainable", verdict.impact == "delivers"
    assert counts["pays for itself"] == pays.sum()
    assert counts["both goals"] == (pays & reaches).sum()
    assert counts["pays for itself only"] == counts["pays for itself"] - counts["both goals"]
    states = [label(VERDICTS, word) for word in MONEY]
    corners = ("both goals", "impact target only", "pays for itself only", "neither goal")
    assert sum(map(counts.get, states)) == sum(map(counts.get, corners)) == result.n


def test_a_long_legend_has_one_column_and_room(run):
    labels = ["a label that is rather long: 60 futures"] * 5
    figure, axes = paper("A title")
    before = axes.get_position().y0
    (line,) = axes.plot([1], [1])
    key(figure, [line] * 5, labels)
    legend = figure.legends[0]
    assert legend._ncols == 1 and axes.get_position().y0 > before
    figure.canvas.draw()
    assert legend.get_window_extent().y0 >= 0


def test_a_loss_is_seen_on_the_chart_of_cash(run):
    """Cash stops at 0; what is owed goes on."""
    result = run()
    result.series["cash"][:] = 0
    result.series["free_cash"][:] = -5_000_000
    figure = CHARTS["cash"](picture_of(result, 3))
    assert figure.axes[0].get_ylim()[0] < -4_000_000
    said = "unpaid bills of those open at the end: -Rp5 million."
    assert any(said in t for t in shown_texts(figure)), shown_texts(figure)


def test_a_closed_future_leaves_the_chart_of_cash(run):
    """Of four futures two close in month 30 with nothing; after it only the others are drawn."""
    result = run(n=4)
    result.series["free_cash"][:] = np.array([[0], [0], [8e6], [8e6]])
    result.series["open"][:2, 30:] = 0
    result.finals["closed_month"][:] = [30, 30, 0, 0]
    figure = CHARTS["cash"](picture_of(result))
    median = max(figure.axes[0].lines, key=lambda line: line.get_linewidth()).get_ydata()
    assert median[29] == 4e6 and median[30] == 8e6
    assert "median of open futures" in shown_texts(figure)
    result.series["open"][2:, 40:] = 0
    assert np.isnan(picture_of(result).fan_of_open("free_cash")[:, 45]).all()


def test_the_chart_of_cash_that_is_shared_says_what_it_counts(run):
    result = run(n=4)
    result.finals["closed_month"][:] = [30, 30, 0, 0]
    title = cash_title(result, 5.0, of_open=False)
    assert title.endswith("2 of 4 futures close. Closed ones count with their last cash.")
    result.finals["closed_month"][:] = 0
    assert "Closed" not in cash_title(result, 5.0, of_open=False)


def shown_texts(figure):
    return [" ".join(text.get_text().split()) for text in texts(figure)]


def test_the_role_with_the_least_time_to_spare_is_in_front(run):
    result = run()
    loads = {"load_supervisor": 1.2, "load_seller": 0.3, "load_support": 0.0}
    for name, load in loads.items():
        result.series[name] = np.full_like(result.series["load"], load)
    figure = CHARTS["workload"](picture_of(result))
    legend = [text.get_text() for text in figure.legends[0].get_texts()]
    roles = ["supervisors", "9 futures in 10", "service workers", "sellers"]
    assert legend == [*roles, "all hours are needed"]
    title = next(t for t in shown_texts(figure) if t.startswith("Least time to spare"))
    assert title.startswith("Least time to spare: supervisors. In month 1, their work needs 120%")
    closed = cash_title(result, np.nan, of_open=True)[40:]
    assert title.endswith(f"of their hours (median). {closed}")
    assert " futures close." in title
    lines = {line.get_zorder(): line.get_ydata()[0] for line in figure.axes[0].lines}
    assert lines[max(lines)] == 1.2


def test_a_load_at_its_cap_may_be_more(run):
    title = workload_title(run(), "seller", np.array([1.0, 3.0]))
    assert "In month 2, their work needs 300% or more of their hours" in title
    loads = {"unit": "ratio", "n": 9, "of": 9, "q05": 1.0, "q50": 2.5, "q95": 3.0}
    found = told("mean_load", loads, "IDR")
    assert (found.median, found.between) == ("2.5", "1 to 3 or more")


def test_of_shared_roles_only_those_that_may_be_shown_are_drawn(run):
    result = run()
    result.series["load_seller"] = np.full_like(result.series["load"], 2.0)
    months = result.scenario.months
    seen = Figures(*(np.full(shape, 0.8) for shape in (months, (3, months), (3, months))))
    assert list(busy_roles(picture_of(result, shared={"load": seen}))) == ["practitioner"]
    assert "workload.png" not in draw_all(picture_of(result, shared={}))


@pytest.mark.more
def test_the_money_axis_names_its_unit_once(run):
    found = {text.get_text() for text in texts(CHARTS["cash"](picture_of(run())))}
    assert "unrestricted cash less unpaid bills (Rp billion)" in found
    assert not any("Rp" in text and text[-1].isdigit() for text in found)
