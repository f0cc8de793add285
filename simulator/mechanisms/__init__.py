"""The rules of the simulated world, one a file, in folders by subject. The file's name is the
rule's kind."""

from functools import cache
from importlib import import_module
from pathlib import Path

from simulator.mechanisms.base import Mechanism, rules_in
from simulator.mechanisms.own_rules import in_force, rule_of


def kinds() -> dict[str, type[Mechanism]]:
    """Every kind of rule by name: from this package's own files, and from files that the user named
    (`own_rules`)."""
    return _shipped() | {file.kind: rule_of(file) for file in in_force()}


@cache
def _shipped() -> dict[str, type[Mechanism]]:
    own = Path(__file__).parent.glob("*/*.py")
    files = sorted((f for f in own if not f.stem.startswith("_")), key=lambda f: f.stem)
    return {f.stem: _rule_of(f.parent.name, f.stem) for f in files}


def _rule_of(room: str, name: str) -> type[Mechanism]:
    module = import_module(f"simulator.mechanisms.{room}.{name}")
    rules = rules_in(module)
    if len(rules) != 1:
        raise TypeError(f"{name}.py must hold exactly one Mechanism, not {len(rules)}")
    return rules[0]
