"""`--lang` and SESIM_LANG: the language of one call of the program, and of the processes that it
starts."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from simulator.words.language import ENGLISH, VARIABLE, UnknownLanguage, language, speaking

OPTION = "--lang"


def chosen(arguments: Sequence[str]) -> str:
    """The code of the language that the arguments ask for, else the one in SESIM_LANG, else
    English. It is needed before the arguments are parsed, as what is wrong with them is said in
    that language. Raises UnknownLanguage."""
    code = _asked(arguments)
    if code is None:
        code = os.environ.get(VARIABLE, "").strip() or ENGLISH
    with speaking(code):
        return language()


def on_the_line() -> str:
    """The same for a line that somebody is typing, as the script of `sesim completion` passes it
    on. A code that is not known, or not typed in full yet, counts as not there."""
    line = os.environ.get("COMP_WORDS", "").replace(" = ", "=")  # bash parts a word at `=`
    for words in (line.split()[1:], []):
        try:
            return chosen(words)
        except UnknownLanguage:
            continue
    return ENGLISH


def _asked(arguments: Sequence[str]) -> str | None:
    """The last code that stands after `--lang`."""
    code = None
    for word, following in zip(arguments, [*arguments, None][1:], strict=True):
        if word == "--":
            break
        if word == OPTION and following is not None:
            code = following
        elif word.startswith(f"{OPTION}="):
            code = word.partition("=")[2]
    return code


@contextmanager
def spoken(code: str) -> Iterator[None]:
    """Every text in this language for as long as the block lasts, also in processes that are
    started meanwhile. Raises UnknownLanguage."""
    with speaking(code):
        before = os.environ.get(VARIABLE)
        os.environ[VARIABLE] = language()
        try:
            yield
        finally:
            if before is None:
                del os.environ[VARIABLE]
            else:
                os.environ[VARIABLE] = before
