"""What a run has kept: read back, verified, run again, listed; or whatever stands there instead."""

import hashlib
import io
import json
import os
import pickle
import shutil
import zipfile
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import numpy as np
import pytest

from simulator import FolderUnreadable, NotKept, compare, load, read_run, simulate
from simulator.commands.main import guarded
from simulator.reports.verdict_words import run_in_one_line
from simulator.results.summary import summarise
from simulator.scenario.catalog import shipped
from simulator.storage.folder import python_values
from simulator.storage.series import as_npz
from simulator.storage.verify import verify
from simulator.verbs.log import log
from simulator.verbs.rerun import rerun

pytestmark = pytest.mark.usefixtures("few_live_again")

FILES = ("manifest.json", "summary.json", "scenario.yaml", "series.npz")


def rewrite(folder, name, content):
    """A file of a folder replaced by whoever also writes the manifest anew."""
    (folder / name).write_bytes(content)
    file = folder / "manifest.json"
    manifest = json.loads(file.read_text("utf-8"))
    manifest["files"][name] = hashlib.sha256(content).hexdigest()
    file.write_text(json.dumps(manifest), "utf-8")


def shared_run():
    return simulate("youth-cafe", runs=11, months=12, shareable=True)


def relabel(folder, **changes):
    file = folder / "manifest.json"
    manifest = json.loads(file.read_text("utf-8")) | changes
    file.write_text(json.dumps({k: v for k, v in manifest.items() if v is not ...}), "utf-8")


# -- reading back -------------------------------------------------------------------------------


@pytest.mark.more
def test_what_was_kept_comes_back_as_the_same_run(kept):
    run, folder = kept
    again = read_run(folder)
    assert again.summary == run.summary and repr(again) == repr(run)
    assert python_values(summarise(again.result, folder.as_posix())) == run.summary
    for group in ("series", "finals", "inputs"):
        old, new = getattr(run.result, group), getattr(again.result, group)
        assert list(old) == list(new)
        assert all(np.array_equal(old[n], new[n]) and old[n].dtype == new[n].dtype for n in old)
    assert np.array_equal(again.result.replicates, run.result.replicates)
    assert again.scenario == load(folder / "scenario.yaml")
    assert again.to_frame().equals(run.to_frame())
    assert again.changes == ["cafe_sales.price=28000"] and again.notes == run.notes != ()


@pytest.mark.more
def test_the_kept_scenario_run_by_itself_gives_the_same(kept):
    run, folder = kept
    alone = simulate(folder / "scenario.yaml")
    told = {name: value for name, value in run.summary.items() if name != "output"}
    assert {n: v for n, v in alone.summary.items() if n != "output"} == told
    assert {n: a.tobytes() for n, a in alone.result.inputs.items()} == {
        n: a.tobytes() for n, a in run.result.inputs.items()
    }


@pytest.mark.slow
def test_a_run_that_was_read_back_is_kept_again_with_the_same_bytes(kept, tmp_path):
    run, folder = kept
    again = read_run(folder).save(tmp_path)
    for name in ("scenario.yaml", "series.npz", "runs.csv", "months.csv", "ledger.csv"):
        assert (again / name).read_bytes() == (folder / name).read_bytes(), name


@pytest.mark.slow
def test_a_scenario_out_of_several_large_files_comes_back(tmp_path, monkeypatch):
    """Together they come to more than a single file may hold."""
    monkeypatch.chdir(tmp_path)
    text = shipped()["youth-cafe"].read_text("utf-8").partition("\nnotice:")[0]
    said = "".join(f"  - {'a word ' * 130} {number}\n" for number in range(45))
    (tmp_path / "base.yaml").write_text(f"{text}\nnotice:\n{said}", "utf-8")
    (tmp_path / "child.yaml").write_text(f"extends: base\ntry:\n{said}", "utf-8")
    folder = simulate("child.yaml", runs=2, months=12).save("outputs")
    assert (folder / "scenario.yaml").stat().st_size > 64 * 1024
    assert (
        read_run(folder).scenario.digest == load("child.yaml", {"runs": "2", "months": "12"}).digest
    )
    assert rerun(folder).all_same


@pytest.mark.slow
def test_failed_futures_come_back(kept, tmp_path, monkeypatch):
    from simulator.experiments import ensemble

    whole = ensemble._after_last_month

    def breaking(scenario, replicates, **how):
        if 2 in replicates:
            raise RuntimeError("books do not balance")
        return whole(scenario, replicates, **how)

    monkeypatch.setattr(ensemble, "_after_last_month", breaking)
    run = simulate("youth-cafe", runs=5, months=12)
    again = read_run(run.save(tmp_path))
    assert again.result.failures == run.result.failures and len(run.result.failures) == 1
    assert again.result.replicates.tolist() == [0, 1, 3, 4] and again.summary == run.summary


@pytest.mark.more
def test_the_archive_is_an_ordinary_one_and_always_the_same_bytes(kept):
    run, folder = kept
    assert as_npz(run.result) == (folder / "series.npz").read_bytes()
    with np.load(folder / "series.npz") as archive:
        assert np.array_equal(archive["series/cash"], run.result.series["cash"])


@pytest.mark.slow
def test_without_series_the_answer_comes_back_and_views_say_what_is_missing(kept, tmp_path):
    run, _ = kept
    folder = run.save(tmp_path, series=False)
    again = read_run(folder)
    assert not (folder / "series.npz").exists()
    assert again.verdict == run.verdict and repr(again) == repr(run)
    for look in (again.to_frame, lambda: again.months("cash"), again.plot):
        with pytest.raises(NotKept, match=r"^.*series of the futures.*`--no-series`\.$"):
            look()


@pytest.mark.more
def test_a_shared_folder_tells_no_more_than_was_shared(kept, tmp_path):
    run = shared_run()
    folder = run.save(tmp_path)
    names = {path.name for path in folder.rglob("*")}
    assert not names & {"scenario.yaml", "series.npz"}
    again = read_run(folder)
    assert again.summary == json.loads((folder / "summary.json").read_text("utf-8"))
    assert repr(again).startswith("<Run of Kopi Kita") and "pays for itself" in repr(again)
    for look in (lambda: again.scenario, lambda: again.result, lambda: again.save(tmp_path)):
        with pytest.raises(NotKept, match="made to share"):
            look()


# -- whatever else may stand there --------------------------------------------------------------


def inside(content):
    """The place of a byte that carries data. In an archive that is none of a header, for some of
    those are never read."""
    file = BytesIO(content)
    if not is_zipfile(file):
        return len(content) // 2
    with ZipFile(file) as archive:
        largest = max(archive.infolist(), key=lambda member: member.compress_size)
    return largest.header_offset + largest.compress_size // 2


def spoilt(content):
    yield "empty", b""
    yield "cut", content[: len(content) // 2]
    at = inside(content)
    yield "one byte", content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
    yield "noise", bytes(range(256)) * 9
    yield "JSON of another", b'{"tool": "other", "files": {}, "options": {}}'
    yield "a list", b"[" * 100_000
    yield "half a character", b'{"tool": "\xff"}'
    yield "not a number", b'{"runs": NaN}'


def refused(look, folder):
    """One sentence that names the folder."""
    with pytest.raises(FolderUnreadable) as found:
        look(folder)
    said = str(found.value)
    assert said.isprintable() and str(folder) in said and len(said) < 500, said
    return said


@pytest.mark.more
@pytest.mark.parametrize("sealed", [False, True], ids=["edited", "with a new manifest"])
@pytest.mark.parametrize("name", FILES)
def test_a_spoilt_file_is_one_sentence(folder, name, sealed):
    content = (folder / name).read_bytes()
    manifest = (folder / "manifest.json").read_bytes()
    for how, bad in spoilt(content):
        (folder / "manifest.json").write_bytes(manifest)
        if sealed and name != "manifest.json":
            rewrite(folder, name, bad)
        else:
            (folder / name).write_bytes(bad)
        if how == "one byte" and (name == "manifest.json" or sealed and name != "series.npz"):
            continue  # which may be another sound file
        said = refused(read_run, folder)
        assert (
            sealed
            or name == "manifest.json"
            or said.startswith(f"`{name}` in `{folder}` was changed")
        )


@pytest.mark.more
@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_or_one_that_is_none_is_one_sentence(folder, name):
    (folder / name).unlink()
    assert name in refused(read_run, folder)
    os.mkfifo(folder / name)
    said = refused(read_run, folder)
    assert said.startswith(f"`{name}`") and said.endswith("is not a file.")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("nowhere", "There is no folder"),
        ("file", "is not a folder"),
        ("empty", "no `manifest.json`"),
        ("cut.part", "is not complete"),
        ("x" * 300, "There is no folder"),
        ("a\0b", "There is no folder"),
    ],
)
def test_what_is_no_folder_is_one_sentence(tmp_path, monkeypatch, place, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("x")
    for name in ("empty", "cut.part"):
        (tmp_path / name).mkdir()
    with pytest.raises(FolderUnreadable, match=said):
        read_run(place)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"schema": 99, "version": "9.9"}, "has layout `99` of sesim `9.9`. This version reads"),
        ({"schema": "\x1b[31m"}, "has layout `[31m`"),
        ({"schema": ...}, "whose runs cannot be read again"),
        ({"tool": "other"}, "is not one that sesim writes"),
        ({"files": ["a"]}, "is not one that sesim writes"),
        ({"files": {"summary.json": 3}}, "is not one that sesim writes"),
        ({"options": None}, "is not one that sesim writes"),
        ({"scenarios": []}, "of a comparison"),
        ({"files": {}}, "is not one that sesim writes"),
    ],
)
def test_a_manifest_of_another_version_or_program(folder, changes, said):
    relabel(folder, **changes)
    assert said in refused(read_run, folder)


@pytest.mark.more
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("verdict", {}),
        ("verdict", None),
        ("measures", []),
        ("runs", {"planned": "x"}),
        ("runs", {"planned": 10**30, "finished": 1, "failed": 0}),
        ("shortages", 3),
        ("failures", [{"replicate": "x"}]),
    ],
)
def test_a_summary_of_the_wrong_shape(folder, key, value):
    summary = json.loads((folder / "summary.json").read_text("utf-8")) | {key: value}
    rewrite(folder, "summary.json", json.dumps(summary).encode())
    refused(read_run, folder)


def test_a_scenario_that_this_version_does_not_take(folder):
    text = (folder / "scenario.yaml").read_text("utf-8").replace("outreach:", "teleport:")
    rewrite(folder, "scenario.yaml", text.encode())
    relabel(folder, version="0.0.1")
    said = refused(read_run, folder)
    assert "was written by sesim `0.0.1`" in said
    assert "teleport" in said


class Bomb:
    def __reduce__(self):
        return os.mkdir, ("exploded",)


def npz(**arrays):
    out = io.BytesIO()
    np.savez(out, **arrays)
    return out.getvalue()


def with_member(content, name, data):
    """An archive with one member replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            new.writestr(member, data if member == name else old.read(member))
    return out.getvalue()


def member(shape, descr="<i8", body=b""):
    header = f"{{'descr': {descr!r}, 'fortran_order': False, 'shape': {shape}}}".encode()
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + body


@pytest.mark.more
def test_nothing_is_unpickled_and_nothing_is_larger_than_it_says(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    sound = (folder / "series.npz").read_bytes()
    cash = "series/cash.npy"
    bad = {
        "pickled array": npz(replicates=np.array([Bomb()], dtype=object)),
        "pickle for an archive": pickle.dumps(Bomb()),
        "pickled member": with_member(sound, cash, pickle.dumps(Bomb())),
        "object member": with_member(sound, cash, member((12, 24), "|O", pickle.dumps(Bomb()))),
        "huge shape": with_member(sound, cash, member((10**12, 10**6))),
        "short": with_member(sound, cash, member((12, 24), body=b"\0" * 80)),
        "long": with_member(sound, cash, member((12, 24), body=b"\0" * 9999)),
        "header of code": with_member(sound, cash, member("__import__('os').mkdir('x')")),
        "one future less": with_member(sound, "replicates.npy", member((11,), body=bytes(88))),
        "twice the same": with_member(sound, "replicates.npy", member((12,), body=bytes(96))),
        "no inputs": npz(replicates=np.arange(12)),
    }
    for how, content in bad.items():
        rewrite(folder, "series.npz", content)
        assert "does not hold the numbers of this run" in refused(read_run, folder), how
    assert not os.path.exists("exploded") and not os.path.exists("x")


@pytest.mark.slow
def test_a_zip_bomb_is_not_blown_up(folder):
    """A gigabyte of zeros behind the shape of an ordinary series."""
    import tracemalloc

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, shape in (("replicates.npy", (12,)), ("series/cash.npy", (12, 24))):
            with archive.open(name, "w", force_zip64=True) as stream:
                stream.write(member(shape))
                for _ in range(200):
                    stream.write(bytes(1 << 20))
    rewrite(folder, "series.npz", content.getvalue())
    tracemalloc.start()
    refused(read_run, folder)
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()


# -- the commands -------------------------------------------------------------------------------


def sesim(capsys, *arguments):
    code = guarded(list(map(str, arguments)))
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err + printed.out
    return code, printed.out, printed.err


def test_verify_names_every_file_that_is_not_as_it_was(folder, capsys):
    sound = f"`{folder}` is as it was written (21 files).\n"
    assert sesim(capsys, "verify", folder)[:2] == (0, sound)
    (folder / ".DS_Store").write_text("a desktop's")
    assert sesim(capsys, "verify", folder)[0] == 0
    (folder / "runs.csv").write_bytes((folder / "runs.csv").read_bytes().replace(b"0", b"1", 1))
    (folder / "charts" / "cash.png").unlink()
    (folder / "charts" / "\x1b[31mred").write_text("x")
    (folder / "months.csv").unlink()
    (folder / "months.csv").symlink_to(folder / "runs.csv")
    code, out, _ = sesim(capsys, "verify", folder)
    assert code == 3 and out.splitlines()[1:] == [
        "  missing  charts/cash.png",
        "  changed  months.csv",
        "  changed  runs.csv",
        "  new      charts/[31mred",
    ]
    code, out, _ = sesim(capsys, "verify", folder, "--format", "json")
    assert code == 3 and json.loads(out)["changed"] == ["months.csv", "runs.csv"]


def test_verify_sees_links_to_folders_and_empty_ones(folder):
    (folder / "etc").symlink_to("/etc", target_is_directory=True)
    (folder / "empty").mkdir()
    assert verify(folder).extra == ("empty", "etc")


def test_a_folder_that_was_being_filled_is_not_read(folder):
    part = folder.rename(folder.with_name("copy.part"))
    for look in (verify, rerun, read_run):
        with pytest.raises(FolderUnreadable, match="is not complete, because its run was stopped"):
            look(part)
    assert log(part.parent) == []


@pytest.mark.parametrize(
    "started", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59"]
)
def test_one_odd_date_does_not_stop_the_log(folder, capsys, started):
    relabel(folder, started=started)
    assert sesim(capsys, "log", folder.parent)[0] == 0 and len(log(folder.parent)) == 1


def test_log_rounds_a_share_as_the_screen_of_the_run_does(folder):
    """40.5%, 29.7% and 29.8%: what pays for itself is 41 everywhere, whatever the others are."""
    summary = json.loads((folder / "summary.json").read_text("utf-8"))
    for leaf, share in zip(
        summary["verdict"]["money"].values(), (0.405, 0.297, 0.298, 0), strict=True
    ):
        leaf["share"] = share
    rewrite(folder, "summary.json", json.dumps(summary).encode())
    (entry,) = log(folder.parent)
    assert (entry.shown[0], entry.sustainable) == ("41%", 0.405)
    assert "pays for itself 41%" in run_in_one_line("a", summary["verdict"])


@pytest.mark.more
@pytest.mark.parametrize("share", [1e308, int("9" * 400), -1, 2])
def test_what_is_no_share_is_passed_over_by_log(folder, share):
    summary = json.loads((folder / "summary.json").read_text("utf-8"))
    summary["verdict"]["both"]["share"] = share
    rewrite(folder, "summary.json", json.dumps(summary).encode())
    assert log(folder.parent) == []
    if share > 2:
        with pytest.raises(FolderUnreadable):
            read_run(folder)


@pytest.mark.more
@pytest.mark.parametrize(
    "runs", [None, {}, {"finished": "a"}, {"finished": 0}, {"finished": 10**9}]
)
def test_rerun_of_a_cut_run_does_not_believe_any_number(folder, runs):
    relabel(folder, untried="the time limit was up", runs=runs)
    with pytest.raises(FolderUnreadable, match="how many futures were tried"):
        rerun(folder)


def test_an_archive_without_series_is_refused(folder):
    with zipfile.ZipFile(folder / "series.npz") as old:
        held = {name: old.read(name) for name in old.namelist() if not name.startswith("finals/")}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as new:
        for name, array in held.items():
            new.writestr(name, array)
    rewrite(folder, "series.npz", content.getvalue())
    with pytest.raises(FolderUnreadable, match="does not hold the numbers"):
        read_run(folder)


def test_verify_opens_nothing_outside_the_folder(folder, capsys, monkeypatch):
    relabel(folder, files={"../../../etc/passwd": "0" * 64, "/etc/passwd": "0" * 64})
    monkeypatch.setattr("simulator.storage.verify._digest", lambda file: pytest.fail(str(file)))
    code, out, _ = sesim(capsys, "verify", folder)
    assert code == 3 and "missing  ../../../etc/passwd" in out


@pytest.mark.slow
def test_verify_takes_a_comparison_too(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    change = ("--set", "cafe_sales.price=28000", "--runs", "3", "--months", "12")
    assert sesim(capsys, "compare", "youth-cafe", *change, "--quiet")[0] == 0
    assert sesim(capsys, "verify", "outputs/youth-cafe-compare-001")[0] == 0
    code, _, err = sesim(capsys, "rerun", "outputs/youth-cafe-compare-001")
    assert code == 3 and "of a comparison" in err


@pytest.mark.more
@pytest.mark.parametrize("command", ["verify", "rerun"])
def test_whatever_is_named_is_one_sentence_and_3(command, folder, tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file", tmp_path / "nowhere", tmp_path):
        code, out, err = sesim(capsys, command, place)
        assert (code, out) == (3, "") and len(err.splitlines()) == 1 and str(place) in err
    for _, content in spoilt((folder / "manifest.json").read_bytes()):
        (folder / "manifest.json").write_bytes(content)
        code, out, err = sesim(capsys, command, folder)
        assert code == 3 and len(err.splitlines()) == (0 if out else 1)


@pytest.mark.more
def test_rerun_gives_the_same_bytes_and_keeps_nothing(folder, capsys):
    before = sorted(path.name for path in folder.parent.iterdir())
    code, out, err = sesim(capsys, "rerun", folder)
    assert (code, err) == (0, "")
    said = f"`{folder}` gives the same result again: 21 of 21 files are the same."
    assert " ".join(out.split()) == said
    assert sorted(path.name for path in folder.parent.iterdir()) == before


@pytest.mark.more
def test_rerun_says_which_files_differ_and_what_else_is_different(folder, capsys):
    scenario = (folder / "scenario.yaml").read_text("utf-8")
    rewrite(folder, "scenario.yaml", scenario.replace("people: 800", "people: 700").encode())
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    relabel(folder, numpy="1.0", files=manifest["files"] | {"lost.csv": "0" * 64})
    code, out, _ = sesim(capsys, "rerun", folder, "--format", "json")
    told = json.loads(out)
    assert code == 3 and not told["all_same"] and told["gone"] == ["lost.csv"]
    assert {"runs.csv", "series.npz", "summary.json"} <= set(told["different"])
    assert told["same"] == ["scenario.yaml"] or "scenario.yaml" in told["same"]
    assert told["versions"] == {"numpy": {"then": "1.0", "now": np.__version__}}
    assert told["changed_since"]
    text = " ".join(rerun(folder).as_text().split())
    assert "`numpy` was 1.0 then" in text and "gives other files than sesim wrote at first" in text
    assert "sesim verify" in text and "Not made any more: lost.csv." in text


@pytest.mark.more
def test_rerun_with_other_words_only_gives_the_same_result(folder, capsys):
    for name in ("report.html", "charts/cash.png"):
        rewrite(folder, name, b"other words")
    code, out, err = sesim(capsys, "rerun", folder)
    assert (code, err) == (0, "")
    said = " ".join(out.split())
    assert "gives the same result again. Only texts or charts changed: 19 of 21 files" in said
    assert said.endswith("Different now: charts/cash.png, report.html.")
    rewrite(folder, "reach.csv", b"other numbers")
    assert sesim(capsys, "rerun", folder)[0] == 3


@pytest.mark.more
def test_rerun_of_a_folder_changed_since_says_so_and_ends_with_3(folder, capsys):
    (folder / "reach.csv").write_text("mine")
    (folder / "ledger.csv").unlink()
    (folder / "notes.txt").write_text("mine")
    for spoilt_too in (False, True):
        if spoilt_too:
            (folder / "summary.json").write_text("{")
        code, out, _ = sesim(capsys, "rerun", folder)
        said, total = " ".join(out.split()), 20 if spoilt_too else 21
        assert code == 3 and said.startswith(f"`{folder}` was changed after sesim wrote it.")
        assert "Missing: ledger.csv. New: notes.txt." in said
        assert f"gives the same files that sesim wrote at first: {total} of {total}" in said
        assert f"`sesim verify {folder}`" in out and "Different now" not in out
    assert "Changed: reach.csv, summary.json." in said
    assert "Not compared: summary.json." in said
    assert json.loads(sesim(capsys, "rerun", folder, "--format", "json")[1])["open"] == [
        "summary.json"
    ]


@pytest.mark.more
def test_a_report_names_a_file_of_ones_own_in_a_rerun_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").write_bytes(shipped()["youth-cafe"].read_bytes())
    folder = simulate("mine.yaml", runs=20).save("outputs")
    assert "sesim find mine.yaml " in (folder / "report.html").read_text("utf-8")
    again = rerun(folder)
    assert again.all_same, again.as_text()


@pytest.mark.slow
@pytest.mark.parametrize(
    "options", [{"rows": True}, {"replicate": 5}, {"series": False}, {"replicate": 0, "rows": True}]
)
def test_rerun_repeats_how_it_was_kept(kept, tmp_path, options):
    again = rerun(kept[0].save(tmp_path, **options))
    assert again.all_same and again.since.sound, again.as_text()


@pytest.mark.more
def test_rerun_refuses_what_cannot_be_run_again(kept, folder, tmp_path, capsys):
    shared = shared_run().save(tmp_path / "shared")
    code, out, err = sesim(capsys, "rerun", shared)
    assert (code, out) == (3, "") and "was made to share" in err
    (folder / "scenario.yaml").write_text("name: mine")
    assert f"`scenario.yaml` in `{folder}` was changed" in sesim(capsys, "rerun", folder)[2]


@pytest.mark.more
def test_log_lists_runs_and_passes_over_the_rest(kept, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert sesim(capsys, "log")[:2] == (
        0,
        "No run is saved in `outputs` yet. `sesim run youth-cafe` saves one.\n",
    )
    assert sesim(capsys, "log", "nowhere")[0] == 2
    assert sesim(capsys, "log", "x" * 300)[0] == 2
    place = tmp_path / "outputs"
    shutil.copytree(kept[1], place / "b")
    shutil.copytree(kept[1], place / "a")
    relabel(place / "a", started="2031-01-01T00:00:00+00:00")
    shared_run().save(place)
    (place / "notes.txt").write_text("mine")
    (place / "c").mkdir()
    for name, content in (("d", b"{"), ("e", b'{"tool": "sesim", "files": {}, "options": {}}')):
        (place / name).mkdir()
        (place / name / "manifest.json").write_bytes(content)
    code, out, err = sesim(capsys, "log")
    assert (code, err) == (0, "") and len(log(place)) == 3
    lines = out.splitlines()
    assert lines[0].split() == ["FOLDER", "DATE", "MONEY", "IMPACT", "BOTH", "CHANGED"]
    assert [line.split()[0] for line in lines if line[0] != " "][1:] == ["b", "youth-cafe-001", "a"]
    assert max(map(len, lines)) <= 80 and "cafe_sales.price=28000" in out
    told = json.loads(sesim(capsys, "log", "--format", "json")[1])["runs"]
    assert told[0]["changed"] == ["runs=12", "seed=3", "months=24", "cafe_sales.price=28000"]
    assert told[0]["sustainable"] == kept[0].verdict["money"]["sustainable"]["share"]
    assert [entry["shareable"] for entry in told] == [False, True, False]
    assert not any("seed" in change for change in told[1]["changed"])


@pytest.mark.more
def test_log_lists_comparisons_too(tmp_path, capsys):
    folder = compare("youth-cafe", "island-school", runs=2).save(tmp_path)
    code, out, err = sesim(capsys, "log", tmp_path)
    assert (code, err) == (0, "") and log(tmp_path) == []
    assert folder.name in out and "comparison: youth-cafe, island-school" in out
    told = json.loads(sesim(capsys, "log", tmp_path, "--format", "json")[1])
    assert told["runs"] == [] and told["comparisons"][0]["changed"] == ["runs=2"]
    relabel(folder, scenarios=[{"scenario": 3}])
    assert folder.name not in sesim(capsys, "log", tmp_path)[1]


def test_log_survives_any_summary(folder, capsys):
    for _, content in spoilt((folder / "summary.json").read_bytes()):
        (folder / "summary.json").write_bytes(content)
        code, out, err = sesim(capsys, "log", folder.parent)
        assert (code, err) == (0, "")


@pytest.mark.parametrize("command", ["verify", "rerun", "log"])
def test_help_teaches(command, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = sesim(capsys, command, "--help")
    assert code == 0 and f"sesim {command}" in out.partition("Examples:")[2]
    assert "Exit codes:\n    0  " in out and max(map(len, out.splitlines())) <= 80


def test_run_folders_are_completed(kept, tmp_path, monkeypatch):
    from click.shell_completion import BashComplete

    from simulator.commands.group import sesim as program

    monkeypatch.chdir(tmp_path)
    shutil.copytree(kept[1], tmp_path / "outputs" / "youth-cafe-001")
    (tmp_path / "outputs" / "other").mkdir()
    shell = BashComplete(program, {}, "sesim", "_SESIM_COMPLETE")
    for command in ("verify", "rerun"):
        for begun in ("", "you", "outputs/y"):
            items = shell.get_completions([command], begun)
            assert [item.value for item in items] == ["outputs/youth-cafe-001"], begun
        (item,) = shell.get_completions([command], "elsewhere/x")
        assert item.type == "dir"
