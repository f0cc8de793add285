"""How an answer to `sesim init` is read."""

import re
import unicodedata
from difflib import get_close_matches

from simulator.quantities.currencies import CURRENCY_WORDS, MINOR_UNITS, minor_units
from simulator.quantities.grammar import Unreadable, example_of_one, for_example
from simulator.quantities.ranges import is_range
from simulator.quantities.reading import read_number
from simulator.quantities.units import Unit
from simulator.scenario.extend import NAME
from simulator.scenario.header import DEVICES
from simulator.starter.archetypes import Option
from simulator.words.safe_text import clean, quote

LONGEST = 120
"""Characters of an answer that is kept as text."""


def read_name(text: str) -> str:
    """A file's name from what a person calls the venture: `Café Kita` becomes `cafe-kita`."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    name = re.sub(r"[^a-z0-9]+", "-", plain.strip().lower().removesuffix(".yaml")).strip("-")
    if "/" in text or "\\" in text:
        raise Unreadable(
            f"{quote(text)} is a path; write a name such as green-cafe, and the folder after --out"
        )
    if not NAME.fullmatch(name):
        raise Unreadable(
            f"{quote(text)} gives no file name; use up to 63 letters a to z and "
            "digits, such as green-cafe"
        )
    if name in DEVICES:
        raise Unreadable(f"{quote(name)} is a device's name on Windows; choose another")
    if name == "null":
        raise Unreadable("`null` means nothing in a file; choose another name")
    return name


def read_one(text: str, options: list[Option]) -> str:
    """The option that a person means: its number, its word, the beginning of it, or nearly it."""
    word = text.strip().lower().strip(".!`'\"")
    words = [option.word for option in options]
    if word.isdigit() and 1 <= int(word[:3]) <= len(words):
        return words[int(word) - 1]
    begun = [w for w in words if word and (w.startswith(word) or word.startswith(w))]
    said = [o.word for o in options if len(word) > 2 and word in o.says.lower()]
    for found in (
        [w for w in words if w == word],
        begun,
        said,
        get_close_matches(word[:40], words, n=1, cutoff=0.8),
    ):
        if len(set(found)) == 1:
            return found[0]
    raise Unreadable(
        f"{quote(text)} is not among the answers; write {', '.join(words)} "
        "or a number from the list"
    )


_NONE = ("none", "no", "no one", "nobody", "nothing", "tidak ada", "tidak", "0", "-")


def read_several(text: str, options: list[Option]) -> tuple[str, ...]:
    """The options in a list such as `sales, contract`; `none` for none of them."""
    if get_close_matches(text.strip().lower()[:40], _NONE, n=1, cutoff=0.75):
        return ()
    parts = [p for p in re.split(r"\s*[,;+&/]\s*|\s+and\s+|\s+", text.strip()) if p]
    try:
        chosen = {read_one(part, options) for part in parts}
    except Unreadable as error:
        raise Unreadable(f"{error}, several with commas, or none") from None
    return tuple(o.word for o in options if o.word in chosen)


def read_currency_code(text: str) -> str:
    code = text.strip().upper()
    if code in MINOR_UNITS:
        return code
    codes = CURRENCY_WORDS.get(text.strip().lower(), ())
    if len(codes) == 1:
        return codes[0]
    if codes:
        raise Unreadable(f"{quote(text)} may be {', '.join(codes)}; write one of these")
    near = get_close_matches(code[:10], MINOR_UNITS, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else "such as IDR, USD, EUR or KES"
    raise Unreadable(f"{quote(text)} is not a currency known here; write its three letters, {hint}")


def number(text: str, unit: Unit, currency: str | None, low: float, high: float) -> float:
    """A number within bounds; money in minor units, its bounds in major ones."""
    if is_range(text):
        raise Unreadable(
            f"{quote(text)} is a range; one number is enough here, and ranges can be "
            "written into the file later"
        )
    value = read_number(text, unit, currency, for_example(example_of_one(unit)))
    scale = minor_units(currency) if unit.name == "money" else 1
    if not low * scale <= value <= high * scale:
        point = " (`.` is the decimal point)" if "." in text else ""
        raise Unreadable(
            f"{quote(text)}{point} is out of range; write a number "
            + f"from {low:,.0f} to {high:,.0f}".replace(",", "_")
        )
    return value


def read_words(text: str) -> str:
    """A few words, without what a terminal or a file could be fooled by."""
    words = " ".join(clean(text).split())
    if not words:
        raise Unreadable("there are no words here; write a few, such as a steady job")
    if len(words) > LONGEST:
        raise Unreadable(f"that is {len(words)} characters long; write at most {LONGEST}")
    return words
