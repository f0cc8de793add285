"""The tables of docs/audit.md, from results.json."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.audit import known
from tests.audit.expected import REAL, of
from tests.audit.judge import AFTER, BEFORE, RULES, Z, failing
from tests.audit.refresh import FILE, MORE

_HEAD = (
    "| What | Change | S | D | Net outcomes | Income / cost | Expected | Fails, or what is said |\n"
    "|---|---|---|---|---|---|---|---|"
)


def stored() -> dict[str, Any]:
    return json.loads(FILE.read_text("utf-8"))


def summary() -> str:
    """How many rows hold, and how many fail each question."""
    kept = stored()
    rows = [(row, failing(row)) for row in kept["rows"] if of(row)]
    again = sum(row.get("futures", 0) > kept["futures"] for row, _ in rows)
    lines = [
        f"{len(rows)} changes, each with {kept['futures']:,} paired futures, and {again} that did"
        f" not clearly move with {MORE * kept['futures']:,}. Of these,"
        f" {sum(not fails for _, fails in rows)} hold.",
        "",
        "| | What is asked | Rows that fail |",
        "|---|---|---|",
    ]
    for letter, text in RULES.items():
        lines.append(f"| {letter} | {text} | {sum(letter in fails for _, fails in rows)} |")
    return "\n".join(lines) + "\n"


def fails() -> str:
    """Each change that fails, what is wrong with it, and why it should do what is expected."""
    lines = ["| Scenario | What | Change | Fails | Wrong | Why |", "|---|---|---|---|---|---|"]
    for key, one in known.read().items():
        scenario, what, change = key
        lines.append(
            f"| {scenario} | `{what}` | {change} | {one.fails} | {one.wrong} | {_cell(one.why)} |"
        )
    return "\n".join(lines) + "\n"


def tables() -> str:
    """Every row, a table for each scenario."""
    parts = []
    rows = stored()["rows"]
    for name in dict.fromkeys(row["scenario"] for row in rows):
        mine = (_row(row) for row in rows if row["scenario"] == name)
        parts += [f"### {name}", _HEAD, *mine, ""]
    return "\n".join(parts).rstrip() + "\n"


def _row(row: Mapping[str, Any]) -> str:
    expected = of(row)
    said = f"{expected.S}, {expected.D}" if expected else "-"
    cells = [f"`{row['what']}`", _change(row), *_figures(row), said, _cell(_remark(row))]
    return f"| {' | '.join(cells)} |"


def _change(row: Mapping[str, Any]) -> str:
    """The change in words, with its numbers where it is a lever."""
    numbers = [text.partition("=")[2] for text in row["id"].partition(": ")[2].split(", ")]
    return f"{row['change']} ({' + '.join(numbers)})" if row["decides"] else row["change"]


def _figures(row: Mapping[str, Any]) -> Iterator[str]:
    for name, write in _WRITE.items():
        figure = row.get("figures", {}).get(name)
        if figure is None or figure[AFTER] is None:
            yield "-"
            continue
        said = f"{write.format(figure[BEFORE])} → {write.format(figure[AFTER])}"
        yield f"**{said}**" if abs(figure[Z]) > REAL else said


_WRITE = {"S": "{:.0%}", "D": "{:.0%}", "net_outcomes": "{:.1f}", "self_sufficiency": "{:.0%}"}


def _remark(row: Mapping[str, Any]) -> str:
    if "refused" in row:
        return f"refused: {row['refused']}"
    fails = f"**{failing(row)}**" if failing(row) else ""
    looks = f"{len(row['looks'])} LOOK" if row["looks"] else ""
    return ". ".join(filter(None, (fails, looks, row["said"].partition("BECAUSE ")[2])))


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
