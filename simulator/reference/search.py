"""A word that has no page of its own in `sesim explain`: which pages speak of it."""

import re

from simulator.reference.topic import Topic
from simulator.reference.topics import find, words
from simulator.words.safe_text import quote

_MOST = 8
_ENDING = re.compile(r"(\w{4})(?:ations?|ions?|ies|ed|ing|s|y)$")


def speaking_of(word: str) -> list[Topic]:
    """One page that lists those whose texts speak of the word, the most telling first; nothing
    where none does."""
    said = " ".join(re.findall(r"[a-z0-9]+", word.lower()))
    if len(said) < 3:
        return []
    meant = re.compile(r"\b" + _ENDING.sub(r"\1", said).replace(" ", "[ _-]"))
    found: list[tuple[int, bool, int, Topic]] = []
    for name in words():
        topic = find(name)[0]
        places = [place for place, text in enumerate(_texts(topic)) if meant.search(text.lower())]
        if places:
            found.append((places[0], topic.kind == "parameter", len(found), topic))
    pages = {topic.name: topic for *_, topic in sorted(found, key=lambda hit: hit[:3])}
    rows = tuple((name, _gist(topic)) for name, topic in pages.items())[:_MOST]
    return (
        [
            Topic(
                "search",
                said,
                f"{quote(word)} has no page of its own. These speak of it:",
                lists=(("PAGES", rows),),
            )
        ]
        if rows
        else []
    )


def _texts(topic: Topic) -> list[str]:
    """What is looked through: name (a parameter's without its rule's) and title; then all else,
    which in a parameter's page is its rule's."""
    head = f"{topic.name.rpartition('.')[2]} {topic.title}"
    if topic.kind == "parameter":
        return [head]
    return [head, " ".join((*topic.text, *(text for _, text in topic.facts)))]


def _gist(topic: Topic) -> str:
    """The first sentence."""
    return re.split(r"(?<=\.) ", topic.text[0] if topic.kind == "word" else topic.title)[0]
