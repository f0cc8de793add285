"""The scenario language as a JSON Schema, for editors that complete and check while one types.

It is made from the same classes that `check` uses. It says less than `check`: what is required
depends on `extends`, and numbers are texts with a grammar of their own.
"""

from typing import Any

from simulator.mechanisms import kinds
from simulator.mechanisms.parameters import Parameter, Settings
from simulator.quantities.answers import spellings
from simulator.quantities.currencies import MINOR_UNITS
from simulator.quantities.months import SHAPE
from simulator.scenario.changes.conditions import ACTIONS, CONDITIONS, MEASURES, SUBJECTS
from simulator.scenario.load import KEYS, SECTIONS
from simulator.scenario.scenario import LANGUAGE
from simulator.scenario.sections import PartnerGroup, Post
from simulator.scenario.values.provenance import CONFIDENCE

Schema = dict[str, Any]
_NUMBER = {"type": ["number", "string"]}


def json_schema() -> Schema:
    """JSON Schema 2020-12 of a scenario file."""
    rules = kinds()
    blocks = {**SECTIONS, "post": Post, "partner_group": PartnerGroup}
    definitions = {name: _block(kind) for name, kind in blocks.items()}
    definitions |= {f"mechanism.{name}": _block(kind) for name, kind in rules.items()}
    definitions |= {f"named.{name}": _named(name) for name in rules}
    definitions["quantity"] = _quantity()
    properties = {
        **_head(),
        **{name: _ref(name) for name in SECTIONS},
        **_groups(list(rules)),
        **_sentences(),
    }
    required = ["name", "title", "months", "currency", *SECTIONS, "mechanisms"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A sesim scenario",
        "type": "object",
        "description": "One venture's assumptions, each with a range and a source.",
        "properties": {name: properties[name] for name in KEYS},
        "additionalProperties": False,
        "if": {"not": {"required": ["extends"]}},
        "then": {"required": required},
        "$defs": definitions,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _block(kind: type[Settings]) -> Schema:
    """An object with one property per parameter; those without a default say `Required`."""
    return {
        "title": kind.__name__,
        "description": " ".join((kind.__doc__ or "").split()),
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {name: _value(p) for name, p in kind.parameters.items()},
    }


def _named(kind: str) -> Schema:
    """A block under any name whose `kind:` says what it is."""
    own = _ref(f"mechanism.{kind}")["$ref"]
    return {
        "type": "object",
        "title": f"kind: {kind}",
        "required": ["kind"],
        "properties": {
            "kind": {"const": kind},
            **{name: {"$ref": f"{own}/properties/{name}"} for name in kinds()[kind].parameters},
        },
        "additionalProperties": False,
    }


def _value(parameter: Parameter) -> Schema:
    default = {} if parameter.required else {"default": parameter.default}
    need = "Required. " if parameter.required else ""
    about = {
        "title": parameter.name.replace("_", " "),
        "description": f"{need}{parameter.help} ({parameter.unit.help})",
        **default,
    }
    if parameter.unit.numeric:
        return {**_ref("quantity"), **about, "x-unit": parameter.unit.name, **_limits(parameter)}
    return {**_plain(parameter), **about}


def _limits(parameter: Parameter) -> Schema:
    """Bounds of a number written without a unit; money's depend on the currency."""
    low = parameter.low if parameter.low is not None else parameter.unit.low
    if parameter.unit.name == "money":
        return {"minimum": low} if low is not None else {}
    high = parameter.high if parameter.high is not None else parameter.unit.high
    return {key: bound for key, bound in (("minimum", low), ("maximum", high)) if bound is not None}


def _plain(parameter: Parameter) -> Schema:
    """What is no number: a word, a flag, a list or shares."""
    unit = parameter.unit
    shares: Schema = {"type": "object", "additionalProperties": _NUMBER}
    if unit.choices:
        shares["propertyNames"] = {"enum": list(unit.choices)}
    schemas: dict[str, Schema] = {
        "rank": {"type": "integer", "minimum": 1, "maximum": 1000},
        "flag": {"anyOf": [{"enum": ["yes", "no", True, False]}, {"enum": list(spellings())}]},
        "word": {"enum": list(unit.choices)},
        "text": {"type": "string", "maxLength": 1000},
        "words": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        "shares": shares,
        "season": {"type": "array", "items": _NUMBER, "minItems": 12, "maxItems": 12},
    }
    return schemas[unit.name]


def _quantity() -> Schema:
    """A number, a range as text, or either with its source."""
    ends = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}
    numbers = dict.fromkeys(("value", "amount", "low", "likely", "high"), _NUMBER)
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
                    "source": {"type": "string", "description": "Where the number comes from."},
                    "confidence": {"enum": list(CONFIDENCE)},
                },
            },
        ],
    }


def _head() -> Schema:
    return {
        "sesim": {"enum": [LANGUAGE, str(LANGUAGE)]},
        "name": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,62}$"},
        "title": {"type": "string", "maxLength": 1000},
        "about": {"type": "string", "maxLength": 1000},
        "extends": {
            "type": "string",
            "description": "Name of a scenario in the same folder, or one of sesim's own.",
        },
        "start": {"type": "string", "pattern": SHAPE, "default": "2025-01"},
        "months": {"type": ["integer", "string"], "minimum": 12, "maximum": 600},
        "run_months": {"type": ["integer", "string"], "minimum": 12, "maximum": 600},
        "currency": {"enum": list(MINOR_UNITS)},
        "runs": {"type": ["integer", "string"], "minimum": 1, "maximum": 10_000, "default": 200},
        "seed": {"type": "integer", "minimum": 0, "maximum": 2**63 - 1, "default": 1},
    }


def _groups(rules: list[str]) -> Schema:
    """Posts and partner groups by name; rules by kind, or by name with `kind:`."""
    named = {"oneOf": [_ref(f"named.{name}") for name in rules]}
    own = {name: {"anyOf": [_ref(f"mechanism.{name}"), _ref(f"named.{name}")]} for name in rules}
    names = {"pattern": "^[a-z][a-z0-9_]*$"}
    return {
        "team": {"type": "object", "propertyNames": names, "additionalProperties": _ref("post")},
        "partners": {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": _ref("partner_group"),
        },
        "mechanisms": {
            "type": "object",
            "propertyNames": names,
            "properties": own,
            "additionalProperties": named,
        },
    }


def _sentences() -> Schema:
    change = {"change": {"type": "string"}, "by": {"type": "string"}, "to": _NUMBER}
    then = {"type": "object", "properties": change, "required": ["change"]}
    texts = {"type": "array", "items": {"type": "string"}}
    event = {
        "type": "object",
        "additionalProperties": False,
        "required": ["change"],
        "oneOf": [{"required": ["month"]}, {"required": ["on"]}],
        "properties": {"month": _NUMBER, "until": _NUMBER, "on": {"type": "string"}, **change},
    }
    policy = {
        "type": "object",
        "additionalProperties": False,
        "required": ["when", "then"],
        "properties": {
            "name": {"type": "string"},
            "for": _NUMBER,
            "when": {
                "type": "string",
                "description": "measure < number; measures: " + ", ".join(CONDITIONS),
            },
            "then": {"anyOf": [{"enum": list(ACTIONS)}, then]},
        },
    }
    claims = {
        **texts,
        "description": "P(verdict) >= 0.6 or mean(measure) >= 120; verdicts: "
        + ", ".join(SUBJECTS)
        + "; measures: "
        + ", ".join(MEASURES),
    }
    return {
        "events": {"type": "array", "items": event},
        "policies": {"type": "array", "items": policy},
        "levers": {**texts, "description": "Parameters that the venture can choose, by path."},
        "claims": claims,
        "notice": texts,
        "try": texts,
    }
