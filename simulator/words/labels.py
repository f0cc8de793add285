"""The label of every id that people see: verdicts, conditions, causes, weak links, measures, tags
of the screens.

Screens, charts, reports and `sesim explain` take their labels from here, and nothing is ever
decided by a label. Files, JSON and code use the id.
"""

from collections.abc import Mapping

from simulator.words.texts import N_, phrase

VERDICTS = {
    "sustainable": N_("pays for itself"),
    "without public money": N_("without any public money"),
    "without chance in lives": N_("without chance in single lives"),
    "not-yet-sustaining": N_("open, but not paying for itself"),
    "closed": N_("closed"),
    "insolvent": N_("closed with unpaid bills"),
    "gave_up": N_("closed because its leaders gave up"),
    "solvent": N_("open at the end"),
    "delivers": N_("reaches its impact target"),
    "falls short": N_("is below its impact target"),
    "both": N_("reaches both goals"),
}
"""How a future ends, by the ids of the verdict."""

CONDITIONS = {
    "own income": N_("own income"),
    "reserve": N_("cash reserve"),
    "less public money": N_("limit on public money"),
    "bills paid": N_("bills paid on time"),
    "net outcomes": N_("net impact"),
    "cost per net outcome": N_("cost per net impact"),
}
"""The conditions of both goals. The screen names them after `not met:`."""

CAUSES = {
    "demand": N_("too few customers"),
    "places": N_("too few places or people in the programme"),
    "staff": N_("staff left and posts stayed empty"),
    "late payer": N_("a payer paid late"),
    "repayment": N_("customers did not repay, or a loan was called in"),
    "partner exit": N_("a partner left"),
    "contract end": N_("a contract ended or was cut"),
    "grant end": N_("a grant ended"),
    "giving": N_("too little money from donors or partners"),
    "price": N_("prices rose too slowly"),
    "cost": N_("costs rose above the plan"),
    "programme": N_("the programme works less well"),
    "gave up": N_("its leaders gave up"),
    "bad times": N_("bad times"),
    "plan": N_("no main shortage: the plan itself earns too little"),
}
"""What a venture runs short of. `plan`: no shortage was large, and still it failed."""

LINKS = {
    "closing": N_("the venture closes"),
    "applicants": N_("fewer people apply"),
    "places given": N_("fewer applicants get a place"),
    "follow-up": N_("fewer people are followed long enough to be counted"),
    "success": N_("fewer of those counted succeed"),
    "anyway": N_("more would succeed without the venture"),
    "own share": N_("more is due to partners, or takes the place of others"),
    "cost per person": N_("each person costs more"),
    "no one link": N_("no single reason: several are a little weaker"),
}
"""Why impact is too low."""
BEYOND = N_("no single reason: the target is out of reach for this plan")
"""The label of `no one link` if too few futures reach the target."""
NOBODY = N_("nobody gets a place")
"""The label of `places given` if nobody is served in any future."""
PARTNERS = N_("more is due to partners")
"""The label of `own share` if nothing takes the place of others."""
DISPLACED = N_("more of them take the place of other people")
"""The label of `own share` if nothing is due to partners."""

MEASURES = {
    "reached": N_("People who know of the venture"),
    "served": N_("People served"),
    "completed": N_("People who completed the programme"),
    "followed": N_("People whose outcome could be counted"),
    "outcomes": N_("People with the outcome"),
    "caused_outcomes": N_("Outcomes because of the programme"),
    "net_outcomes": N_("Net impact"),
    "service_months": N_("Months of service, all people together"),
    "outcomes_now": N_("People with the outcome at the end"),
    "net_outcomes_now": N_("Net impact that lasts to the end"),
    "tco2e": N_("Emissions avoided (tonnes of CO2e)"),
    "waiting_months": N_("Months of waiting for a place"),
    "left_for_price": N_("Left because of money"),
    "left_for_discontent": N_("Left because they were not satisfied"),
    "left_for_distance": N_("Left because they live far away"),
    "left_for_misfit": N_("Left because their plan did not fit"),
    "left_for_waiting": N_("Left because they had waited long"),
    "left_for_prospects": N_("Left because their chances were poor"),
    "left_for_other": N_("Left for other reasons"),
    "dropout_share": N_("Left before the end"),
    "charged_share": N_("Costs set against the outcomes counted"),
    "cost_per_net_outcome": N_("Cost per net impact"),
    "cost_per_outcome": N_("Cost per outcome"),
    "net_subsidy_per_net_outcome": N_("Net subsidy per net impact"),
    "outside_money_per_net_outcome": N_("Public and given money per net impact"),
    "sroi": N_("Social value per unit of money (SROI)"),
    "sroi_horizon": N_("The same up to the last month only"),
    "deadweight": N_("Would have happened anyway (deadweight)"),
    "attribution_others": N_("Outcomes due to partners (attribution)"),
    "drop_off": N_("Lost within a year (drop-off)"),
    "mean_load": N_("Hours of work needed per staff hour"),
    "mean_burnout": N_("Burnout of service workers"),
    "closing_cash": N_("Cash at the end"),
    "lowest_cash": N_("Lowest cash minus debt"),
    "lowest_cash_month": N_("Month of the lowest cash"),
    "earned_income": N_("Own income of a year"),
    "received_income": N_("Cash from customers in a year"),
    "self_sufficiency": N_("Costs covered by own income"),
    "cash_sufficiency": N_("Bills covered by cash from customers"),
    "subsidy_dependence": N_("Costs covered by gifts and grants"),
    "public_money_share": N_("Income that is public money"),
    "months_of_reserve": N_("Cash reserve in months"),
    "net_burn": N_("Cash lost per month"),
    "runway": N_("How long cash lasts"),
    "largest_source": N_("Income from the largest source"),
    "given_reserve_months": N_("Cash reserve from gifts, in months"),
    "break_even_month": N_("Own income first covers a year's costs"),
    "closed_month": N_("Month of closing"),
    "donor_retention": N_("Donors who give again"),
    "cost_per_donor_won": N_("Cost per new donor"),
    "cost_to_raise_one": N_("Cost per unit of money raised"),
}
"""The measures, as the row of a table calls them."""

SHAPES = {
    "up": N_("more is better"),
    "down": N_("more is worse"),
    "hump": N_("the middle is best"),
    "dip": N_("the middle is worst"),
}
"""How the answer follows an assumption."""

CLAIMS = {"true": N_("true"), "false": N_("false"), "inconclusive": N_("too close to say")}
"""The result of a claim."""

TASKS = {
    "assessment": N_("assessment and intervention"),
    "support": N_("support and counselling"),
    "advocacy": N_("advocacy of clients' rights"),
    "coordination": N_("coordination with other services and volunteers"),
    "documentation": N_("documentation, reporting and office work"),
}
"""The tasks of social work."""

ROLES = {
    "practitioner": N_("service workers"),
    "supervisor": N_("supervisors"),
    "support": N_("office staff"),
    "seller": N_("sellers"),
}
"""The roles that have a workload, for the legend of a chart."""

STATES = {
    "waiting": N_("waiting for a place"),
    "active": N_("being served"),
    "completed": N_("completed"),
    "left": N_("left early"),
}
"""The states of people, for the legend of a chart."""

INCOME = {
    "earned": N_("sales and fees"),
    "contracts": N_("public contracts"),
    "public_grants": N_("public grants"),
    "given": N_("gifts and private grants"),
}
"""Kinds of income, by the series that holds them."""

GROUPS = {"income fifth": N_("by income"), "segment": N_("by group")}
"""The ways to put people into groups."""
FIFTHS = {
    "1 (poorest)": N_("the poorest fifth"),
    "2": N_("the second poorest fifth"),
    "3": N_("the middle fifth"),
    "4": N_("the second richest fifth"),
    "5 (richest)": N_("the richest fifth"),
}
"""Fifths of the people by income."""

UNITS = {
    "money": N_("money"),
    "share": N_("share"),
    "ratio": N_("ratio"),
    "people": N_("people"),
    "outcomes": N_("outcomes"),
    "months": N_("months"),
    # Translators: the unit of a number that is a month of the plan, such as month 14.
    "month": N_("month of the plan"),
    "tonnes CO2e": N_("tonnes of CO2e"),
}
"""The units of measures."""

FEW_PEOPLE = {
    # Translators: in the place of a number of people from 1 to 10, which is not shown.
    "<11": N_("fewer than 11"),
    # Translators: in the place of a number that would show how few people there are.
    "hidden": N_("not shown"),
}
"""What is shown in place of a count that would show how few people there are."""

TAGS = {
    # Translators: from here on, words in capital letters at the left edge of a screen.
    "MONEY": N_("MONEY"),
    "IMPACT": N_("IMPACT"),
    "BOTH": N_("BOTH"),
    "CHANCE": N_("CHANCE"),
    "SET": N_("SET"),
    "LOOK": N_("LOOK"),
    "FAILED": N_("FAILED"),
    "NOTE": N_("NOTE"),
    "PLAN": N_("PLAN"),
    "CLAIM": N_("CLAIM"),
    "STRESS": N_("STRESS"),
    "DOUBT": N_("DOUBT"),
    "OTHERS": N_("OTHERS"),
    "TRY": N_("TRY"),
    "SAVED": N_("SAVED"),
    "BAD": N_("BAD"),
    "BECAUSE": N_("BECAUSE"),
    "ALSO": N_("ALSO"),
}
"""The tags of all screens. They take as many columns as the widest needs (`reports.layout`)."""

HEADS = {
    # Translators: from here on, heads of a part of a screen, or of a column, in capital letters.
    "WHY IT FAILS": N_("WHY IT FAILS"),
    "WHY IMPACT IS TOO LOW": N_("WHY IMPACT IS TOO LOW"),
    "WHAT DIFFERS": N_("WHAT DIFFERS"),
    "RANK": N_("RANK"),
    "FOLDER": N_("FOLDER"),
    "DATE": N_("DATE"),
    "CHANGED": N_("CHANGED"),
    "STUDY": N_("STUDY"),
    "BLOCKS": N_("BLOCKS"),
    "SIZE": N_("SIZE"),
    "QUESTION": N_("QUESTION"),
}
"""All other words in capital letters on a screen. A test compares both lists with the screens."""


def label(table: Mapping[str, str], id: str) -> str:
    """The label of this id in the language in use. Raises KeyError if the table has none."""
    return phrase(table[id])
