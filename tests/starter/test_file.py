"""The file that `sesim init` writes: whole, commented, and with the source of each number."""

import itertools
import re

import pytest

from simulator import load
from simulator.starter.archetype import offered
from simulator.starter.archetypes import KINDS, TRADES
from simulator.starter.choices import EARNS, GIVERS
from simulator.starter.draft import quoted, starter_text, template_words
from simulator.words.language import PSEUDO, speaking
from tests.starter.answering import answered, drafted
from tests.tiers import first
from tests.words.guard import forgotten

USUAL = ("usual_price", "usual_amount", "usual_salary")
COMMENTED = (*USUAL, "segments", "women", "men", "campaign", "cost_per_donor")
"""Words of lines that are comments until somebody needs them."""
EXTREMES = (
    {},
    {"people": "10", "places": "1", "months": "12", "currency": "USD", "wage": "20"},
    {
        "people": "1000000",
        "places": "20000",
        "workers": "20",
        "months": "600",
        "currency": "USD",
        "wage": "100 million",
        "price": "0.04",
        "cash": "1000000 million",
    },
    {
        "currency": "KES",
        "wage": "0",
        "usual_wage": "35000",
        "change": 'a "quoted": #life, {really}',
    },
)
EARN = [c for n in range(len(EARNS) + 1) for c in itertools.combinations(EARNS, n)]
CHOICES = list(itertools.product(TRADES, EARN, ("none", "donors, state", "monthly, grant")))


def inputs_of(file):
    return {path: quantity for path, _, quantity in load(file).inputs()}


@pytest.mark.more
@pytest.mark.parametrize("part", first(1, range(len(EXTREMES))))
def test_whatever_is_answered_the_file_passes_check(part, tmp_path):
    for number, (kind, earn, give) in enumerate(CHOICES):
        if number % 16 == 4 * part + number // 16 % 4:
            own = {"kind": kind, "give": give, "earn": ", ".join(o.word for o in earn) or "none"}
            load(drafted(tmp_path, **own, **EXTREMES[part]))


@pytest.mark.parametrize("kind", TRADES)
def test_who_knows_nothing_gets_a_file_of_each_kind(kind, tmp_path):
    load(drafted(tmp_path, kind=kind))


def test_every_choice_of_the_template_can_be_answered():
    offers = {option.word for option in (*EARNS, *GIVERS)} | {t.service for t in TRADES.values()}
    assert template_words() <= offers | {"job", "refer", "indonesia", "office", "given"}
    assert offers - template_words() == set()


def test_what_a_person_answers_is_in_the_file_as_answered(tmp_path):
    own = {
        "kind": "waste",
        "price": "2560",
        "sold": "20 thousand",
        "unit_cost": "2000 to 2200",
        "workers": "2",
        "places": "150",
        "office": "0",
        "rent": "3 million",
        "give": "state",
        "state_grant": "5 million",
        "state_promised": "ya",
        "state_months": "18",
        "direct_cost": "25000",
        "equipment": "7 million",
        "cash": "0",
        "place": "Garut",
        "start": "Juli 2025",
        "product": "kg of plastic",
    }
    scenario = load(drafted(tmp_path, **own))
    inputs = {path: q for path, _, q in scenario.inputs()}
    likely = {
        "sales.price": 2560,
        "sales.unit_cost": 2100,
        "team.field_worker.posts": 2,
        "team.field_worker.caseload": 75,
        "overhead.fixed": 3_000_000,
        "state_grant.amount": 5_000_000,
        "state_grant.term": 18,
        "user_training.direct_cost": 25_000,
        "equipment.cost": 7_000_000,
        "venture.opening_cash": 0,
    }
    found = {path: inputs[path].likely for path in likely}
    assert found == pytest.approx(likely, rel=0.01)
    assert {inputs[path].source for path in likely} == {"own plan"}
    given = inputs_of(drafted(tmp_path, cash="80 million", cash_given="20 to 30 million"))
    assert given["venture.opening_cash_given"].numbers == (20_000_000, 30_000_000)
    assert given["venture.opening_cash_given"].source == "own plan"
    sold = inputs["sales.customers"].likely * inputs["sales.purchases"].likely
    assert sold == 20_000 and not inputs["sales.customers"].is_range
    assert inputs["sales.unit_cost"].numbers == (2000, 2200)
    assert "team.manager.posts" not in inputs and scenario.start == (2025, 7)
    assert "Garut" in str(scenario.about)


def test_what_nobody_knows_is_a_wide_range_called_an_assumption(tmp_path):
    inputs = inputs_of(drafted(tmp_path, cash="300 million"))
    assert inputs["venture.opening_cash"].source == "own plan"
    given = inputs["venture.opening_cash_given"]
    assert (given.numbers, given.source) == ((0,), "assumption")
    for path in ("sales.price", "sales.customers", "sales.market", "sales.unit_cost"):
        quantity = inputs[path]
        assert quantity.source.startswith("assumption"), path
        assert quantity.numbers[-1] >= 2 * quantity.numbers[0], path
    for path in ("team.trainer.posts", "team.trainer.salary", "overhead.fixed"):
        assert inputs[path].is_range and inputs[path].source == "assumption"
    sourced = [
        path
        for path, quantity in inputs.items()
        if quantity.sourced and path.partition(".")[0] in ("community", "outcome", "sales")
    ]
    assert all(path.startswith(("sales.", "outcome.discount")) for path in sourced)


@pytest.mark.parametrize("kind", TRADES)
def test_who_sells_nothing_yet_starts_without_customers(kind, tmp_path):
    """Those who may ever buy are then as many as for somebody who does not know."""
    own = {"kind": kind, "sellers": "2", "earn": "sales"}
    none, unknown = (inputs_of(drafted(tmp_path, **own, sold=sold)) for sold in ("0", ""))
    assert none["sales.customers"].numbers == (0,)
    for path in ("sales.market", "sales.seller_units"):
        assert none[path].numbers == unknown[path].numbers, path
    assert "its sellers may sell" in none["sales.market"].source


def test_the_price_changes_no_other_number_that_was_answered(tmp_path):
    """Ten times the price: the same customers, posts, rent and cash."""
    own = {"sold": "2000", "unit_cost": "3000", "rent": "4 million", "wage": "4 million"}
    files = [inputs_of(drafted(tmp_path, **own, price=p)) for p in ("7500", "75000")]
    moved = {
        path for path, quantity in files[0].items() if quantity.numbers != files[1][path].numbers
    }
    assert moved == {"sales.price", "sales.usual_price"}


@pytest.mark.parametrize("places", ["15000", "20000"])
def test_big_answers_stay_sane(places):
    answers = answered(people="900000", places=places)
    assert answers.workers.high <= 60
    assert answers.cash.high < 10_000 * answers.wage.likely
    assert answers.rent.high < 1_000 * answers.wage.likely


def test_who_pays_the_fee(tmp_path):
    inputs = inputs_of(drafted(tmp_path, earn="fees", fee="150 thousand"))
    assert inputs["fees.fee"].likely == 150_000 and inputs["fees.fee"].source == "own plan"


@pytest.mark.parametrize(
    ("own", "newcomers"),
    [
        ({}, (2, 4, 6)),  # 24 places for 6 months, of 800 people
        ({"kind": "care", "people": "4000", "places": "400"}, (40, 67, 100)),
        ({"kind": "clinic", "people": "800", "places": "80"}, (16, 27, 40)),
        ({"kind": "product", "people": "60", "places": "60"}, (3, 5, 8)),  # a small village
        ({"kind": "care", "people": "100000", "places": "24"}, (300, 500, 750)),
        ({"people": "1000000", "places": "20000", "workers": "20"}, (3000, 5000, 5000)),
        ({"people": "10", "places": "1"}, (1, 1, 2)),
    ],
)
def test_places_can_be_filled_again_when_people_leave(own, newcomers, tmp_path):
    inflow = inputs_of(drafted(tmp_path, **own))["community.inflow"]
    ends = (inflow.numbers[0], inflow.likely, inflow.numbers[-1])
    assert ends == newcomers and inflow.source.startswith("assumption: ")


def test_the_file_explains_itself(tmp_path):
    text = drafted(tmp_path).read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=./sesim.schema.json\n")
    for section in (
        "community",
        "outcome",
        "venture",
        "team",
        "partners",
        "mechanisms",
        "events",
        "policies",
        "levers",
        "targets",
        "claims",
        "try",
    ):
        before = text.partition(f"\n{section}:")[0].splitlines()
        assert before[-1].startswith("#"), section
    assert "sesim explain" in text and "${" not in text and "#?" not in text
    assert all(len(line) <= 100 for line in text.splitlines() if "source" not in line)


def test_only_what_exists_is_offered():
    assert [o.word for o in offered(EARNS, {"product_sales"})] == ["sales"]
    assert [o.id for o in offered(KINDS, {"education", "counselling"})] == ["other"]


def test_comments_and_sources_are_in_the_language_and_keys_are_not(tmp_path):
    plain = drafted(tmp_path)
    keys = re.compile(r"^ *[\w-]+:", re.MULTILINE)
    english = plain.read_text(encoding="utf-8")
    with speaking(PSEUDO):
        file = drafted(tmp_path)
        scenario = load(file)
    text = file.read_text(encoding="utf-8")
    assert keys.findall(text) == keys.findall(english)
    comments = [line.partition("# ")[2] for line in text.splitlines() if "# " in line]
    ours = [c for c in comments if "⟦" in c]
    assert len(ours) > 40 and not [
        c for c in ours if forgotten(c, ["credit", "million", *COMMENTED])
    ]
    assert scenario.title == "My venture" and "⟦" in scenario.about
    inputs = {path: quantity for path, _, quantity in scenario.inputs()}
    assert inputs["sales.market"].source.startswith("assumption: ⟦")
    assert not inputs["sales.market"].sourced


def test_what_a_person_calls_the_venture_is_never_a_comment_of_ours(tmp_path):
    answers = answered()
    answers.values["title"] = "ours #: sales ${x} $y"
    text = starter_text(answers)
    (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
    assert load(tmp_path / "ours.yaml").title == "ours #: sales ${x} $y"
    assert text.splitlines()[2] == "# ours #: sales ${x} $y"


def test_a_word_that_means_nothing_in_a_file_is_quoted():
    assert quoted("null") == '"null"' and quoted("a steady job") == "a steady job"


@pytest.mark.parametrize(
    ("own", "posts"),
    [
        ({"earn": "sales", "workers": "3", "sellers": "4", "office": "2"}, 9),
        ({"earn": "fees", "workers": "3", "office": "0"}, 3),
    ],
)
def test_all_paid_posts_count_and_what_is_not_asked_is_none(own, posts):
    """Rent and equipment that nobody knows follow from them."""
    answers = answered(wage="4 million", **own)
    assert answers.posts == posts
    for unknown in (answers.rent, answers.equipment):
        assert unknown.likely == pytest.approx(0.5 * posts * 4_000_000, rel=0.05)
