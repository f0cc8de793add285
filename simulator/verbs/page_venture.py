"""A venture of a class page: its scenario, and the numbers that may become sliders."""

from collections.abc import Mapping, Sequence

from simulator.experiments.class_page.pilot import Pilot, pilot_of
from simulator.experiments.class_page.points import Source
from simulator.experiments.class_page.sliders import MOST, places_of
from simulator.experiments.study.lever_range import quantity_of, range_of
from simulator.experiments.study.points import BLOCK
from simulator.experiments.study.vary import Lever
from simulator.scenario.scenario import Scenario
from simulator.verbs.progress import Progress
from simulator.verbs.refusals import Refused
from simulator.verbs.sharing import to_share


class Venture:
    """A scenario of the page, and the levers that may become its sliders."""

    def __init__(self, source: Source, typed: Sequence[str]) -> None:
        self.source, self.scenario = source, source({})
        known = {path for path, _, _ in self.scenario.inputs()}
        own = [line for line in typed if path_of(line) in known]
        self.wanted = len(own) or len(self.scenario.levers)
        others = [path for path in self.scenario.levers if path not in map(path_of, own)]
        self.levers = [self.lever(line) for line in (*own, *others)]

    def lever(self, line: str) -> Lever:
        """The lever of a path, with a range or without. Raises `Refused` and `ScenarioError`."""
        try:
            return range_of(line, self.scenario, self.source)
        except ValueError as wrong:
            raise Refused(str(wrong)) from None

    def pilot(self, lever: Lever, workers: int, show: Progress | None) -> Pilot:
        plan = quantity_of(self.scenario, lever.path).likely
        return pilot_of(
            lever,
            plan,
            self.scenario,
            self.source,
            workers=workers,
            progress=in_futures(show, BLOCK),
        )

    @property
    def places(self) -> int:
        """About how many places its sliders have."""
        return places_of(min(self.wanted, MOST))

    @property
    def name(self) -> str:
        """How the scenario was asked for."""
        target = self.source.target
        return target.name if isinstance(target, Scenario) else str(target)


def path_of(line: str) -> str:
    """The path of `PATH` or `PATH=RANGE`."""
    return line.partition("=")[0].strip().removeprefix("mechanisms.")


def with_unknown_seed(source: Source, head: Mapping[str, str]) -> Source:
    """The same scenario with a new seed that is not kept."""
    (shared,) = to_share([source({})], head)
    return Source(source.target, {**head, "seed": str(shared.seed)})


def in_futures(show: Progress | None, each: int) -> Progress | None:
    """Progress in futures, of what is done in steps of so many."""
    return None if show is None else lambda done, of: show(each * done, each * of)
