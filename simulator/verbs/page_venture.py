"""A venture of a class page: its scenario, and the numbers that may become sliders."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import numpy as np

from simulator.experiments.class_page.pilot import POINTS, Pilot, pilot_of
from simulator.experiments.class_page.points import Source
from simulator.experiments.class_page.sliders import COMBINED, MOST, Grid, places_of
from simulator.experiments.study.lever_range import quantity_of, range_of
from simulator.experiments.study.points import BLOCK
from simulator.experiments.study.vary import Lever, NoStudy, at_corners
from simulator.verbs.progress import Progress
from simulator.verbs.refusals import Refused
from simulator.verbs.sharing import to_share
from simulator.verbs.typed_after import typed_after


class Venture:
    """A scenario of the page, and the levers that may become its sliders. `name` is how it was
    asked for."""

    def __init__(self, name: str, source: Source, typed: Sequence[str]) -> None:
        self.name, self.source, self.scenario = name, source, source({})
        known = {path for path, _, _ in self.scenario.inputs()}
        own = [line for line in typed if path_of(line) in known]
        self.wanted = min(len(own) or len(set(self.scenario.levers)), MOST)
        chosen = set(map(path_of, own))
        others = [path for path in dict.fromkeys(self.scenario.levers) if path not in chosen]
        self.levers = [self.lever(line) for line in (*own, *others)]

    def lever(self, line: str) -> Lever:
        """The lever of a path, with a range or without. Raises `Refused` and `ScenarioError`."""
        with _refused(), typed_after("--levers"):
            return range_of(line, self.scenario, self.source)

    def pilot(self, lever: Lever, workers: int, meter: "Meter") -> Pilot:
        """Raises as `pilot_of`."""
        plan = quantity_of(self.scenario, lever.path).likely
        with _refused():
            return pilot_of(
                lever,
                plan,
                self.scenario,
                self.source,
                workers=workers,
                progress=meter.next(BLOCK),
            )

    def check_corners(self, levers: Sequence[Lever]) -> None:
        """Raises `Refused` where the sliders of these levers, in their order, would come to numbers
        that do not go together."""
        together, alone = levers[: len(COMBINED)], levers[len(COMBINED) :]
        for some in (together, *([lever] for lever in alone)):
            ends = np.transpose([self._ends(lever) for lever in some])
            with _refused():
                at_corners(some, ends, self.scenario, self.source)

    def _ends(self, lever: Lever) -> tuple[float, float]:
        numbers = (*lever.values, quantity_of(self.scenario, lever.path).likely)
        return min(numbers), max(numbers)

    def check_stops(self, grid: Grid) -> None:
        """Raises `Refused` where a stop is something that may not be shared."""
        for slider in grid.sliders:
            texts = {slider.lever.text(value) for value in slider.lever.values}
            to_share((self.source({slider.lever.path: text}) for text in sorted(texts)), ())

    @property
    def places(self) -> int:
        """About how many places its sliders have."""
        return places_of(self.wanted)

    @property
    def tries(self) -> int:
        """About how many futures show which numbers move something."""
        return POINTS * BLOCK * self.wanted


_STOP = re.compile(r"\d")
_PATH = re.compile(r"=|\w\.[^\W\d]")


@contextmanager
def _refused() -> Iterator[None]:
    """What cannot be studied is refused."""
    try:
        yield
    except NoStudy as wrong:
        raise Refused(str(wrong)) from None


def lines_of(typed: str) -> list[str]:
    """The lines of `a.b,c.d=20 to 32`, a path each. A list of stops has commas too: what has a
    figure and is no path goes on with the stops before it."""
    lines: list[str] = []
    for part in typed.split(","):
        if lines and "=" in lines[-1] and _STOP.search(part) and not _PATH.search(part):
            lines[-1] += f",{part}"
        else:
            lines.append(part)
    return lines


def path_of(line: str) -> str:
    """The path of `PATH` or `PATH=RANGE`."""
    return line.partition("=")[0].strip().removeprefix("mechanisms.")


def with_unknown_seed(source: Source, head: Mapping[str, str]) -> Source:
    """The same scenario with a new seed that is not kept."""
    (shared,) = to_share([source({})], head)
    return Source(source.scenario, {**head, "seed": str(shared.seed)})


class Meter:
    """Progress in futures over several pieces of work, of about so many futures in all."""

    def __init__(self, show: Progress | None, futures: int) -> None:
        self._show, self._futures, self._done = show, futures, 0

    def next(self, each: int) -> Progress | None:
        """Progress of the next piece, which is done in steps of so many futures."""
        show, before = self._show, self._done
        if show is None:
            return None

        def step(done: int, of: int) -> None:
            self._done = before + each * done
            show(self._done, max(self._futures, self._done))

        return step
