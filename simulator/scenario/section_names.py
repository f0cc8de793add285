"""The names of the sections of a scenario file, and what was meant by others."""

from collections.abc import Mapping
from dataclasses import replace

from simulator.mechanisms.parameters import Parameter
from simulator.scenario.mistakes import SET, Mistakes, did_you_mean, nearest
from simulator.scenario.sections import KEYS
from simulator.scenario.text.tree import Map, Node, Scalar, plain_text
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

_MONTHS_IN = {
    "weeks": 12 / 52,
    "days": 12 / 365,
    "years": 12,
    "minggu": 12 / 52,
    "hari": 12 / 365,
    "tahun": 12,
    "bulan": 1,
}
"""Months in other measures of time, which people write in place of `months`."""


def as_meant(tree: Map) -> Map:
    """The tree with misspelt sections under their right names, so that none is missing as well."""
    absent = [name for name in KEYS if tree.key(name) is None]
    return replace(tree, entries=tuple(_meant(key, value, absent) for key, value in tree))


def _meant(key: Scalar, value: Node, absent: list[str]) -> tuple[Scalar, Node]:
    if key.text in KEYS:
        return key, value
    months = _months(key.text, value)
    if months and "months" in absent and isinstance(value, Scalar):
        return replace(key, text="months"), replace(value, text=months)
    return replace(key, text=nearest(key.text, absent) or key.text), value


def _months(measure: str, value: Node) -> str:
    """How many months a number of weeks, days or years is; nothing for any other measure."""
    number = plain_text(value).strip()
    factor = _MONTHS_IN.get(measure.lower())
    if factor is None or not number.isascii() or not number.isdigit() or len(number) > 5:
        return ""
    return str(round(int(number) * factor))


def check_sections(given: Map, parameters: Mapping[str, Parameter], mistakes: Mistakes) -> None:
    """Note every section that there is not; on the command line it may be the end of a path."""
    for key, value in given:
        if key.text in KEYS:
            continue
        word = key.text.lower()
        ends = [path for path in parameters if path.endswith(f".{word}")]
        inside = [path for path in parameters if path.startswith(f"{word}.")]
        if word in _MONTHS_IN:
            said = gettext(
                "{word} is not a section of a scenario; a plan is counted in months, and 52 weeks"
                " are 12 months",
                word=quote(key.text),
            )
            months = _months(word, value)
            sign = "=" if key.file == SET else ": "
            meant = f"months{sign}{months}" if months else "months"
            mistakes.add(key, key.text, said, did_you_mean([meant]))
        elif key.file == SET and word not in KEYS and (ends or inside):
            said = gettext("{word} needs its whole path", word=quote(key.text))
            mistakes.add(key, key.text, said, did_you_mean(ends or inside))
        else:
            said = gettext("{word} is not a section of a scenario", word=quote(key.text))
            mistakes.unknown(key, key.text, said, key.text, KEYS)
