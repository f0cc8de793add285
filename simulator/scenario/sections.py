"""The fixed sections of a scenario file: community, outcome, venture, team, partners, targets."""

from simulator.mechanisms.parameters import Settings, parameter
from simulator.quantities.units import Money, Months, Number, Share
from simulator.scenario.community import Community, Outcome
from simulator.scenario.organisation import PartnerGroup, Post, Venture


class Targets(Settings):
    """What the venture has promised. The verdict compares each future with it."""

    sustainable_by: Months = parameter(
        0,
        help="Month by which the venture must pay for itself: 12 or later (0: the last month).",
        once=True,
    )
    reserve_months: Number = parameter(
        3,
        help="Months of spending that the unrestricted cash reserve must cover.",
        low=0,
        high=60,
        source="3-6 months (rsffoundation.org/luna-nonprofit-financial-resilience)",
        once=True,
    )
    public_share: Share = parameter(
        "50%",
        help="Largest share of income that may be public money.",
        source="assumption",
        once=True,
    )
    net_outcomes: Number = parameter(
        help=(
            "Net impact to reach: outcomes because of the venture, without the share of "
            "partners and without displacement."
        ),
        low=0,
        once=True,
    )
    cost_per_net_outcome: Money = parameter(
        help="Highest acceptable cost per net impact: the cost for one person.", once=True
    )
    outcome_after: Months = parameter(
        12,
        help="Months after leaving at which outcomes are counted.",
        high=60,
        source="one-year follow-up, as in employment trials (docs/domain.md E, Year Up, REDF)",
        once=True,
    )


SECTIONS: dict[str, type[Settings]] = {
    "community": Community,
    "outcome": Outcome,
    "venture": Venture,
    "targets": Targets,
}
GROUPS = {"team": "role", "partners": "kind", "mechanisms": "kind"}
"""Sections that hold named blocks, each with the key that says which blocks are alike."""
KEYS = (
    "sesim",
    "name",
    "title",
    "about",
    "extends",
    "abstract",
    "start",
    "months",
    "run_months",
    "currency",
    "runs",
    "seed",
    "volatility",
    "compare_with",
    *SECTIONS,
    "team",
    "partners",
    "mechanisms",
    "events",
    "policies",
    "levers",
    "claims",
    "notice",
    "try",
    "calibration",
)
"""The keys of a scenario file, in the order a person reads them."""

__all__ = [
    "GROUPS",
    "KEYS",
    "SECTIONS",
    "Community",
    "Outcome",
    "PartnerGroup",
    "Post",
    "Targets",
    "Venture",
]
