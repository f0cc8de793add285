"""Three or more ventures on one screen: their ranks, and in how many futures they fail."""

from dataclasses import replace

from simulator.reports.comparison.screen import comparison_screen
from tests.experiments.staged import staged


def test_the_portfolio_is_in_order_of_both_goals_and_unclear_differences_share_a_rank(pair):
    text = comparison_screen(
        staged(pair.base, (0.2, 0.9), (0.6, 0.5), (0.605, 0.1), (0.61, 0.5)),
        (),
        "sesim compare",
        100,
    )
    assert "BOTH     1 venture-1 = venture-3; 3 venture-0; 4 venture-2" in text
    assert "MONEY    1 venture-3 = venture-2 = venture-1; 4 venture-0" in text


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
    text = comparison_screen(chain, (), "sesim compare", 100)
    assert "1 venture-2 = venture-1 = venture-0 (but venture-2 is ahead of venture-0)" in text
