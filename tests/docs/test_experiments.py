"""Every experiment for a class shows what its page says, in figures and in words."""

import re

import pytest

from simulator.experiments.class_page.sliders import grid_of
from simulator.reports.comparison.table import ON_PAGES
from simulator.verbs.page import Plan
from simulator.verbs.page_venture import Meter
from tests.docs.experiment_figures import BLOCK, CLASS, PAGES, block, seen
from tests.docs.experiments import EXPERIMENTS, KEY

TEXT = (CLASS / "experiments.md").read_text(encoding="utf-8")
SECTIONS = re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]
PARTS = ("**Predict.** ", "<!-- experiment: ", "<!-- end -->", "**It shows.** ", "**Talk.** ")


@pytest.mark.slow
@pytest.mark.parametrize("page, name", [(page, name) for page in PAGES for name in PAGES[page]])
def test_the_figures_are_those_of_today_and_go_the_way_that_the_text_says(page, name):
    tries, text = PAGES[page][name], page.read_text(encoding="utf-8")
    found = [seen(tried) for tried in tries]
    for tried, one in zip(tries, found, strict=True):
        assert one.ways == tried.claims, tried.command
    printed = next(part[3] for part in BLOCK.finditer(text) if part[2] == name)
    assert printed == block(tries, found), "run `python -m tests.docs.experiment_figures`"


def test_there_are_twelve_each_with_its_commands():
    assert len(EXPERIMENTS) == len(SECTIONS) == 12
    printed = {part[2]: part[3] for part in BLOCK.finditer(TEXT)}
    assert list(printed) == list(EXPERIMENTS)
    for name, tries in EXPERIMENTS.items():
        commands = re.findall(r"^    (sesim .+)$", printed[name], re.MULTILINE)
        assert commands == [tried.command for tried in tries]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda text: text.partition(".")[0])
def test_each_asks_first_then_shows_then_talks(section):
    title = section.splitlines()[0]
    places = [section.index(part) for part in PARTS]
    assert title.endswith("?") and places == sorted(places)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda text: text.partition(".")[0])
def test_what_it_shows_has_no_figure_typed_by_hand(section):
    """Except what the command itself says, such as the number of futures."""
    said = section.partition("**It shows.** ")[2].partition("**Talk.** ")[0]
    typed = set(re.findall(r"\d+", section.partition("<!-- experiment")[0]))
    assert set(re.findall(r"\d+", said)) <= typed | {"95"}


def test_the_page_shows_every_row_of_the_key():
    assert {id for tries in KEY.values() for tried in tries for id in tried.shows} <= set(ON_PAGES)


@pytest.mark.slow
def test_the_questions_of_the_lesson_are_stops_of_its_page():
    plan = Plan(["youth-cafe"])
    (venture,) = plan.ventures
    grid, _ = grid_of(venture.levers[:3], 3, lambda lever: venture.pilot(lever, 1, Meter(None, 0)))
    stops = {
        slider.lever.path: {slider.lever.text(value) for value in slider.lever.values}
        for slider in grid.sliders
    }
    asked = [
        word for tries in KEY.values() for tried in tries for word in tried.command.split()[4::2]
    ]
    assert asked
    for change in asked:
        path, value = change.split("=")
        assert value in stops[path], change
    sheet = (CLASS / "worksheet.md").read_text("utf-8")
    for change in asked[:-2]:
        path, value = change.split("=")
        assert re.search(rf"`{path}` to {int(value):,}|`{path}` to {value} ", sheet), change
