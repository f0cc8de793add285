"""`calibrate`: how strong the techniques of a file must be for the effect that it states."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.experiments.calibration import FUTURES, Point, curve
from simulator.model.strength import strength_for
from simulator.scenario.calibration import (
    EFFECTS,
    ERRORS,
    KEY,
    MADE_FOR,
    READ_IN,
    STRENGTHS,
    Calibration,
    beside,
    out_of_reach,
)
from simulator.scenario.load import load
from simulator.scenario.scenario import Scenario
from simulator.scenario.shipped import shipped
from simulator.storage.atomic import write
from simulator.storage.new_files import could_not_write
from simulator.verbs.progress import Progress, shown
from simulator.verbs.refusals import Refused
from simulator.words.lines import indented
from simulator.words.numbers import exact, number_range, part, whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, phrase

_DIGITS = 6
"""Digits that are kept of a strength and of an effect."""


@dataclass(frozen=True)
class Calibrated:
    """The curve of a scenario file: points from the weakest to the strongest."""

    scenario: Scenario
    points: tuple[Point, ...]
    futures: int
    file: Path
    """Where the curve belongs: beside the scenario."""

    @property
    def curve(self) -> Calibration:
        strengths, effects = (tuple(each) for each in self._columns())
        return Calibration(strengths, effects)

    def _columns(self) -> tuple[list[float], list[float]]:
        return (
            [round(point.strength, _DIGITS) for point in self.points],
            [round(point.effect, _DIGITS) for point in self.points],
        )

    def as_data(self) -> dict[str, Any]:
        """What the file beside the scenario holds."""
        strengths, effects = self._columns()
        content = json.loads(self.scenario.content)
        return {
            "about": "Made by `sesim calibrate`. Run it again after changes of the programme.",
            MADE_FOR: content[KEY][READ_IN],
            "futures": self.futures,
            STRENGTHS: strengths,
            EFFECTS: effects,
            ERRORS: [round(point.error, _DIGITS) for point in self.points],
        }

    def save(self) -> None:
        """Write the curve beside the scenario; an older one is replaced. Raises `WriteFailed`."""
        text = json.dumps(self.as_data(), indent=1) + "\n"
        try:
            write(self.file, text.encode("utf-8"))
        except OSError as error:
            raise could_not_write(self.file, error) from error

    def as_text(self, width: int) -> str:
        """The curve as a table, and what it means for the effect that the file states."""
        wanted = self.scenario.outcome.values["effect"]
        low, high = min(wanted.numbers), max(wanted.numbers)
        ends = [float(strength_for(self.curve, end)) for end in (low, high)]
        said = gettext(
            "For an effect of {effect} points, the techniques must be {times} times as strong as"
            " the file says. Each future has its own effect from this range.",
            effect=number_range(100 * low, 100 * high),
            times=number_range(*ends),
        )
        head = gettext(
            "The effect of techniques at several strengths, on all people who were enrolled, {n}"
            " months after they left. {futures} futures for each line.",
            n=whole(int(self.scenario.targets.values["outcome_after"].likely)),
            futures=whole(self.futures),
        )
        return "\n".join([*indented(head, width), *self._table(), *indented(said, width)])

    def _table(self) -> list[str]:
        names = (
            # Translators: head of a column: the strength of techniques, as a multiple.
            phrase("times as strong"),
            # Translators: head of a column: a difference of shares, in points.
            phrase("effect, points"),
            # Translators: head of a column: the 95% counting error of the effect, in points.
            phrase("error"),
            # Translators: head of a column: the share that reaches the outcome anyway.
            phrase("would have come anyway"),
        )
        rows = [
            (
                exact(point.strength, 3),
                exact(100 * point.effect, 1),
                f"± {exact(196 * point.error, 1)}",
                part(point.anyway),
            )
            for point in self.points
        ]
        widths = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
        return [
            "  " + "  ".join(cell.rjust(size) for cell, size in zip(row, widths, strict=True))
            for row in (names, *rows)
        ]


def calibrate(
    file: str | Path,
    *,
    futures: int = FUTURES,
    workers: int = 1,
    progress: Progress | bool | None = None,
) -> Calibrated:
    """Find out how strong the techniques of a scenario file must be for `outcome.effect`: the
    effect on everybody enrolled, `targets.outcome_after` months after they left. Nothing is
    written; `save` does that.

    Raises `ScenarioError`, and `Refused` where the file states no effect or one out of reach."""
    scenario = load(file, calibrated=False)
    name = clean(str(file))
    wanted = scenario.outcome.values["effect"]
    if "effect" not in scenario.outcome.given:
        raise Refused(
            gettext(
                "`{file}` states no effect. Write one under `outcome`, such as `effect: 4 to 12"
                " points`, or with its source: `{{range: 4 to 12 points, source: a trial}}`.",
                file=name,
            )
        )
    if scenario.path is None or not scenario.path.is_file():
        said = gettext("A curve is written beside a file, so `{file}` must be one.", file=name)
        raise Refused(said)
    with shown(progress) as show:
        points = curve(
            scenario, futures=futures, workers=workers, progress=_in_futures(show, futures)
        )
    low, high = points[0].effect, points[-1].effect
    if not low <= wanted.likely <= high:
        said = out_of_reach(wanted.text, low, high)
        raise Refused(f"{name}: {said}")
    return Calibrated(scenario, tuple(points), futures, beside(scenario.path))


def _in_futures(show: Progress | None, futures: int) -> Progress | None:
    """Counts the futures of the points that are finished."""
    return show and (lambda done, planned: show(done * futures, planned * futures))


def comes_with_sesim(file: str) -> bool:
    """Whether this is the name of a shipped scenario, which has its curve already."""
    return file in shipped()
