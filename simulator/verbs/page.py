"""`page`: a class in one file, with sliders over futures that are simulated beforehand."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simulator.disclosure.cells import SMALLEST
from simulator.disclosure.comparisons import keep
from simulator.experiments.batches import estimate
from simulator.experiments.class_page.failed import PlaceFailed
from simulator.experiments.class_page.points import Source, seconds_needed, simulate_places
from simulator.experiments.class_page.sliders import grid_of
from simulator.experiments.compare import NothingFinished as Nothing
from simulator.experiments.time_limit import about
from simulator.reports.class_page.html import digest_of
from simulator.reports.class_page.record import Recorder
from simulator.reports.class_page.venture import venture
from simulator.scenario.scenario import Scenario
from simulator.scenario.shipped import shipped
from simulator.storage.one_file import check_file
from simulator.verbs.changes import Changes, Wanted
from simulator.verbs.class_page import ClassPage
from simulator.verbs.page_venture import Meter, Venture, lines_of, path_of, with_unknown_seed
from simulator.verbs.progress import LONG, Progress, shown
from simulator.verbs.refusals import NothingFinished, Refused, named_twice, refuse_twice
from simulator.words.language import language
from simulator.words.numbers import whole
from simulator.words.safe_text import clean, quote
from simulator.words.texts import gettext

MOST_VENTURES = 8
_PAGE, _PLACE, _FUTURE = 160_000, 4_500, 10
"""Bytes of a page without places, of a place without futures, and of a future in it, unless it is
to share (measured, and rather too many than too few)."""


class Plan:
    """What a page is to hold: the ventures, and the numbers that its sliders move."""

    def __init__(
        self,
        scenarios: Sequence[str | Path | Scenario],
        *,
        levers: Sequence[str] = (),
        set: Changes | None = None,
        runs: int | None = None,
        seed: int | None = None,
        months: int | None = None,
        shareable: bool = False,
    ) -> None:
        if not 1 <= len(scenarios) <= MOST_VENTURES:
            raise Refused(
                gettext(
                    "A page holds one to {most} ventures, and {n} are named. Make a second page for"
                    " the others.",
                    most=MOST_VENTURES,
                    n=whole(len(scenarios)),
                )
            )
        refuse_twice(scenarios)
        self.shareable = shareable
        self.head = Wanted.of(set, runs=runs, seed=seed, months=months).changes
        lines = [line.strip() for line in levers if line.strip()]
        sources = [Source.read(target, self.head) for target in scenarios]
        if shareable:
            sources = [with_unknown_seed(source, self.head) for source in sources]
        named = [one.name if isinstance(one, Scenario) else str(one) for one in scenarios]
        self.ventures = [Venture(*one, lines) for one in zip(named, sources, strict=True)]
        self._check(lines)

    def _check(self, lines: Sequence[str]) -> None:
        names = [one.scenario.name for one in self.ventures]
        twice = named_twice(names)
        if twice:
            raise Refused(gettext("{name} is on the page twice. Name it once.", name=quote(twice)))
        paths = [path_of(line) for line in lines]
        doubled = named_twice(paths)
        if doubled:
            raise Refused(gettext("{path} is named twice. Name it once.", path=quote(doubled)))
        for line in lines:
            if not any(
                path_of(line) == lever.path for one in self.ventures for lever in one.levers
            ):
                self.ventures[0].lever(line)  # says what is wrong with it
        for one in self.ventures:
            if not one.levers:
                raise Refused(
                    gettext(
                        "`{name}` names no levers. Say which numbers the sliders move, such as"
                        " `--levers cafe_sales.price,allowance.amount`.",
                        name=clean(one.scenario.name),
                    )
                )
            one.check_corners(one.levers[: one.wanted])

    @property
    def file(self) -> Path:
        """The file where none is named."""
        one = len(self.ventures) == 1
        return Path(f"{self.ventures[0].scenario.name if one else 'class'}.html")

    @property
    def size(self) -> int:
        """About how many bytes the page takes at most."""
        each = 0 if self.shareable else _FUTURE
        return _PAGE + sum(
            one.places * (_PLACE + each * one.scenario.runs) for one in self.ventures
        )

    def check_file(self, file: Path, force: bool) -> None:
        """Check before the simulation that the page can be written. Raises `OutputRefused`."""
        check_file(file, force, self.size)

    def how_long(self, workers: int) -> str:
        """A text that says about how long the page takes; empty where it is a short time."""
        total = 0.0
        for one in self.ventures:
            total += seconds_needed(one.scenario, one.places, workers)
            total += estimate(one.scenario) / one.scenario.runs * one.tries / max(1, workers)
        if total <= LONG:
            return ""
        return gettext(
            "{n} futures take about {time} here. Ctrl-C stops and leaves no file.",
            n=whole(self._futures),
            time=about(total),
        )

    @property
    def _futures(self) -> int:
        """About how many futures are simulated."""
        return sum(one.places * one.scenario.runs + one.tries for one in self.ventures)

    def make(self, workers: int = 1, progress: Progress | bool | None = None) -> ClassPage:
        """Simulate every place of the sliders. Raises `NothingFinished` and `Refused`."""
        with shown(progress) as show:
            meter = Meter(show, self._futures)
            ventures = [self._made(one, workers, meter) for one in self.ventures]
        return ClassPage(ventures, self.shareable, self._needs_warning())

    def _made(self, one: Venture, workers: int, meter: Meter) -> dict[str, Any]:
        try:
            return self._simulated(one, workers, meter)
        except Nothing as nothing:
            raise NothingFinished(clean(str(nothing))) from None
        except PlaceFailed as failed:
            raise NothingFinished(_failed(failed)) from None

    def _simulated(self, one: Venture, workers: int, meter: Meter) -> dict[str, Any]:
        grid, idle = grid_of(one.levers, one.wanted, lambda lever: one.pilot(lever, workers, meter))
        if not grid.sliders:
            raise Refused(
                gettext(
                    "None of these numbers of `{name}` moves anything: {paths}. Name others with"
                    " `--levers`.",
                    name=clean(one.scenario.name),
                    paths=", ".join(f"`{path}`" for path in idle),
                )
            )
        if idle:
            one.check_corners([slider.lever for slider in grid.sliders])
        if self.shareable:
            one.check_stops(grid)
        records = simulate_places(
            one.source,
            grid,
            Recorder(language(), self.shareable),
            keep=keep if self.shareable else None,
            workers=workers,
            fewest=SMALLEST if self.shareable else 1,
            progress=meter.next(one.scenario.runs),
        )
        scenario = one.scenario
        if self.shareable:  # neither digest nor seed: with them the futures could be made again
            key = digest_of({"shown": list(records.values())})[:8]
            return venture(scenario, grid, records, idle, {}, key)
        asked = {"scenario": one.name, "digest": scenario.digest, "set": self.head}
        return venture(scenario, grid, records, idle, asked, scenario.digest[:8])

    def _needs_warning(self) -> bool:
        """Whether it may describe a real, small group: where it is not to share, and some scenario
        is not one that comes with sesim."""
        known = shipped()
        return not self.shareable and any(
            one.scenario.path is None or one.scenario.path not in known.values()
            for one in self.ventures
        )


def _failed(failed: PlaceFailed) -> str:
    said = ", ".join(f"`{path}={value}`" for path, value in failed.changes.items())
    return gettext(
        "The futures with {changes} could not be simulated ({reason}). Nothing was written.",
        changes=said,
        reason=failed.why,
    )


def page(
    *scenarios: str | Path | Scenario,
    levers: Sequence[str] | str = (),
    set: Changes | None = None,
    runs: int | None = None,
    seed: int | None = None,
    months: int | None = None,
    shareable: bool = False,
    workers: int = 1,
    progress: Progress | bool | None = None,
) -> ClassPage:
    """A class page of one to eight scenarios, as in `page("youth-cafe").save("class.html")`.

    `levers` are the paths of the numbers that its sliders move, each with a range where the usual
    one will not do (`cafe_sales.price=20000 to 32000`) or with its stops (`=20000, 32000`); else
    those that the files name. One that moves nothing is replaced by the next of the file. Raises
    `ScenarioError`, `Refused` and `NothingFinished`."""
    lines = lines_of(levers) if isinstance(levers, str) else list(levers)
    plan = Plan(
        scenarios, levers=lines, set=set, runs=runs, seed=seed, months=months, shareable=shareable
    )
    return plan.make(workers, progress)
