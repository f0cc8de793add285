"""The scenario language as a JSON Schema, for editors that complete and check while one types.

It is made from the same classes that `check` uses. It says less than `check`: what is required
depends on `extends`, and numbers are texts with a grammar of their own. Titles and descriptions are
for people, in the language in use.
"""

import inspect
from collections.abc import Iterable

from simulator.mechanisms import kinds
from simulator.mechanisms.parameters import Settings
from simulator.quantities.currencies import MINOR_UNITS
from simulator.quantities.months import SHAPE
from simulator.scenario.changes.claims import MEASURES, SUBJECTS
from simulator.scenario.changes.conditions import CONDITIONS
from simulator.scenario.changes.planned import ACTIONS
from simulator.scenario.load import KEYS, SECTIONS
from simulator.scenario.presets import VOLATILITY
from simulator.scenario.scenario import LANGUAGE
from simulator.scenario.schema_values import NUMBER, Schema, local_text, quantity, ref, value
from simulator.scenario.sections import PartnerGroup, Post
from simulator.vocabulary import Others
from simulator.words.numbers import all_of
from simulator.words.texts import gettext, phrase


def json_schema() -> Schema:
    """JSON Schema 2020-12 of a scenario file."""
    rules = kinds()
    blocks = {**SECTIONS, "post": Post, "partner_group": PartnerGroup}
    definitions = {name: _block(kind, name, name not in SECTIONS) for name, kind in blocks.items()}
    for name, kind in rules.items():
        definitions[f"mechanism.{name}"] = _block(kind, phrase(kind.title), labelled=True)
    definitions |= {f"named.{name}": _named(name) for name in rules}
    definitions |= {"quantity": quantity(), "local_text": local_text()}
    properties = {
        **_head(),
        **{name: ref(name) for name in SECTIONS},
        **_groups(list(rules)),
        **_sentences(),
    }
    required = ["name", "title", "months", "currency", *SECTIONS, "mechanisms"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": phrase("A sesim scenario"),
        "type": "object",
        "description": gettext("The assumptions of one venture, each with a range and a source."),
        "properties": {name: properties[name] for name in KEYS},
        "additionalProperties": False,
        "if": {"not": {"required": ["extends"]}},
        "then": {"required": required},
        "$defs": definitions,
    }


def _block(kind: type[Settings], title: str, labelled: bool) -> Schema:
    """An object with one property per parameter; those without a default say `Required`. Named
    blocks may have a label and a number."""
    paragraphs = inspect.cleandoc(kind.__doc__ or "").split("\n\n")
    return {
        "title": title,
        "description": " ".join(gettext(" ".join(p.split())) for p in paragraphs if p),
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {
            **{name: value(p) for name, p in kind.parameters.items()},
            **(_of_named() if labelled else {}),
        },
    }


def _of_named() -> Schema:
    said = gettext("What the block is called on screens and charts. It changes no result.")
    number = gettext(
        "Number of the block among its like. Random numbers depend on it, not on the name. If it is"
        " left out, the place in the file counts."
    )
    return {
        "label": {**ref("local_text"), "description": said},
        "number": {
            "type": ["integer", "string"],
            "minimum": 1,
            "maximum": 999,
            "description": number,
        },
    }


def _named(kind: str) -> Schema:
    """A block under any name whose `kind:` says what it is."""
    own = ref(f"mechanism.{kind}")["$ref"]
    return {
        "type": "object",
        "title": f"kind: {kind}",
        "required": ["kind"],
        "properties": {
            "kind": {"const": kind},
            **{name: {"$ref": f"{own}/properties/{name}"} for name in kinds()[kind].parameters},
            "label": {"$ref": f"{own}/properties/label"},
            "number": {"$ref": f"{own}/properties/number"},
        },
        "additionalProperties": False,
    }


def _head() -> Schema:
    return {
        "sesim": {"enum": [LANGUAGE, str(LANGUAGE)]},
        "name": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,62}$"},
        "title": ref("local_text"),
        "about": ref("local_text"),
        "extends": {
            "type": "string",
            "description": gettext(
                "The name of a scenario in the same folder, or of one that comes with sesim."
            ),
        },
        "abstract": {"enum": ["yes", "no", True, False], "default": "no"},
        "start": {"type": "string", "pattern": SHAPE, "default": "2025-01"},
        "months": {"type": ["integer", "string"], "minimum": 12, "maximum": 600},
        "run_months": {"type": ["integer", "string"], "minimum": 12, "maximum": 600},
        "currency": {"enum": list(MINOR_UNITS)},
        "runs": {"type": ["integer", "string"], "minimum": 1, "maximum": 10_000, "default": 200},
        "calibration": {
            "type": "object",
            "description": gettext("What `sesim calibrate` found. It is not written by hand."),
        },
        "volatility": {"enum": list(VOLATILITY), "default": "usual"},
        "compare_with": {"enum": list(map(str, Others)), "default": str(Others.HYBRID)},
        "seed": {"type": "integer", "minimum": 0, "maximum": 2**63 - 1, "default": 1},
    }


def _groups(rules: list[str]) -> Schema:
    """Posts and partner groups by name; rules by kind, or by name with `kind:`."""
    named = {"oneOf": [ref(f"named.{name}") for name in rules]}
    own = {name: {"anyOf": [ref(f"mechanism.{name}"), ref(f"named.{name}")]} for name in rules}
    names = {"pattern": "^[a-z][a-z0-9_]*$"}
    return {
        "team": {"type": "object", "propertyNames": names, "additionalProperties": ref("post")},
        "partners": {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": ref("partner_group"),
        },
        "mechanisms": {
            "type": "object",
            "propertyNames": names,
            "properties": own,
            "additionalProperties": named,
        },
    }


def _all_typed(names: Iterable[str]) -> str:
    """A list of words that scenario files use."""
    return all_of([f"`{name}`" for name in names])


def _sentences() -> Schema:
    change = {"change": {"type": "string"}, "by": {"type": "string"}, "to": NUMBER}
    then = {"type": "object", "properties": change, "required": ["change"]}
    texts = {"type": "array", "items": ref("local_text")}
    event = {
        "type": "object",
        "additionalProperties": False,
        "required": ["change"],
        "oneOf": [{"required": ["month"]}, {"required": ["on"]}],
        "properties": {"month": NUMBER, "until": NUMBER, "on": {"type": "string"}, **change},
    }
    policy = {
        "type": "object",
        "additionalProperties": False,
        "required": ["when", "then"],
        "properties": {
            "name": {"type": "string"},
            "for": NUMBER,
            "when": {
                "type": "string",
                "description": gettext(
                    "A measure, a sign and a number, such as `reserve_months < 2`. The measures are"
                    " {measures}.",
                    measures=_all_typed(CONDITIONS),
                ),
            },
            "then": {"anyOf": [{"enum": list(ACTIONS)}, then]},
        },
    }
    lever = {
        "type": "object",
        "additionalProperties": False,
        "required": ["path", "from", "to"],
        "properties": {
            "path": {"type": "string"},
            "from": NUMBER,
            "to": NUMBER,
            "steps": {"type": ["integer", "string"], "minimum": 2, "maximum": 100},
        },
    }
    claims = {
        "type": "array",
        "items": {"type": "string"},
        "description": gettext(
            "Such as `P(sustainable) >= 0.6`, `P(lowest_cash >= 0) >= 90%`, `mean(net_outcomes) >="
            " 120` or `q05(closing_cash) >= 0`. The verdicts are {verdicts}. The measures are"
            " {measures}.",
            verdicts=_all_typed(SUBJECTS),
            measures=_all_typed(MEASURES),
        ),
    }
    return {
        "events": {"type": "array", "items": event},
        "policies": {"type": "array", "items": policy},
        "levers": {
            "type": "array",
            "items": {"anyOf": [{"type": "string"}, lever]},
            "description": gettext("The paths of numbers that the venture can choose."),
        },
        "claims": claims,
        "notice": texts,
        "try": texts,
    }
