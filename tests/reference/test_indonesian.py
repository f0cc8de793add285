"""Every Indonesian term of the glossary leads to a page, in any language of the program."""

import re
from pathlib import Path

import pytest

from simulator.reference.indonesian import indonesian
from simulator.reference.topics import find
from simulator.words.language import ENGLISH, PSEUDO, speaking

ROWS = [
    row.split("\t")
    for row in Path(__file__)
    .with_name("glossary-id.tsv")
    .read_text(encoding="utf-8")
    .splitlines()[1:]
]
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_SENTENCES = {"Init questions", "Month phases"}
"""Categories whose texts are sentences, and no lists of terms."""
_PARTS = re.compile(r"(?:; | / )(?![^()]*\))")
_WITH_COMMAS = re.compile(r"(?:; | / |, )(?![^()]*\))")
"""What parts alternatives, outside of brackets."""
_SENTENCE = re.compile(r"\d|In |The |finished, ")
"""English rows that have a comma and are one sentence."""


def alternatives(category: str, english: str, text: str) -> list[str]:
    """A text, its alternatives, and all of them without what stands in brackets."""
    found = [text]
    if category not in _SENTENCES:
        listed = ", " in english and not _SENTENCE.match(english)
        found += (_WITH_COMMAS if listed else _PARTS).split(text)
    found += [_BRACKETS.sub("", part) for part in found]
    return [part.strip() for part in found if part.strip() not in ("", "X")]


def test_the_whole_glossary_is_here():
    assert len(ROWS) == 383


@pytest.mark.more
@pytest.mark.parametrize("language", [ENGLISH, PSEUDO])
def test_every_term_has_a_page(language):
    with speaking(language):
        terms = {term for row in ROWS for term in alternatives(*row[:3])}
        assert len(terms) > 600
        missing = sorted(term for term in terms if not find(term))
    assert not missing


def test_every_page_of_the_table_exists():
    assert all(find(page) for page in indonesian().pages.values())


@pytest.mark.parametrize(
    ("term", "name"),
    [
        ("penerima manfaat", "people"),
        ("keberlanjutan", "verdict"),
        ("dampak sosial", "results chain"),
        ("mitra", "partners"),
        ("donatur", "individual_giving"),
        ("gaji", "payroll"),
        ("dampak bersih", "net_outcomes"),
        ("cadangan kas", "cash reserve"),
        ("pendapatan sendiri", "own income"),
        ("tutup karena gagal bayar", "insolvent"),
        ("usaha tutup", "closing"),
        ("kemandirian finansial", "self_sufficiency"),
        ("titik impas", "break even"),
        ("nilai tengah", "median"),
        ("Rentang 95%", "counting error"),
        ("9 dari 10 simulasi", "range of futures"),
        ("simulasi", "future"),
        ("benih acak", "seed"),
        ("tetap terjadi tanpa program", "deadweight"),
        ("andil pihak lain", "attribution_others"),
        ("pelanggan terlalu sedikit", "demand"),
        ("mata rantai terlemah", "weak link"),
        ("MENGAPA GAGAL", "causes"),
        ("PERIKSA", "influence"),
        ("KEUANGAN", "verdict"),
        ("pekerja sosial", "posts and roles"),
        ("laporan arus kas", "statements"),
        ("kas khusus untuk beasiswa", "restricted funds"),
        ("hibah", "grant"),
        ("donasi bulanan", "recurring_giving"),
        ("pajak omzet (PPh final)", "turnover_tax"),
        ("bulan ke-12", "calendar"),
        ("Dari mana usaha ini mendapat uang?", "init"),
        ("tim", "team"),
        ("keputusan yang bisa Anda atur", "lever"),
        ("prices belum diisi", "messages"),
    ],
)
def test_a_term_leads_to_the_right_page(term, name):
    assert find(term)[0].name == name


def test_a_slip_in_an_indonesian_word_has_a_hint():
    from simulator.reference.nearest import nearest

    assert "donatur" in nearest("donaturr")
