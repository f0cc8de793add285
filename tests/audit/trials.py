"""What the audit changes in a scenario: each lever, each command that the file proposes, each post,
each rule."""

import json
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.mechanisms.parameters import Parameter
from simulator.quantities.quantity import Quantity
from simulator.quantities.writing import write_number
from simulator.scenario.load import load, loads
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.scenario import Scenario

OFF: Mapping[str, tuple[str, ...]] = {
    "assessment": ("interview_hours", "observation_hours"),
    "burnout": ("rate",),
    "cost_shock": ("common", "payroll", "overhead", "service", "goods"),
    "demand_shock": ("yearly", "spread"),
    "dropout": ("rate",),
    "fade": ("drop_off",),
    "gives_up": ("first_year", "later"),
    "inflation": ("prices", "wages", "variation"),
    "payroll": ("holiday_bonus",),
    "pricing": ("pass_on", "when_short", "when_ample"),
    "waiting_list": ("impatience",),
    "word_of_mouth": ("contacts",),
}
"""The numbers that are 0 where a rule is switched off that every venture has. Rules like these that
have no such numbers are tried by what they need, such as posts of supervisors."""
_LITTLE = 1.25
"""A change by at most this factor is a little one."""
_NAMING = ("events", "policies", "levers", "claims")
"""Lists of a file that name rules."""


@dataclass(frozen=True)
class Trial:
    """One change of one shipped scenario. `set` is what `--set` would say; `without` is the name of
    a rule that is left out."""

    scenario: str
    what: str
    """The path that is changed, the post, or the name of the rule."""
    change: str
    """In words that do not depend on numbers: `lower`, `none`, `without`."""
    set: Mapping[str, str] = field(default_factory=dict)
    without: str = ""
    kind: str = ""
    """The kind of the rule, for what is expected of all rules of this kind."""
    decides: bool = False
    """Whether it is a lever: something that the venture decides."""

    @property
    def id(self) -> str:
        """Its name in files of the audit."""
        typed = ", ".join(f"{path}={value}" for path, value in self.set.items())
        return f"{self.scenario}: {typed or f'without {self.without}'}"

    def scenario_changed(self) -> Scenario:
        """Raises `ScenarioError` where a file may not say this."""
        if not self.without:
            return load(self.scenario, self.set)
        gone = [self.without]
        while True:
            try:
                return loads(_text_without(self.scenario, gone), path=f"{self.scenario}-audit.yaml")
            except ScenarioError as error:
                idle = error.mistakes[0].path.removeprefix("mechanisms.")
                if idle in gone or idle not in load(self.scenario).mechanisms:
                    raise
                gone.append(idle)  # it only serves the rule that is left out


def _text_without(name: str, rules: list[str]) -> str:
    """A scenario file without some rules, and without what names them elsewhere, as an author would
    leave them out."""
    content = json.loads(load(name).content)
    kept = {
        key: [entry for entry in content[key] if not any(_names(entry, rule) for rule in rules)]
        for key in _NAMING
        if key in content
    }
    left_out = dict.fromkeys(rules)
    return json.dumps({"extends": name, "name": name, "mechanisms": left_out, **kept, "try": []})


def _names(entry: Any, rule: str) -> bool:
    """Whether a rule is named anywhere in an entry of a list."""
    if isinstance(entry, dict):
        return any(_names(value, rule) for value in entry.values())
    text = str(entry).removeprefix("mechanisms.")
    return text == rule or text.startswith(f"{rule}.")


def trials(scenario: Scenario) -> list[Trial]:
    """Everything that the audit tries, each once."""
    found: dict[Any, Trial] = {}
    for made in (_levers, _proposed, _posts, _rules):
        for numbers, trial in made(scenario):
            found.setdefault((numbers, trial.without, tuple(sorted(trial.set))), trial)
    return list(found.values())


Found = Iterator[tuple[Any, Trial]]
"""Trials, each with the numbers that it comes to: two ways to write one change are one trial."""


def _levers(scenario: Scenario) -> Found:
    inputs = {path: (parameter, value) for path, parameter, value in scenario.inputs()}
    for path in scenario.levers:
        parameter, value = inputs[path]
        for number, text in _ends(parameter, value, scenario.currency):
            change = changed_by(value.likely, number)
            yield (number,), Trial(scenario.name, path, change, {path: text}, decides=True)


def _ends(parameter: Parameter, value: Quantity, currency: str) -> Iterator[tuple[float, str]]:
    """Both ends of a lever: those of its plausible range, else half and twice."""
    plausible = parameter.plausible
    for number, times in zip(
        plausible or (value.likely / 2, value.likely * 2), ("*0.5", "*2"), strict=True
    ):
        end = min(max(number, value.low), value.high)
        end = float(round(end)) if value.whole else float(f"{end:.6g}")
        if end == value.likely:
            continue
        as_range = value.is_range and not plausible and end == number
        yield end, times if as_range else write_number(end, parameter.unit, currency)


def changed_by(before: float, after: float) -> str:
    """How a number changes, in words."""
    if not after:
        return "to 0"
    little = before > 0 and 1 / _LITTLE <= after / before <= _LITTLE
    return f"{'a little ' if little else ''}{'higher' if after > before else 'lower'}"


def _proposed(scenario: Scenario) -> Found:
    """The commands that a file proposes, as far as they change numbers of the file itself."""
    before = {path: value for path, _, value in scenario.inputs()}
    for command in scenario.try_:
        words = shlex.split(str(command))
        if words[1:3] != ["compare", scenario.name]:
            continue
        typed = [b for a, b in zip(words, words[1:], strict=False) if a == "--set"]
        changes = dict(one.split("=", 1) for one in typed)
        after = {path: value for path, _, value in load(scenario.name, changes).inputs()}
        both = [(before[path].likely, after[path].likely) for path in changes]
        named = [_as_posts(path, *pair) for path, pair in zip(changes, both, strict=True)]
        what, change = (" + ".join(part) for part in zip(*named, strict=True))
        numbers = tuple(number for _, number in both)
        yield numbers, Trial(scenario.name, what, change, changes, decides=True)


def _as_posts(path: str, before: float, after: float) -> tuple[str, str]:
    """What changes and how; fewer posts are those of `_posts`."""
    cut = {0: "none", before - 1: "one fewer"}.get(after)
    if path.startswith("team.") and path.endswith(".posts") and cut:
        return path.removesuffix(".posts"), cut
    return path, changed_by(before, after)


def _posts(scenario: Scenario) -> Found:
    for name, post in scenario.team.items():
        there, most = (int(post.values[number].likely) for number in ("posts", "max_posts"))
        for number in sorted({there - 1, 0}) if there else ():
            change = "one fewer" if number else "none"
            changes = {f"team.{name}.posts": str(number)}
            if most:  # else managers add the post again
                changes[f"team.{name}.max_posts"] = str(most - 1 if number else 0)
            yield (number,), Trial(scenario.name, f"team.{name}", change, changes, decides=True)


def _rules(scenario: Scenario) -> Found:
    """Each rule left out that the file names; each that every venture has switched off."""
    for name, rule in sorted(scenario.mechanisms.items()):
        kind = rule.kind.kind
        if not rule.kind.always:
            yield (), Trial(scenario.name, name, "without", without=name, kind=kind)
        elif numbers := [n for n in OFF.get(kind, ()) if rule.values[n].likely]:
            changes = {f"{name}.{number}": "0" for number in numbers}
            yield (), Trial(scenario.name, name, "off", changes, kind=kind)
    if "turnover" in scenario.mechanisms:  # its numbers belong to the posts
        stay = {f"team.{name}.leaving": "0" for name in scenario.team}
        yield (), Trial(scenario.name, "turnover", "off", stay, kind="turnover")
