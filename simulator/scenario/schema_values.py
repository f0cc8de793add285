"""The values of a scenario file as JSON Schema: numbers, words, texts, lists, shares."""

from typing import Any

from simulator.mechanisms.parameters import Parameter
from simulator.quantities.answers import spellings
from simulator.scenario.texts import LONGEST_TEXT
from simulator.scenario.values.provenance import CONFIDENCE
from simulator.words.local_text import THREE_LETTERS, codes
from simulator.words.texts import gettext, phrase

Schema = dict[str, Any]
NUMBER = {"type": ["number", "string"]}
_TEXT = {"type": "string", "maxLength": LONGEST_TEXT}


def ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def value(parameter: Parameter) -> Schema:
    default = {} if parameter.required else {"default": parameter.default}
    need = [gettext("Required.")] if parameter.required else []
    said = [*need, gettext(parameter.help), f"({phrase(parameter.unit.help)})"]
    about = {
        "title": parameter.name,
        "description": " ".join(said),
        **default,
    }
    if parameter.unit.numeric:
        return {**ref("quantity"), **about, "x-unit": parameter.unit.name, **_limits(parameter)}
    return {**_plain(parameter), **about}


def _limits(parameter: Parameter) -> Schema:
    """Bounds of a number written without a unit; money's depend on the currency."""
    low = parameter.low if parameter.low is not None else parameter.unit.low
    if parameter.unit.name == "money":
        return {"minimum": low} if low is not None else {}
    high = parameter.high if parameter.high is not None else parameter.unit.high
    return {key: bound for key, bound in (("minimum", low), ("maximum", high)) if bound is not None}


def _plain(parameter: Parameter) -> Schema:
    """A value that is not a number: a word, a flag, a list or shares."""
    unit = parameter.unit
    share: Schema = NUMBER if unit.choices else {"anyOf": [NUMBER, _segment()]}
    shares: Schema = {"type": "object", "additionalProperties": share}
    if unit.choices:
        shares["propertyNames"] = {"enum": list(unit.choices)}
    schemas: dict[str, Schema] = {
        "rank": {"type": "integer", "minimum": 1, "maximum": 1000},
        "flag": {"anyOf": [{"enum": ["yes", "no", True, False]}, {"enum": list(spellings())}]},
        "word": {"enum": list(unit.choices)},
        "text": ref("local_text"),
        "words": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        "shares": shares,
        "season": {"type": "array", "items": NUMBER, "minItems": 12, "maxItems": 12},
    }
    return schemas[unit.name]


def _segment() -> Schema:
    """A share with a label."""
    return {
        "type": "object",
        "required": ["share"],
        "additionalProperties": False,
        "properties": {"share": NUMBER, "label": ref("local_text")},
    }


def local_text() -> Schema:
    """A text, or one for each language."""
    return {
        "anyOf": [
            _TEXT,
            {
                "type": "object",
                "minProperties": 1,
                "propertyNames": {"anyOf": [{"enum": codes()}, {"pattern": THREE_LETTERS}]},
                "additionalProperties": _TEXT,
            },
        ]
    }


def quantity() -> Schema:
    """A number, a range as text, or either with its source."""
    ends = {"type": "array", "items": NUMBER, "minItems": 2, "maxItems": 2}
    numbers = dict.fromkeys(("value", "amount", "low", "likely", "high"), NUMBER)
    return {
        "anyOf": [
            {"type": "number"},
            {"type": "string", "examples": ["25%", "20 to 40", "2 to 3 million", "Rp 25.000"]},
            {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    **numbers,
                    "range": {"type": "string", "examples": ["20 to 40"]},
                    "uniform": ends,
                    "normal": ends,
                    "lognormal": ends,
                    "source": {
                        "type": "string",
                        "description": gettext("Where the number comes from."),
                    },
                    "confidence": {"enum": list(CONFIDENCE)},
                },
            },
        ],
    }
