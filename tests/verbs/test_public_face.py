"""What `from simulator import ...` gives: every line of the example works, and nothing is heavy."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import simulator

pytestmark = pytest.mark.usefixtures("few_live_again")
REPO = Path(__file__).resolve().parents[2]

EXAMPLE = """
from simulator import load, loads, simulate, compare, read_run, VentureModel, Beneficiary
run = simulate("youth-cafe", runs=12, seed=3, set={"cafe_sales.price": 28000})
run
run.verdict, run.measures, run.to_frame(), run.months("cash"), run.plot("cash"), run.save("outputs")
read_run("outputs/youth-cafe-001")
model = VentureModel("youth-cafe", replicate=7)
while model.running: model.step()
model.agents_by_type[Beneficiary].get("level")
"""


@pytest.mark.more
def test_every_line_of_the_example(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names: dict = {}
    for line in EXAMPLE.strip().splitlines():
        exec(line, names)
    run = names["run"]
    again = eval('read_run("outputs/youth-cafe-001")', names)
    assert repr(again) == repr(run) and again.summary == run.summary
    assert repr(run).startswith("Kopi Kita") and len(repr(run).splitlines()) < 50
    to_copy = next(line for line in repr(run).splitlines() if line.startswith("sesim "))
    assert max(len(line) for line in repr(run).splitlines() if line != to_copy) <= 80
    model = names["model"]
    assert model.month == 60 and len(model.agents_by_type[names["Beneficiary"]]) > 500


def test_what_is_public_is_what_is_listed():
    assert sorted(simulator.__all__) == dir(simulator)
    for name in simulator.__all__:
        assert getattr(simulator, name) is not None
    from simulator.experiments.compare import compare as experiment

    assert simulator.compare is not experiment
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = simulator.nothing


@pytest.mark.more
def test_importing_it_is_light():
    code = (
        "import sys, simulator\n"
        "simulator.load('youth-cafe')\n"
        "heavy = ('mesa', 'scipy', 'pandas', 'matplotlib', 'click', 'jinja2')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=REPO, capture_output=True, text=True, check=True
    )
    assert found.stdout == "[]\n"


@pytest.mark.more
def test_a_notebook_without_widgets_is_not_warned():
    """Mesa looks for a progress bar as soon as it is imported."""
    code = (
        "import sys, types\n"
        "shell = types.ModuleType('IPython')\n"
        "shell.get_ipython = lambda: None\n"
        "sys.modules |= {'IPython': shell, 'ipykernel.zmqshell': types.ModuleType('zmqshell')}\n"
        "sys.modules['ipywidgets'] = None\n"
        "from simulator import VentureModel, Worker\n"
        "print('tqdm.auto' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=REPO, capture_output=True, text=True, check=True
    )
    assert (found.stdout, found.stderr) == ("True\n", "")


@pytest.mark.more
def test_views_are_in_major_units_and_agree_with_the_result(kept):
    run, folder = kept
    cash = run.months("cash")
    assert cash.shape == (24, 12) and list(cash.index) == list(range(1, 25))
    assert np.array_equal(cash.to_numpy().T, run.result.series["cash"])
    frame = run.to_frame()
    assert np.array_equal(frame["closing_cash"], cash.iloc[-1])
    assert set(frame["money"]) <= set(run.verdict["money"])
    solar = simulator.simulate("village-solar", runs=2, months=12)
    cents = simulator.simulate(simulator.loads(dollars()), runs=2)
    assert solar.to_frame()["closing_cash"].tolist() == solar.months("cash").iloc[-1].tolist()
    whole = (cents.months("cash") * 100).round()
    assert np.array_equal(whole.to_numpy().T, cents.result.series["cash"])
    assert (cents.to_frame()["closing_cash"] * 100).round().tolist() == (
        cents.result.series["cash"][:, -1].tolist()
    )


def dollars():
    from simulator.starter.draft import starter_text
    from tests.starter.answering import answered

    return starter_text(answered(currency="USD", wage="2500", months="12"))


@pytest.mark.parametrize("name", ["cash", "people", "money-in-and-out", "both-axes", "workload"])
def test_charts_are_figures_by_the_names_of_their_files(kept, name):
    run, folder = kept
    figure = run.plot(name)
    assert figure.axes and (folder / "charts" / f"{name}.png").exists()
    assert figure._repr_png_().startswith(b"\x89PNG")


@pytest.mark.more
def test_what_does_not_exist_is_said_with_what_does(kept):
    run, _ = kept
    with pytest.raises(simulator.Refused, match="did you mean `cash`?"):
        run.months("chash")
    with pytest.raises(simulator.Refused, match="allowed: `cash`, `people`"):
        run.plot("nothing")
    with pytest.raises(simulator.Refused, match="no finished future 12"):
        run.replay(12)
    assert run.replay(3).replicate == 3 and run.replay(3).ledger


@pytest.mark.more
def test_a_page_shows_the_screen_and_no_markup_of_a_scenario(kept):
    shown = simulator.simulate("youth-cafe", runs=1, months=12, set={"title": "<b>&"})._repr_html_()
    assert shown.startswith("<pre") and "&lt;b&gt;&amp;" in shown and "<b>" not in shown


@pytest.mark.parametrize(
    ("value", "same"),
    [(28000, "28000"), (28000.0, "28000"), (np.int64(28000), "28000"), ("+10%", "+10%")],
)
def test_changes_are_written_as_a_file_would(value, same):
    from simulator.verbs.planned import planned

    plan = planned("youth-cafe", set={"cafe_sales.price": value})
    assert plan.request.options["set"] == [f"cafe_sales.price={same}"]
    assert plan.scenario.digest == simulator.load("youth-cafe", {"cafe_sales.price": same}).digest


def test_values_that_are_no_numbers():
    from simulator.verbs.changes import as_typed

    values = {
        "a": True,
        "b": 0.1,
        "c": 1e-7,
        "d": {"low": 1, "high": 2},
        "e": [1, 2.5],
        "f": (1, 2),
        "g": 1.125,
    }
    texts = ("yes", "0.1", "0.0000001", "{low: 1, high: 2}", "[1, 2.5]", "1 to 2", "1.1250")
    assert as_typed(values) == [f"{k}={text}" for k, text in zip(values, texts, strict=True)]


@pytest.mark.more
def test_a_loaded_scenario_may_be_changed_like_a_file():
    plan = simulator.load("youth-cafe", {"runs": "5"})
    run = simulator.simulate(plan, seed=9, months=12, set={"cafe_sales.price": 28000})
    same = simulator.simulate(
        "youth-cafe", runs=5, seed=9, months=12, set={"cafe_sales.price": 28000}
    )
    assert run.summary == same.summary


@pytest.mark.slow
def test_a_scenario_changed_in_python_runs_but_has_no_text(tmp_path):
    from dataclasses import replace

    plan = replace(simulator.load("youth-cafe"), runs=2, months=12)
    run = simulator.simulate(plan, runs=3)
    assert run.scenario.runs == 3
    with pytest.raises(simulator.ScenarioError, match="made or changed in Python"):
        simulator.simulate(plan, set={"cafe_sales.price": 28000})
    folder = run.save(tmp_path)
    assert not (folder / "scenario.yaml").exists() and not (folder / "series.npz").exists()
    with pytest.raises(simulator.NotKept, match="was made in Python"):
        _ = simulator.read_run(folder).scenario


@pytest.mark.more
def test_what_cannot_be_asked_is_one_sentence(tmp_path):
    for wrong, said in (
        ({"runs": 3, "set": {"runs": 4}}, "set twice"),
        ({"set": ["nonsense"]}, "is not a change"),
    ):
        with pytest.raises(simulator.Refused, match=said):
            simulator.simulate("youth-cafe", **wrong)
    with pytest.raises(simulator.ScenarioError, match="did you mean `youth-cafe`"):
        simulator.simulate("youth-caffe")
    run = simulator.simulate("youth-cafe", runs=2, months=12)
    with pytest.raises(simulator.Refused, match="no future 2"):
        run.save(tmp_path / "outputs", replicate=2)
    with pytest.raises(simulator.Refused, match="needs 11 futures or more"):
        simulator.simulate("youth-cafe", runs=2, shareable=True)
    shared = simulator.simulate("youth-cafe", runs=11, months=12, shareable=True)
    with pytest.raises(simulator.Refused, match="Choose one"):
        shared.save(tmp_path / "outputs", rows=True)
    assert not (tmp_path / "outputs").exists()
    (tmp_path / "file").write_text("x")
    with pytest.raises(simulator.OutputRefused, match="is a file"):
        run.save(tmp_path / "file")


@pytest.mark.more
def test_progress_is_told(capsys):
    seen = []
    simulator.simulate("youth-cafe", runs=2, months=12, progress=lambda *at: seen.append(at))
    assert seen[0] == (0, 2) and seen[-1] == (2, 2)
    simulator.simulate("youth-cafe", runs=2, months=12, progress=True)
    assert "2 of 2 futures" in capsys.readouterr().err


@pytest.mark.more
def test_a_comparison_has_the_same_views(tmp_path):
    one = simulator.compare("youth-cafe", set={"cafe_sales.price": 32000}, runs=6, months=12)
    assert repr(one).startswith("What if `cafe_sales.price` is raised to `32000`?")
    assert "<pre" in one._repr_html_() and one.bad == ()
    assert one.verdict["changed"]["both"]["n"] == 6
    assert one.measures["changed"]["served"]["unit"] == "people"
    frame = one.to_frame()
    assert set(frame["scenario"]) == {"changed"} and "served" in set(frame["measure"])
    assert one.plot().axes and one.plot("cash").axes
    with pytest.raises(simulator.Refused, match="allowed: `both-axes`, `cash`"):
        one.plot("people")
    folder = one.save(tmp_path / "outputs")
    assert one.folder == folder and (folder / "charts" / "cash.png").exists()
    assert one.summary["output"] == folder.as_posix()


@pytest.mark.slow
def test_scenarios_are_compared_as_they_were_loaded():
    plan = simulator.load("youth-cafe", {"runs": "4", "months": "12"})
    loaded = simulator.compare(plan, set={"cafe_sales.price": 32000})
    named = simulator.compare("youth-cafe", set={"cafe_sales.price": 32000}, runs=4, months=12)
    assert loaded.summary["pairs"] == named.summary["pairs"]
    two = simulator.compare(plan, "island-school", months=12, baseline="island-school")
    assert set(two.verdict) == {"youth-cafe"} and two.result.base.label == "island-school"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (((), {}), "Name two scenarios"),
        ((("youth-cafe",), {"set": {"runs": 3}}), "are the same on both sides"),
        (
            (("youth-cafe", "island-school"), {"baseline": "x"}),
            "`x` is not one of the scenarios. Write `youth-cafe` or `island-school`",
        ),
    ],
)
def test_what_is_no_comparison_is_one_sentence(arguments, said):
    targets, options = arguments
    with pytest.raises(simulator.Refused, match=said):
        simulator.compare(*targets, **options)
    with pytest.raises(simulator.ScenarioError, match="nothing to compare"):
        simulator.compare("youth-cafe", "nowhere.yaml")
