"""A code that a student hands in says what the page wrote, or why it cannot be read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.reports.class_page.code import (
    _SIGNS,
    LESS,
    MORE,
    MOST_SLIDERS,
    NONE,
    SAME,
    CutCode,
    EditedCode,
    Handed,
    MissingCode,
    NotACode,
    OtherFormat,
    _check,
    decode,
    encode,
    like_code,
)

HANDED = Handed("0123abcd", "8531e820", 2, (6, 0, 3, 1), (2, 2, 1, 1), MORE, LESS)


@st.composite
def handed(draw):
    sliders = draw(st.integers(1, MOST_SLIDERS))
    stops = st.tuples(*[st.integers(0, 7)] * sliders)
    eight = st.integers(0, 2**32 - 1).map("{:08x}".format)
    way = st.integers(0, 3)
    return Handed(
        draw(eight), draw(eight), draw(way), draw(stops), draw(stops), draw(way), draw(way)
    )


@pytest.mark.more
@given(handed())
def test_what_is_written_is_read_again(found):
    code = encode(found)
    assert decode(code) == found
    assert len(code) <= 60 and code == code.upper()


def test_one_is_known_to_the_last_character():
    assert encode(HANDED) == "2093N-F6RAC-F841E-1JJ4R-PVN5"


def test_typed_by_hand():
    code = encode(HANDED)
    assert decode(f" {code.lower().replace('-', '')} ") == HANDED
    assert decode(code.replace("0", "o").replace("1", "l").replace("-", " ")) == HANDED


@given(handed(), st.data())
def test_a_changed_character_is_noticed(found, data):
    code = encode(found).replace("-", "")
    at = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from(sorted(set(_SIGNS) - {code[at]})))
    with pytest.raises(EditedCode, match="Some character"):
        decode(code[:at] + other + code[at + 1 :])


@pytest.mark.parametrize("signs", ["200HT-7KD19", encode(HANDED) * 2])
def test_a_code_that_is_cut(signs):
    with pytest.raises(CutCode, match="too short or too long"):
        decode(signs)


def test_a_code_that_is_cut_by_a_character_or_holds_others():
    for code in (encode(HANDED)[:-1], encode(HANDED)[:-2], encode(HANDED) + "U"):
        with pytest.raises((CutCode, EditedCode)):
            decode(code)


@pytest.mark.parametrize("words", ["2", "lupa", "kelas 7b", "siti rahma", "12 maret saya sakit"])
def test_words_are_no_code_with_a_wrong_character(words):
    with pytest.raises(NotACode, match="looks like `2093N-"):
        decode(words)


def test_a_right_code_with_few_figures_is_still_a_code():
    typed = "2o-93nf-6r-ac-f8-41e-l-jj-4r-pv-n-5"
    assert not like_code("ac-jj-pv-4r-pv-n-ac-jj") and decode(typed) == HANDED


def test_where_nothing_is_there_is_no_code():
    with pytest.raises(MissingCode, match="no code"):
        decode(" - ")


def test_a_code_of_another_format():
    signs = "4" + encode(HANDED).replace("-", "")[1:-4]
    with pytest.raises(OtherFormat, match="another version"):
        decode(signs + _check(signs))


def test_bits_that_no_page_writes():
    three = replace(HANDED, now=(6, 0, 3), baseline=(2, 2, 1))
    signs = encode(three).replace("-", "")[:-4]
    for at, bit in ((14, 8), (18, 1)):  # whether something was expected; the one bit that is left
        other = _SIGNS[_SIGNS.index(signs[at]) ^ bit]
        wrong = signs[:at] + other + signs[at + 1 :]
        with pytest.raises(EditedCode):
            decode(wrong + _check(wrong))


def test_what_was_expected():
    assert HANDED.predicted and replace(HANDED, expected_money=NONE).predicted
    assert not replace(HANDED, expected_money=NONE, expected_impact=NONE).predicted
    assert len({LESS, SAME, MORE, NONE}) == 4
