"""Every parameter that exists, planted wrong in a whole file, is told once, at its line and path.

The faults are made from the classes themselves, so that a new rule's parameters are covered on the
day they are written. Many faults stand in one file; none may hide another or add a second mistake.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from planted import GOOD

from simulator.mechanisms import kinds
from simulator.mechanisms.parameters import Parameter, Settings
from simulator.quantities.currencies import minor_digits
from simulator.scenario.load import SECTIONS, load
from simulator.scenario.mistakes import MOST, ScenarioError
from simulator.scenario.sections import PartnerGroup, Post
from simulator.scenario.values.distributions import bounds_of

HOMES: dict[str, type[Settings]] = {
    **SECTIONS,
    "post": Post,
    "partner_group": PartnerGroup,
    **kinds(),
}
GROUPS = {"post": "team", "partner_group": "partners"}
"""Where a block of this kind stands; rules stand under `mechanisms`."""
CURRENCY = "IDR"
MOST_IN_A_FILE = 60
"""Blocks in one file: a scenario may have 100."""


# -- wrong and right values, from the parameter ----------------------------------------------------


def bound(parameter: Parameter, side: str) -> str:
    """A value just outside the bounds."""
    bounds = bounds_of(parameter, CURRENCY)
    scale = {"share": 100, "money": 10 ** -minor_digits(CURRENCY)}.get(parameter.unit.name, 1)
    value = (bounds.low if side == "low" else bounds.high) * scale + (-1 if side == "low" else 1)
    return f"{value:.10f}".rstrip("0").rstrip(".") + "%" * (parameter.unit.name == "share")


def wrong(fault: str, parameter: Parameter) -> tuple[str, str] | None:
    """The text that stands in the file, and a part of what must be said; None where there is
    none."""
    unit = parameter.unit
    number = unit.numeric or unit.name == "rank"
    if fault == "empty":
        return "", "there is no value"
    if fault == "below" and number:
        return bound(parameter, "low"), "is below"
    if fault == "above" and number:
        return bound(parameter, "high"), "is above"
    if fault == "not a number" and number:
        return "NaN", "`NaN`"
    if fault == "text":
        said = {
            "flag": "neither `yes` nor `no`",
            "word": "allowed",
            "text": "",
            "words": "a list",
            "shares": "names with a share",
            "season": "twelve weights",
        }.get(unit.name, "`two words`")
        return ("[a, b]", "a text belongs here") if unit.name == "text" else ("two words", said)
    if fault == "wrong length":
        return {
            "season": ("[1, 2]", "twelve weights"),
            "shares": ("{}", "names with a share"),
            "words": ("[a, a]", "is written twice"),
        }.get(unit.name)
    return None


FAULTS = ("empty", "below", "above", "not a number", "text", "wrong length")


def right(parameter: Parameter) -> str:
    """Some value that a required parameter may have."""
    unit = parameter.unit
    if unit.numeric:
        low = bounds_of(parameter, CURRENCY).low
        return f"{max(low, 0):g}" if unit.name != "share" else f"{100 * max(low, 0):g}%"
    return {
        "word": unit.choices[0] if unit.choices else "",
        "flag": "yes",
        "text": "some words",
        "words": "[women]",
        "rank": "1",
        "shares": "{women: 100%}",
        "season": "[" + ", ".join("1" * 12) + "]",
    }[unit.name]


# -- blocks with faults


@dataclass
class Faulty:
    """A block: its kind, its lines, and for some lines the parameter and what must be said."""

    home: str
    lines: list[str]
    expected: dict[int, tuple[str, str]]


def faulty(home: str, fault: str) -> Faulty | None:
    """A block of a kind in which every parameter that can has this fault."""
    block = Faulty(home, [f"kind: {home}"] if home in kinds() else [], {})
    for name, parameter in HOMES[home].parameters.items():
        planted = wrong(fault, parameter)
        if planted:
            block.expected[len(block.lines)] = (name, planted[1])
            block.lines.append(f"{name}: {planted[0]}")
        elif parameter.required:
            block.lines.append(f"{name}: {right(parameter)}")
    return block if block.expected else None


def misspelt(home: str) -> Faulty:
    """A block in which every key has a letter too many; a required one is then not missing too."""
    block = Faulty(home, [f"kind: {home}"] if home in kinds() else [], {})
    for name in HOMES[home].parameters:
        block.expected[len(block.lines)] = (f"{name}z", f"did you mean `{name}`?")
        block.lines.append(f"{name}z: 1")
    return block


def batches(blocks: list[Faulty]) -> Iterator[list[Faulty]]:
    """As many blocks as one file may tell the mistakes of; a section only once in each."""
    batch: list[Faulty] = []
    for block in blocks:
        faults = sum(len(b.expected) for b in batch) + len(block.expected)
        twice = block.home in SECTIONS and any(b.home == block.home for b in batch)
        if batch and (faults >= MOST or len(batch) == MOST_IN_A_FILE or twice):
            yield batch
            batch = []
        batch.append(block)
    yield batch


def written(batch: list[Faulty]) -> tuple[str, dict[int, tuple[str, str]]]:
    """A file with these blocks, and by line the path and the words that are expected."""
    lines, expected = ["extends: base"], {}
    sections = [(b.home, [("", b)]) for b in batch if b.home in SECTIONS]
    for group in ("team", "partners", "mechanisms"):
        inside = [
            (f"probe{i}", b)
            for i, b in enumerate(batch)
            if b.home not in SECTIONS and GROUPS.get(b.home, "mechanisms") == group
        ]
        sections += [(group, inside)] if inside else []
    for section, blocks in sections:
        lines.append(f"{section}:")
        for name, block in blocks:
            lines += [f"  {name}:"] if name else []
            path = f"{section}.{name}" if name else section
            for at, line in enumerate(block.lines):
                lines.append(f"    {line}")
                if at in block.expected:
                    parameter, said = block.expected[at]
                    expected[len(lines)] = (f"{path}.{parameter}", said)
    return "\n".join(lines) + "\n", expected


@pytest.fixture
def told(tmp_path):
    """The mistakes of a file that extends the good one, of which some sections are left out."""

    def told(text, left_out=()):
        parts = GOOD.read_text("utf-8").split("\n\n")
        parts = [part for part in parts if part.partition(":")[0] not in left_out]
        (tmp_path / "base.yaml").write_text("\n\n".join(parts), "utf-8")
        file = tmp_path / "planted.yaml"
        file.write_text(text, "utf-8")
        with pytest.raises(ScenarioError) as refused:
            load(file)
        assert all(m.file == str(file) for m in refused.value.mistakes)
        return refused.value.mistakes

    return told


def check(told, blocks):
    for batch in batches(blocks):
        text, expected = written(batch)
        mistakes = told(text, {b.home for b in batch} & SECTIONS.keys())
        assert {m.line: m.path for m in mistakes} == {
            at: path for at, (path, _) in expected.items()
        }
        assert len(mistakes) == len(expected), "one mistake for each fault"
        for mistake in mistakes:
            assert expected[mistake.line][1] in str(mistake), str(mistake)
            assert len(str(mistake)) < 1000 and "\n" not in str(mistake)


@pytest.mark.parametrize("fault", FAULTS)
def test_each_wrong_value_is_told_once_at_its_place(told, fault):
    check(told, [b for b in (faulty(home, fault) for home in HOMES) if b])


@pytest.mark.more
def test_each_misspelt_key_is_told_once_with_what_was_meant(told):
    check(told, [misspelt(home) for home in HOMES])


def test_each_missing_value_is_told_once_at_its_block(told):
    """Every required parameter of every rule, post and partner left out, one block for each
    kind."""
    homes = [
        home
        for home in HOMES
        if home not in SECTIONS and any(p.required for p in HOMES[home].parameters.values())
    ]
    lines, expected = ["extends: base"], set()
    for group in ("team", "partners", "mechanisms"):
        lines.append(f"{group}:")
        for number, home in enumerate(h for h in homes if GROUPS.get(h, "mechanisms") == group):
            lines.append(f"  probe{number}: " + ("{}" if home in GROUPS else f"{{kind: {home}}}"))
            expected |= {
                (len(lines), f"{group}.probe{number}.{p.name}")
                for p in HOMES[home].parameters.values()
                if p.required
            }
    mistakes = told("\n".join(lines) + "\n")
    assert len(mistakes) == len(expected)
    assert {(m.line, m.path) for m in mistakes} == expected
    assert all("is missing" in m.message for m in mistakes)


def test_every_parameter_of_every_kind_is_covered():
    """Each has an empty value, a misspelt key and a text in the wrong place; each number bounds
    too."""
    for home, kind in HOMES.items():
        for name, parameter in kind.parameters.items():
            found = {fault for fault in FAULTS if wrong(fault, parameter)}
            assert {"empty", "text"} <= found, (home, name)
            if parameter.unit.numeric:
                assert {"below", "above", "not a number"} <= found, (home, name)
    assert set(kinds()) <= set(HOMES) and sum(len(k.parameters) for k in HOMES.values()) > 300
