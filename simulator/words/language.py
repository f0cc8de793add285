"""Which language the program speaks, and the catalogue of its texts.

The English texts are in the code. Every other language is one file, `locale/CODE.po`, made into
`locale/CODE.mo` by `make words`. A text that a catalogue lacks is shown in English.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from simulator.words.pseudo import Pseudo
from simulator.words.safe_text import quote

VARIABLE = "SESIM_LANG"
"""The environment variable that names the language where `--lang` does not."""
ENGLISH = "en"
PSEUDO = "qps"
"""A language that nobody speaks: it shows which texts do not come from a catalogue."""
MEANT = {
    "english": ENGLISH,
    "eng": ENGLISH,
    "inggris": ENGLISH,
    "c": ENGLISH,
    "posix": ENGLISH,
    "indonesian": "id",
    "indonesia": "id",
    "bahasa": "id",
    "ind": "id",
    "indo": "id",
    "idn": "id",
    "in": "id",
}
"""Words that people and systems write in place of a code: `C` and `POSIX` are the locale of a
computer that was told no language."""
LOCALE = Path(__file__).parent / "locale"

_CHOSEN: ContextVar[str | None] = ContextVar("language", default=None)


class _Catalogue(GNUTranslations):
    """The texts of one language. Phrases are looked up as all other texts are."""

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        try:
            return super().ngettext(msgid1, msgid2, n)
        except Exception:  # noqa: BLE001 - a rule for plurals that cannot be computed
            return msgid1 if n == 1 else msgid2

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.ngettext(msgid1, msgid2, n)


class UnknownLanguage(ValueError):
    """A language that has no catalogue. `code` is what was asked for."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        """What to write instead, in the language in use."""
        said = catalogue().gettext(
            "There are no texts in the language {code}. Write one of these after `--lang` or in"
            " `SESIM_LANG`: {codes}"
        )
        return said.format(code=quote(self.code), codes=", ".join(languages()))


@cache
def languages() -> list[str]:
    """The codes of the languages that may be asked for, English first."""
    return [ENGLISH, *sorted(file.stem for file in LOCALE.glob("*.mo"))]


def language() -> str:
    """The code of the language in use: that of the `speaking` block, else SESIM_LANG, else
    English."""
    return _CHOSEN.get() or _known(os.environ.get(VARIABLE, "").strip()) or ENGLISH


def use(code: str | None) -> None:
    """Use this language from now on, in all threads and in the processes that are started from this
    one: set SESIM_LANG. None is English again. Raises UnknownLanguage if it has no catalogue."""
    if code is None:
        os.environ.pop(VARIABLE, None)
    else:
        os.environ[VARIABLE] = _checked(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """The same for as long as a block lasts."""
    before = _CHOSEN.set(_checked(code))
    try:
        yield
    finally:
        _CHOSEN.reset(before)


def _checked(code: str) -> str:
    known = _known(code) if isinstance(code, str) else None
    if known is None:
        raise UnknownLanguage(str(code))
    return known


@cache
def _known(code: str) -> str | None:
    """The code as catalogues are named: `id` for `id_ID.UTF-8` and for `indonesian`; None where
    there is none."""
    short = code.replace("-", "_").partition(".")[0].partition("_")[0].strip().lower()
    short = short if short in languages() else MEANT.get(short, short)
    return short if short in (*languages(), PSEUDO) else None


def catalogue() -> NullTranslations:
    """The texts of the language in use."""
    return _catalogue(language())


@cache
def _catalogue(code: str) -> NullTranslations:
    if code == ENGLISH:
        return NullTranslations()
    if code == PSEUDO:
        return Pseudo()
    try:
        with (LOCALE / f"{code}.mo").open("rb") as file:
            return _Catalogue(file)
    except Exception:  # noqa: BLE001 - a file that is cut or missing: English is shown
        return NullTranslations()
