"""The head of a scenario file: what it is called, when it runs, in which currency."""

import re
from typing import Any

from simulator.quantities.currencies import CURRENCY_WORDS, MINOR_UNITS
from simulator.quantities.grammar import Unreadable
from simulator.quantities.months import read_calendar_month
from simulator.quantities.units import Unit
from simulator.scenario.extend import NAME
from simulator.scenario.mistakes import Mistakes, did_you_mean
from simulator.scenario.other_values import READERS
from simulator.scenario.scenario import LANGUAGE
from simulator.scenario.text.tree import Map, Node, is_empty, plain_text
from simulator.scenario.texts import read_text
from simulator.scenario.values.quantities import exact_number
from simulator.scenario.values.reading import Reading
from simulator.vocabulary import Others
from simulator.words.numbers import any_of
from simulator.words.safe_text import quote
from simulator.words.texts import N_, gettext, phrase

MOST_MONTHS = 600
MONTHS = Unit("months", 12, MOST_MONTHS, whole=True, help=N_("a number of months from 12 to 600"))
RUNS = Unit("count", 1, 10_000, whole=True, help=N_("a whole number from 1 to 10000"))
MOST_SEED = 2**63 - 1
START, RUNS_DEFAULT, SEED_DEFAULT = (2025, 1), 200, 1

DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)


def needed_section(tree: Map, name: str, such_as: str, mistakes: Mistakes) -> Node | None:
    """The value of a key that every scenario has, or None after noting that it is missing.
    `such_as` says what to write, as a part of a sentence."""
    node = tree.get(name)
    if is_empty(node):
        key = tree.key(name)
        said = (
            gettext(
                "{key} has no value (what follows a `#` is a comment); write {example}",
                key=f"`{name}`",
                example=such_as,
            )
            if key
            else gettext("{key} is missing; write {example}", key=f"`{name}`", example=such_as)
        )
        mistakes.add(key or Node(tree.file, 1, 1), name, said)
        return None
    return node


def read_currency(tree: Map, mistakes: Mistakes) -> str | None:
    """The code of the scenario's currency, needed before any amount can be read."""
    such_as = phrase("a code such as `IDR` or `USD`")
    node = needed_section(tree, "currency", such_as, mistakes)
    if node is None:
        return None
    code = plain_text(node)
    if code in MINOR_UNITS:
        return code
    said = gettext(
        "{word} is not the code of a currency; write three capital letters, such as `IDR` or `USD`",
        word=quote(code),
    )
    meant = CURRENCY_WORDS.get(code.lower())
    if meant:
        mistakes.add(node, "currency", said, did_you_mean(list(meant)))
    else:
        mistakes.unknown(node, "currency", said, code, MINOR_UNITS)
    return None


def read_head(tree: Map, reading: Reading) -> dict[str, Any]:
    """Name, title, dates and counts of a scenario; what is mistaken has an empty value."""
    title = needed_section(tree, "title", phrase("a few words"), reading.mistakes)
    about = tree.get("about")
    months = needed_section(tree, "months", MONTHS.described, reading.mistakes)
    runs = tree.get("runs")
    return {
        "language": _language(tree, reading.mistakes),
        "name": _name(tree, reading.mistakes),
        "title": (read_text(title, "title", reading.mistakes) or "") if title else "",
        "about": (read_text(about, "about", reading.mistakes) or "") if about else "",
        "start": _start(tree, reading.mistakes),
        "months": int((exact_number(months, MONTHS, "months", reading) or 0) if months else 0),
        "currency": reading.currency or "",
        "runs": int((exact_number(runs, RUNS, "runs", reading) or 0) if runs else RUNS_DEFAULT),
        "seed": _seed(tree, reading.mistakes),
        "abstract": _abstract(tree, reading),
        "compare_with": _others(tree, reading.mistakes),
    }


def _abstract(tree: Map, reading: Reading) -> bool:
    node = tree.get("abstract")
    return node is not None and bool(READERS["flag"](Unit("flag"), node, "abstract", reading))


def _others(tree: Map, mistakes: Mistakes) -> Others:
    node, known = tree.get("compare_with"), [str(kind) for kind in Others]
    if node is None:
        return Others.HYBRID
    word = " ".join(plain_text(node).lower().replace("_", " ").split())
    if word in known:
        return Others(word)
    if is_empty(node):
        said = gettext(
            "there is no value; write {example}, or remove the line",
            example=any_of([f"`{kind}`" for kind in known]),
        )
        mistakes.add(node, "compare_with", said)
    else:
        said = gettext(
            "{word} is not a kind of real organisations that figures are known of",
            word=quote(plain_text(node)),
        )
        mistakes.unknown(node, "compare_with", said, word, known)
    return Others.HYBRID


def _language(tree: Map, mistakes: Mistakes) -> int:
    node = tree.get("sesim")
    if node is None:
        return 0
    if plain_text(node) != str(LANGUAGE):
        said = gettext(
            "{word} is not a version of scenario files that is known here; write `sesim: {now}`,"
            " or leave the line out",
            word=quote(plain_text(node)),
            now=LANGUAGE,
        )
        mistakes.add(node, "sesim", said)
    return LANGUAGE


def _name(tree: Map, mistakes: Mistakes) -> str:
    such_as = phrase("a short name such as `youth-cafe`")
    node = needed_section(tree, "name", such_as, mistakes)
    if node is None:
        return ""
    name = plain_text(node)
    if not NAME.fullmatch(name):
        said = (
            gettext(
                "{name} has {n} characters; use at most 63 small letters, digits and `-`, such as"
                " `youth-cafe`",
                name=quote(name),
                n=len(name),
            )
            if len(name) > 63
            else gettext(
                "{name} is not a name; use at most 63 small letters, digits and `-`, such as"
                " `youth-cafe`",
                name=quote(name),
            )
        )
        mistakes.add(node, "name", said)
    elif name in DEVICES:
        said = gettext(
            "{name} is the name of a device on Windows; choose another name", name=quote(name)
        )
        mistakes.add(node, "name", said)
    return name


def _seed(tree: Map, mistakes: Mistakes) -> int:
    node = tree.get("seed")
    if node is None:
        return SEED_DEFAULT
    text = plain_text(node)
    if not re.fullmatch(r"0|[1-9][0-9]{0,18}", text) or int(text) > MOST_SEED:
        said = gettext(
            "{text} is not a seed; write a whole number from 0 to {most}",
            text=quote(text),
            most=MOST_SEED,
        )
        mistakes.add(node, "seed", said)
        return SEED_DEFAULT
    return int(text)


def _start(tree: Map, mistakes: Mistakes) -> tuple[int, int]:
    node = tree.get("start")
    if node is None:
        return START
    try:
        return read_calendar_month(plain_text(node))
    except Unreadable as error:
        mistakes.add(node, "start", str(error))
        return START
