"""The keys of a number: its form, its source, and how sure it is."""

from simulator.scenario.text.tree import Map, Scalar, is_empty, plain_text
from simulator.scenario.values.reading import Reading
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

CONFIDENCE = ("high", "medium", "low")
VALUES = ("value", "amount", "range")
PERT = ("low", "likely", "high")
NAMED = ("uniform", "normal", "lognormal")
QUANTITY_KEYS = (*VALUES, *PERT, *NAMED, "source", "confidence")


def check_keys(node: Map, path: str, reading: Reading) -> bool:
    """Whether a number that is written as a block has only keys of a number; others are noted."""
    valid = True
    for key, _ in node:
        if key.text == "per":
            reading.mistakes.add(
                key,
                f"{path}.per",
                gettext(
                    "a number has no `per`; `sesim explain` says per what it is counted, so convert"
                    " the number and remove this line"
                ),
            )
            valid = False
        elif key.text not in QUANTITY_KEYS:
            reading.mistakes.unknown(
                key,
                f"{path}.{key.text}",
                gettext("{word} is not a part of a number", word=quote(key.text)),
                key.text,
                QUANTITY_KEYS,
            )
            valid = False
    return valid


def read_source(node: Map, path: str, reading: Reading) -> str | None:
    """The text of `source`, on one line; None where there is none, or it is noted as wrong."""
    entry = next((entry for entry in node if entry[0].text == "source"), None)
    if entry is None:
        return None
    key, value = entry
    if not isinstance(value, Scalar) or value.empty or len(value.text) > 1000:
        reading.mistakes.add(
            key if is_empty(value) else value,
            f"{path}.source",
            gettext("a source is a short text; write where the number comes from"),
        )
        return None
    return " ".join(value.text.split()) or None


def read_confidence(node: Map, path: str, reading: Reading) -> str | None:
    """The word of `confidence`; None where there is none, or it is noted as wrong."""
    value = node.get("confidence")
    if value is None:
        return None
    word = value.text if isinstance(value, Scalar) else plain_text(value)
    if word not in CONFIDENCE:
        reading.mistakes.unknown(
            value,
            f"{path}.confidence",
            gettext("{word} does not say how sure the number is", word=quote(word)),
            word,
            CONFIDENCE,
        )
        return None
    return word
