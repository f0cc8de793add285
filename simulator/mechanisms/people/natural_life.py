"""Life without the programme: everybody's level changes by itself; jobs are found and lost."""

import numpy as np

from simulator.mechanisms.base import Mechanism, Phase
from simulator.mechanisms.keeping import fixed, this_month
from simulator.mechanisms.world import World
from simulator.vocabulary import State
from simulator.words.texts import N_


class NaturalLife(Mechanism):
    """Everyone's outcome level changes by itself, and people find and lose jobs.

    Each person's level `n` moves towards their natural level, with ups and downs. A person at the
    threshold may find a job alone, and any job may be lost. This happens to everyone, in the
    programme or not. So the life without the programme is the same whatever the venture does.

    `n' = clip(n + k (natural - n) + s e)` with `s = noise sqrt(k (2 - k))`. Here `k` is the
    person's natural speed and `e` a normal random number. So `noise` is the long-run standard
    deviation around a person's path (an AR(1) process)."""

    title = N_("life without the programme")
    phase = Phase.WORLD
    order = 90
    always = True
    stir = fixed("The size of a month's ups and downs for each person.")
    _natural_at_birth = fixed("The level with which each person of the inflow arrives.")
    _job_at_birth = fixed("Whether each person of the inflow arrives with a job.")
    _in_order = fixed("The inflow in order of arrival.")
    _until = fixed("How many people of the inflow have arrived by each month.")
    _found = this_month("The random numbers up to which a person finds a job.")
    _kept = this_month("The random numbers up to which a person keeps a job.")
    _threshold = this_month("The threshold in single precision.")

    def start(self, world: World) -> None:
        k = world.people.natural_speed
        self.stir = (world.community.noise * np.sqrt(k * (2 - k))).astype(np.float32)
        inflow = slice(world.people.born, None)
        self._natural_at_birth = world.people.natural[:, inflow].copy()
        self._job_at_birth = world.people.job_anyway[:, inflow].copy()
        month = world.people.arrives.reshape(-1)
        self._in_order = month.argsort(kind="stable")
        self._until = month[self._in_order].searchsorted(
            np.arange(world.months + 1, dtype=np.float32), "right"
        )

    def step(self, world: World) -> None:
        self._arrive(world)
        people, outcome = world.people, world.outcome
        self._found = world.draws.last_whole(outcome.own_search)
        self._kept = world.draws.last_whole(1 - outcome.job_loss)
        self._threshold = outcome.threshold.astype(np.float32)
        height = max(1, _BLOCK // people.size)
        for top in range(0, world.runs, height):
            self._live(world, slice(top, top + height))

    def _arrive(self, world: World):
        """Let the people arrive who become eligible this month (the inflow)."""
        people = world.people
        begin, end = self._until[world.month - 1 : world.month + 1]
        if end > begin:
            due = self._in_order[begin:end]
            rows, late = np.divmod(due, people.arrives.shape[1])
            newcomers = people.at(rows, people.born + late)
            newcomers.set(people.natural, self._natural_at_birth.take(due))
            for job in (people.job_anyway, people.job):
                newcomers.set(job, self._job_at_birth.take(due))
            people.move(newcomers, State.UNAWARE)

    def _live(self, world: World, rows):
        """Simulate one month of natural life in some futures, a block that fits the processor's
        cache. People who have not arrived yet are included, because leaving them out costs more
        time; their values are set anew when they arrive."""
        people, outcome = world.people, world.outcome
        shove, drawn = world.draws.life(
            f"{self.key}.month", world.month, rows, people.neighbour_keys, whole=outcome.needs_job
        )
        natural = people.natural[rows]
        shove *= self.stir[rows]
        pull = people.natural_level[rows] - natural
        pull *= people.natural_speed[rows]
        natural += pull
        natural += shove
        np.clip(natural, 0, 1, out=natural)
        if outcome.needs_job:
            level = natural + people.gain[rows]
            level -= people.lock[rows]
            found, kept = drawn <= self._found[rows], drawn <= self._kept[rows]
            for job, at in ((people.job_anyway[rows], natural), (people.job[rows], level)):
                job |= found & (at >= self._threshold[rows])
                job &= kept
            people.placed_at[rows] *= kept  # lost with the job


_BLOCK = 32_768
"""People simulated at a time, so that the working arrays stay in the processor's cache."""
