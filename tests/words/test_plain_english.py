"""Texts for people are plain English: short sentences, and no word that docs/words.md avoids."""

import re
from functools import cache

import pytest

from tests.words.catalogue import everything

AVOID = {
    "solvent": "open, but not paying for itself",
    "lacking": "not met",
    "luck": "random numbers",
    "lucky": "by chance",
    "purse": "cash",
    "lapse|lapses|lapsed": "stop",
    "drop-?outs?": "person who left early",
    "practitioners?": "service worker",
    "told|tells?|telling": "say, show, print, report",
    "dear|dearer|dearest": "expensive",
    "mend|mends|mended": "fix",
    "sound": "without mistakes",
    "swings?": "change",
    "wears? off": "gets weaker",
    "laid to": "because of",
    "falls? short": "is below its impact target",
    "self-sustaining": "pays for itself",
    "middle": "median",
    "worlds?": "future",
    "ensembles?": "futures",
    "run for a future|each run|every run": "future",
    "caused outcomes": "net impact",
    "stands? twice": "is written twice",
    "yet it matters": "but it changes the answer",
    "runs downwards": "the first number is larger",
    "nobody is to|is to be": "must",
    "hence|thus|whilst|albeit|whereby|thereof|therein|hereby": "so, while, although, in which",
    "in order to": "to",
    "utili[sz]e[sd]?": "use",
    "prior to": "before",
}
"""Words, and what to say in their place."""
ALLOWED = {
    "told|tells?|telling": ("mechanisms/people/outreach", "mechanisms/people/word_of_mouth"),
    "middle": ("reference/screen_words", "words/labels"),
    "run for a future|each run|every run": ("commands/help", "reference/file_words", "key_words"),
}
"""Where such a word is the right one: people tell others; the middle fifth, and how a median is
explained; the world around a venture; each run of the command."""
LONGEST = 30
"""Words of a sentence at most. Screens aim at 18 and reports at 22; pages of explain need more."""
MOST = 2
"""Semicolons of a sentence at most."""
_CODE = re.compile(r"`[^`]*`")
_END = re.compile(r"(?<=[.?!:;])\s+|\n")
_SENTENCE = re.compile(r"(?<=[.?!])\s+|\n")
_SPACED = re.compile(r"(?:\d|\}) %")


@cache
def texts():
    """Every text with the file it is from, without what is typed; no sources, which cite others."""
    found = []
    for message in everything():
        cited = any("where the default" in comment for comment in message.auto_comments)
        for text in message.id if isinstance(message.id, tuple) else (message.id,):
            if text and not cited:
                found.append((message.locations[0][0], _CODE.sub("`x`", text)))
    return found


@pytest.mark.parametrize("words", AVOID)
def test_a_word_to_avoid_is_not_used(words):
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    found = [
        f"{file}: {text}"
        for file, text in texts()
        if pattern.search(text) and not any(part in file for part in ALLOWED.get(words, ()))
    ]
    assert found == [], f"say: {AVOID[words]}"


def test_no_exception_is_out_of_use():
    for words, parts in ALLOWED.items():
        pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
        files = {file for file, text in texts() if pattern.search(text)}
        assert all(any(part in file for file in files) for part in parts), words


def test_percent_stands_right_behind_its_number():
    assert [text for _, text in texts() if _SPACED.search(text)] == []


def test_sentences_are_short():
    """Formulas of measures are no sentences."""
    long = [
        f"{file}: {sentence}"
        for file, text in texts()
        if file != "simulator/results/measures" or text.endswith(".")
        for sentence in _END.split(text)
        if len(sentence.split()) > LONGEST
    ]
    assert long == []


def test_semicolons_make_no_chains():
    sentences = [sentence for _, text in texts() for sentence in _SENTENCE.split(text)]
    assert [sentence for sentence in sentences if sentence.count(";") > MOST] == []
