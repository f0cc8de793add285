"""The charts of a comparison: names that do not cover each other, texts of the catalogue."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from simulator.reports.comparison.chart_titles import cash_title
from simulator.reports.comparison.charts import both_chances, charts_of, draw_comparison
from simulator.reports.comparison.portfolio import in_order
from simulator.reports.comparison.wording import distinct_short
from simulator.words.language import speaking
from tests.experiments.staged import staged
from tests.words.guard import broken, forgotten, words_of


def names_on(comparison):
    """The boxes of the names inside the chart, in pixels."""
    figure = both_chances(comparison)
    canvas = figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    canvas.draw()
    return [
        t.get_window_extent(canvas.get_renderer()) for t in figure.axes[0].texts if t.get_text()
    ], figure.axes[0].get_window_extent(canvas.get_renderer())


@pytest.mark.more
@pytest.mark.parametrize(
    "chances",
    [
        [(0.5, 0.5)] * 2,
        [(1.0, 1.0)] * 6,
        [(0.5 + i / 100, 0.5 - i / 80) for i in range(12)],
        [(i / 30, (i * 7 % 30) / 30) for i in range(30)],
        [(0.3 + (i * 11 % 40) / 80, 0.3 + (i * 7 % 40) / 90) for i in range(40)],
    ],
)
def test_no_name_covers_another_or_leaves_the_chart(pair, chances):
    boxes, area = names_on(staged(pair.base, *chances))
    assert len(boxes) == (6 if chances[0] == (1.0, 1.0) else len(chances))
    for i, box in enumerate(boxes):
        assert area.x0 <= box.x0 and box.x1 <= area.x1
        assert not any(box.overlaps(other) for other in boxes[i + 1 :])


@pytest.mark.slow
def test_the_pictures_of_two_and_of_many(pair):
    assert set(draw_comparison(pair)) == {"both-axes.png", "cash.png"}
    many = draw_comparison(staged(pair.base, (0.2, 0.4), (0.5, 0.5), (0.9, 0.1)))
    assert set(many) == {"both-axes.png"} and many["both-axes.png"].startswith(b"\x89PNG")


def texts_of(figure):
    """Every text on a chart."""
    figure.canvas.draw()
    found = [text.get_text() for text in figure.texts]
    for axes in figure.axes:
        ticks = [t.get_text() for axis in (axes.xaxis, axes.yaxis) for t in axis.get_ticklabels()]
        found += [axes.get_xlabel(), axes.get_title("left"), *ticks]
        found += [text.get_text() for text in axes.texts]
    return found + [text.get_text() for legend in figure.legends for text in legend.get_texts()]


@pytest.mark.more
def test_the_titles_of_two_say_what_changes(pair):
    both, cash = (" ".join(texts_of(draw(pair))[0].split()) for draw in charts_of(pair).values())
    question = "What if cafe_sales.price is raised to 32000? "
    assert both.startswith(f"{question}Pays for itself: ")
    assert cash.startswith(f"{question}Median cash less unpaid ")


def test_where_cash_at_the_end_is_hidden_its_title_has_no_amount(pair):
    for scenario in pair.scenarios:
        assert np.isfinite(scenario.cash[1, -1])
    cash = [np.where(np.arange(c.cash.shape[1]) > 9, np.nan, c.cash) for c in pair.scenarios]
    sides = (replace(c, cash=known) for c, known in zip(pair.scenarios, cash, strict=True))
    title = cash_title(replace(pair, scenarios=tuple(sides)))
    assert title.endswith(" is raised to `32000`? Cash less unpaid bills, month by month.")


@pytest.mark.more
def test_names_that_have_no_room_are_counted(pair, monkeypatch):
    monkeypatch.setattr("simulator.reports.comparison.label_places._REACH", (8,))
    figure = both_chances(staged(pair.base, *[(0.5, 0.5)] * 12))
    written = sum(text.get_text().startswith("venture-") for text in figure.axes[0].texts)
    assert 0 < written < 11
    assert f"{12 - written} names have no room" in texts_of(figure)


@pytest.mark.more
def test_the_title_of_many_names_who_is_ahead(pair):
    clear = staged(pair.base, (0.2, 0.4), (0.5, 0.4), (0.9, 0.4))
    assert " ".join(texts_of(both_chances(clear))[0].split()) == (
        "Most likely to pay for itself: venture-2. Most likely to reach its impact target: no clear"
        " answer."
    )
    same = staged(pair.base, *[(0.5, 0.5)] * 3)
    assert texts_of(both_chances(same))[0].startswith("No scenario clearly has the best chance")


@pytest.mark.more
def test_every_text_of_a_chart_comes_from_the_catalogue(pair):
    own = words_of("youth-cafe changed venture")
    many = staged(pair.base, *((i / 44, 0.5) for i in range(44)))
    hidden = replace(
        pair, scenarios=tuple(replace(c, cash=c.cash + float("nan")) for c in pair.scenarios)
    )
    with speaking("qps"):
        for comparison in (pair, many, hidden):
            for draw in charts_of(comparison).values():
                texts = texts_of(draw(comparison))
                assert forgotten("\n".join(texts), own) == []
                assert [fault for text in texts for fault in broken(text)] == []


def named_on(comparison):
    figure = both_chances(comparison)
    notes = [text.get_text() for text in figure.legends[0].get_texts()]
    return {text.get_text() for text in figure.axes[0].texts if text.get_text()}, notes


@pytest.mark.more
def test_forty_ventures_have_names_and_of_more_the_best_and_those_apart(pair):
    spread = [((i * 11 % 60) / 70, 0.2 + (i * 7 % 60) / 90) for i in range(58)]
    names, notes = named_on(staged(pair.base, *spread[:40], k=13))
    assert names == {f"venture-{i}" for i in range(40)}
    assert not any("named" in note or "no room" in note for note in notes)
    many = staged(pair.base, *spread, (0.0, 0.99), (0.99, 0.0), k=20)
    names, notes = named_on(many)
    assert "named: the best 20, and 20 that lie apart" in notes and len(names) == 40
    assert {f"venture-{i}" for i in in_order(many)[:20]} <= names
    assert {"venture-58", "venture-59"} <= names  # both are alone in a corner


def test_names_that_begin_alike_stay_apart():
    cut = distinct_short(["the-same-beginning-of-1", "the-same-beginning-of-2", "kiosk"], 15)
    assert cut == ["the-sa...g-of-1", "the-sa...g-of-2", "kiosk"]
    assert distinct_short(["the-same-beginning-of-1"], 15) == ["the-same-beg..."]
