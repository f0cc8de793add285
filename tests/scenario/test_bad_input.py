"""Every mistake in a file is told at its place, with what is allowed, and all of them at once."""

import pytest
from planted import GOOD, MISTAKES

from simulator.mechanisms import kinds
from simulator.scenario.blocks import default_of, read_value
from simulator.scenario.load import SECTIONS, load
from simulator.scenario.mistakes import Mistakes, ScenarioError
from simulator.scenario.sections import PartnerGroup, Post
from simulator.scenario.text.read import read_text
from simulator.scenario.text.tree import Scalar
from simulator.scenario.values.reading import Reading
from tests.tiers import one_in


def mistakes_of(text, folder):
    file = folder / "planted.yaml"
    file.write_bytes(text.encode("utf-8"))
    with pytest.raises(ScenarioError) as refused:
        load(file)
    return refused.value.mistakes


def test_the_good_scenario_is_good():
    scenario = load(GOOD)
    assert scenario.name == "good"
    assert scenario.events[0].month == 15


@pytest.mark.parametrize("planted", MISTAKES, ids=lambda p: f"{p.path or 'yaml'}-{p.phrase[:30]}")
def test_a_planted_mistake_is_told_at_its_place(planted, tmp_path):
    told = mistakes_of(planted.text(), tmp_path)
    found = [m for m in told if m.path == planted.path and planted.phrase in str(m)]
    assert found, "\n".join(map(str, told))
    if "«" in planted.new:
        assert (found[0].line, found[0].column) == planted.place()
    assert found[0].file == str(tmp_path / "planted.yaml")
    assert all("\n" not in str(m) for m in told)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_text(tmp_path):
    text = GOOD.read_text("utf-8")
    pairs = [
        ("runs: 50", "runs: x"),
        ("role: seller", "role: sellr"),
        ("until: 14", "until: 99"),
        ("kind: outreach", "kind: outreech"),
        ("median(", "mean("),
        ("seed: 7", "sed: 7"),
    ]
    for old, new in pairs:
        text = text.replace(old, new)
    told = mistakes_of(text, tmp_path)
    assert [m.path for m in told] == [
        "runs",
        "sed",
        "team.barista.role",
        "mechanisms.leaflets.kind",
        "events[2].until",
    ]


def test_one_mistake_is_told_once(tmp_path):
    text = GOOD.read_text("utf-8").replace("  trainer: {", "  Trainer: {")
    assert [m.path for m in mistakes_of(text, tmp_path)] == ["team.Trainer"]


def test_a_mistake_reads_as_one_sentence(tmp_path):
    text = GOOD.read_text("utf-8").replace("  people: 400", "  people: 400\n  neeed: 3%")
    (told,) = mistakes_of(text, tmp_path)
    assert str(told).startswith(f"{tmp_path}/planted.yaml:14:3: community.neeed: `neeed` is not ")
    assert "; did you mean `need`? Allowed: `people`, `inflow`, `segments` and " in str(told)


@pytest.mark.parametrize(
    ("data", "phrase"),
    [
        (b"", "is empty"),
        (b"   \n# nothing\n", "is empty"),
        (b"---\n", "key: value"),
        (b"- a\n- b\n", "key: value"),
        (b"just text", "key: value"),
        (
            b"name: caf\xe9\n",
            "not in the encoding UTF-8 (byte 0xe9); open it in a text editor and save it as",
        ),
        (b"\x00", "U+0000"),
        ("name: a".encode("utf-16"), "UTF-16"),
        ("name: a".encode("utf-16-le"), "no plain text"),
        (b"PK\3\4\0\0\x80", "plain text whose name ends in `.yaml`"),
        (b"name: \x80\x1b[31m", "byte 0x80"),
        (b"a: 'x", "never closed"),
        (b"a: [1, 2", "closing bracket"),
        (b"a: @b", "quotes"),
        (b"a: %b", "quotes"),
        (b"a: - b", "start a new line"),
        (b"a: > b", "quotes"),
        (b'a: "\\q"', "single quotes"),
        (b'a: "\\UFFFFFFFF"', "this is not YAML"),
        (b"%YAML 1.9\n---\na: 1", "odd.yaml:1:1: a line that begins with `%`"),
        (b"# mine\n%OTHER 3\n---\na: 1", "odd.yaml:2:1: a line that begins with `%`"),
        (b"#" * 70_000, "larger than 64 kB"),
    ],
)
def test_what_is_no_scenario_is_refused_plainly(data, phrase, tmp_path):
    file = tmp_path / "odd.yaml"
    file.write_bytes(data)
    with pytest.raises(ScenarioError) as refused:
        load(file)
    assert phrase in str(refused.value) and str(refused.value).isprintable()


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("numbers.csv", "this is a spreadsheet"),
        ("Numbers.XLSX", "write each number of the sheet behind its name"),
        ("plan.docx", "copy its text into a file of plain text whose name ends in `.yaml`"),
    ],
)
def test_the_file_of_another_program_says_how_its_numbers_come_in(name, phrase, tmp_path):
    file = tmp_path / name
    file.write_bytes(b"month,price\n1,25000\n")
    with pytest.raises(ScenarioError) as refused:
        load(file)
    assert phrase in str(refused.value)


def test_the_place_of_a_bad_byte(tmp_path):
    file = tmp_path / "odd.yaml"
    file.write_bytes(b"name: a\ntitle: caf\xe9\n")
    with pytest.raises(ScenarioError) as refused:
        load(file)
    assert (refused.value.mistakes[0].line, refused.value.mistakes[0].column) == (2, 11)


def test_a_byte_order_mark_and_windows_lines_are_fine(tmp_path):
    file = tmp_path / "windows.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.read_bytes().replace(b"\n", b"\r\n"))
    assert load(file).digest == load(GOOD).digest


@pytest.mark.parametrize(
    "name", ["nowhere.yaml", "nowhere", "", "a" * 5000, "a\0b", ".", "/dev/zero"]
)
def test_a_missing_or_odd_file_is_refused(name):
    with pytest.raises(ScenarioError) as refused:
        load(name)
    assert len(refused.value.mistakes) == 1


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("my-center.yaml", "my-centre.yaml"),
        ("my-center", "my-centre.yaml"),
        ("family-center", "family-centre"),
        ("folder/my-centr", "folder/my-centre.yaml"),
        ("youth-cafe.yml", "youth-cafe"),
    ],
)
def test_a_file_beside_is_meant_as_soon_as_a_shipped_scenario(name, meant, tmp_path, monkeypatch):
    (tmp_path / "folder").mkdir()
    for folder in (tmp_path, tmp_path / "folder"):
        (folder / "my-centre.yaml").write_bytes(GOOD.read_bytes())
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ScenarioError, match=f"did you mean `{meant}`\\?$"):
        load(name)


@pytest.mark.parametrize("path", ["friends.retention", "levers"])
def test_an_unlike_word_is_not_meant_and_a_blocks_words_are_all_listed(path):
    with pytest.raises(ScenarioError) as refused:
        load("youth-cafe", {path: "[friends.retention]" if path == "levers" else "50%"})
    assert "did you mean" not in str(refused.value)
    assert "reactivation" in str(refused.value) and " more" not in str(refused.value)
    assert str(refused.value).removesuffix(", `label`, `number`").endswith("pays_for`")


def test_too_many_mistakes_end_the_reading(tmp_path):
    text = GOOD.read_text("utf-8") + "".join(f"x{n}: 1\n" for n in range(1000))
    told = mistakes_of(text, tmp_path)
    assert len(told) == 201
    assert "reading stopped" in told[-1].message


# -- generated from the parameters themselves -----------------------------------------------------

HOMES = {**SECTIONS, "post": Post, "partner_group": PartnerGroup}
CASES = [(home, name) for home, kind in {**HOMES, **kinds()}.items() for name in kind.parameters]


def kind_of(home):
    return HOMES[home] if home in HOMES else kinds()[home]


def wrong_texts(unit):
    """Texts that no parameter of this unit may hold, each as a tree."""
    texts = ["", "{zzz: 1, yyy: x}", "[zzz, [zzz]]"]
    if unit.numeric:
        texts += [
            "words",
            "NaN",
            "-inf",
            "1e400",
            "010",
            "12:30",
            "2025-01-01",
            "1,500",
            "5 to 4",
            "-99999999999",
            "99999999999 miliar",
            "9" * 5000,
            "{value: 1, zzz: 2}",
            "{low: 1}",
            "{uniform: 3}",
            "{value: zzz, source: x}",
            "$ 3",
        ]
    return texts


@pytest.mark.parametrize(("home", "name"), one_in(6, CASES), ids=lambda c: c)
def test_each_parameter_refuses_what_it_cannot_be(home, name):
    parameter = kind_of(home).parameters[name]
    for text in wrong_texts(parameter.unit):
        mistakes = Mistakes()
        node = read_text(text, "wrong.yaml", mistakes) if text else Scalar("wrong.yaml", 1, 1, "")
        read_value(parameter, node, f"here.{name}", Reading(mistakes, "IDR"))
        with pytest.raises(ScenarioError) as refused:
            mistakes.stop_if_any()
        assert all(
            m.line == 1 and m.path.startswith(f"here.{name}") for m in refused.value.mistakes
        )
        assert len(str(refused.value)) < 1500


@pytest.mark.parametrize("home", one_in(4, dict.fromkeys(home for home, _ in CASES)))
def test_each_misspelt_parameter_is_recognised(home, tmp_path):
    """Every parameter of a block with a letter too many: a hint for each."""
    kind = kind_of(home)
    block = "".join(f"    {name}x: 1\n" for name in kind.parameters)
    section = {"post": "team", "partner_group": "partners"}.get(home, "mechanisms")
    if home in SECTIONS:
        text = f"{home}:\n{block}"
    else:
        named = "" if home in HOMES else f"    kind: {home}\n"
        text = f"{section}:\n  probe:\n{named}{block}"
    (tmp_path / "base.yaml").write_bytes(GOOD.read_bytes())
    told = mistakes_of(f"extends: base\n{text}", tmp_path)
    hints = [m.hint.partition(" Allowed: ")[0] for m in told if m.path.endswith("x")]
    assert [f"did you mean `{name}`?" for name in kind.parameters] == [h for h in hints if h]


@pytest.mark.parametrize("home", [*HOMES, *kinds()])
def test_every_default_can_be_read(home):
    """A default that a scenario file could not hold is a mistake of ours."""
    for parameter in kind_of(home).parameters.values():
        if not parameter.required:
            for currency in ("IDR", "USD"):
                mistakes = Mistakes()
                value = default_of(parameter, Reading(mistakes, currency))
                mistakes.stop_if_any()
                assert value is not None or parameter.default is None
