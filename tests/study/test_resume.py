"""`--resume` goes on with a study, and begins none."""

import json
import shutil

import pytest

from simulator.commands.main import guarded
from simulator.scenario.shipped import shipped
from simulator.storage.study_open import reading

SHORT = ("--runs", "100", "--months", "12", "--set", "targets.sustainable_by=12")
SMALL = (*SHORT, "--set", "community.people=60", "--workers", "1", "--format", "json")
PRICE = "cafe_sales.price"
COMMANDS = {
    "sweep": ("sweep", "youth-cafe", "--vary", f"{PRICE}=20000, 26000", *SMALL),
    "find": ("find", "youth-cafe", "--by", f"{PRICE}=20000 to 40000", "--goal", "P(both) >= 1%")
    + SMALL,
    "stress": ("stress", "youth-cafe", *SMALL),
    "part": ("sweep", "youth-cafe", "--vary", f"{PRICE}=20000", "--part", "1/2", *SMALL),
}
FILE = "outputs/studies/youth-cafe.sesim"


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typed(capsys, *arguments):
    code = guarded(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("name", COMMANDS)
def test_a_study_that_was_never_begun_is_not_resumed(name, capsys, place):
    code, out, err = typed(capsys, *COMMANDS[name], "--resume")
    file = FILE if name != "part" else "outputs/studies/youth-cafe-part-1-of-2.sesim"
    assert (code, out) == (2, "")
    assert f"`{file}` keeps nothing of this study: leave `--resume` out to begin it." in err
    assert not (place / "outputs" / "studies").exists()


def test_an_address_without_dask_is_refused(capsys):
    code, _, err = typed(capsys, *COMMANDS["sweep"], "--address", "tcp://127.0.0.1:8786")
    assert code == 2 and "`--address` is for Dask. Add `--on dask`, or leave" in err


@pytest.mark.more
@pytest.mark.parametrize("name", COMMANDS)
def test_a_study_of_which_some_is_kept_is_resumed(name, capsys):
    whole = typed(capsys, *COMMANDS[name])
    assert whole[0] == 0
    assert typed(capsys, *COMMANDS[name], "--resume") == whole


@pytest.mark.slow
def test_a_file_with_another_study_is_left_as_it_was(capsys, place):
    typed(capsys, *COMMANDS["sweep"])
    with reading(place / FILE) as file:
        before = (file.number, file.head("asked"))
    code, _, err = typed(capsys, *COMMANDS["stress"], "--set", f"{PRICE}=31000", "--resume")
    assert code == 2 and "keeps nothing of this study" in err
    with reading(place / FILE) as file:
        assert (file.number, file.head("asked")) == before
    more = [*COMMANDS["sweep"], "--resume"]
    more[more.index("100")] = "200"
    code, out, _ = typed(capsys, *more)
    assert code == 0 and json.loads(out)["points"][0]["futures"] == 200


@pytest.mark.more
def test_a_folder_is_resumed_where_one_venture_has_futures(capsys, place):
    ventures = place / "ventures"
    ventures.mkdir()
    for name in ("youth-cafe", "village-solar"):
        for file in shipped()[name].parent.glob(f"{name}.*"):
            shutil.copy(file, ventures)
    own = place / "own"
    own.mkdir()
    event = "{month: 5, change: role:largest_payer.pay_after, to: 8}"
    (own / "late.yaml").write_text(f"name: late\ntitle: Late\nevents:\n  - {event}\n")
    options = ("--stresses", str(own), "--runs", "50", "--months", "12", "--workers", "1")
    assert typed(capsys, "stress", "ventures", *options, "--resume")[0] == 2
    assert typed(capsys, "stress", "ventures/youth-cafe.yaml", *options)[0] == 0
    assert typed(capsys, "stress", "ventures", *options, "--resume")[0] == 0
