"""Yes, no and none, in both languages."""

import pytest

from simulator.quantities.answers import NO, YES, is_none, read_flag, spellings


@pytest.mark.parametrize("word", ["yes", "Yes", "TRUE", "ya", "Ya", " benar "])
def test_yes(word):
    assert read_flag(word) is True


@pytest.mark.parametrize("word", ["no", "No", "FALSE", "tidak", "Tidak", "salah"])
def test_no(word):
    assert read_flag(word) is False


@pytest.mark.parametrize("word", ["", "maybe", "1", "0", "tidak ada", "yesno"])
def test_neither(word):
    assert read_flag(word) is None


def test_every_spelling_is_read():
    assert all(read_flag(word) is not None for word in spellings())
    assert not set(YES) & set(NO)


@pytest.mark.parametrize("text", ["none", "None", "tidak ada", "Tidak  Ada", "-"])
def test_none(text):
    assert is_none(text)


def test_a_no_is_not_none():
    assert not is_none("tidak") and not is_none("0")
