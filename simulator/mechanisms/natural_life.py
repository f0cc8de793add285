"""Life goes on: everybody's outcome level drifts by itself, and jobs are found and lost."""

import numpy as np

from simulator.mechanisms.mechanism import ACTIVE, UNAWARE, Mechanism, Phase


class NaturalLife(Mechanism):
    """Each person's level moves towards their natural level, with ups and downs; whoever is at the
    threshold may find a job alone, and any job may be lost. It runs for everyone, served or not, on
    the calendar, so that the life without the programme is the same whatever the venture does.

    `n' = clip(n + k (natural - n) + s e)` with `s = noise sqrt(k (2 - k))`, so that `noise` is the
    long-run standard deviation around a person's path (an AR(1) process).
    """

    phase = Phase.WORLD
    order = 90
    always = True

    def start(self, model):
        k = model.people.natural_speed
        self.stir = (model.community.noise * np.sqrt(k * (2 - k))).astype(np.float32)
        inflow = slice(model.people.born, None)
        self._natural_at_birth = model.people.natural[:, inflow].copy()
        self._job_at_birth = model.people.job_anyway[:, inflow].copy()

    def step(self, model):
        self._arrive(model)
        people, outcome = model.people, model.outcome
        self._found = model.draws.last_lot(outcome.own_search)
        self._kept = model.draws.last_lot(1 - outcome.job_loss)
        self._threshold = outcome.threshold.astype(np.float32)
        for rows, here in people.blocks():
            self._live(model, rows, here)
        if model.outcome.needs_job:
            self._real_jobs(model)

    def _arrive(self, model):
        """The inflow: people who become eligible this month."""
        people = model.people
        rows, late = np.nonzero(people.arrives == model.month)
        if len(rows):
            newcomers = people.at(rows, people.born + late)
            newcomers.set(people.natural, self._natural_at_birth[rows, late])
            newcomers.set(people.job_anyway, self._job_at_birth[rows, late])
            people.move(newcomers, UNAWARE)
            people.arrived = max(people.arrived, people.born + int(late.max()) + 1)

    def _live(self, model, rows, here):
        """One month of natural life in some futures: a block that fits the processor's cache."""
        people, outcome = model.people, model.outcome
        keys = people.neighbour_keys[: here.stop // people.neighbours]
        shove, lots = model.draws.life(
            f"{self.name}.month", model.month, rows, keys, lots=outcome.needs_job)
        natural = people.natural[rows, here]
        shove *= self.stir[rows, here]
        pull = people.natural_level[rows, here] - natural
        pull *= people.natural_speed[rows, here]
        natural += pull
        natural += shove
        np.clip(natural, 0, 1, out=natural)
        if outcome.needs_job:
            people.lot[rows, here] = lots
            job = people.job_anyway[rows, here]
            job |= (lots <= self._found[rows]) & (natural >= self._threshold[rows])
            job &= lots <= self._kept[rows]

    def _real_jobs(self, model):
        """The same lots in the real life of those served."""
        people = model.people
        for served, left in ((people.gone(), True), (people.in_state(ACTIVE), False)):
            lots = served.get(people.lot)
            ready = people.ready(served, served.get(people.natural), left=left)
            had, kept = served.get(people.job), lots <= served.each(self._kept)
            served.set(people.job, (had | (ready & (lots <= served.each(self._found)))) & kept)
            served[had & ~kept].set(people.placed_at, 0)
