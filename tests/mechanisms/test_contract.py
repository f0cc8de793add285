"""A rule touches only what the `World` protocol names, and keeps only what it declares."""

import ast
import inspect
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, get_type_hints

import numpy as np
import pytest

from simulator.mechanisms import actors, community, groups, kinds, money, world
from simulator.mechanisms.base import Mechanism, Phase
from simulator.mechanisms.keeping import Lasts
from simulator.mechanisms.state import Reset, VentureState, declared
from simulator.model.model import Month
from simulator.scenario.catalog import shipped
from simulator.scenario.load import load

from .test_completeness import FILES, KINDS, SHARED, tree

VIEWS = {
    name: view
    for module in (actors, community, groups, money, world)
    for name, view in vars(module).items()
    if name.endswith("View") or name == "World"
}
PARTS = {"people": "PeopleView", "staff": "StaffView", "partners": "PartnersView"} | {
    part: f"{part.title()}View"
    for part in ("hours", "treasury", "ledger", "books", "impact", "changes", "draws")
}


def names_of(view: type) -> set[str]:
    """Every name that a protocol has, those of its parents too."""
    found = set()
    for parent in view.__mro__:
        if parent.__module__.startswith("simulator"):
            found |= {name for name in vars(parent) if not name.startswith("_")}
            found |= set(parent.__dict__.get("__annotations__", {}))
    return found


class Narrow:
    """What a rule may see of something: the names of its protocol, and no other."""

    def __init__(self, real: Any, view: type, parts: dict[str, Any]) -> None:
        object.__setattr__(self, "_real", real)
        object.__setattr__(self, "_names", names_of(view))
        object.__setattr__(self, "_parts", parts)

    def __getattr__(self, name: str) -> Any:
        if name not in self._names:
            raise AssertionError(f"a rule reads {name}, which no protocol names")
        return self._parts.get(name, getattr(self._real, name))

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in self._names:
            raise AssertionError(f"a rule sets {name}, which no protocol names")
        setattr(self._real, name, value)


def narrow(model: Month) -> Narrow:
    parts = {
        name: Narrow(getattr(model, name), VIEWS[view], {})
        for name, view in PARTS.items()
        if name not in ("people", "staff", "partners")  # populations also hold rules' own columns
    }
    return Narrow(model, VIEWS["World"], parts)


@pytest.mark.more
@pytest.mark.parametrize("name", shipped())
def test_a_rule_touches_nothing_but_the_world(name, monkeypatch):
    """Every shipped scenario, month by month, through a world that knows no other names."""
    scenario = load(name, {"months": "14", "targets.sustainable_by": "12"})
    expected = Month(scenario, range(2))
    seen = Month(scenario, range(2))
    view = narrow(seen)
    for rule in seen.rules:
        for verb in ("plan", "step"):
            real = getattr(rule, verb)
            monkeypatch.setattr(rule, verb, lambda _, real=real: real(view))
    for _ in range(14):
        expected.step()
        seen.step()
    for series, values in expected.books.series.items():
        assert np.array_equal(values, seen.books.series[series]), series


def test_the_narrow_world_can_refuse():
    view = narrow(Month(load("youth-cafe"), [0]))
    with pytest.raises(AssertionError, match="reads rules"):
        _ = view.rules
    with pytest.raises(AssertionError, match="sets trust"):
        view.trust = 1
    with pytest.raises(AssertionError, match="reads close"):
        view.books.close(0)


def test_every_name_of_the_protocols_exists_on_a_fresh_model():
    model = Month(load("island-school"), range(2))
    missing = [n for n in names_of(VIEWS["World"]) if not hasattr(model, n)]
    for part, view in PARTS.items():
        real = getattr(model, part)
        missing += [f"{part}.{n}" for n in names_of(VIEWS[view]) if not hasattr(real, n)]
    serving = names_of(VIEWS["ServingView"])
    missing += [f"serving.{n}" for n in serving if not hasattr(model.people.serving, n)]
    assert missing == []


def test_every_name_of_the_protocols_says_what_it_is():
    unsaid = [
        f"{view.__name__}.{name}"
        for view in (VIEWS["World"], VIEWS["BooksView"], VIEWS["TreasuryView"], VIEWS["HoursView"])
        for name, value in vars(view).items()
        if not name.startswith("_") and callable(value) and not inspect.getdoc(value)
    ]
    assert unsaid == []


# -- the state that rules share ---------------------------------------------------------------


def test_every_shared_number_is_there_on_the_first_day():
    state = VentureState.first(3)
    for name, shared in declared().items():
        value = getattr(state, name)
        assert value.shape == ((1, 1) if shared.of_plan else (3, 1)), name
        assert value.dtype == shared.dtype, name
        assert shared.help.endswith(".") and shared.unit, name


def test_a_month_resets_what_belongs_to_it_and_nothing_else():
    state = VentureState.first(2)
    for name, shared in declared().items():
        setattr(state, name, np.full_like(getattr(state, name), 1 if shared.dtype is bool else 7))
    state.begin_month()
    for name, shared in declared().items():
        value = getattr(state, name).ravel().tolist()
        expected = {
            Reset.MONTHLY_SUM: 0,
            Reset.MONTHLY_PRODUCT: 1,
            Reset.TAKES_OVER: 7,
        }.get(shared.reset, 1 if shared.dtype is bool else 7)
        assert set(value) == {expected}, name


def test_a_month_begins_before_any_rule_acts(monkeypatch):
    """So that what a rule of the first phase adds is there for all others."""
    told, play, begin = [], Month._play, VentureState.begin_month
    monkeypatch.setattr(Month, "_play", lambda self, phase: (told.append(phase), play(self, phase)))
    monkeypatch.setattr(VentureState, "begin_month", lambda s: (told.append("begin"), begin(s)))
    Month(load("youth-cafe")).step()
    assert told == ["begin", *Phase]


def test_each_number_that_takes_over_has_a_twin_that_gathers():
    for name, shared in declared().items():
        if shared.reset is Reset.TAKES_OVER:
            assert declared()[f"{name}_next"].reset is Reset.MONTHLY_SUM


# -- what a rule keeps ------------------------------------------------------------------------


def assigned(name: str) -> Iterator[str]:
    """Attributes of itself that a rule's file sets."""
    for node in ast.walk(tree(name)):
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [node.target] if isinstance(node, ast.AugAssign | ast.AnnAssign) else targets
        flat = [part for t in targets for part in (t.elts if isinstance(t, ast.Tuple) else [t])]
        for target in flat:
            owner = target.value if isinstance(target, ast.Attribute) else None
            if isinstance(owner, ast.Name) and owner.id == "self":
                yield target.attr


@pytest.mark.parametrize("name", KINDS)
def test_a_rule_sets_only_what_it_declares(name):
    kind = KINDS[name]
    files = {kind.kind} | {
        parent.__module__.rpartition(".")[2] for parent in kind.__mro__ if parent is not object
    }
    names = {attribute for file in files & {*KINDS, *SHARED} for attribute in assigned(file)}
    assert names <= set(kind.kept), f"declare {sorted(names - set(kind.kept))}"
    assert "setattr" not in FILES[name].read_text("utf-8")


@pytest.mark.parametrize("name", KINDS)
def test_what_a_rule_declares_is_used_and_said(name):
    kind = KINDS[name]
    source = "".join(
        inspect.getsource(inspect.getmodule(parent))
        for parent in kind.__mro__
        if issubclass(parent, Mechanism) and parent is not Mechanism
    )
    for attribute, keep in kind.kept.items():
        assert keep.help.endswith(".") and keep.help[0].isupper(), attribute
        assert f".{attribute}" in source, f"{attribute} is not used"


@pytest.mark.more
@pytest.mark.parametrize("name", shipped())
def test_nothing_that_belongs_to_one_month_lasts_longer(name, monkeypatch):
    """Taken away when the month ends, it is not missed; and nothing undeclared is there."""
    scenario = load(name, {"months": "14", "targets.sustainable_by": "12"})
    expected, forgetful = (Month(scenario, range(2)) for _ in range(2))
    for _ in range(14):
        expected.step()
        forgetful.step()
        for rule in forgetful.rules:
            for attribute, keep in rule.kept.items():
                if keep.lasts is Lasts.THIS_MONTH:
                    vars(rule).pop(attribute, None)
            known = {"name", "key", *rule.parameters, *rule.switches, *rule.kept, *rule.series}
            assert set(vars(rule)) <= known, rule.name
    for series, values in expected.books.series.items():
        assert np.array_equal(values, forgetful.books.series[series]), series


@pytest.mark.more
def test_what_is_fixed_on_the_first_day_does_not_change():
    model = Month(load("youth-cafe"), range(2))
    fixed = {
        (rule.name, attribute): np.array(getattr(rule, attribute), copy=True)
        for rule in model.rules
        for attribute, keep in rule.kept.items()
        if keep.lasts is Lasts.FIXED and isinstance(getattr(rule, attribute, None), np.ndarray)
    }
    assert len(fixed) > 3
    for _ in range(24):
        model.step()
    for (name, attribute), value in fixed.items():
        rule = next(rule for rule in model.rules if rule.name == name)
        assert np.array_equal(getattr(rule, attribute), value), f"{name}.{attribute}"


# -- what a rule reports ----------------------------------------------------------------------


def called(name: str, verb: str) -> set[str]:
    """First arguments of `world.books.<verb>(...)` in a rule's file, in what it shares, and in what
    that shares."""
    files = [name]
    for file in files:
        text = FILES[file].read_text("utf-8")
        files += [shared for shared in SHARED if shared in text and shared not in files]
    return {
        ast.unparse(node.args[0])
        for file in files
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == verb and node.args
    }


@pytest.mark.parametrize("name", KINDS)
def test_the_shortages_that_a_rule_reports_are_those_it_declares(name):
    reported = {word for word in called(name, "short") if word.startswith("Cause.")}
    assert reported == {f"Cause.{cause.name}" for cause in KINDS[name].starves}


def test_kinds_are_typed_as_rules():
    for kind in kinds().values():
        for verb in ("plan", "step", "start", "first_day"):
            hints = get_type_hints(getattr(kind, verb), localns={"World": SimpleNamespace})
            assert "world" in hints and hints["return"] is type(None), f"{kind.kind}.{verb}"
