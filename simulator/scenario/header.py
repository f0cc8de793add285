"""The head of a scenario file: what it is called, when it runs, in which currency."""

import re
from typing import Any

from simulator.quantities.currencies import CURRENCY_WORDS, MINOR_UNITS
from simulator.quantities.units import Unit
from simulator.scenario.blocks import read_line
from simulator.scenario.extend import NAME
from simulator.scenario.mistakes import Mistakes, any_of
from simulator.scenario.scenario import LANGUAGE
from simulator.scenario.text.tree import Map, Node, is_empty, plain_text
from simulator.scenario.values.quantities import exact_number
from simulator.scenario.values.reading import Reading
from simulator.words.safe_text import quote

MOST_MONTHS = 600
MONTHS = Unit("months", 12, MOST_MONTHS, whole=True, help="a number of months from 12 to 600")
RUNS = Unit("count", 1, 10_000, whole=True, help="a whole number from 1 to 10000")
MOST_SEED = 2**63 - 1
START, RUNS_DEFAULT, SEED_DEFAULT = (2025, 1), 200, 1

DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def needed_section(tree: Map, name: str, such_as: str, mistakes: Mistakes) -> Node | None:
    """The value of a key that every scenario has, or None after noting that it is missing."""
    node = tree.get(name)
    if is_empty(node):
        key = tree.key(name)
        wrong = "has no value (what follows a `#` is a comment)" if key else "is missing"
        mistakes.add(key or Node(tree.file, 1, 1), name, f"`{name}` {wrong}; write {such_as}")
        return None
    return node


def read_currency(tree: Map, mistakes: Mistakes) -> str | None:
    """The code of the scenario's currency, needed before any amount can be read."""
    node = needed_section(tree, "currency", "a code such as IDR or USD", mistakes)
    if node is None:
        return None
    code = plain_text(node)
    if code in MINOR_UNITS:
        return code
    meant = CURRENCY_WORDS.get(code.lower())
    if meant:
        mistakes.add(
            node,
            "currency",
            f"{quote(code)} is not the three-letter code of a currency",
            any_of(list(meant)),
        )
    else:
        mistakes.unknown(node, "currency", "a currency known here", code, MINOR_UNITS)
    return None


def read_head(tree: Map, reading: Reading) -> dict[str, Any]:
    """Name, title, dates and counts of a scenario; what is mistaken has an empty value."""
    title = needed_section(tree, "title", "a few words", reading.mistakes)
    about = tree.get("about")
    months = needed_section(tree, "months", MONTHS.help, reading.mistakes)
    runs = tree.get("runs")
    return {
        "language": _language(tree, reading.mistakes),
        "name": _name(tree, reading.mistakes),
        "title": (read_line(title, "title", reading) or "") if title else "",
        "about": (read_line(about, "about", reading) or "") if about else "",
        "start": _start(tree, reading.mistakes),
        "months": int((exact_number(months, MONTHS, "months", reading) or 0) if months else 0),
        "currency": reading.currency or "",
        "runs": int((exact_number(runs, RUNS, "runs", reading) or 0) if runs else RUNS_DEFAULT),
        "seed": _seed(tree, reading.mistakes),
    }


def _language(tree: Map, mistakes: Mistakes) -> int:
    node = tree.get("sesim")
    if node is None:
        return 0
    if plain_text(node) != str(LANGUAGE):
        mistakes.add(
            node,
            "sesim",
            f"{quote(plain_text(node))} is not a version of scenario files that is known here;"
            f" write `sesim: {LANGUAGE}`, or leave the line out",
        )
    return LANGUAGE


def _name(tree: Map, mistakes: Mistakes) -> str:
    node = needed_section(tree, "name", "a short name such as youth-cafe", mistakes)
    if node is None:
        return ""
    name = plain_text(node)
    if not NAME.fullmatch(name):
        wrong = f"has {len(name)} characters" if len(name) > 63 else "is not a name"
        mistakes.add(
            node,
            "name",
            f"{quote(name)} {wrong}; use at most 63 small letters, "
            "digits and `-`, such as youth-cafe",
        )
    elif name in DEVICES:
        mistakes.add(node, "name", f"{quote(name)} is a device's name on Windows; choose another")
    return name


def _seed(tree: Map, mistakes: Mistakes) -> int:
    node = tree.get("seed")
    if node is None:
        return SEED_DEFAULT
    text = plain_text(node)
    if not re.fullmatch(r"0|[1-9][0-9]{0,18}", text) or int(text) > MOST_SEED:
        mistakes.add(
            node, "seed", f"{quote(text)} is not a seed; write a whole number from 0 to {MOST_SEED}"
        )
        return SEED_DEFAULT
    return int(text)


def _start(tree: Map, mistakes: Mistakes) -> tuple[int, int]:
    node = tree.get("start")
    if node is None:
        return START
    found = _MONTH.fullmatch(plain_text(node))
    if not found or not 1900 <= int(found[1]) <= 2200:
        mistakes.add(
            node,
            "start",
            f"{quote(plain_text(node))} is not a month; write year and month, such as 2025-01",
        )
        return START
    return int(found[1]), int(found[2])
