"""The futures that a search of several numbers asks a study for, and keeps."""

from collections.abc import Sequence

from simulator.experiments.study.box import Row
from simulator.experiments.study.points import BLOCK, Point, Structure, Study
from simulator.experiments.study.tally import Estimated, Futures, differs
from simulator.experiments.study.vary import Lever
from simulator.scenario.changes.planned import Claim
from simulator.verbs.studying import Session


class Asking:
    """Asks the study for the futures of points, and keeps them: by the point, the first future and
    how many there are."""

    def __init__(
        self, levers: Sequence[Lever], structure: Structure, claim: Claim, studying: Session
    ) -> None:
        self._paths = [lever.path for lever in levers]
        self._structure, self._claim, self._studying = structure, claim, studying
        self.kept: dict[tuple[Row, int, int], Futures] = {}

    def at(self, rows: Sequence[Row], first: int, number: int) -> list[Estimated]:
        """The left side of the goal at these points, in the futures from `first` on. Raises as
        `Session.all_points`."""
        return [f.of_claim(self._claim) for f in self.futures(rows, first, number)]

    def futures(self, rows: Sequence[Row], first: int, number: int) -> Sequence[Futures]:
        """The same futures."""
        if not rows:
            return ()
        points = [Point(0, dict(zip(self._paths, row, strict=True))) for row in rows]
        study = Study([self._structure], points, first + number)
        found = self._studying.all_points(study, first // BLOCK)
        self.kept.update({(row, first, number): f for row, f in zip(rows, found, strict=True)})
        return found

    def differ(self, one: Row, other: Row, first: int) -> bool:
        """Whether two points, asked for already with the futures from `first` on, clearly differ in
        what the goal is about."""
        seen = self.all_from(first)
        return differs(seen[one], seen[other], self._claim)

    def all_from(self, begin: int) -> dict[Row, Futures]:
        """Every point that was tried with the futures from this one on."""
        return {row: futures for (row, first, _), futures in self.kept.items() if first == begin}

    def all_with(self, number: int) -> dict[Row, Futures]:
        """Every point that was tried with the first futures, so many of each."""
        return {
            row: futures.until(number)
            for (row, first, _), futures in self.kept.items()
            if not first
        }
