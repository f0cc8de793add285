"""Why futures fail: each failing future is lived again with the same luck, without one cause. What,
taken away, would have saved it is a cause; what only went along with failure is none.

A plain comparison of futures cannot tell the two apart. Random numbers are keyed, so a future
without a cause is the same future in all else.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from simulator.experiments.second_lives import verdict_again
from simulator.experiments.suspects import Suspect, Trial, design, suspects
from simulator.mechanisms.reliefs import Kind
from simulator.results.causes import NOT_SAVED, NOT_TRIED, SAVED, WITHOUT_ANY, without, without_all
from simulator.results.measures.year import covered, own_income_and_cost
from simulator.results.result import Result
from simulator.results.verdict import IMPACT, MONEY, judge
from simulator.vocabulary import Cause

SCREENED = 20
"""Failing futures on which every suspect is tried; with 20 the best are nearly always found."""
LOOKED_INTO = 100
"""At most so many failing futures are tried without the best suspects; more of them would only
narrow the intervals."""
BEST = 2
"""Suspects of each list that are tried on all of these, beside those that come to all."""
ALWAYS_TRIED = (Cause.BAD_TIMES, Cause.GAVE_UP)
"""What may strike every venture; it takes no place of another cause among the best."""
BEST_OF_ALL = 3
"""Suspects of which pairs are tried where everything is."""


def look_into_causes(
    result: Result,
    *,
    everything: bool = False,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    until: float | None = None,
) -> Result:
    """The same result, which also says what would have saved its failing futures.

    Some failing futures, spread over how far they are from paying for themselves, are run again
    without each suspect. Then the best two of each list, what comes to all, and each list are tried
    on all failing futures, at most 100. Where none of these helps, pairs of them are tried,
    and at last all suspects together. With `everything`, every suspect is tried on every failing
    future.

    `progress` is called with the number of finished futures and an estimate of all. Raises
    `TimeEnded` where not all of this is finished `until` this moment of `time.monotonic()`.
    """
    failing = np.flatnonzero(judge(result).money != MONEY[0])
    if not len(failing):
        return result
    study = _Study(result, workers, progress, until)
    looked = failing if everything else _spread(result, failing, LOOKED_INTO)
    lists = {kind: [s for s in study.suspects if s.kind is kind] for kind in Kind}
    usual = [s for s in study.suspects if s.cause in ALWAYS_TRIED]
    wholes = [Trial(without_all(kind), looked, tuple(whole)) for kind, whole in lists.items()]
    if everything:
        study.run([*(study.alone(s, looked) for s in study.suspects), *wholes], 0)
        best = study.best(study.suspects, BEST_OF_ALL)
    else:
        few = _spread(result, looked, SCREENED)
        study.run([study.alone(s, few) for s in study.suspects], (2 * BEST + 4) * len(looked))
        of_lists = ([s for s in whole if s not in usual] for whole in lists.values())
        best = [s for group in (*of_lists, usual) for s in study.best(group, BEST)]
        study.run([*(study.alone(s, looked) for s in best), *wholes], 0)
    rest = study.not_saved(looked)
    pairs = [Trial(without(*(s.named for s in pair)), rest, pair) for pair in combinations(best, 2)]
    study.run(pairs, 0)
    study.run([Trial(WITHOUT_ANY, study.not_saved(looked), tuple(study.suspects))], 0)
    return replace(result, finals={**result.finals, **study.found})


def look_into_impact(
    result: Result,
    *,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    until: float | None = None,
) -> Result:
    """The same result, which also says what would have brought the futures below their impact
    target to it: each of them is run again, for all months, without each suspect.

    `progress` is called with the number of finished futures and of all. Raises `TimeEnded` as
    `look_into_causes` does."""
    study = _Study(result, workers, progress, until, "impact")
    rows = _below_target(result)
    study.run([study.alone(s, rows) for s in study.suspects], 0)
    return replace(result, finals={**result.finals, **study.found}) if study.found else result


def again_for_all(result: Result) -> int:
    """About how many futures live again where every cause is tried on every failing future and on
    every one below its impact target. How many are left for pairs is not known before: as many as
    if each failing future were tried once more."""
    failing = np.count_nonzero(judge(result).money != MONEY[0])
    tried = len(suspects(result.scenario))
    return int(failing * (tried + len(Kind) + 1) + len(_below_target(result)) * tried)


def _below_target(result: Result) -> np.ndarray:
    return np.flatnonzero(judge(result).impact != IMPACT[0])


class _Study:
    """Trials that are done, and what they found on one axis of the verdict."""

    def __init__(
        self,
        result: Result,
        workers: int,
        progress: Callable[[int, int], None] | None,
        until: float | None,
        axis: str = "money",
    ) -> None:
        self.result, self.axis = result, axis
        self.suspects = suspects(result.scenario)
        self.found: dict[str, np.ndarray] = {}
        """For each set of suspects, by name: 1 where a future is saved without them, 0 where it is
        not, -1 where that was not tried."""
        self._workers, self._progress, self._until, self._done = workers, progress, until, 0

    def alone(self, suspect: Suspect, rows: np.ndarray) -> Trial:
        """The futures of these rows without one suspect."""
        return Trial(without(suspect.named, axis=self.axis), rows, (suspect,))

    def run(self, trials: Sequence[Trial], still_to_come: int) -> None:
        """Run trials together, and remember which futures have the good verdict then. What was
        tried before is not tried again, and what did not act needs no trial: it saves nothing."""
        trials = [replace(trial, rows=self._untried(trial)) for trial in trials if trial.suspects]
        for trial in trials:
            if len(trial.rows):
                nothing = np.full(self.result.n, NOT_TRIED, dtype=np.int8)
                self.found.setdefault(trial.name, nothing)[trial.rows] = NOT_SAVED
        trials = [replace(trial, rows=trial.acting(self.result)) for trial in trials]
        trials = [trial for trial in trials if len(trial.rows)]
        if not trials:
            return
        replicates, columns, left_out = design(self.result, trials)
        all_of_them = self._done + len(replicates) + still_to_come

        def show(done: int, _: int) -> None:
            if self._progress is not None:
                self._progress(self._done + done, all_of_them)

        codes = verdict_again(
            self.result,
            replicates.tolist(),
            columns,
            self.axis,
            without=left_out,
            workers=self._workers,
            progress=show,
            until=self._until,
        )
        self._done += len(replicates)
        saved = np.where(codes == 0, SAVED, NOT_SAVED)
        end = 0
        for trial in trials:
            self.found[trial.name][trial.rows] = saved[end : (end := end + len(trial.rows))]

    def _untried(self, trial: Trial) -> np.ndarray:
        found = self.found.get(trial.name)
        return trial.rows if found is None else trial.rows[found[trial.rows] == NOT_TRIED]

    def best(self, among: Sequence[Suspect], most: int) -> list[Suspect]:
        """Those that save the most futures; none that saves no future."""
        saved = {s: np.count_nonzero(self.found[without(s.named)] == SAVED) for s in among}
        ranked = sorted((s for s in among if saved[s]), key=lambda s: -saved[s])
        return ranked[:most]

    def not_saved(self, rows: np.ndarray) -> np.ndarray:
        """The rows that no trial of single causes or pairs has saved so far."""
        single = [self.found[name] == SAVED for name in self.found if name not in _OF_LISTS]
        return rows[~np.any(single, axis=0)[rows]] if single else rows


_OF_LISTS = {without_all(kind) for kind in Kind}


def _spread(result: Result, rows: np.ndarray, most: int) -> np.ndarray:
    """At most so many of the rows, evenly spread over the share of cost that own income covers."""
    ordered = rows[np.argsort(covered(*own_income_and_cost(result))[rows], kind="stable")]
    if len(rows) <= most:
        return np.sort(ordered)
    return np.sort(ordered[np.linspace(0, len(rows) - 1, most).round().astype(np.intp)])
