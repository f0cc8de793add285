"""What twins and fifths show is said in whole sentences."""

from simulator.reports.chances import chances

FOUND = {
    "pairs": 200,
    "same": 0.675,
    "share": 0.35,
    "low": 0.22,
    "high": 0.48,
    "worst": 0.102,
    "best": 0.92,
}


def said(**changed):
    return chances({"chance": FOUND | changed, "fifths": None})


def fifths(*inputs):
    found = {"inputs": list(inputs), "worst": {"share": 0.07}, "best": {"share": 0.81}}
    (line,) = chances({"chance": None, "fifths": found})
    return line


def test_chance_and_what_is_not_known_are_told_apart():
    assert said() == [
        "35% (22-48%) of what decides MONEY can be found out, the rest chance.",
        "The same plan lived twice ends the same way 68 times in 100.",
        "If that were known, the chance to pay for itself would be 10-92% in 8 cases of 10.",
    ]
    assert said(same=0.01)[1].endswith("the same way 1 time in 100.")


def test_a_share_that_may_be_nothing_has_no_range_of_the_chance():
    assert said(low=0.0, high=0.14) == [
        "Less than 14% of what decides MONEY can be found out, the rest chance.",
        "The same plan lived twice ends the same way 68 times in 100.",
    ]


def test_a_verdict_that_is_the_same_everywhere():
    alike = {"same": 1.0, "share": None, "low": None, "high": None, "worst": None, "best": None}
    assert said(**alike) == ["Every future, lived twice, ends the same way again."]
    assert chances({"chance": None, "fifths": None}) == []
    assert said(**alike | {"same": 0.97}) == [
        "Nearly all futures end the same way: what decides the others is unclear.",
        "The same plan lived twice ends the same way 97 times in 100.",
    ]


def test_the_worst_and_the_best_fifth():
    assert fifths("a.b", "a.c") == (
        "In the fifth of the futures where `a.b` and `a.c` are worst, 7% pay for themselves; where"
        " they are best, 81%."
    )


def test_the_worst_and_the_best_fifth_of_one_input():
    assert fifths("a.b") == (
        "In the fifth of the futures where `a.b` is worst, 7% pay for themselves; where it is best,"
        " 81%."
    )
