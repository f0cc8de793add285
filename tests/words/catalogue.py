"""Every text of the program, gathered from the code, and the catalogues of its languages.

A text is found where it is given to `gettext`, `ngettext`, `phrase`, `nphrase` or `N_`, in a page
template, or where a class declares it: the help of a parameter, a series or a measure, what a rule
says of itself.
"""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from simulator.words.language import LOCALE

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "simulator"
TEMPLATE = LOCALE / "sesim.pot"
ONE = {"gettext", "phrase", "N_"}
TWO = {"ngettext", "nphrase"}
_PLACES = re.compile(r"\{(\w*)\}")
_COMMENT = "# Translators: "
_MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""Not when it was really made: a catalogue changes only where its texts do."""

Text = tuple[str | tuple[str, str], str, list[str]]
"""A text (or its singular and plural), the file it is from, and what translators should know."""


def everything() -> Catalog:
    """All texts, as a catalogue without translations."""
    found = Catalog(project="sesim", creation_date=_MADE, revision_date=_MADE, fuzzy=False)
    for text, file, comments in (*_in_code(), *_in_templates(), *_declared()):
        found.add(text, locations=[(file, 0)], auto_comments=comments)
    return found


def _in_code() -> Iterator[Text]:
    for file in sorted(PACKAGE.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        lines, name = source.splitlines(), file.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(source)):
            called = isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2]
            if called in ONE | TWO:
                texts = _literals(node, 2 if called in TWO else 1, file)
                if texts:
                    text = texts[0] if called in ONE else (texts[0], texts[1])
                    yield text, name, _comments(lines, node.lineno)


def _literals(call: ast.Call, most: int, file: Path) -> list[str]:
    """The texts that stand in a call; a name stands for one that is marked where it is made."""
    found = [a.value for a in call.args[:most] if isinstance(a, ast.Constant)]
    if any(isinstance(a, ast.JoinedStr | ast.BinOp) for a in call.args[:most]):
        raise SystemExit(f"{file}:{call.lineno}: a text is put together from pieces")
    return found if len(found) == most else []


def _comments(lines: list[str], line: int) -> list[str]:
    """What stands for translators right above a call."""
    said: list[str] = []
    for above in reversed(lines[: line - 1]):
        text = above.strip()
        if not text.startswith("#"):
            break
        said.insert(0, text.removeprefix("#").strip())
        if text.startswith(_COMMENT):
            return [" ".join(said).removeprefix(_COMMENT[2:])]
    return []


def _in_templates() -> Iterator[Text]:
    for file in sorted(PACKAGE.rglob("*.html")):
        options = {"encoding": "utf-8", "newstyle_gettext": "false"}
        keywords = (*ONE, *TWO)
        with file.open("rb") as opened:
            for _, called, said, comments in babel_extract(
                opened, keywords, ["Translators:"], options
            ):
                texts = [said] if isinstance(said, str) else [t for t in said if t]
                text = texts[0] if called in ONE else (texts[0], texts[1])
                yield text, file.relative_to(ROOT).as_posix(), comments


def _declared() -> Iterator[Text]:
    """Texts that stand in declarations, with what they are about."""
    from simulator.reference.declared import declared_texts

    for text, file, about in declared_texts():
        yield text, file, [about]


def languages() -> list[str]:
    """The languages of which there is a catalogue to edit."""
    return sorted(file.stem for file in LOCALE.glob("*.po"))


def translated(code: str, template: Catalog) -> Catalog:
    """The catalogue of a language with the texts of today: new ones empty, old ones left out."""
    file = LOCALE / f"{code}.po"
    if file.exists():
        with file.open("rb") as opened:
            found = read_po(opened, locale=code)
    else:
        found = Catalog(locale=code, project="sesim", revision_date=_MADE, fuzzy=False)
    found.update(template, no_fuzzy_matching=True)
    found.obsolete.clear()
    found.creation_date = found.revision_date = _MADE
    return found


def as_po(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalog, width=100, sort_by_file=True, include_lineno=False)
    return out.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def faults(catalog: Catalog) -> Iterator[str]:
    """Translations in which a place for a value is missing, or stands for none."""
    for message in catalog:
        if not message.id:
            continue
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        known = set(_PLACES.findall(" ".join(originals)))
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in filter(None, said):
            wrong = known ^ set(_PLACES.findall(text))
            if known and wrong:
                names = ", ".join(f"{{{name}}}" for name in sorted(wrong))
                yield f"{text!r}: {names} is missing or too much"


def done(catalog: Catalog) -> tuple[int, int]:
    """How many texts are translated, of how many."""
    messages = [m for m in catalog if m.id]
    full = [
        m for m in messages if (all(m.string) if isinstance(m.string, tuple) else bool(m.string))
    ]
    return len(full), len(messages)
