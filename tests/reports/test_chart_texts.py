"""Every text on a chart comes from the catalogue, can be drawn, and says what it counts."""

import re
import warnings

import pytest
from matplotlib.text import Text

from simulator.reports.canvas import key, paper
from simulator.reports.charts import CHARTS
from simulator.reports.picture import picture_of
from simulator.results.verdict import judge
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


def test_corners_and_legend_count_the_same_futures(run):
    result = run()
    shown = "\n".join(text.get_text() for text in texts(CHARTS["both-axes"](picture_of(result))))
    shown = shown.replace(":\n", ": ")
    counts = {
        label: int(n) for label, n in re.findall(r"^(.+): (\d+) futures$", shown, re.MULTILINE)
    }
    verdict = judge(result)
    pays, reaches = verdict.money == "sustainable", verdict.impact == "delivers"
    assert counts["pays for itself"] == pays.sum()
    assert counts["both goals"] == (pays & reaches).sum()
    assert counts["pays for itself only"] == counts["pays for itself"] - counts["both goals"]
    states = ("pays for itself", "open, but not paying for itself", "closed with unpaid bills")
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


def test_the_money_axis_names_its_unit_once(run):
    found = {text.get_text() for text in texts(CHARTS["cash"](picture_of(run())))}
    assert "unrestricted cash at the month's end (Rp billion)" in found
    assert not any("Rp" in text and text[-1].isdigit() for text in found)
