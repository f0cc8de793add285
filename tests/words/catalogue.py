"""Every text of the program, gathered from the code, and the catalogues of its languages.

A text is found where it is given to `gettext`, `ngettext`, `phrase`, `nphrase` or `N_`, in a page
template, or where a class declares it: the help of a parameter, a series or a measure, what a rule
says of itself.
"""

import ast
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import cache
from gettext import c2py
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from string import Formatter

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from simulator.words.language import LOCALE

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "simulator"
TEMPLATE = LOCALE / "sesim.pot"
ONE = {"gettext", "phrase", "N_"}
TWO = {"ngettext", "nphrase"}
_COMMENT = "# Translators: "
_WAS = "The English text was:"
_ALIKE = 0.6
"""From which likeness on (of `difflib`) an old translation is a hint for a new text."""
_MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""Not when it was really made: a catalogue changes only where its texts do."""

Text = tuple[str | tuple[str, str], str, list[str]]
"""A text (or its singular and plural), the file it is from, and what translators should know."""


@cache
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
        tree = ast.parse(source)
        tables = _tables(tree)
        for node in ast.walk(tree):
            called = isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2]
            if called in ONE | TWO:
                texts = _literals(node, 2 if called in TWO else 1, file)
                if texts:
                    text = texts[0] if called in ONE else (texts[0], texts[1])
                    yield text, name, _comments(lines, node.lineno) or tables.get(node, [])


def _tables(tree: ast.Module) -> dict[ast.AST, list[str]]:
    """What a module says below a table of texts, by every node of the table: translators read it
    where a text has no comment of its own."""
    found: dict[ast.AST, list[str]] = {}
    for table, below in pairwise(tree.body):
        said = below.value if isinstance(below, ast.Expr) else None
        named = isinstance(table, ast.Assign | ast.AnnAssign) and isinstance(said, ast.Constant)
        if named and isinstance(said.value, str):
            comment = " ".join(said.value.split("\n\n")[0].split())
            found |= dict.fromkeys(ast.walk(table), [comment])
    return found


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
                about = comments or ["on the page `report.html`"]
                yield text, file.relative_to(ROOT).as_posix(), about


def _declared() -> Iterator[Text]:
    """Texts that stand in declarations, with what they are about."""
    from simulator.reference.declared import declared_texts

    for text, file, about in declared_texts():
        yield text, file, [about]


def languages() -> list[str]:
    """The languages of which there is a catalogue to edit."""
    return sorted(file.stem for file in LOCALE.glob("*.po"))


def translated(code: str, template: Catalog) -> Catalog:
    """The catalogue of a language with the texts of today, see `brought_up_to_date`."""
    file = LOCALE / f"{code}.po"
    if file.exists():
        with file.open("rb") as opened:
            found = read_po(opened, locale=code, abort_invalid=True)
    else:
        found = Catalog(locale=code, project="sesim", revision_date=_MADE, fuzzy=False)
    return brought_up_to_date(found, template)


def brought_up_to_date(found: Catalog, template: Catalog) -> Catalog:
    """The catalogue with the texts of the template, old ones left out.

    A new text that is like an old one gets its translation as a hint, marked `fuzzy`, with the old
    text in a comment. Such an entry counts as not translated, and the program does not use it.
    """
    found.update(deepcopy(template), no_fuzzy_matching=True)
    gone = {_english(m): m for m in found.obsolete.values() if m.id and m.string}
    for message in found:
        if message.id and not _is_full(message) and not message.fuzzy:
            _hint(message, gone)
        if not message.fuzzy:
            message.user_comments = [c for c in message.user_comments if not c.startswith(_WAS)]
    found.obsolete.clear()
    found.creation_date = found.revision_date = _MADE
    return found


def _hint(message: Message, gone: dict[str, Message]) -> None:
    """Give a text without translation that of the most similar old text, if there is one."""
    alike = get_close_matches(_english(message), gone, 1, _ALIKE)
    old = gone[alike[0]] if alike else None
    if old is None or isinstance(old.id, tuple) != isinstance(message.id, tuple):
        return
    message.string = old.string
    message.flags.add("fuzzy")
    message.user_comments = [f"{_WAS} {_english(old)}"]


def _english(message: Message) -> str:
    """The English text, or the last of its plural forms."""
    return message.id[-1] if isinstance(message.id, tuple) else message.id


def _is_full(message: Message) -> bool:
    """Whether a text is translated, in all its plural forms."""
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def as_po(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalog, width=100, sort_by_file=True, include_lineno=False)
    return out.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def faults(catalog: Catalog) -> Iterator[str]:
    """A rule for plurals that cannot be used, and translations with a place for a value too many or
    too few."""
    if not _has_plurals(catalog):
        yield (
            f"Plural-Forms: {catalog.plural_forms!r} gives no form for some numbers. Copy the line"
            " of your language from the manual of gettext, such as 'nplurals=1; plural=0;'."
        )
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        known = set().union(*(_places(text) or set() for text in originals))
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in filter(None, said) if known else ():
            found, pair = _places(text), f"{originals[-1]!r} -> {text!r}"
            if found is None:
                yield f"{pair}: write braces only as in {{name}}"
                continue
            for names, why in ((known - found, "is missing"), (found - known, "is too much")):
                if names:
                    yield f"{pair}: {', '.join(f'{{{name}}}' for name in sorted(names))} {why}"


def _has_plurals(catalog: Catalog) -> bool:
    """Whether the rule for plurals gives each number one of the forms that there are."""
    try:
        form = c2py(catalog.plural_expr)
        return all(0 <= form(n) < catalog.num_plurals for n in range(1001))
    except (ValueError, ArithmeticError, RecursionError):
        return False


def _places(text: str) -> set[str] | None:
    """The names of the values in a text; None if its braces stand for anything else."""
    try:
        parts = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        return None
    plain = all(re.fullmatch(r"\w+", name) and not spec and not how for name, spec, how in parts)
    return {name for name, *_ in parts} if plain else None


def done(catalog: Catalog) -> tuple[int, int]:
    """How many texts are translated, of how many."""
    messages = [m for m in catalog if m.id]
    return sum(_is_full(m) and not m.fuzzy for m in messages), len(messages)
