"""The waiting list: some lose patience."""

from simulator.mechanisms.mechanism import Mechanism, Phase, parameter
from simulator.units import Probability


class WaitingList(Mechanism):
    """Each month some of those waiting give up; they know of the venture and may apply again. A
    person who no longer qualifies leaves the list too."""

    phase = Phase.ADMIT
    order = 20
    always = True
    impatience: Probability = parameter(
        "8%", help="Monthly chance that a person gives up waiting.", source="assumption")

    def step(self, model):
        people = model.people
        waiting = people.in_state(3)
        waiting = waiting[people.months_in_state(waiting) > 0]
        leaves = waiting.draw(self, "gives up") < waiting.each(self.impatience)
        leaves |= ~people.eligible(waiting)
        gone = waiting[leaves]
        people.move(gone, 2)
        model.books.note("gave_up", gone.count())
