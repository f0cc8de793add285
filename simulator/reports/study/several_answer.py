"""The sentences in which a search of several numbers says what it found, and how sure that is."""

from collections.abc import Iterator
from math import isnan

from simulator.experiments.study.tally import Estimated
from simulator.reports.study.goal_words import goal_value, with_range
from simulator.reports.study.several_shown import Shown
from simulator.words.numbers import whole
from simulator.words.texts import gettext, phrase


def answer(shown: Shown) -> Iterator[str]:
    """Sentence by sentence."""
    if shown.found.already:
        yield _already(shown)
    elif not shown.found.answers:
        yield _not_found(shown)
    else:
        yield from _found(shown)


def _already(shown: Shown) -> str:
    goal, now = f"`{shown.claim.text}`", _with_range(shown, shown.found.now.found)
    if shown.found.surely:
        return gettext(
            "{goal} is reached already in these futures, with the values of now: {now}.",
            goal=goal,
            now=now,
        )
    return gettext(
        "{goal} is perhaps reached already, with the values of now: {now}. That is too close to"
        " say: more `--runs` show it.",
        goal=goal,
        now=now,
    )


def _not_found(shown: Shown) -> str:
    found = shown.found
    most = found.most or found.best.found
    values = {
        "goal": f"`{shown.claim.text}`",
        "now": _value(shown, found.before or found.now.found),
        "most": _with_range(shown, most),
        "changes": shown.changes(found.best.row),
    }
    if found.goal.may_be_met(most):
        return gettext(
            "It is not clear whether {goal} can be reached. Now it is {now}. The best that was"
            " tried, with {changes}, is {most} in new futures. More `--runs` show it.",
            **values,
        )
    return gettext(
        "{goal} is reached with none of {n} points in all futures of the search. Now it is {now};"
        " the best is {most} in new futures, with {changes}.",
        n=whole(len(shown.tried)),
        **values,
    )


def _found(shown: Shown) -> Iterator[str]:
    found, goal = shown.found, shown.found.goal
    one = found.answer or max(found.answers, key=lambda each: goal.sign(each.look.value))
    before = found.before or found.now.found
    values = {
        "goal": f"`{shown.claim.text}`",
        "changes": shown.changes(one.row),
        "value": _with_range(shown, one.look),
        "now": _value(shown, before),
    }
    if found.answer is None:
        yield gettext(
            "{goal} is reached in the futures of the search, but a check with new ones missed it."
            " In others it is {value}, with {changes}; now {now}. So it may take a larger change.",
            **values,
        )
        return
    if found.needed:
        yield gettext("{goal} needs about this, the cheapest that was found: {changes}.", **values)
    else:
        yield gettext(
            "{goal} is reached in the futures of the search with this, the cheapest that was found:"
            " {changes}.",
            **values,
        )
    reached = goal.met(one.look.value)
    if reached:
        yield gettext("New futures reach it: {value}, now {now}.", **values)
    else:
        yield gettext(
            "A check reached it, but other new futures miss it: {value}, now {now}.", **values
        )
    if reached and goal.met(before.value):
        yield gettext(
            "New futures reach it with the values of now too, so perhaps no change is needed."
        )
    elif not one.helps:
        yield gettext("These futures do not show that this change helps.")
    elif not reached:
        yield gettext("So it may take a larger change.")


def _value(shown: Shown, of: Estimated) -> str:
    if isnan(of.value):
        # Translators: in place of a number that futures do not tell.
        return phrase("not known")
    return goal_value(shown.levers[0].currency, shown.claim, of.value)


def _with_range(shown: Shown, of: Estimated) -> str:
    if isnan(of.value):
        return _value(shown, of)
    return with_range(shown.levers[0].currency, shown.claim, of)
