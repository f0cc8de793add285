"""A word that has no page of its own in `sesim explain`: which pages speak of it."""

import re

from simulator.reference.topic import Topic
from simulator.reference.topics import find, words
from simulator.words.language import ENGLISH, language, speaking
from simulator.words.safe_text import quote
from simulator.words.texts import gettext, phrase

_MOST = 8
_ENDING = re.compile(r"(\w{4})(?:ations?|ions?|ies|ed|ing|s|y)$")
"""Endings of English words: what is left of a word finds its other forms."""


def speaking_of(word: str) -> list[Topic]:
    """One page that lists those whose texts speak of the word, in the language in use or in
    English, the best match first; nothing if none does."""
    said = " ".join(re.findall(r"[^\W_]+", word.lower()))
    if len(said) < 3:
        return []
    meant = re.compile(r"\b" + _ENDING.sub(r"\1", said).replace(" ", "[ _-]"))
    places = _places(meant)
    if language() != ENGLISH:
        with speaking(ENGLISH):
            for name, place in _places(meant).items():
                places[name] = min(place, places.get(name, place))
    found: list[tuple[int, bool, int, Topic]] = []
    for name, place in places.items():
        topic = find(name)[0]
        found.append((place, topic.kind == "parameter", len(found), topic))
    pages = {topic.name: topic for *_, topic in sorted(found, key=lambda hit: hit[:3])}
    rows = tuple((name, topic.gist or topic.title) for name, topic in pages.items())[:_MOST]
    if not rows:
        return []
    title = gettext("{word} has no page of its own. These pages speak of it.", word=quote(word))
    # Translators: the head of a list on a page of `sesim explain`, in capital letters.
    return [Topic("search", said, title, lists=((phrase("PAGES"), rows),))]


def _places(meant: re.Pattern[str]) -> dict[str, int]:
    """The pages in which the word stands, by name: 0 in the name or title, 1 in the text."""
    found = {}
    for name in words():
        texts = _texts(find(name)[0])
        places = [place for place, text in enumerate(texts) if meant.search(text.lower())]
        if places:
            found[name] = places[0]
    return found


def _texts(topic: Topic) -> list[str]:
    """What is searched: name and title, then all other texts. For a parameter, only its own name
    and title: the rest of its page is about its rule."""
    head = f"{topic.name.rpartition('.')[2]} {topic.title}"
    if topic.kind == "parameter":
        return [head]
    return [head, " ".join((*topic.text, *(text for _, text in topic.facts)))]
