"""The rules of the simulated world, one per file; the file's name is the rule's kind."""

from importlib import import_module
from pathlib import Path

from simulator.mechanisms.mechanism import Mechanism


def kinds() -> dict[str, type[Mechanism]]:
    """Every kind of mechanism by name, from this folder's own files and nowhere else."""
    own = Path(__file__).parent.glob("*.py")
    names = sorted(f.stem for f in own if f.stem != "mechanism" and not f.stem.startswith("_"))
    return {name: _rule_of(name) for name in names}


def _rule_of(name: str) -> type[Mechanism]:
    module = import_module(f"simulator.mechanisms.{name}")
    rules = [
        value for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Mechanism)
        and value.__module__ == module.__name__
    ]
    if len(rules) != 1:
        raise TypeError(f"{name}.py must hold exactly one Mechanism, not {len(rules)}")
    return rules[0]
