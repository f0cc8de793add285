"""Every page about a word that no part of the code is named after."""

from simulator.reference.command_words import COMMANDS, HELP
from simulator.reference.comparison_words import COMPARISON_WORDS
from simulator.reference.file_words import FILE_WORDS
from simulator.reference.goal_words import GOAL_WORDS
from simulator.reference.others_words import OTHERS_WORDS
from simulator.reference.people_words import PEOPLE_WORDS
from simulator.reference.screen_words import SCREEN_WORDS
from simulator.reference.topic import Topic, Word
from simulator.words.texts import gettext, phrase

TERMS: dict[str, Word] = {
    **SCREEN_WORDS,
    **GOAL_WORDS,
    **COMPARISON_WORDS,
    **FILE_WORDS,
    **PEOPLE_WORDS,
    **OTHERS_WORDS,
}
"""By the name of the page."""


def term(name: str) -> Topic:
    """The page of a word."""
    word = TERMS[name]
    gist = gettext(word.gist)
    text = (gist, *map(gettext, word.text))
    return Topic("word", name, phrase(word.title), text, see=word.see, gist=gist)


def command(name: str) -> Topic:
    """The page of a command: what it does, and where its help is."""
    word = COMMANDS[name]
    gist = gettext(word.gist)
    text = (gist, *map(gettext, word.text), gettext(HELP, command=name))
    return Topic("command", name, word.title, text, see=word.see, gist=gist)
