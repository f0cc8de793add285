"""`sesim compare` as a person uses it: files, folders, what-ifs, mistakes, and what is kept."""

import csv
import json
import re
import signal

import pytest

from simulator.commands.main import guarded
from simulator.scenario.catalog import shipped

SMALL = ("--runs", "5", "--months", "14")
FILES = {
    "comparison.json",
    "differences.csv",
    "measures.csv",
    "portfolio.csv",
    "report.html",
    "manifest.json",
}
NEED = "need: {low: 45%, likely: 55%, high: 65%}"


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A folder of one's own, and the signals as they were."""
    monkeypatch.chdir(tmp_path)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield tmp_path
    for number, handler in handlers.items():
        signal.signal(number, handler)


def written(place, name, *changes):
    """A venture's file: the café among few people, with some words replaced."""
    text = shipped()["youth-cafe"].read_text(encoding="utf-8")
    text = re.sub(r"\n  effect:\n(    .*\n)+", "\n", text)  # a curve would need a file more
    few = (("name: youth-cafe", f"name: {name}"), ("people: 800", "people: 60"))
    for old, new in (*few, *changes):
        assert old in text, old
        text = text.replace(old, new)
    (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    return f"{name}.yaml"


def answer(capsys, *arguments):
    code = guarded(["compare", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def what_if(place):
    return (written(place, "cafe"), "--set", "cafe_sales.price=32000", *SMALL)


@pytest.mark.slow
def test_a_what_if_says_the_answer_first_and_keeps_everything(place, capsys):
    code, out, err = answer(capsys, *what_if(place))
    assert (code, err) == (0, "")
    assert out.startswith("What if `cafe_sales.price` is raised to `32000`? ")
    assert "Rp26,000 -> Rp32,000" in out and "source: own plan" in out
    assert max(map(len, out.splitlines())) <= 80
    kept = place / "outputs" / "cafe-compare-001"
    saved = "SAVED    outputs/cafe-compare-001: charts, report.html, measures.csv"
    assert out.splitlines()[-1] == saved
    names = {p.relative_to(kept).as_posix() for p in kept.rglob("*") if p.is_file()}
    assert names == FILES | {"charts/both-axes.png", "charts/cash.png"}


@pytest.mark.slow
def test_a_what_if_by_a_percentage_says_what_it_came_to_and_keeps_what_was_typed(place, capsys):
    file = written(place, "cafe")
    code, out, err = answer(capsys, file, "--set", "cafe_sales.price=+10%", *SMALL)
    assert (code, err) == (0, "")
    assert out.startswith("What if `cafe_sales.price` is raised to `28600`? ")
    assert "Rp26,000 -> Rp28,600" in out
    manifest = json.loads((place / "outputs/cafe-compare-001/manifest.json").read_text())
    assert manifest["options"]["set"] == ["cafe_sales.price=+10%"]


@pytest.mark.more
def test_the_files_agree_with_the_printed_object(place, capsys):
    code, out, _ = answer(capsys, *what_if(place), "--format", "json")
    told = json.loads(out)
    kept = place / told["output"]
    assert code == 0 and (kept / "comparison.json").read_text() == out
    assert (told["seed"], told["runs"], told["months"]) == (7, 5, 14)
    (pair,) = told["pairs"]
    assert [d["path"] for d in pair["differences"]] == ["cafe_sales.price"]
    measured = {row["measure"]: row for row in rows(kept / "measures.csv")}
    for name, found in {**pair["verdict"], **pair["measures"]}.items():
        assert measured[name]["tie"] == ("yes" if found["tie"] else "no")
        if found["difference"] is not None:
            assert float(measured[name]["difference"]) == found["difference"]
    assert rows(kept / "differences.csv")[0]["after"] == "32000"
    manifest = json.loads((kept / "manifest.json").read_text())
    assert set(manifest["files"]) == (FILES - {"manifest.json"}) | {
        "charts/both-axes.png",
        "charts/cash.png",
    }
    assert manifest["options"]["set"] == ["cafe_sales.price=32000"]
    assert str(place) not in (kept / "manifest.json").read_text()


@pytest.mark.slow
def test_the_same_bytes_again_in_a_folder_of_its_own(place, capsys):
    command = what_if(place)
    one, two = (place / answer(capsys, *command, "--quiet")[1].strip() for _ in range(2))
    assert (one.name, two.name) == ("cafe-compare-001", "cafe-compare-002")
    for name in (
        "differences.csv",
        "measures.csv",
        "portfolio.csv",
        "charts/both-axes.png",
        "charts/cash.png",
    ):
        assert (one / name).read_bytes() == (two / name).read_bytes(), name


@pytest.mark.more
def test_a_folder_is_a_portfolio_and_a_bad_file_stops_no_other(place, capsys):
    for name, *changes in (
        ("b-cafe",),
        ("a-rich", ("600 million", "900 million")),
        ("c-short", ("months: 60", "months: 48")),
        ("bad", (NEED, "need: 155%"), ("months: 60", "mnths: 60")),
    ):
        written(place, name, *changes)
    code, out, err = answer(capsys, str(place), "--baseline", "b-cafe", "--runs", "5")
    assert (code, err) == (3, "")
    assert (
        out.startswith("BAD      `bad.yaml` is left out. Its mistakes are listed below.\n\n")
        and max(map(len, out.splitlines())) <= 80
    )
    assert "  best 1: " in out and "MONEY " in out and "IMPACT " in out
    out = " ".join(out.split())
    assert "`bad.yaml` is left out. It has 2 mistakes: bad.yaml:" in out
    assert "community.need" in out and "mnths" in out
    assert (
        "`c-short` has `months: 48` in its own file. All scenarios here use `seed` and `runs` of"
        " the first file, and the longest `months`." in out
    )
    assert "made for fewer months is easier to reach in 60 months." in out
    assert [row["scenario"] for row in rows("outputs/b-cafe-compare-001/portfolio.csv")].count(
        "a-rich"
    ) == 1
    told = json.loads((place / "outputs/b-cafe-compare-001/comparison.json").read_text())
    assert told["baseline"] == "b-cafe" and {p["against"] for p in told["pairs"]} == {"b-cafe"}
    assert told["bad"][0]["file"] == "bad.yaml"
    assert str(place) not in json.dumps(told["bad"])


@pytest.mark.slow
def test_a_change_may_hold_for_several(place, capsys):
    files = (
        written(place, "cafe"),
        written(place, "other", ("price: {value: Rp 26.000", "price: {value: Rp 30.000")),
    )
    code, out, err = answer(capsys, *files, "--set", "allowance.amount=0", *SMALL)
    assert (code, err) == (0, "") and "SET      `allowance.amount=0` in every scenario. " in out
    assert "WHAT DIFFERS  1 assumption" in out and "cafe_sales.price" in out
    kept = rows(place / "outputs/cafe-compare-001/differences.csv")
    assert not any("allowance" in row["path"] for row in kept)


@pytest.mark.more
def test_mistakes_are_printed_where_the_screen_is_not_for_people(place, capsys):
    good, other = written(place, "good"), written(place, "other")
    bad = written(place, "bad", (NEED, "need: 155%"))
    code, out, err = answer(capsys, good, bad, other, *SMALL, "--quiet")
    assert code == 3 and out == "outputs/good-compare-001\n"
    assert err.startswith("bad.yaml:") and "155%" in err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "Name two scenarios"),
        (("cafe.yaml",), 2, "Name two scenarios"),
        ((".",), 2, "only one scenario file in the folder: `cafe.yaml`"),
        (
            ("cafe.yaml", "--set", "cafe_sales.price=1", "--baseline", "cafe"),
            2,
            "Leave `--baseline` out",
        ),
        (("cafe.yaml", "cafe.yaml", "--set", "a.b=1"), 3, "1 mistake in `--set`: --set: a.b: "),
        (
            ("cafe.yaml", "island-school", "--set", "cafe_sales.prise=1"),
            3,
            "--set: cafe_sales.prise: `prise` is not a key",
        ),
        (("cafe.yaml", "--set", "nonsense"), 2, "is not a change. Write a path"),
        (("cafe.yaml", "--set", "months=36"), 2, "write after `--set` what to change"),
        (("cafe.yaml", "--set", "cafe_sales.prise=1"), 3, "did you mean `cafe_sales.price`?"),
        (("cafe.yaml", "--set", "price=1"), 3, "did you mean `cafe_sales.price` or "),
        (
            ("cafe.yaml", "--set", "community.need=+10%"),
            3,
            "`{low: 49.5%, likely: 60.5%, high: 71.5%}` or `{low: 55%, likely: 65%, high: 75%}`",
        ),
        (("cafe.yaml", "caffe.yaml"), 3, "there is no file `caffe.yaml`"),
        (("cafe.yaml", "caffe.yaml"), 3, "only one of 2 files has no mistakes"),
        (("cafe.yaml", "cafe.yaml", "--baseline", "x"), 2, "`x` is not one of the scenarios"),
        (
            ("cafe.yaml", "cafe.yaml", "caffe.yaml", "--baseline", "caffe"),
            3,
            "The baseline has mistakes",
        ),
        (("cafe.yaml", "cafe.yaml", "--runs", "0"), 2, "takes a whole number"),
        (("cafe.yaml", "cafe.yaml", "--out", "cafe.yaml"), 2, "is a file"),
        (("empty",), 2, "no scenario file"),
    ],
)
def test_misuse_is_said_plainly_and_nothing_is_kept(place, capsys, arguments, code, said):
    written(place, "cafe")
    (place / "empty").mkdir()
    found, out, err = answer(capsys, *arguments)
    assert (found, out) == (code, "") and said in " ".join(err.split())
    assert not (place / "outputs").exists()


@pytest.mark.slow
def test_failed_futures_end_with_4(place, capsys, monkeypatch):
    from simulator.experiments import ensemble

    whole = ensemble._after_last_month

    def breaking(scenario, replicates, **how):
        if 2 in replicates:
            raise RuntimeError("books do not balance")
        return whole(scenario, replicates, **how)

    monkeypatch.setattr(ensemble, "_after_last_month", breaking)
    code, out, _ = answer(capsys, *what_if(place))
    assert code == 4
    assert (
        "1 of 5 futures is left out, because it was not simulated in both scenarios."
        in " ".join(out.split())
    )


@pytest.mark.more
def test_a_full_disk_leaves_nothing(place, capsys, monkeypatch):
    import errno
    import os

    command = what_if(place)

    def full(handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    code, _, err = answer(capsys, *command)
    assert code == 1 and "the disk is full" in err
    assert not (place / "outputs").exists()


def test_help_names_every_exit_code_it_has(capsys):
    assert guarded(["compare", "--help"]) == 0
    out = capsys.readouterr().out
    assert "sesim compare youth-cafe --set cafe_sales.price=28000" in out
    assert "some futures could not be simulated" in out
