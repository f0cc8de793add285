"""The keys of a number: which form it has, where it comes from, and how sure it is."""

from simulator.scenario.text.tree import Map, Scalar, is_empty, plain_text
from simulator.scenario.values.reading import Reading

CONFIDENCE = ("high", "medium", "low")
VALUES = ("value", "amount", "range")
PERT = ("low", "likely", "high")
NAMED = ("uniform", "normal", "lognormal")
QUANTITY_KEYS = (*VALUES, *PERT, *NAMED, "source", "confidence")


def check_keys(node: Map, path: str, reading: Reading) -> bool:
    sound = True
    for key, _ in node:
        if key.text == "per":
            reading.mistakes.add(
                key,
                f"{path}.per",
                "a number has no `per` of its own; its help "
                "says per what it counts, so convert it and remove this line",
            )
            sound = False
        elif key.text not in QUANTITY_KEYS:
            reading.mistakes.unknown(
                key, f"{path}.{key.text}", "part of a number", key.text, QUANTITY_KEYS
            )
            sound = False
    return sound


def read_source(node: Map, path: str, reading: Reading) -> str | None:
    entry = next((entry for entry in node if entry[0].text == "source"), None)
    if entry is None:
        return None
    key, value = entry
    if not isinstance(value, Scalar) or value.empty or len(value.text) > 1000:
        reading.mistakes.add(
            key if is_empty(value) else value,
            f"{path}.source",
            "a source is a short text; write where the number comes from",
        )
        return None
    return " ".join(value.text.split()) or None


def read_confidence(node: Map, path: str, reading: Reading) -> str | None:
    value = node.get("confidence")
    if value is None:
        return None
    word = value.text if isinstance(value, Scalar) else plain_text(value)
    if word not in CONFIDENCE:
        reading.mistakes.unknown(value, f"{path}.confidence", "a confidence", word, CONFIDENCE)
        return None
    return word
