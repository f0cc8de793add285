"""What a scenario plans to change and what it claims: events, policies and claims."""

from dataclasses import dataclass, field

from simulator.quantities.months import read_calendar_month
from simulator.words.dates import calendar_month, month_of_plan
from simulator.words.texts import N_, phrase

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
