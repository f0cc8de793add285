"""Codes that a class handed in, read and marked."""

import csv
import json

import numpy as np
import pytest

from simulator import Refused, mark, page
from simulator.reports.class_page.code import LESS, MORE, NONE, SAME, Handed, decode, encode
from simulator.reports.class_page.html import as_html, digest_of, in_script
from simulator.reports.class_page.marks import AXES
from simulator.reports.class_page.record import way_of
from simulator.reports.class_page.words import words
from simulator.results.paired import paired_shares
from simulator.verbs.class_list import read_list
from simulator.verbs.read_page import read_page
from simulator.words.language import speaking
from tests.class_page.conftest import KEY, SMALL


def written(folder, data, name="class.html"):
    file = folder / name
    text = in_script({**data, "digest": digest_of(data)})
    script = f'<script type="application/json" id="data">{text}</script>'
    file.write_text(f"<!DOCTYPE html><body>{script}</body>", "utf-8")
    return digest_of(data)[:8]


def code(digest, now, baseline=1, money=NONE, impact=NONE, **other):
    handed = {"page": digest, "venture": KEY, "number": 0} | other
    return encode(
        Handed(
            **handed, now=(now,), baseline=(baseline,), expected_money=money, expected_impact=impact
        )
    )


def marked(folder, *lines, **how):
    (folder / "codes.txt").write_text("\n".join(lines), "utf-8")
    return mark(folder, **how)


def test_each_line_is_looked_up_in_the_page(tmp_path, data):
    digest = written(tmp_path, data)
    found = marked(
        tmp_path,
        "name, code",
        "# class 7b",
        "",
        f"Ani, {code(digest, 2, money=MORE, impact=SAME)}",
        f"Budi; {code(digest, 0, money=SAME, impact=MORE).lower().replace('-', ' ')}",
        code(digest, 1),
    )
    ani, budi, third = found.marks
    assert (ani.name, budi.name, third.name, third.line) == ("Ani", "Budi", "", 6)
    assert ani.seen.happened == {"sustainable": "more", "delivers": "more"}
    assert ani.seen.met("sustainable") == "right" and ani.seen.met("delivers") == "wrong"
    assert budi.seen.happened["sustainable"] == "less" and budi.seen.claims_met == "false"
    assert budi.seen.met("sustainable") == "wrong" and budi.seen.met("delivers") == "right"
    assert third.seen.met("sustainable") is None and third.seen.stops == {}
    assert found.complete and "3 of 3 codes are read." in repr(found)
    said = " ".join(repr(found).split())
    assert "itself: 1 of 2. Right about the impact target: 1 of 2." in said


def test_a_pinned_baseline_is_paired_future_by_future(tmp_path, data):
    digest = written(tmp_path, data)
    found = marked(tmp_path, f"Ani, {code(digest, 2, baseline=0, money=MORE, impact=SAME)}")
    before, after = np.zeros(40, bool), np.ones(40, bool)
    assert paired_shares(before, after).way == 1
    assert found.marks[0].seen.happened == {"sustainable": "more", "delivers": "same"}
    assert "compared with" in repr(found)
    hidden = data | {"ventures": [json.loads(json.dumps(data["ventures"][0]))]}
    for one in hidden["ventures"][0]["places"]:
        one["futures"] = ""
    digest = written(tmp_path, hidden)
    found = marked(tmp_path, f"Ani, {code(digest, 2, baseline=0, money=MORE, impact=SAME)}")
    assert found.marks[0].seen.happened == {"sustainable": None, "delivers": None}


def test_where_no_change_is_clear_nothing_is_right_or_wrong(tmp_path, data):
    """Not even "about as often": that the change may be chance does not show that there is none."""
    data["ventures"][0]["places"][2]["ways"] = [0, 0, -1, 0]
    digest = written(tmp_path, data)
    expected = [(SAME, LESS), (MORE, LESS), (LESS, MORE)]
    found = marked(tmp_path, *(f"A, {code(digest, 2, money=m, impact=i)}" for m, i in expected))
    met = [[one.seen.met(axis) for one in found.marks] for axis in ("sustainable", "delivers")]
    assert met == [["open", "open", "open"], ["right", "right", "wrong"]]
    said = " ".join(repr(found).split())
    assert "itself: 0 of 3. Right about the impact target: 2 of 3." in said
    assert "not clear: 3 about paying for itself, 0 about the impact target." in said
    assert "no clear change" in said and found.summary["codes"][0]["happened_money"] == "unclear"


def test_about_as_often_is_right_where_the_chance_stays_within_five_points(tmp_path, data):
    data["ventures"][0]["places"][2]["ways"] = [2, 0, 2, 0]
    digest = written(tmp_path, data)
    found = marked(tmp_path, f"A, {code(digest, 2, money=SAME, impact=MORE)}")
    assert [found.marks[0].seen.met(axis) for axis in AXES] == ["right", "wrong"]
    few, many = (np.zeros(n, bool) for n in (20, 200))
    assert way_of(paired_shares(few, few)) == way_of(paired_shares(many, many)) == 2
    moved = np.arange(200)
    assert way_of(paired_shares(moved < 100, (moved >= 3) & (moved < 102))) == 2
    assert way_of(paired_shares(moved < 100, (moved >= 30) & (moved < 125))) == 0
    assert way_of(paired_shares(moved < 100, moved < 130)) == 1


def test_a_code_that_says_nothing_is_one_sentence(tmp_path, data):
    digest = written(tmp_path, data)
    good = code(digest, 2)
    edited = good.replace(good[7], "Z" if good[7] != "Z" else "Y", 1)
    found = marked(
        tmp_path,
        f"cut, {good[:-2]}",
        f"edited, {edited}",
        f"other page, {code('00000000', 2)}",
        f"other venture, {code(digest, 2, number=3)}",
        f"other key, {code(digest, 2, venture='ffffffff')}",
        f"no stop, {code(digest, 7)}",
        "nothing, ",
        "Ani, hello",
    )
    assert not any(one.seen for one in found.marks) and not found.complete
    said = [one.problem for one in found.marks]
    assert "wrong" in said[1] and "another page" in said[2]
    assert all("not have the place" in one for one in said[3:6]) and all(said)


def test_the_same_code_of_two_people_is_said(tmp_path, data):
    digest = written(tmp_path, data)
    same = code(digest, 2)
    found = marked(
        tmp_path, f"Ani, {same}", f"Ani, {same}", f"Budi, {same.replace('-', '').lower()}"
    )
    said = {one.remarks for one in found.marks}
    assert [text.partition(" handed")[0] for (text,) in said] == ["`Ani` and `Budi`"]
    assert found.complete and "`Ani` and `Budi` handed" in found.summary["codes"][2]["problem"]
    alone = marked(tmp_path, f"Ani, {same}", f"Ani, {same}", "Budi, x", same)
    assert not any(one.remarks for one in alone.marks)


def test_one_remark_names_all_who_handed_in_the_same_code(tmp_path, data):
    same = code(written(tmp_path, data), 2)
    text = repr(marked(tmp_path, *(f"{name}, {same}" for name in ("Ani", "Budi", "Citra"))))
    assert text.count("LOOK") == 1 and "`Ani`, `Budi` and `Citra` handed in" in text


def test_a_name_beside_different_codes_is_remarked_once(tmp_path, data):
    digest = written(tmp_path, data)
    found = marked(tmp_path, f"Ani, {code(digest, 2)}", f"ani, {code(digest, 0)}", "Ani,", "Budi,")
    text = " ".join(repr(found).split())
    assert text.count("is beside different codes") == 1
    assert [len(one.remarks) for one in found.marks] == [1, 1, 1, 0]


def test_a_name_without_a_code_is_kept(tmp_path, data):
    written(tmp_path, data)
    found = marked(tmp_path, "Hadi,", "Nur Aini;;", "Made 2", '"Siti",""', "code")
    said = {(one.name, one.code) for one in found.marks}
    assert said == {("Hadi", ""), ("Nur Aini", ""), ("Made 2", ""), ("Siti", "")}
    assert "Hadi: There is a name here and no code." in repr(found) and not found.complete


def test_a_word_in_the_place_of_a_code_is_called_no_code(tmp_path, data):
    written(tmp_path, data)
    found = marked(tmp_path, "Gita, lupa", "Hadi, belum selesai")
    assert all("This is not a code." in one.problem for one in found.marks)


def test_a_name_and_a_code_without_a_comma_are_both_read(tmp_path, data):
    good = code(written(tmp_path, data), 2)
    lines = [f"Intan {good}", f"Intan Sari {good.replace('-', ' ')}", f"Budi; Siti {good.lower()}"]
    found = marked(tmp_path, *lines, f"Made 2 {good[:-1]}")
    assert [one.name for one in found.marks] == ["Intan", "Intan Sari", "Budi; Siti", "Made"]
    assert [bool(one.seen) for one in found.marks] == [True, True, True, False]


def test_a_name_is_shown_as_it_was_written_and_is_one_cell_of_a_spreadsheet(tmp_path, data):
    good = code(written(tmp_path, data), 2)
    found = marked(tmp_path, f"Budi;  Siti, {good}", f"Ani;=cmd(), {good}")
    assert "\nBudi; Siti: shop.price 15\n" in repr(found)
    assert [row["name"] for row in found.summary["codes"]] == ["Budi, Siti", "Ani,=cmd()"]


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_table_uses_the_words_of_the_page_and_is_no_wider_than_the_screen(
    tmp_path, data, language
):
    data["ventures"][0]["places"][2] |= {"held": ["inconclusive"], "ways": [0, 0, -1, 0]}
    digest = written(tmp_path, data)
    lines = [f"Maria Magdalena {n}, {code(digest, 2, money=n, impact=n)}" for n in range(3)]
    with speaking(language):
        text, page_words = marked(tmp_path, *lines).screen(80), words()
    assert all(page_words[name] in text for name in ("less", "same", "more", "no_clear"))
    assert max(map(len, text.splitlines())) <= 80
    assert all(f"Maria Magdalena {n}: shop.price 15" in text for n in range(3))


def test_the_table_is_a_file_without_live_formulas(tmp_path, data):
    digest = written(tmp_path, data)
    found = marked(tmp_path, f"=cmd(), {code(digest, 2, money=LESS)}", "Budi, x")
    folder = found.keep(tmp_path / "out")
    with (folder / "marks.csv").open(encoding="utf-8") as stream:
        first, second = csv.DictReader(stream)
    assert first["name"] == "'=cmd()" and first["stops"] == "shop.price=15"
    assert (first["expected_money"], first["happened_money"]) == ("less", "more")
    assert first["claims_met"] == "true" and second["problem"] and not second["venture"]
    assert json.loads((folder / "marks.json").read_text("utf-8"))["shareable"] is False


@pytest.mark.parametrize(
    "change, said",
    [
        (lambda text: text.replace("shop.price", "shop.prize"), "was changed"),
        (lambda text: text[:200], "not a page that sesim made"),
        (lambda text: "<html>", "not a page that sesim made"),
    ],
)
def test_a_page_that_cannot_be_trusted_is_refused(tmp_path, data, change, said):
    digest = written(tmp_path, data)
    file = tmp_path / "class.html"
    file.write_text(change(file.read_text("utf-8")), "utf-8")
    (tmp_path / "codes.txt").write_text(f"Ani, {code(digest, 2)}", "utf-8")
    with pytest.raises(Refused, match=said):
        mark(tmp_path)
    with pytest.raises(Refused, match=said):
        mark(tmp_path / "codes.txt", pages=[file])


def test_a_page_of_another_version_names_it(tmp_path, data):
    written(tmp_path, data | {"format": 9, "sesim": "9.9"})
    with pytest.raises(Refused, match="9.9"):
        read_page(tmp_path / "class.html")


def test_a_venture_whose_file_has_a_name_in_another_encoding_is_found_again(tmp_path, data):
    scenario = b"caf\xe9.yaml".decode("utf-8", "surrogateescape")
    data["ventures"][0]["runs"] = {"scenario": scenario, "digest": "", "set": {}}
    (tmp_path / "class.html").write_bytes(as_html(data, "", "", ""))
    assert read_page(tmp_path / "class.html").data["ventures"] == data["ventures"]


def test_what_is_no_list_is_refused(tmp_path, data):
    written(tmp_path, data)
    with pytest.raises(Refused, match="no list of codes in"):
        mark(tmp_path)
    with pytest.raises(Refused, match="cannot be read"):
        mark(tmp_path / "nope.txt")
    (tmp_path / "codes.txt").write_text("# nobody\n", "utf-8")
    with pytest.raises(Refused, match="There is no code"):
        mark(tmp_path)
    (tmp_path / "codes.txt").write_bytes(b"PK\x03\x04\0\0")
    with pytest.raises(Refused, match="is no list of codes"):
        mark(tmp_path)
    with pytest.raises(Refused, match="is no list of codes"):
        mark(tmp_path / "class.html")
    (tmp_path / "class.html").unlink()
    (tmp_path / "codes.txt").write_text("Ani, x", "utf-8")
    with pytest.raises(Refused, match="no page beside"):
        mark(tmp_path)


def test_a_list_may_come_from_a_spreadsheet(tmp_path):
    file = tmp_path / "list.csv"
    file.write_bytes('\ufeffName;Code;\r\n"Ani";"AB-CD";\r\nSiti Nur, M.;EF\r\n'.encode())
    assert [(one.name, one.code) for one in read_list(file)] == [
        ("Ani", "AB-CD"),
        ("Siti Nur, M.", "EF"),
    ]


@pytest.mark.parametrize("between", ", ; \t".split(" "))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_list_keeps_the_letters_of_names_in_any_encoding(tmp_path, encoding, between):
    (tmp_path / "list.txt").write_bytes(f"Zoë Peña{between}AB\r\nBjörn{between}C".encode(encoding))
    found = read_list(tmp_path / "list.txt")
    assert [(one.name, one.code) for one in found] == [("Zoë Peña", "AB"), ("Björn", "C")]


def test_no_person_is_taken_for_a_comment(tmp_path, data):
    good = code(written(tmp_path, data), 2)
    lines = ["# class 7b", "#", "#!", f"#3 Budi, {good}", f"Ani #2, {good}", f"#{good.lower()}"]
    lines += [f"#3 Budi, {good[:-1]}", f"# Siti {good}", f"# {good.replace('-', ' ')}"]
    found = marked(tmp_path, *lines)
    assert [one.line for one in found.marks] == [4, 5, 6, 7, 8, 9]
    assert [one.line for one in found.marks if one.seen] == [4, 5, 6, 8, 9]
    assert [one.name for one in found.marks[:2]] == ["#3 Budi", "Ani #2"]


def test_thirty_codes_are_marked_at_once(tmp_path, data):
    digest = written(tmp_path, data)
    lines = [f"person {n}, {code(digest, n % 3, money=n % 3)}" for n in range(30)]
    assert "30 of 30 codes are read." in repr(marked(tmp_path, *lines))


@pytest.mark.slow
def test_a_place_that_is_simulated_again_says_the_same(made, venture, tmp_path):
    made.save(tmp_path / "class.html")
    read = read_page(tmp_path / "class.html")
    plan = tuple(slider["plan"] for slider in venture["sliders"])
    other = tuple(venture["places"][3]["at"])
    lines = [encode(Handed(read.digest[:8], venture["key"], 0, now, plan)) for now in (plan, other)]
    found = marked(tmp_path, *lines, rerun=True)
    assert [one.again for one in found.marks] == ["same", "same"]
    told = read.data["ventures"][0]
    told["places"][3]["answer"] = "Everything gets better."
    told["places"][0]["chances"][0][0] = "99%"
    held = {key: value for key, value in read.data.items() if key != "digest"}
    digest = written(tmp_path, held)
    lines = [encode(Handed(digest, venture["key"], 0, now, plan)) for now in (plan, other)]
    found = marked(tmp_path, *lines, rerun=True)
    assert [one.again for one in found.marks] == ["differs", "differs"]
    told["runs"]["digest"] = "0" * 64
    digest = written(tmp_path, held)
    line = encode(Handed(digest, venture["key"], 0, other, plan))
    assert marked(tmp_path, line, rerun=True).marks[0].again == "changed"
    held["model"] += 1
    digest = written(tmp_path, held)
    line = encode(Handed(digest, venture["key"], 0, other, plan))
    assert marked(tmp_path, line, rerun=True).marks[0].again == "older"
    held["model"] -= 1
    told["runs"]["scenario"] = "gone.yaml"
    digest = written(tmp_path, held)
    line = encode(Handed(digest, venture["key"], 0, other, plan))
    assert marked(tmp_path, line, rerun=True).marks[0].again == "missing"


@pytest.mark.slow
def test_a_page_to_share_is_marked_but_not_run_again(few_stops, tmp_path):
    shared = page("youth-cafe", set=SMALL, runs=12, levers="cafe_sales.price", shareable=True)
    shared.save(tmp_path / "class.html")
    read = read_page(tmp_path / "class.html")
    (one,) = read.data["ventures"]
    now = tuple(one["places"][-1]["at"])
    line = encode(Handed(read.digest[:8], one["key"], 0, now, (one["sliders"][0]["plan"],), MORE))
    assert decode(line).predicted
    (found,) = marked(tmp_path, line, rerun=True).marks
    assert found.seen.happened["sustainable"] in ("less", "unclear", "more")
    assert found.again == "hidden"


def test_what_cannot_be_read_as_a_file_is_refused_at_once(tmp_path, data):
    import os

    written(tmp_path, data)
    os.mkfifo(tmp_path / "codes.txt")
    with pytest.raises(Refused, match="no file that can be read"):
        mark(tmp_path)
