"""Sentences of the screens, and the page of `sesim explain` that speaks of each: a part of one is
found too, as people copy it."""

from collections.abc import Mapping

from simulator.words.texts import N_

SCREEN_LINES: Mapping[str, tuple[str, ...]] = {
    "not met": (
        N_("not met in {share} of these: {condition}"),
        N_("not met in {share} of the rest: {condition}"),
        N_("in {share}: {condition}"),
        N_("{n} of {of} owes more than it has"),
        "{n} of {of} owe more than they have",
        N_("it owes more than it has"),
    ),
    "outside_money_per_net_outcome": (N_("Public and given money pays {money} of it."),),
    "chance in lives": (N_("(few: mostly chance)"),),
    "outcome.effect": (
        N_("In {n} of {all} futures, `outcome.effect` is out of reach; the nearest one is used."),
    ),
    "cash_sufficiency": (
        N_("Cash from customers covers {share} of bills: they pay later than they buy."),
        N_("Cash from customers covers {share} of bills: they pay for earlier sales."),
        N_("Cash from customers covers {share} of bills: lost debts and wear need no cash."),
    ),
    "chance": (
        N_("The same plan lived twice ends the same way {n} time in 100."),
        "The same plan lived twice ends the same way {n} times in 100.",
        N_("{share} ({range}) of what decides MONEY can be found out, the rest chance."),
        N_("Less than {high} of what decides MONEY can be found out, the rest chance."),
        N_("If that were known, the chance to pay for itself would be {range} in 8 cases of 10."),
        N_("Every future, lived twice, ends the same way again."),
        N_("Nearly all futures end the same way: what decides the others is unclear."),
        N_(
            "In the fifth of the futures where {inputs} are worst, {worst} pay for themselves;"
            " where they are best, {best}."
        ),
        N_(
            "In the fifth of the futures where {input} is worst, {worst} pay for themselves; where"
            " it is best, {best}."
        ),
    ),
    "causes": (
        N_("PLAN shows by how much."),
        N_("What they ran short of first (a sign, not a cause):"),
        N_("Both lists overlap."),
        N_("Both lists overlap. {two} need two of these, {several} need more."),
        N_(
            "Both lists overlap. {two} need two of these, {several} need more; failing anyway:"
            " {plan}."
        ),
    ),
    "stress": (
        N_(
            "Largest clear fall of MONEY: {title} (points: MONEY {money}, IMPACT {impact})."
            " Stresses compared: {n}."
        ),
        N_("No single stress clearly lowers a chance. Stresses compared: {n}."),
    ),
    "public_money_share": (
        N_(
            "Public money is {share} of its income, and its own limit is {limit}: whatever its"
            " cash, it can't pay for itself."
        ),
    ),
    "plan in numbers": (
        N_("Year to month {month}:"),
        N_("With {amount} more, 9 in 10 pay all bills."),
        N_("With {amount} more (at least {least}) 9 in 10 pay all bills."),
        N_("With up to {amount} more, 9 in 10 pay all bills."),
        N_("So few futures don't say how much money pays all bills in 9 of 10 of them."),
        N_("Too many close to say how much money pays all bills in 9 of 10 futures."),
        N_("It takes at least {amount} more until 9 in 10 pay all bills."),
        N_(
            "{left} is left of a unit of {product}. A month's other costs ({costs}) less other own"
            " income ({other}) need {needed} units; a typical month sells {sold}."
        ),
        N_("A month costs {costs}; own income: {income}."),
        N_(
            "In a typical month no unit of {product} is sold, {costs} must be paid, and other own"
            " income is {other}."
        ),
        N_(
            "Nothing is left of a unit of {product} after what it costs. In a month {costs} more"
            " must be paid; other own income is {other}."
        ),
    ),
    "influence": (
        N_("{what}: nothing, because all futures end the same way"),
        N_("{what}: chance alone, because the file has no ranges"),
        N_("{what}: no input alone decides more than {floor}"),
        N_("inputs without a source: {unsourced} ({file})"),
    ),
    "rank": (
        N_("sorted by: {goal}"),
        N_("best {k}: {place}"),
        N_("surely"),
        N_("surely not"),
        N_("fails in no future"),
        N_("fails in {failed} of {all} future"),
        "fails in {failed} of {all} futures",
        N_("fails in {failed} of {all} future, most frequent sign: {cause} ({n})"),
        "fails in {failed} of {all} futures, most frequent sign: {cause} ({n})",
        N_("{held} of {n} claim holds"),
        "{held} of {n} claims hold",
        N_(
            "Surely: all differences that decide this are clear. With {n} pairs the limit is"
            " stricter than for one pair alone."
        ),
        N_("Surely among the best {k}: {sure}. Surely not: {out}."),
        N_("Surely among the best {k}: {sure}. Open: {open}. Surely not: {out}."),
        N_("None is surely among the best {k}. Open: {open}. Surely not: {out}."),
        N_("{names} are copies: all their assumptions are the same."),
    ),
    "comparison": (
        N_("people employed {change} (months {first} to {last})"),
        N_("people in the programme {change} (months {first} to {last})"),
        N_("units of `{rule}` sold a month {change} (months {first} to {last})"),
        N_("costs of a month {change} (months {first} to {last})"),
        N_("own income of a month {change} (months {first} to {last})"),
        N_("gifts and grants of a month {change} (months {first} to {last})"),
        N_("costs covered by own income {change}"),
        N_("people who ever apply {change}"),
        N_("people who get a place, of those who apply {change}"),
        N_("people followed long enough to be counted, of those served {change}"),
        N_("people who leave before the end, of those served {change}"),
        N_("people who succeed, of those counted {change}"),
        N_("people who would succeed without the venture, of those counted {change}"),
        N_("net impact, of all outcomes because of the programme {change}"),
        N_("cost of each person counted {change}"),
        N_(
            "people find no place in {share} of the months, so places set how many are served:"
            " {places}"
        ),
        N_(
            "there is a place for everybody in {share} of the months, so those who apply set how"
            " many are served"
        ),
        N_(
            "customers of `{rule}` want more than it can make in {share} of the months, so"
            " capacity sets the sales"
        ),
        N_(
            "`{rule}` can make all that customers want in {share} of the months, so customers set"
            " the sales"
        ),
        N_("{posts} posts x {caseload} people each (`{path}.posts`, `{path}.caseload`)"),
        N_("error {error}, {share} of futures have this sign"),
        N_(
            "error {error}, {share} of futures have this sign, pairing saves {gain} times the"
            " futures"
        ),
        N_("same in all"),
    ),
}
"""By the page: every such line of the screens of a run and of a comparison."""
