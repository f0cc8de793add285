"""The columns of `portfolio.csv`: one row a venture."""

from simulator.results.column import Column, with_interval
from simulator.results.measures.registry import MEASURES
from simulator.words.texts import N_

PORTFOLIO_MEASURES = tuple(name for name in MEASURES if name != "cost_per_net_outcome")
"""The measures of which `portfolio.csv` has the mean alone."""
PORTFOLIO = (
    Column("row", "number", N_("The order in the table.")),
    Column(
        "rank",
        "number",
        N_("Rank by the chance of both goals: 1, and 1 more for each one that is clearly better."),
    ),
    Column("rank_money", "number", N_("Rank by the chance to pay for itself.")),
    Column("rank_impact", "number", N_("Rank by the chance to reach its impact target.")),
    Column("scenario", "name", N_("The venture.")),
    Column("title", "text", N_("Its title.")),
    Column("file", "name", N_("Its file.")),
    Column("futures", "futures", N_("Futures that were simulated to the end.")),
    *with_interval(
        Column("sustainable", "share", N_("Futures that pay for themselves by the deadline."))
    ),
    *with_interval(Column("closed", "share", N_("Futures that close, for whatever reason."))),
    *with_interval(Column("insolvent", "share", N_("Futures that close with unpaid bills."))),
    *with_interval(
        Column("gave_up", "share", N_("Futures that close because those who lead them gave up."))
    ),
    *with_interval(Column("delivers", "share", N_("Futures that reach their impact target."))),
    *with_interval(Column("both", "share", N_("Futures that reach both goals."))),
    Column("k", "number", N_("How many ventures count as the best ones.")),
    Column(
        "best_money",
        "words",
        N_("Whether it is among the best ones to pay for itself: `yes`, `no` or `open`."),
    ),
    Column("best_impact", "words", N_("The same for the chance to reach the impact target.")),
    Column("best_both", "words", N_("The same for the chance to reach both goals.")),
    Column("main_shortage", "cause", N_("What failing futures most often ran short of first.")),
    Column("main_shortage_share", "share", N_("Its share of the futures that fail.")),
    Column("money_decided_by", "name", N_("The input that decides MONEY most; empty: none does.")),
    Column("money_decided_share", "share", N_("Its share of what decides it.")),
    Column(
        "impact_decided_by", "name", N_("The input that decides IMPACT most; empty: none does.")
    ),
    Column("impact_decided_share", "share", N_("Its share of what decides it.")),
    Column("copy_of", "name", N_("An earlier venture with the same assumptions.")),
    Column("not_exposed", "words", N_("`yes`: it lacks what a change in every one is about.")),
    Column("roles", "text", N_("What its changes mean by each role, such as `key_staff`.")),
    Column("claims", "text", N_("Its claims, and what the run finds of each.")),
    Column("currency", "name", N_("The currency of all amounts of money.")),
    *with_interval(Column("cost_per_net_outcome", "money", N_("Cost of one net outcome."))),
    *(Column(name, MEASURES[name].unit, MEASURES[name].help) for name in PORTFOLIO_MEASURES),
)
