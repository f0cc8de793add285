"""`find` with several numbers: their cheapest change with which a goal is reached."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.experiments.study.box import Box, Row
from simulator.experiments.study.finding_several import DRAWN, LOCAL, LOOK, find_several
from simulator.experiments.study.front import AXES, trade_off
from simulator.experiments.study.lever_range import quantity_of, range_of, step_within
from simulator.experiments.study.vary import points_of, sobol
from simulator.reports.study.several_screen import several_screen
from simulator.reports.study.several_shown import Shown
from simulator.verbs.asked import question
from simulator.verbs.asking_several import Asking
from simulator.verbs.goal import WithGoal, goal_of, measures_of, whole_blocks
from simulator.verbs.on_screen import WIDTH
from simulator.verbs.progress import how_long
from simulator.verbs.refusals import Refused, named_twice
from simulator.verbs.searched import Searched
from simulator.verbs.study_place import Place
from simulator.verbs.studying import session
from simulator.verbs.typed_after import typed_after
from simulator.verbs.weights import Costs, weights_of
from simulator.words.numbers import whole
from simulator.words.texts import gettext

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST = 6
"""Numbers that are searched together: of more, 64 points say too little."""


_SMALL = 2
"""Points that are tried a few at a time take about so many times as long as many together."""


class SeveralPlan:
    """What is looked for: the numbers, their ranges, what their changes cost, and the goal."""

    def __init__(self, wanted: WithGoal, by: Sequence[str], cost: Costs | None) -> None:
        self.scenario, self.claim = wanted.scenario, wanted.claim
        if len(by) > MOST:
            raise Refused(
                gettext(
                    "At most {most} numbers can be searched together, and here are {n}. Leave some"
                    " `--by` out.",
                    most=whole(MOST),
                    n=whole(len(by)),
                )
            )
        try:
            with typed_after("--by"):
                self.levers = [range_of(each, self.scenario, wanted.load) for each in by]
            _refuse_twice([lever.path for lever in self.levers])
            self.weights = weights_of(cost, self.levers)
            self.box = self._box()
            now = self.box.fit(self.box.start)
            drawn = map(self.box.tidy, map(tuple, sobol(self.levers, DRAWN - 1).tolist()))
            self.drawn: list[Row] = list(dict.fromkeys([now, *drawn]))
            ends = np.array([self.box.start, self.box.low, self.box.high])
            self.structure, _ = points_of(self.levers, ends, self.scenario, wanted.load)
        except ValueError as wrong:
            raise Refused(str(wrong)) from None
        more = {"cost": self.weights} if cost else {}
        self.request = wanted.request(by=list(by), **more)

    def _box(self) -> Box:
        levers = self.levers
        likely = [quantity_of(self.scenario, lever.path).likely for lever in levers]

        def fitting(at: int, x: float) -> float:
            return float(levers[at].fitting(np.array([x]))[0])

        return Box(
            np.array([fitting(at, x) for at, x in enumerate(likely)]),
            np.array([min(lever.values) for lever in levers]),
            np.array([max(lever.values) for lever in levers]),
            np.array([self.weights[lever.path] for lever in levers]),
            fitting,
            lambda at, width: step_within(levers[at], width),
        )

    def how_long(self, workers: int) -> str:
        """A text that says how long the search takes; empty where it is a short time."""
        times = len(self.drawn) // 2 + _SMALL * LOCAL * len(self.levers)
        many = replace(self.scenario, runs=times * self.scenario.runs)
        return how_long([many], workers, None, stops=False)

    def run(self, place: Place) -> "FindSeveral":
        """Search. Raises as `run_study`."""
        runs = whole_blocks(self.scenario.runs)
        asked = question("find", self.scenario, self.request)
        with session(place, asked, measures_of(self.claim)) as studying:
            asking = Asking(self.levers, self.structure, self.claim, studying)
            local = LOCAL * len(self.levers)
            goal = goal_of(self.claim)
            found = find_several(asking.at, self.box, self.drawn, goal, runs, local, asking.differ)
            half = runs // 2
            asking.futures([answer.row for answer in found.answers], 0, half)
            tried = asking.all_with(half)
            rows = list(tried)
            at, again = trade_off(
                list(tried.values()),
                lambda chosen: asking.futures([rows[n] for n in chosen], LOOK * runs, runs),
            )
            digest = studying.digest()
        paths = [lever.path for lever in self.levers]
        shown = Shown(
            tuple(self.levers),
            self.claim,
            found,
            self.weights,
            tuple(zip((rows[n] for n in at), again, strict=True)),
            tuple(path for path in paths if quantity_of(self.scenario, path).is_range),
            tried,
            asking.all_from(LOOK * runs),
            self.scenario.runs,
        )
        return FindSeveral(self, shown, asking, digest)


def _refuse_twice(paths: Sequence[str]) -> None:
    twice = named_twice(paths)
    if twice:
        raise Refused(
            gettext("`{path}` is searched twice. Leave one `--by` of it out.", path=twice)
        )


class FindSeveral(Searched):
    """What a search found: `found` has the points that were tried and the answers with what new
    futures say of them, `weighed` the trade-off between both axes; `summary` is all of it as one
    dictionary."""

    chart = "trade-off"

    def __init__(self, plan: SeveralPlan, shown: Shown, asking: Asking, digest: str) -> None:
        super().__init__(plan.scenario, plan.request)
        self.plan, self.found, self.weighed = plan, shown.found, shown.weighed
        self._shown, self._kept = shown, asking.kept
        self.summary = self._as_dict(digest)

    def screen(self, width: int = WIDTH) -> str:
        return several_screen(self._shown, width)

    def plot(self) -> "Figure":
        """Both chances of all that was tried, and the front between them."""
        from simulator.reports.study.several_chart import several_chart

        return several_chart(self._shown)

    def header(self) -> list[str]:
        sides = ["first_future", "futures", "cost", "value", "low", "high"]
        return [*(lever.path for lever in self.plan.levers), *sides, *AXES]

    def rows(self) -> list[list[Any]]:
        return [
            [
                *self._numbers(row),
                first,
                futures.n,
                self.plan.box.cost(row),
                *futures.of_claim(self.plan.claim).plain().values(),
                *(futures.chance(event).plain()["value"] for event in AXES),
            ]
            for (row, first, _), futures in self._kept.items()
        ]

    def _numbers(self, row: Row) -> list[float]:
        """The values of a point in units that people read."""
        return [float(lever.text(x)) for lever, x in zip(self.plan.levers, row, strict=True)]

    def _as_dict(self, digest: str) -> dict[str, Any]:
        found, paths = self.found, [lever.path for lever in self.plan.levers]

        def named(row: Row) -> dict[str, float]:
            return dict(zip(paths, self._numbers(row), strict=True))

        answers = [
            {
                "values": named(answer.row),
                "cost": answer.cost,
                "new_futures": answer.look.plain(),
                "holds": answer.holds,
                "change_helps": answer.helps,
            }
            for answer in found.answers
        ]
        return {
            "shareable": False,
            "scenario": self.plan.scenario.name,
            "by": paths,
            "goal": self.plan.claim.text,
            "cost": self.plan.weights,
            "start": named(found.now.row),
            "already_reached": found.already,
            "surely_reached": found.surely,
            "answer": None if found.answer is None else named(found.answer.row),
            "answers": answers,
            "best": {"values": named(found.best.row), **(found.most or found.best.found).plain()},
            "trade_off": [
                {"values": named(row), **{event: f.chance(event).plain() for event in AXES}}
                for row, f in self.weighed
            ],
            "study_digest": digest,
            "tried": [dict(zip(self.header(), row, strict=True)) for row in self.rows()],
        }
