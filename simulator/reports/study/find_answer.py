"""The sentences in which a search of one number says what it found, and how sure that is."""

from collections.abc import Iterator
from math import isinf, isnan

from simulator.experiments.study.found import Found
from simulator.experiments.study.lever_range import outward
from simulator.experiments.study.tally import Estimated
from simulator.experiments.study.vary import Lever
from simulator.reports.study.goal_words import goal_value, left_side, with_range
from simulator.reports.study.sweep_screen import value_of
from simulator.scenario.changes.planned import Claim
from simulator.words.numbers import span, whole
from simulator.words.texts import gettext, ngettext, phrase


def answer(lever: Lever, claim: Claim, found: Found) -> Iterator[str]:
    """Sentence by sentence."""
    if found.already:
        yield from _already(lever, claim, found)
    elif found.x is None:
        yield from _not_found(lever, claim, found)
    else:
        yield from _found(lever, claim, found)


def _already(lever: Lever, claim: Claim, found: Found) -> Iterator[str]:
    values = {
        "goal": f"`{claim.text}`",
        "path": f"`{lever.path}`",
        "start": value_of(lever, found.here.x),
        "now": with_range(lever.currency, claim, found.here.found),
    }
    if not found.surely:
        yield gettext(
            "{goal} is perhaps reached already, with {path} at {start}: {now}. That is too close to"
            " say: more `--runs` show it.",
            **values,
        )
        return
    yield gettext(
        "{goal} is reached already in these futures, with {path} at {start}: {now}.", **values
    )
    met = [found.goal.met(visit.found.value) for visit in found.curve]
    first, last = met.index(True), len(met) - met[::-1].index(True) - 1
    if last > first and all(met[first : last + 1]):
        yield gettext(
            "It is reached in all rows from {low} to {high}.",
            low=value_of(lever, found.curve[first].x),
            high=value_of(lever, found.curve[last].x),
        )


def _not_found(lever: Lever, claim: Claim, found: Found) -> Iterator[str]:
    best = next((visit for visit in found.curve if visit.x == found.best), None)
    values = {
        "goal": f"`{claim.text}`",
        "path": f"`{lever.path}`",
        "low": value_of(lever, found.curve[0].x),
        "high": value_of(lever, found.curve[-1].x),
    }
    if best is None:
        yield gettext(
            "Whether {goal} is reached with any {path} from {low} to {high} cannot be said: {left}"
            " has no value in these futures.",
            left=f"`{left_side(claim)}`",
            **values,
        )
        return
    if any(found.goal.may_be_met(visit.found) for visit in found.curve):
        yield gettext(
            "It is not clear whether {goal} can be reached with any {path} from {low} to {high}.",
            **values,
        )
    else:
        yield gettext("{goal} is not reached with any {path} from {low} to {high}.", **values)
    if isinf(best.found.value):
        value = goal_value(lever.currency, claim, best.found.value)
        yield gettext("It is {value} in all rows that have a value.", value=value)
        return
    most = {
        "most": with_range(lever.currency, claim, best.found),
        "best": value_of(lever, best.x),
    }
    if best == found.here:
        yield gettext("The best is {most}, at {best}, which is the value now.", **most)
    else:
        yield gettext("The best is {most}, at {best}.", **most)
        yield _now(lever, claim, found)
    yield from _as_good(lever, found)


def _as_good(lever: Lever, found: Found) -> Iterator[str]:
    """What does not clearly differ from the best value."""
    others = len(found.as_good) - 1
    if found.alike:
        yield gettext("This number makes no clear difference to it in this range.")
    elif others:
        yield ngettext(
            "{n} other value from {low} to {high} is not clearly worse.",
            "{n} other values from {low} to {high} are not clearly worse.",
            others,
            n=whole(others),
            low=value_of(lever, min(found.as_good)),
            high=value_of(lever, max(found.as_good)),
        )


def _now(lever: Lever, claim: Claim, found: Found) -> str:
    """What there is with the value of now."""
    start, here = value_of(lever, found.here.x), found.here.found.value
    if isnan(here):
        return gettext("What it is at {start} cannot be said.", start=start)
    return gettext(
        "At {start} it is {now}.", start=start, now=goal_value(lever.currency, claim, here)
    )


def _found(lever: Lever, claim: Claim, found: Found) -> Iterator[str]:
    values = {
        "goal": f"`{claim.text}`",
        "path": f"`{lever.path}`",
        "answer": _about(lever, found),
    }
    if found.needed:
        yield gettext("{goal} needs a {path} of about {answer}.", **values)
    else:
        yield gettext(
            "{goal} is reached in the futures of the search with a {path} of about {answer}.",
            **values,
        )
    yield _now(lever, claim, found)
    yield from _check(lever, claim, found)


def _check(lever: Lever, claim: Claim, found: Found) -> Iterator[str]:
    """What new futures show of the answer, and of the value of now."""
    then, now = found.confirmed, found.confirmed_now
    assert found.x is not None and then is not None and now is not None

    def value(of: Estimated) -> str:
        return goal_value(lever.currency, claim, of.value)

    check = {
        "x": value_of(lever, found.x),
        "value": with_range(lever.currency, claim, then),
        "start": value_of(lever, found.here.x),
        "before": value(now),
    }
    reached = found.goal.met(then.value)
    if isnan(then.value):
        yield gettext("What it is in new futures at {x} cannot be said.", x=check["x"])
        return
    if reached:
        yield gettext("New futures reach it at {x}: {value}, and {before} at {start}.", **check)
    else:
        yield gettext("But new futures miss it at {x}: {value}, and {before} at {start}.", **check)
    if reached and found.goal.met(now.value):
        yield gettext(
            "New futures reach it with the value of now too, so perhaps no change is needed."
        )
    elif not found.helps:
        yield gettext("These futures do not show that this change helps.")
    elif not reached:
        yield gettext("So it may take a larger change.")


def _about(lever: Lever, found: Found) -> str:
    """The answer as its interval leaves it: from one value to another, or one value, with the end
    of its range that is known."""
    assert found.x is not None
    low, high = found.low, found.high
    lowers, between = found.x < found.here.x, (found.curve[-1].x - found.curve[0].x)
    width = between / len(found.curve) if low is None or high is None else high - low
    about = value_of(lever, found.x)

    def end(x: float, up: bool) -> str:
        return value_of(lever, outward(lever, x, found.here.x, width, up))

    if low is not None and high is not None:
        ends = [end(low, False), end(high, True)]
        return about if high <= low or ends[0] == ends[1] else span(*ends)
    if low is not None:
        if lowers:
            # Translators: an answer below the value of now, and how low it may have to be.
            return phrase("{x} (perhaps down to {end})", x=about, end=end(low, False))
        # Translators: an answer, and the lower end of its range, which has no upper one.
        return phrase("{x} (at least {end})", x=about, end=end(low, False))
    if high is not None:
        if lowers:
            # Translators: an answer, and the upper end of its range, which has no lower one.
            return phrase("{x} (at most {end})", x=about, end=end(high, True))
        # Translators: an answer above the value of now, and how high it may have to be.
        return phrase("{x} (perhaps up to {end})", x=about, end=end(high, True))
    return about
