"""How answers to `sesim init` are read, and what wrong ones are told."""

import pytest

from simulator.quantities.grammar import Unreadable
from simulator.quantities.reading import read_range
from simulator.starter.amounts import MONEY, ends_shown, money_ends, money_shown, money_text
from simulator.starter.archetypes import KINDS
from simulator.starter.choices import EARNS
from simulator.starter.choosing import read_one, read_several
from simulator.starter.questions import questions
from simulator.starter.readings import read_name
from simulator.starter.replies import asks_help, says_back, says_unknown
from simulator.words.language import PSEUDO, speaking
from simulator.words.texts import gettext, phrase
from tests.starter.answering import TODAY, answered
from tests.words.guard import broken, forgotten


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("train", "train"),
        ("Trian", "train"),
        ("1", "train"),
        ("te", "teach"),
        ("lamp", "product"),
        ("waste bank", "waste"),
        ("counsels", "care"),
        ("trains people", "train"),
        ("  OTHER. ", "other"),
    ],
)
def test_a_choice_forgives_typos(text, word):
    assert read_one(text, list(KINDS)) == word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sales, contract", ("sales", "contract")),
        ("contract and sales", ("sales", "contract")),
        ("1 2", ("sales", "placement")),
        ("salse;contrct", ("sales", "contract")),
        ("None", ()),
        ("noone", ()),
        ("tidak ada", ()),
        ("Tidak", ()),
        ("no", ()),
        ("sales dan contract", ("sales", "contract")),
        ("tidak ada", ()),
    ],
)
def test_several_choices_forgive_typos(text, words):
    assert read_several(text, list(EARNS)) == words


def test_a_choice_is_read_in_the_language_in_which_it_is_shown():
    with speaking(PSEUDO):
        for option in EARNS:
            shown = phrase(option.word)
            assert not shown.isascii()
            assert read_one(shown, EARNS) == read_one(option.id, EARNS) == option.id
        assert read_several(phrase("none"), EARNS) == ()
        with pytest.raises(Unreadable) as wrong:
            read_one("zzz", EARNS)
    assert not forgotten(str(wrong.value)) and not broken(str(wrong.value))


@pytest.mark.parametrize("code", ["en", "id"])
def test_the_meaning_of_an_answer_names_that_one_only(code):
    with speaking(code):
        for kind in KINDS:
            assert read_one(gettext(kind.says), KINDS) == kind.id


def test_usual_amounts_are_shown_exactly_in_the_language():
    assert money_text(27_000_000_000, "USD") == "270 million"
    with speaking(PSEUDO):
        assert money_shown(27_000_000_000, "USD") == "⟨270 ɱíĺĺíóñ⟩"
    assert money_shown(4_483_250, "IDR") == "4,483,250" and money_text(5, "USD") == "0.05"
    assert money_shown(4_483_000, "IDR") == "4.483 million"
    texts = [money_text(amount, "IDR") for amount in (10**6, 1_300_000, 4_483_000, 25_500, 1500)]
    assert texts == ["1 million", "1.3 million", "4_483_000", "25.5 thousand", "1500"]


def test_a_name_becomes_a_file_name():
    assert read_name("Kopi Kita!") == "kopi-kita"
    assert read_name("green-cafe.yaml") == "green-cafe"
    for bad in ("../up", "", "喫茶", "x" * 70, "con", "LPT9", "nul.yaml", "null"):
        with pytest.raises(Unreadable):
            read_name(bad)


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("kind", "zzz", "is not one of the answers; write `train`, `craft`"),
        ("people", "lots", "write for example `800`$"),
        ("workers", "1 to 3", "is a range"),
        ("workers", "0", "out of range"),
        ("start", "soon", "is not a month"),
        ("people", "1.000", "two ways; write `1000`"),
        ("people", "20 to 40", "is a range"),
        ("people", "about 500", "`about 500` is not exact; write one number, for example `800`$"),
        ("places", "about 50", "is not exact; write one number, or a range where you are not sure"),
        ("price", "2026-13", "the first number of `2026-13` is larger than the second"),
        ("price", "30000 to 20000", "larger than the second; write the smaller one first"),
        ("price", "20 to 20", "both ends of `20 to 20` are the same; write `20`"),
        (
            "kind",
            "train, craft",
            "names several answers, .* here; write `train` or `craft`",
        ),
        ("kind", "waste or care", "write `waste` or `care`"),
        ("kind", "teach clinic", "write `teach` or `clinic`"),
        ("kind", "1, 3", "write `train` or `tourism`"),
        ("kind", "0012", "is not one of the answers"),
        ("kind", "²", "is not one of the answers"),
        ("product", "500", "`500` has no letter; write what you sell in words, such as `cups of"),
        ("people", "20 sampai 40", "is a range"),
        ("places", "700 to 900", "more than the 800 people"),
        ("places", "900", "more than the 800 people"),
        ("currency", "dollar", "more than one meaning; write `USD`, `SGD`"),
        ("currency", "eruo", "did you mean `EUR`?"),
        ("wage", "25.000", "two ways"),
        ("wage", "lots", "write for example `4 million`$"),
        ("wage", "$ 20", "another currency"),
        ("earn", "sales, nonsense", "several with commas"),
        ("months", "6", "from 12 to 600"),
        ("change", " ", "words"),
        ("change", "9", "`9` is a number; write the change in words, such as `a steady job`"),
        ("months", "12%", "is a percentage"),
        ("fee", "-3", "out of range"),
        ("grant_promised", "maybe", "is not one of the answers; write `yes` or `no`"),
        ("grant_months", "two years", "is not a whole number"),
        ("grant_months", "0", "write a number from 1 to 600"),
        ("direct_cost", "a meal", "is not an amount of money"),
        ("cash_given", "999 million", "is more than the .* of the first day; write which part"),
    ],
)
def test_a_wrong_answer_is_explained(key, text, said):
    answers = answered()
    question = next(q for q in questions(TODAY) if q.key == key)
    with pytest.raises(Unreadable, match=said.replace("?", r"\?")):
        question.read(text, answers)


@pytest.mark.parametrize(
    "text",
    ["don't know", "Don\u2019t know.", "I do not know", "tidak tahu", "Saya tidak tahu", "entah"],
)
def test_not_to_know_is_an_answer(text):
    assert says_unknown(text) and not says_back(text) and not asks_help(text)


@pytest.mark.parametrize(
    ("text", "id"), [("yes", "yes"), ("Ya.", "yes"), ("1", "yes"), ("tidak", "no"), ("NO", "no")]
)
def test_yes_and_no_are_understood_in_both_languages(text, id):
    question = next(q for q in questions(TODAY) if q.key == "grant_promised")
    assert question.read(text, answered()) == id


def test_going_back_and_asking_are_no_answers():
    assert says_back("back") and says_back("Kembali") and asks_help("?")
    with speaking(PSEUDO):
        assert says_back(phrase("back")) and says_unknown(phrase("don't know"))
    assert not says_unknown("tidak ada") and not says_unknown("")


def test_none_of_something_is_zero_and_a_range_is_an_answer():
    asked = {question.key: question for question in questions(TODAY)}
    answers = answered()
    assert asked["cash"].read("tidak ada", answers).likely == 0
    for text in ("2000 to 3000", "2000 sampai 3000", "2 - 3 ribu"):
        found = asked["sold"].read(text, answers)
        assert (found.low, found.likely, found.high) == (2000, 2500, 3000), text
    assert asked["place"].read("tidak ada", answers) == ""


def test_few_workers_cannot_help_very_many():
    answers = answered(people="50000", places="15000")
    workers = next(q for q in questions(TODAY) if q.key == "workers")
    with pytest.raises(Unreadable, match="write at least 15, or `back`"):
        workers.read("3", answers)
    assert workers.read("15", answers).likely == 15


@pytest.mark.parametrize(
    ("low", "high"), [(8000, 10_000), (6000, 13_000), (500, 2_000_000), (12_000, 13_000), (5, 7)]
)
def test_a_range_is_written_so_that_it_is_read_as_it_was_meant(low, high):
    assert read_range(" to ".join(money_ends(low, high, "IDR")), MONEY, "IDR") == (low, high)
    assert ends_shown(8000, 10_000, "IDR") == ("8,000", "10,000")
