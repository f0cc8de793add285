"""Roles: the same block of any file, whatever it is called, in a path of `--set`."""

from dataclasses import replace

import pytest

from simulator.mechanisms import kinds
from simulator.mechanisms.planned import PlannedStaff
from simulator.scenario.load import load
from simulator.scenario.mistakes import ScenarioError
from simulator.scenario.roles import ROLES, block_with, staff_of

OF_SHIPPED = {
    "family-centre": (
        *("foundation", "city_contract", "courses"),
        *("partners.clinics_and_schools", "team.social_worker"),
    ),
    "island-school": (
        *("foundation", "district", "homestay"),
        *("partners.village_schools", "team.tutor"),
    ),
    "village-solar": (None, None, "kits", "partners.village_heads", "team.technician"),
    "youth-cafe": (
        *("friends", "city_contract", "cafe_sales"),
        *("partners.youth_offices", "team.trainer"),
    ),
}


@pytest.mark.parametrize("name", OF_SHIPPED)
def test_each_role_of_a_shipped_scenario(name):
    scenario = load(name)
    assert tuple(block_with(role, scenario) for role in ROLES) == OF_SHIPPED[name]


@pytest.mark.parametrize(
    ("role", "changes", "block"),
    [
        ("largest_giver", {"foundation.amount": 100}, "friends"),
        ("largest_payer", {"city_contract.lump": 0, "city_contract.price": 0}, "city_grant"),
        ("largest_payer", {"partners.city_offices.funding": "Rp 900.000.000"}, "partners.city_off"),
        ("largest_giver", {"foundation.funder": "public"}, "friends"),
        ("largest_payer", {"foundation.funder": "public", "foundation.amount": "*9"}, "foundation"),
        ("main_partner", {"partners.city_offices.funding": "Rp 1.000"}, "partners.city_offices"),
        ("key_staff", {"team.lead.posts": 9}, "team.social_worker"),
        ("key_staff", {"team.social_worker.posts": 0}, "team.counsellor"),
    ],
)
def test_the_likely_numbers_decide(role, changes, block):
    changed = load("family-centre", {path: str(value) for path, value in changes.items()})
    assert block_with(role, changed).startswith(block)


def test_of_equals_the_first_of_its_kind_has_the_role(tmp_path):
    same = "{kind: service_contract, lump: 1000}"
    twice = f"mechanisms:\n  z: {same}\n  a: {same}\n"
    head = "extends: youth-cafe\nname: two\nevents: []\ntry: []\n"
    file = tmp_path / "two.yaml"
    file.write_text(head + twice + "  city_contract: null\n", "utf-8")
    scenario = load(file)
    assert block_with("largest_payer", scenario) == "z"
    labelled = replace(scenario, labels={"a": "the largest payer of all"})
    assert block_with("largest_payer", labelled) == "z"


def test_a_plan_counts_what_can_be_made_and_who_is_paid_for():
    cafe = load("youth-cafe")
    staff = staff_of(cafe)
    assert staff.places == 24
    found = cafe.mechanisms["cafe_sales"]
    made = found.kind.planned_income(found.values, staff)["earned"]
    none = found.kind.planned_income(found.values, PlannedStaff(0, 0))["earned"]
    assert made > 0 and none == 0
    city = cafe.mechanisms["city_contract"]
    values, places = city.values, staff.places
    people = values["promised"].likely or places
    paid = 12 * (people * values["price"].likely + values["lump"].likely)
    assert city.kind.planned_income(values, staff) == {"public": paid}


def test_a_plan_counts_monthly_donors_only_as_long_as_they_stay():
    """Half of 100 give in month 1, a quarter in month 2: nearly 100 gifts in a year. Of 10 won in
    each month, all give in it, half in the next: nearly 20 gifts each, and the last ones 10."""
    giving = kinds()["recurring_giving"]
    plan = {"donors": 100, "gift": 3, "gift_spread": 0, "stopping": 0.5, "campaign": 0}
    plan |= {"cost_per_donor": 2}
    assert giving.planned_income(plan, PlannedStaff(0, 0))["given"] == pytest.approx(300, rel=1e-3)
    won = giving.planned_income({**plan, "donors": 0, "campaign": 20}, PlannedStaff(0, 0))
    assert won["given"] == pytest.approx(3 * (12 * 20 - 20), rel=1e-3)


def test_a_kind_that_does_not_say_how_much_comes_last():
    fee = kinds()["service_fee"]
    assert fee.planned_income({}, PlannedStaff(1, 1)) == {"earned": 1.0}
    assert kinds()["overhead"].planned_income({}, PlannedStaff(1, 1)) == {}


@pytest.mark.more
def test_a_role_in_a_path_changes_the_block_that_has_it():
    changed = load("youth-cafe", {"role:largest_payer.pay_after": "6", "team.trainer.posts": "3"})
    assert changed.mechanisms["city_contract"].values["pay_after"].likely == 6
    assert changed.team["trainer"].values["posts"].likely == 3
    assert changed.roles == {"largest_payer": "city_contract"}
    assert (
        changed.digest
        == load("youth-cafe", {"city_contract.pay_after": "6", "team.trainer.posts": "3"}).digest
    )


def test_a_role_is_decided_before_any_change():
    changed = load(
        "family-centre",
        {"city_contract.lump": "0", "city_contract.price": "0"}
        | {"role:largest_payer.pay_after": "6"},
    )
    assert changed.roles == {"largest_payer": "city_contract"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (["largest_payr.pay_after"], "`largest_payr` is not a role; did you mean `largest_payer`?"),
        (["boss.pay_after"], "is not a role; allowed: `largest_giver`, `largest_payer`, `main_pr"),
        (["largest_payer"], "write a parameter of this block too, as in `role:largest_payer.pay"),
        (["largest_payer.pay_aftr"], "did you mean `city_contract.pay_after`?"),
        (["main_product.fee"], "cafe_sales.fee"),
    ],
)
def test_what_is_wrong_with_a_role(changes, said):
    with pytest.raises(ScenarioError) as refused:
        load("youth-cafe", {f"role:{path}": "6" for path in changes})
    assert said in str(refused.value)


def test_a_mistake_has_the_role_that_was_typed_and_the_path_that_it_means():
    with pytest.raises(ScenarioError) as refused:
        load("youth-cafe", {"role:main_product.price": "abc"})
    assert "--set: role:main_product.price (cafe_sales.price): `abc`" in refused.value.typed()


@pytest.mark.more
def test_lines_that_are_mistaken_only_with_a_change_are_put_down_to_it(tmp_path):
    with pytest.raises(ScenarioError) as refused:
        load("youth-cafe", {"runs": "3", "role:key_staff.role": "seller"})
    first = refused.value.typed().splitlines()[0]
    assert first.endswith("youth-cafe.yaml`, and none without `role:key_staff.role=seller`:")
    (tmp_path / "bad.yaml").write_text("extends: youth-cafe\nname: bad\nmonths: 0\n", "utf-8")
    with pytest.raises(ScenarioError) as refused:
        load(tmp_path / "bad.yaml", {"role:key_staff.posts": "2"})
    assert "none without" not in refused.value.typed()


def test_two_changes_of_one_number_are_refused():
    with pytest.raises(ScenarioError, match="`city_contract.pay_after` is changed twice"):
        load(
            "youth-cafe",
            {"city_contract.pay_after": "3", "role:largest_payer.pay_after": "6"},
        )


@pytest.mark.parametrize(
    ("name", "changes", "role", "why"),
    [
        ("village-solar", {}, "largest_payer", "no block brings in public money"),
        ("village-solar", {}, "largest_giver", "no block brings in gifts or private grants"),
    ],
)
def test_a_role_that_nobody_has(name, changes, role, why):
    with pytest.raises(ScenarioError, match=why):
        load(name, {**changes, f"role:{role}.pay_after": "6"})


@pytest.mark.parametrize(
    ("role", "why"),
    [
        ("main_product", "no block sells units"),
        ("main_partner", "there is no group of partners"),
        ("key_staff", "no post is filled on the first day, except by trainees"),
    ],
)
def test_a_file_without_such_blocks(tmp_path, role, why):
    text = "extends: youth-cafe\nname: bare\nevents: []\ntry: []\nlevers: []\nclaims: []\n"
    text += "mechanisms: {cafe_sales: null, placement_fee: null, overhead: null}\n"
    text += "partners: {hotels: null, youth_offices: null}\n"
    text += "team: {counsellor: null, manager: null, barista: null, trainer: {posts: 0}}\n"
    (tmp_path / "bare.yaml").write_text(text, "utf-8")
    with pytest.raises(ScenarioError, match=why):
        load(tmp_path / "bare.yaml", {f"role:{role}.posts": "6"})
