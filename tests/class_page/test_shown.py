"""Sentences about pages and codes that are seldom shown: each is made once."""

from types import SimpleNamespace

import click
import pytest

from simulator import OutputRefused, Refused, load
from simulator.commands.mark import command
from simulator.commands.missing import missing
from simulator.commands.page import command as page_command
from simulator.experiments.class_page.failed import PlaceFailed
from simulator.reports.class_page.marks import AGAIN, Mark, seen
from simulator.reports.class_page.marks_table import marks_screen
from simulator.reports.class_page.record import _left_out
from simulator.storage.one_file import check_file
from simulator.verbs.class_list import read_list
from simulator.verbs.class_page import ClassPage
from simulator.verbs.mark import mark
from simulator.verbs.page import Plan, _failed
from simulator.verbs.page_venture import Meter
from tests.class_page.test_mark import written


def test_what_came_of_simulating_a_place_again_is_said(data):
    here = seen(data["ventures"][0], [2], [1], {"sustainable": "more", "delivers": None})
    marks = [Mark("A", "x", 1, here, again=id) for id in AGAIN]
    text = marks_screen([*marks, Mark("", "x", 2, problem="-")], 80)
    assert max(map(len, text.splitlines())) <= 80


def test_lists_that_cannot_be_read_are_refused(tmp_path, data):
    (tmp_path / "codes.txt").write_text("# nobody", "utf-8")
    with pytest.raises(Refused):
        mark(tmp_path)
    (tmp_path / "codes.txt").write_text("A, x", "utf-8")
    with pytest.raises(Refused):
        mark(tmp_path)
    written(tmp_path, data)
    for file in ("none.txt", "class.html"):
        with pytest.raises(Refused):
            read_list(tmp_path / file)


def test_files_that_cannot_be_written_are_refused(tmp_path):
    with pytest.raises(OutputRefused):
        check_file(tmp_path, False, 1)
    (tmp_path / "a.html").write_bytes(b"")
    with pytest.raises(OutputRefused):
        check_file(tmp_path / "a.html", False, 1)
    check_file(tmp_path / "a.html", True, 1)


@pytest.mark.more
def test_pages_that_cannot_be_made_are_refused(tmp_path, monkeypatch):
    with pytest.raises(Refused):
        Plan(["youth-cafe", "youth-cafe"])
    text = load("youth-cafe").path.read_text("utf-8")
    (tmp_path / "none.yaml").write_text(text.replace("levers: [", "notice_: ["), "utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("levers:")]
    (tmp_path / "none.yaml").write_text("\n".join(lines), "utf-8")
    with pytest.raises(Refused):
        Plan([tmp_path / "none.yaml"])
    plan = Plan(["youth-cafe"])
    monkeypatch.setattr(
        "simulator.verbs.page_venture.pilot_of",
        lambda lever, *given, **how: SimpleNamespace(moves=False, lever=lever),
    )
    with pytest.raises(Refused):
        plan._simulated(plan.ventures[0], 1, Meter(None, 1))
    assert _failed(PlaceFailed({"cafe_sales.price": "5"}, "-"))


def test_a_page_says_what_it_leaves_out():
    ventures = [{"name": "a", "title": "A", "idle": ["x.y"], "futures": 1}] * 2
    page = ClassPage(ventures, False, True)
    assert len(list(page.remarks())) == 3 and page.html()
    assert _left_out(SimpleNamespace(planned=3, n=1)) and not _left_out(
        SimpleNamespace(planned=1, n=1)
    )


def test_what_is_missing_is_named():
    context = click.Context(command, info_name="mark")
    assert all(missing(param, context) for param in command.params[:2])


def test_a_folder_that_was_made_for_a_page_is_said(planned, monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    for said in (
        "SAVED    new/a.html: 0 MB, in a new folder\n",
        "SAVED    new/a.html: 0 MB\n",
    ):
        page_command.main(["x", "-o", "new/a.html"], standalone_mode=False)
        assert capsys.readouterr().out == said
