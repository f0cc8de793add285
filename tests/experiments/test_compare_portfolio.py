"""Three or more ventures on one screen: their ranks, and in how many futures they fail."""

from dataclasses import replace

from simulator.reports.comparison.screen import comparison_screen
from tests.experiments.staged import staged


def test_the_portfolio_is_in_order_of_both_goals_and_unclear_differences_share_a_rank(pair):
    four = staged(pair.base, (0.2, 0.9), (0.6, 0.5), (0.605, 0.1), (0.61, 0.5))
    text = " ".join(comparison_screen(four, (), "sesim compare", 100).split())
    assert "sorted by: reaches both goals" in text
    assert (
        "BOTH `venture-1` and `venture-3` share rank 1. `venture-0` has rank 3. `venture-2` has"
        " rank 4." in text
    )
    assert (
        "MONEY `venture-3`, `venture-2` and `venture-1` share rank 1. `venture-0` has rank 4."
        in text
    )
    assert "If a third scenario" not in text


def test_the_portfolio_says_in_how_many_futures_a_venture_fails(pair):
    three = staged(pair.base, (0.995, 0.9), (0.5, 0.5), (1.0, 1.0))
    shares = (0.995, 0.5, 1.0)
    causes = ([{"cause": "partner exit", "share": 1.0}], [{"cause": "demand", "share": 0.65}], [])
    scenarios = tuple(
        replace(
            found,
            summary={
                **found.summary,
                "causes": cause,
                "verdict": {
                    **found.summary["verdict"],
                    "money": {
                        name: {
                            "share": share if name == "sustainable" else 0.0,
                            "low": 0,
                            "high": 1,
                        }
                        for name in found.summary["verdict"]["money"]
                    },
                },
            },
        )
        for found, share, cause in zip(three.scenarios, shares, causes, strict=True)
    )
    text = comparison_screen(replace(three, scenarios=scenarios), (), "sesim compare", 80)
    assert "fails in 1 of 200 futures, most often: a partner left (1)" in text
    assert "fails in 100 of 200 futures, most often: too few customers (65)" in text
    assert "fails in no future" in text


def test_within_a_shared_rank_the_screen_says_who_is_ahead_of_whom(pair):
    chain = staged(pair.base, (0.5, 0.5), (0.52, 0.5), (0.54, 0.5))
    ahead = {tuple(p) for p in chain.ranks["sustainable"][0].ahead}
    assert ahead == {(2, 0)}
    text = " ".join(comparison_screen(chain, (), "sesim compare", 100).split())
    assert (
        "MONEY All scenarios share rank 1. But `venture-2` is clearly better than `venture-0`."
        in text
    )
    assert "IMPACT There is no clear difference between the scenarios." in text
    assert "If a third scenario is not clearly better or worse than two others" in text
