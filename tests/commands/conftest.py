"""`sesim run` with the simulation replaced by a made-up run, so that only the command is tested."""

import importlib.util
import signal
import sys
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location(
    "made_up_runs", Path(__file__).parents[1] / "reports" / "conftest.py"
)
made_up = importlib.util.module_from_spec(_spec)
sys.modules["made_up_runs"] = made_up
_spec.loader.exec_module(made_up)


class Stage:
    """What the fakes do, and what they were asked."""

    def __init__(self):
        self.result = made_up.build(n=25)
        self.simulated = 0
        self.replayed = None
        self.changes = None
        self.needed = 1.0
        self.seconds = None


@pytest.fixture
def stage(monkeypatch, tmp_path):
    stage = Stage()

    def simulate(scenario, *, workers=1, progress=None, seconds=None, begun=None):
        stage.simulated += 1
        stage.seconds = seconds
        return stage.result

    def replay(scenario, replicate):
        stage.replayed = replicate
        return made_up.Replay(replicate, [(1, "a", "venture:cash", 1, "x")], [], [], [{"slot": 1}])

    def load(name, changes=None):
        stage.changes = changes
        return stage.result.scenario

    monkeypatch.setattr("simulator.experiments.ensemble.simulate", simulate)
    monkeypatch.setattr("simulator.experiments.ensemble.replay", replay)
    monkeypatch.setattr("simulator.verbs.lives.look_into_causes", lambda result, **_: result)
    monkeypatch.setattr("simulator.verbs.lives.look_into_impact", lambda result, **_: result)
    monkeypatch.setattr("simulator.experiments.twins.live_again", lambda result, **_: result)
    monkeypatch.setattr("simulator.verbs.progress.seconds_needed", lambda *_: stage.needed)
    monkeypatch.setattr("simulator.verbs.progress.again_for_all", lambda _: 0)
    monkeypatch.setattr("simulator.scenario.variant.load", load)
    monkeypatch.setattr("simulator.reports.charts.draw_all", lambda *_: {"cash.png": b"png"})
    monkeypatch.chdir(tmp_path)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield stage
    for number, handler in handlers.items():
        signal.signal(number, handler)
