"""The experiments of docs/class/experiments.md and the questions of docs/class/key.md: the commands
of each, and which way each figure goes of those that the page shows. So no sentence of it says
more than the futures show."""

from collections.abc import Mapping
from dataclasses import dataclass, field

RISES, FALLS, UNCLEAR, SAME = "rises", "falls", "no clear change", "same in all"
AGAIN = "the second life of a plan of which the first life pays for itself"
SELDOM, MOSTLY = "pays for itself in less than half", "pays for itself in half or more"


@dataclass(frozen=True)
class Try:
    """A command, and which way the figures go that are shown of it, by verdict or measure."""

    command: str
    shows: Mapping[str, str]
    because: Mapping[str, str] = field(default_factory=dict)
    """The same for what BECAUSE names, by link."""

    @property
    def claims(self) -> dict[str, str]:
        """Which way each of them goes."""
        return {**self.shows, **{f"because {id}": way for id, way in self.because.items()}}


EXPERIMENTS: Mapping[str, tuple[Try, ...]] = {
    "price": (
        Try(
            "sesim compare youth-cafe --set cafe_sales.price=20000",
            {
                "sustainable": FALLS,
                "closed": RISES,
                "self_sufficiency": FALLS,
                "served": FALLS,
                "net_outcomes": FALLS,
            },
            {"sold": RISES},
        ),
    ),
    "allowance": (
        Try(
            "sesim compare youth-cafe --set allowance.amount=1200000",
            {
                "dropout_share": FALLS,
                "sustainable": FALLS,
                "closed": RISES,
                "served": FALLS,
                "net_outcomes": UNCLEAR,
            },
            {"served": RISES},
        ),
    ),
    "gift": (
        Try(
            "sesim compare family-centre --set foundation.amount=+200%",
            {
                "sustainable": SAME,
                "closed": FALLS,
                "months_of_reserve": RISES,
                "subsidy_dependence": RISES,
                "self_sufficiency": UNCLEAR,
            },
            {"gifts": RISES},
        ),
    ),
    "half_price": (
        Try(
            "sesim compare village-solar --set kits.term=15 --runs 60",
            {
                "delivers": RISES,
                "served": RISES,
                "net_outcomes": RISES,
                "sustainable": FALLS,
                "closed": RISES,
                "self_sufficiency": FALLS,
            },
            {"sold": RISES},
        ),
    ),
    "supervisors": (
        Try(
            "sesim compare family-centre --set team.lead.posts=0 --runs 100",
            {
                "sustainable": RISES,
                "closed": FALLS,
                "delivers": FALLS,
                "net_outcomes": FALLS,
                "dropout_share": RISES,
                "mean_burnout": RISES,
            },
            {"workers": FALLS},
        ),
    ),
    "small_classes": (
        Try(
            "sesim compare island-school --set lessons.group_size=10 --runs 60",
            {
                "mean_load": RISES,
                "dropout_share": RISES,
                "delivers": FALLS,
                "net_outcomes": FALLS,
                "sustainable": UNCLEAR,
            },
        ),
    ),
    "late_payer": (
        Try(
            "sesim compare island-school --set district.pay_after=8",
            {
                "sustainable": UNCLEAR,
                "closed": UNCLEAR,
                "served": FALLS,
                "outcomes": FALLS,
            },
            {"served": FALLS},
        ),
    ),
    "free_school": (
        Try(
            "sesim compare island-school --set school_fee.fee=0",
            {
                "sustainable": FALLS,
                "served": FALLS,
                "delivers": UNCLEAR,
                "net_outcomes": UNCLEAR,
            },
        ),
    ),
    "counting": (
        Try(
            "sesim compare youth-cafe --set community.natural_level=74%",
            {
                "outcomes": RISES,
                "deadweight": RISES,
                "net_outcomes": FALLS,
                "served": FALLS,
                "sustainable": FALLS,
            },
        ),
    ),
    "luck": (Try("sesim run youth-cafe --causes none", {AGAIN: SELDOM}),),
    "small_sample": (
        Try(
            "sesim compare youth-cafe --set cafe_sales.price=28000 --runs 20",
            {"sustainable": UNCLEAR, "closed": UNCLEAR},
        ),
        Try(
            "sesim compare youth-cafe --set cafe_sales.price=28000",
            {"sustainable": RISES, "closed": FALLS},
        ),
    ),
    "chance_finding": (
        Try(
            "sesim compare family-centre --set mission_protection.share=90%",
            {"delivers": RISES, "sustainable": UNCLEAR},
        ),
        Try(
            "sesim compare family-centre --set mission_protection.share=90% --seed 12",
            {"delivers": UNCLEAR, "sustainable": UNCLEAR},
        ),
    ),
}

KEY: Mapping[str, tuple[Try, ...]] = {
    "low_price": (
        Try(
            "sesim compare youth-cafe --set cafe_sales.price=18000",
            {
                "sustainable": FALLS,
                "closed": RISES,
                "delivers": FALLS,
                "self_sufficiency": FALLS,
                "net_outcomes": FALLS,
            },
            {"sold": RISES},
        ),
    ),
    "higher_price": (
        Try(
            "sesim compare youth-cafe --set cafe_sales.price=37000",
            {
                "sustainable": RISES,
                "closed": FALLS,
                "delivers": UNCLEAR,
                "self_sufficiency": RISES,
                "net_outcomes": RISES,
            },
            {"sold": FALLS},
        ),
        Try(
            "sesim compare youth-cafe --set cafe_sales.price=45000",
            {
                "sustainable": UNCLEAR,
                "closed": RISES,
                "delivers": FALLS,
                "net_outcomes": FALLS,
            },
            {"sold": FALLS},
        ),
    ),
    "low_allowance": (
        Try(
            "sesim compare youth-cafe --set allowance.amount=300000",
            {
                "sustainable": FALLS,
                "closed": RISES,
                "delivers": FALLS,
                "served": FALLS,
                "cost_per_net_outcome": RISES,
            },
            {"applicants": FALLS},
        ),
    ),
    "small_group": (
        Try(
            "sesim compare youth-cafe --set job_training.group_size=6",
            {
                "sustainable": UNCLEAR,
                "closed": UNCLEAR,
                "delivers": UNCLEAR,
                "net_outcomes": FALLS,
                "cost_per_net_outcome": RISES,
            },
        ),
    ),
    "both_sliders": (
        Try(
            "sesim compare youth-cafe --set cafe_sales.price=37000 --set allowance.amount=740000",
            {
                "sustainable": UNCLEAR,
                "delivers": UNCLEAR,
                "net_outcomes": RISES,
                "cost_per_net_outcome": FALLS,
            },
        ),
    ),
}
"""The questions of the worksheet, for docs/class/key.md. Each sets stops of the class page."""
