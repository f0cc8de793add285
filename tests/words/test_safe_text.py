"""Text is safe to show, and told to be unsafe by one definition."""

import re
import unicodedata
from pathlib import Path

import pytest

import simulator
from simulator.words.safe_text import UNSEEN, clean, encodable, quote

PACKAGE = Path(simulator.__file__).parent


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb\x00", "a[31mb"),
        ("a\tb\r\nc\u2028d", "a b  c d"),
        ("\ufeffRp\u200b1\xad2\u2060", "Rp12"),
        ("invoice\u202etxt.exe\u2069", "invoicetxt.exe"),
        ("a\x1b[31mb\u202ec\nd\ud800\x07", "a[31mbc d"),
        ("half \ud83d, whole 😀", "half , whole 😀"),
        ("क्‍ष 漢字 é\u0301", "क्‍ष 漢字 é\u0301"),
    ],
)
def test_what_could_fool_an_eye_or_a_terminal_is_left_out(text, shown):
    assert clean(text) == shown


def test_every_control_line_end_and_half_character_is_unseen():
    kinds = {"Cc", "Cs", "Zl", "Zp"}
    told = {chr(at) for at in range(0x110000) if unicodedata.category(chr(at)) in kinds}
    assert all(UNSEEN.fullmatch(char) for char in told - set("\t\n\r"))


def test_every_character_that_reorders_is_unseen():
    orders = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    reordering = [chr(at) for at in range(0x110000) if unicodedata.bidirectional(chr(at)) in orders]
    assert len(reordering) == 9
    assert all(UNSEEN.fullmatch(char) for char in [*reordering, *"\u061c\u200e\u200f"])


def test_a_quoted_text_is_short_and_clean():
    assert quote("a\x1b[31m\u202eb") == "`a[31mb`"
    assert len(quote("x" * 100_000)) < 50


def test_no_other_file_has_a_list_of_such_characters_of_its_own():
    listed = re.compile(r"\\u(?:20[0-6][0-9a-f]|061c|feff|d8|df)", re.IGNORECASE)
    found = [
        file.relative_to(PACKAGE).as_posix()
        for file in sorted(PACKAGE.rglob("*.py"))
        if len(set(listed.findall(file.read_text(encoding="utf-8")))) > 2
    ]
    assert found == ["words/safe_text.py"]


def test_what_a_terminal_cannot_show_is_shown_in_ascii():
    assert encodable("café – €5 █░ 你", "ascii") == "cafe - EUR5 #- ?"
    assert encodable("café █", "utf-8") == "café █"
