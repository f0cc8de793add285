"""A scenario: one venture's assumptions, read, checked and frozen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from simulator.mechanisms.base import Mechanism
from simulator.mechanisms.parameters import Parameter, Settings
from simulator.mechanisms.recording import Series
from simulator.mechanisms.series import registry
from simulator.quantities.quantity import Quantity
from simulator.scenario.block import Block
from simulator.scenario.calibration import Calibration
from simulator.scenario.changes.planned import Claim, Event, Policy
from simulator.scenario.sections import SECTIONS
from simulator.vocabulary import Ability, Others
from simulator.words.local_text import shown
from simulator.words.texts import phrase

LANGUAGE = 2
"""The version of scenario files that this version of sesim reads, as in `sesim: 2`."""


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
    """All of it. `title`, `about`, each `notice`, each `try_` and the outcome's label may be a
    `LocalText`: as a string the same in every language, for files; `shown(scenario.title)` is for
    people."""

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
    levers: Mapping[str, tuple[float, ...]]
    """What the venture can choose, by path, with the values to try where its file names them."""
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
    """How strong its techniques must be for `outcome.effect`."""
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

    def called(self, file: str) -> "Scenario":
        """The same scenario as if its file had this name, in no folder. What it assumes stays."""
        named = replace(self, path=Path(file))
        object.__setattr__(named, "content", self.content)
        return named

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
        """What a block or segment is called on a chart, in the language in use: its label; where it
        has none, its name, or what its rule is called if it has the rule's name."""
        if path in self.labels:
            return shown(self.labels[path])
        rule = self.mechanisms.get(path)
        return phrase(rule.kind.title) if rule and rule.kind.kind == path else _name(path)

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
