"""A scenario: one venture's assumptions, read, checked and frozen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from simulator.mechanisms.base import Mechanism
from simulator.mechanisms.parameters import Parameter, Settings
from simulator.mechanisms.recording import Series
from simulator.mechanisms.series import registry
from simulator.quantities.months import read_calendar_month
from simulator.quantities.quantity import Quantity
from simulator.scenario.block import Block
from simulator.scenario.calibration import Calibration
from simulator.scenario.sections import SECTIONS
from simulator.vocabulary import Ability, Others
from simulator.words.dates import calendar_month, month_of_plan
from simulator.words.local_text import shown
from simulator.words.texts import N_, phrase

LANGUAGE = 2
"""The version of scenario files that this version of sesim reads, as in `sesim: 2`."""

ACTIONS = {
    "freeze_intake": N_("nobody new gets a place"),
    "freeze_hiring": N_("no new staff are hired"),
}
"""What a policy can do besides changing a number, by the words of the file."""


@dataclass(frozen=True)
class Typed:
    """Parts of an event or policy as the file says them, for people; empty where it says none."""

    month: str = ""
    until: str = ""
    """Months of the calendar."""
    when: str = ""
    amount: str = ""

    def change(self, path: str, by: float | None) -> str:
        """The change of one number, as a part of a sentence."""
        if by is None:
            return phrase("{path} becomes {amount}", path=f"`{path}`", amount=f"`{self.amount}`")
        return phrase("{path} changes by {amount}", path=f"`{path}`", amount=f"`{self.amount}`")


@dataclass(frozen=True)
class Event:
    """From `month` (1 = first) on, the parameter `path` is multiplied by `by` or set to `to`.
    With `until`, it ends after that month. With `on`, it has no month of its own (0): it comes
    into force in the month after the rule of that name has succeeded."""

    month: int
    until: int | None
    path: str
    by: float | None
    to: float | None
    text: str
    """The same in files for programs, in every language."""
    on: str | None = None
    typed: Typed = field(default=Typed(), compare=False)

    def shown(self) -> str:
        """What it says, for people: as a part of a sentence."""
        if not self.typed.amount:
            return self.text
        change = self.typed.change(self.path, self.by)
        if self.on is not None:
            # Translators: the rule has succeeded or happened, such as: after `budget_cut`: ...
            return phrase("after {rule}: {change}", rule=f"`{self.on}`", change=change)
        first = _month(self.typed.month, self.month)
        if self.until is None:
            return phrase("from {month} on: {change}", month=first, change=change)
        last = _month(self.typed.until, self.until)
        return phrase("from {first} to {last}: {change}", first=first, last=last, change=change)


def _month(typed: str, number: int) -> str:
    """The month of the calendar that the file says, else the month of the plan."""
    return calendar_month(*read_calendar_month(typed)) if typed else month_of_plan(number)


@dataclass(frozen=True)
class Condition:
    """`measure op number`, such as `reserve_months < 2`; money in minor units."""

    measure: str
    op: str
    number: float


@dataclass(frozen=True)
class Policy:
    """While `when` holds at a month's end, `action` is in force next month, and `months` months
    at least. An action is `freeze_intake`, `freeze_hiring` or a change of one parameter (`path`
    with `by` or `to`)."""

    name: str
    when: Condition
    action: str
    path: str | None
    by: float | None
    to: float | None
    months: int
    text: str
    """The same in files for programs, in every language."""
    typed: Typed = field(default=Typed(), compare=False)

    def shown(self) -> str:
        """What it says, for people: as a part of a sentence."""
        if not self.typed.when:
            return self.text
        done = (
            phrase(ACTIONS[self.action])
            if self.path is None
            else self.typed.change(self.path, self.by)
        )
        return phrase("when {condition}: {action}", condition=f"`{self.typed.when}`", action=done)


@dataclass(frozen=True)
class Claim:
    """`P(verdict) op number` (`statistic="P"`), or `mean`, `median` or a quantile such as `q05` of
    a measure. `P(measure op number) op number` has the inner comparison in `of`."""

    text: str
    statistic: str
    subject: str
    op: str
    number: float
    of: Condition | None = None


@dataclass(frozen=True)
class LeftOut:
    """Events or policies of a base that the list of a file which extends it replaces."""

    section: str
    """`events` or `policies`."""
    base: str
    """The name of the file that has them."""
    file: str
    """The name of the file with the list that counts."""
    number: int


@dataclass(frozen=True)
class Scenario:
    """All of it. `title`, `about`, `notice`, `try_` and the outcome's label may be a `LocalText`: as
    a string the same in every language, for files; `shown(scenario.title)` is for people."""

    name: str
    title: str
    about: str
    start: tuple[int, int]
    months: int
    currency: str
    runs: int
    seed: int
    community: Block[Settings]
    outcome: Block[Settings]
    venture: Block[Settings]
    targets: Block[Settings]
    team: Mapping[str, Block[Settings]]
    partners: Mapping[str, Block[Settings]]
    mechanisms: Mapping[str, Block[Mechanism]]
    events: tuple[Event, ...]
    policies: tuple[Policy, ...]
    levers: tuple[str, ...]
    claims: tuple[Claim, ...]
    notice: tuple[str, ...]
    try_: tuple[str, ...]
    path: Path | None
    digest: str
    """SHA-256 of its text, after `extends` and `--set`."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Labels of blocks and segments, by path (`team.trainer`, `community.segments.young women`).
    Numbers, keys and files for programs never depend on them."""
    abstract: bool = field(default=False, compare=False)
    """Whether it is only a base that other files extend, so that `compare` does not rank it."""
    calibration: Calibration | None = None
    compare_with: Others = field(default=Others.HYBRID, compare=False)
    """The real organisations that its futures are compared with. It changes no future."""
    language: int = field(default=LANGUAGE, compare=False)
    """The version of scenario files that it says it is written for; 0 where it says none."""
    left_out: tuple[LeftOut, ...] = field(default=(), compare=False)
    """What its file replaces in the files that it extends."""
    roles: Mapping[str, str] = field(default_factory=dict, compare=False)
    """The block that each role in its changes means: `{"largest_payer": "city_contract"}`."""
    content: str = field(default="", init=False, repr=False, compare=False)
    """That text's content as JSON; none if it was changed in Python (`dataclasses.replace`)."""

    def blocks(self) -> Iterator[tuple[str, Block[Settings]]]:
        """Every block with the path that names it: `community`, `team.trainer`, `cafe_sales`."""
        for section in SECTIONS:
            yield section, getattr(self, section)
        for group in ("team", "partners"):
            for name, block in getattr(self, group).items():
                yield f"{group}.{name}", block
        yield from self.mechanisms.items()

    @property
    def outcome_label(self) -> str:
        """What one outcome is called, in the language in use."""
        label = self.outcome.values.get("label", "")
        default = self.outcome.kind.parameters["label"].default
        # Translators: in the place of the name of the outcome, where there is none.
        return phrase("an outcome") if label in ("", default) else shown(label)

    def label(self, path: str) -> str:
        """What a block or segment is called on a chart, in the language in use: its label, or its
        name where it has none."""
        return shown(self.labels[path]) if path in self.labels else _name(path)

    def named(self, path: str) -> str:
        """The same with its name, as on a screen: `sales of the café (cafe_sales)`; the name alone
        where the label says nothing else."""
        label, name = self.label(path), _name(path)
        if label.casefold() == name.replace("_", " ").casefold() or label == name:
            return name
        # Translators: the label of a block, and its name in the scenario file.
        return phrase("{label} ({name})", label=label, name=name)

    @property
    def due(self) -> int:
        """The month by which it is to pay for itself: the last where none is set, or a later."""
        return min(int(self.targets.values["sustainable_by"].likely) or self.months, self.months)

    def series(self) -> dict[str, Series]:
        """Every monthly series that this scenario may have, by name."""
        return registry({name: block.kind for name, block in self.mechanisms.items()})

    def rules_that(self, ability: Ability) -> list[str]:
        """The names of its rules that can do something, in an order that no name decides."""
        found = (item for item in self.mechanisms.items() if ability in item[1].kind.can)
        return [name for name, _ in sorted(found, key=lambda item: item[1].place)]

    def inputs(self) -> Iterator[tuple[str, Parameter, Quantity]]:
        """Every numeric assumption: its path (`cafe_sales.price`), parameter and quantity."""
        for path, block in self.blocks():
            for name, value in block.values.items():
                if isinstance(value, Quantity):
                    yield f"{path}.{name}", block.kind.parameters[name], value


def _name(path: str) -> str:
    """The name of a block or segment without the section that it belongs to."""
    for above in ("team.", "partners.", "community.segments."):
        path = path.removeprefix(above)
    return path
