"""What the shipped scenarios say of every lever, post and rule is what people who know the trade
would say, as far as docs/audit.md says."""

import warnings

import pytest

from simulator.scenario.load import load
from tests.audit import expected, known, page
from tests.audit.expected import agrees, key_of, of
from tests.audit.judge import RULES, failing, unclear
from tests.audit.measure import FIGURES, base_of, outcome
from tests.audit.refresh import FUTURES, all_trials, as_row, head
from tests.audit.trials import OFF, Trial, changed_by, trials

STORED = page.stored()
MOST_EITHER = 1 / 5
"""The table says "either" of both directions in this part of its lines at most."""


def row(s=(0.3, 0.3, -0.02, 0.02, 0), d=(0.4, 0.4, -0.02, 0.02, 0), net=0.0, **more):
    """A row of the audit, in which a trainer's post is cut unless `more` says otherwise."""
    figures = {"S": s, "D": d, "net_outcomes": (9, 9, -1, 1, net)}
    return {
        "scenario": "youth-cafe",
        "what": "team.counsellor",
        "change": "none",
        "kind": "",
        "decides": True,
        "figures": figures | {"self_sufficiency": (1, 1, -1, 1, 0.0)},
        "looks": [],
        "said": "",
    } | more


UP, DOWN = (0.3, 0.4, 0.06, 0.14, 5.0), (0.4, 0.3, -0.14, -0.06, -5.0)


def test_something_must_move_or_be_said():
    assert "a" in failing(row()) and "a" not in failing(row(net=-4.1))
    assert "a" not in failing(row(said="places set how many are served"))
    assert failing({**row(), "refused": "there is no such rule"}) == ""


def test_no_cut_may_raise_both_axes():
    assert "b" in failing(row(UP, UP)) and "b" not in failing(row(UP, DOWN))
    assert "b" not in failing(row(UP, (0.3, 0.4, 0.049, 0.14, 5.0)))
    assert "b" not in failing(row(UP, UP, what="allowance.amount", change="higher"))


def test_no_lever_lifts_an_axis_for_nothing():
    lifted, price = (0.59, 0.81, 0.1, 0.3, 9.0), (0.5, 0.45, -0.09, -0.01, -2.5)
    assert "c" in failing(row(lifted)) and "c" in failing(row(d=lifted))
    assert "c" not in failing(row(lifted, price)) and "c" not in failing(row(d=lifted, s=price))
    assert "c" not in failing(row(lifted, looks=["a remark"]))
    assert "c" not in failing(row(lifted, decides=False))
    assert "c" not in failing(row((0.61, 0.9, 0.1, 0.3, 9.0)))


def test_both_axes_must_move_as_expected():
    assert "d" not in failing(row(UP, DOWN)) and "d" in failing(row(DOWN, UP))
    assert "d" not in failing(row(d=DOWN)), "a salary saved may change nothing"


def test_where_the_chance_does_not_move_net_outcomes_decide():
    assert "d" in failing(row()) and "d" not in failing(row(net=-4.1))
    assert "d" in failing(row(net=4.1)), "it may not rise either"
    assert "d" in failing(row(d=UP, net=-9.0)), "a chance that moves comes first"


def test_more_futures_are_tried_only_where_they_may_show_what_is_expected():
    assert unclear(row()) and unclear(row(net=4.1))
    assert not unclear(row(d=DOWN)) and not unclear(row(UP, UP)) and not unclear(row(d=UP))


@pytest.mark.parametrize(
    ("said", "rises", "stays", "falls"),
    [
        ("up", True, False, False),
        ("up or same", True, True, False),
        ("either", True, True, True),
        ("down or same", False, True, True),
        ("down", False, False, True),
    ],
)
def test_a_direction_is_that_of_a_real_difference(said, rises, stays, falls):
    assert said in expected.DIRECTIONS
    assert [agrees(said, z, 0.5) for z in (4.1, 3.9, -3.9, -4.1)] == [rises, stays, stays, falls]


def test_an_axis_at_its_end_cannot_go_further():
    assert agrees("down", -1, 0.01) and not agrees("down", -1, 0.1) and agrees("up", 1, 0.99)


def test_a_change_is_named_without_its_numbers():
    assert changed_by(20, 0) == "to 0" and changed_by(0, 5) == "higher"
    assert changed_by(100, 110) == "a little higher" and changed_by(100, 80) == "a little lower"
    assert changed_by(100, 126) == "higher" and changed_by(100, 50) == "lower"


def test_everything_that_can_be_decided_is_tried():
    scenario = load("youth-cafe")
    found = {(trial.what, trial.change) for trial in trials(scenario)}
    assert {path for path, change in found if change == "lower"} == set(scenario.levers)
    assert {(f"team.{name}", "none") for name in scenario.team} <= found
    assert ("team.trainer", "one fewer") in found and ("team.counsellor", "one fewer") not in found
    named = {(n, "without") for n, rule in scenario.mechanisms.items() if not rule.kind.always}
    assert named <= found and {("gives_up", "off"), ("turnover", "off")} <= found


def test_two_ways_to_write_one_change_are_one_trial():
    school = [trial.id for trial in trials(load("island-school"))]
    assert len(school) == len(set(school))
    assert sum("school_fee.free_share=" in one for one in school) == 2  # `try` has the higher end


def test_rules_that_are_switched_off_have_such_numbers():
    rules = load("youth-cafe").mechanisms
    assert all(rules[kind].kind.always for kind in OFF)
    assert all(name in rules[kind].values for kind, names in OFF.items() for name in names)


def test_a_rule_is_left_out_with_what_names_it():
    before = load("youth-cafe")
    after = Trial("youth-cafe", "", "", without="cafe_sales").scenario_changed()
    assert set(before.mechanisms) - set(after.mechanisms) == {"cafe_sales"}
    assert before.events and not after.events and before.policies == after.policies
    assert "cafe_sales.price" not in after.levers and after.levers
    assert after.seed == before.seed


def test_what_only_serves_a_rule_is_left_out_with_it():
    after = Trial("island-school", "", "", without="district").scenario_changed()
    assert "budget_cut" not in after.mechanisms and len(after.events) == 1


@pytest.mark.more
def test_a_trial_shows_paired_figures_or_what_binds():
    base = base_of("youth-cafe", 12)
    found = outcome(Trial("youth-cafe", "", "", {"cafe_sales.price": "13000"}), base)
    assert tuple(found["figures"]) == FIGURES and found["said"] == ""
    assert found["figures"]["net_outcomes"][1] < found["figures"]["net_outcomes"][0]
    same = outcome(Trial("youth-cafe", "", "", {"supervision.for_trainees": "20%"}), base)
    assert "Nothing changes" in same["said"] and "BECAUSE" in same["said"]
    assert outcome(Trial("youth-cafe", "", "", {"cafe_sales.price": "-1"}), base)["refused"]


@pytest.mark.more
def test_all_that_is_tried_is_expected_to_do_something():
    rows = [as_row(trial, {}) for trial in all_trials()]
    missing = [row["id"] for row in rows if of(row) is None]
    assert missing == [], "write lines in tests/audit/expected.csv, before looking at results"
    assert set(map(key_of, rows)) == set(expected.read()), "lines of which nothing is tried"


def test_what_is_expected_says_why_and_seldom_either():
    table = expected.read().values()
    for one in table:
        assert one.S in expected.DIRECTIONS and one.D in expected.DIRECTIONS
        assert one.why.endswith((".", "?")) and one.why.count(". ") == 0
    assert sum("either" in (one.S, one.D) for one in table) <= MOST_EITHER * len(table)


def test_nothing_fails_but_what_the_page_says():
    found = known.failures(STORED["rows"])
    listed = {key: one.fails for key, one in known.read().items()}
    assert found.items() <= listed.items(), "mend it, or the change that made it fail"
    assert listed.items() <= found.items(), "take it out of the list: it holds now"


def test_what_is_known_to_fail_says_what_is_wrong():
    for one in known.read().values():
        assert set(one.fails) <= set(RULES) and one.wrong in known.WRONG and one.why


@pytest.mark.more
def test_results_are_of_the_rules_and_scenarios_of_today():
    """Only a warning: an audit takes long, and is made anew when an issue is to be closed."""
    now = head(FUTURES)
    old = [key for key in now if STORED[key] != now[key]]
    if old:
        warnings.warn(f"the audit is old ({', '.join(old)} differ): run `make audit`", stacklevel=1)
    else:
        assert [row["id"] for row in STORED["rows"]] == [trial.id for trial in all_trials()]


@pytest.mark.slow
def test_what_is_stored_is_what_futures_show():
    """One row, where rules and scenarios are those of the stored results."""
    trial, kept = all_trials()[0], STORED["rows"][0]
    if any(STORED[key] != now for key, now in head(STORED["futures"]).items()):
        pytest.skip("the audit is old")
    shown = outcome(trial, base_of(trial.scenario, STORED["futures"]))
    for name, figure in shown["figures"].items():
        assert figure == pytest.approx(kept["figures"][name], abs=0.01), name
