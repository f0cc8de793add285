"""The page's script and its words fit together."""

import re
from pathlib import Path

import pytest

from simulator.reports import class_page
from simulator.reports.class_page.words import glossary, words
from simulator.words.language import speaking

PARTS = Path(class_page.__file__).parent / "parts"
MADE_UP = {"expected_money", "expected_impact", "ask_money", "ask_impact"}
"""Names that the script puts together."""


def test_the_page_has_every_text_that_its_script_asks_for_and_no_other():
    script = "\n".join(file.read_text(encoding="utf-8") for file in PARTS.glob("class*"))
    asked = set(re.findall(r"\bWORDS\.(\w+)", script)) | set(
        re.findall(r'data-word="(\w+)"', script)
    )
    for line in ("WAYS", "CORNERS"):
        (found,) = re.findall(rf"const {line} = \[(.*?)\]", script)
        asked |= set(re.findall(r"\w+", found))
    by_python = {"no_script", "not_to_share"}
    assert asked | by_python | MADE_UP == set(words())


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_text_says_something(language):
    with speaking(language):
        found = words()
        meant = glossary()
    texts = [text for text in found.values() if isinstance(text, str)]
    assert all(text.strip() for text in texts) and len(texts) > 90
    assert len(found["states"]) == len(found["income"]) == len(found["ends"]) == 4
    assert all(word and meaning.endswith(".") for word, meaning in meant)


def test_the_library_is_whole_and_its_licence_is_named():
    text = (PARTS / "qrcode.js").read_text(encoding="utf-8")
    assert "Copyright (c) 2009 Kazuhiko Arase" in text and "MIT license" in text
    notice = (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")
    assert "Copyright (c) 2009 Kazuhiko Arase" in notice
