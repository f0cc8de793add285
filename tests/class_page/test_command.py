"""`sesim page` where its last line cannot be printed."""

import errno

import pytest

from simulator.commands import output
from simulator.commands.exits import ExitCode, Stop
from simulator.commands.page import command


def test_a_page_is_named_where_the_screen_cannot_be_written(planned, monkeypatch, tmp_path):
    def full(text):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(output, "show", full)
    for how in ([], ["--quiet"]):
        with pytest.raises(Stop, match="could not be printed .*All of it is in `.*a.html`") as stop:
            command.main(["x", "-o", str(tmp_path / "a.html"), *how], standalone_mode=False)
        assert stop.value.exit_code == ExitCode.UNEXPECTED and (tmp_path / "a.html").exists()
