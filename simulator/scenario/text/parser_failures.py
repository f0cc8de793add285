"""Where the YAML parser fails and why, for a person who has never heard of tokens."""

import re
from typing import Any

from simulator.scenario.text.characters import curly_quotes
from simulator.words.texts import N_, gettext

_BULLET = re.compile(r"\s*(?:-(?![ -]|$)|[\N{EN DASH}\N{EM DASH}\N{BULLET}])")


def in_plain_words(error: Any, lines: list[str], last: Any) -> tuple[Any, str]:
    """The mark at which the parser failed (`error`), and why; `last` is the event of the word
    that it read last."""
    problem, context, mark = (
        error.problem or "",
        error.context or "",
        error.problem_mark or error.context_mark,
    )
    meanings = (text for piece, text in _MEANINGS.items() if piece in problem)
    if context == "while scanning a quoted scalar":
        return error.context_mark, gettext(next(meanings, _ANY))
    if context == "while scanning a simple key":
        mark = error.context_mark
    line = "".join(lines[mark.line : mark.line + 1])
    if curly := curly_quotes(line):
        return _Mark(mark.line, curly[0]), curly[1]
    if _BULLET.match(line):
        return mark, gettext("a list item begins with a hyphen and a space, as in `- first`")
    two_keys = "mapping values" in problem
    known = last is not None and last.end_mark.line == mark.line
    above = known and last.start_mark.line < mark.line
    quoted = known and last.style in ("'", '"')
    if context.startswith("while parsing a flow") and error.context_mark.line < mark.line:
        if quoted and above:
            return last.start_mark, _closes_late(mark.line)
        return error.context_mark, gettext(
            "a bracket or a quote that opens in line {opens} is not closed, or a comma is missing,"
            " before line {line}",
            opens=error.context_mark.line + 1,
            line=mark.line + 1,
        )
    if quoted and (two_keys or "expected <block" in problem or "<scalar>" in problem):
        return (last.start_mark, _closes_late(mark.line)) if above else (mark, _closes_early())
    if above and two_keys:
        return mark, gettext(
            "this line is read as a part of line {line}; write `name: value` there too, with a"
            " space after the colon, and begin both in the same column",
            line=last.start_mark.line + 1,
        )
    if context == "while parsing a block collection":
        return mark, gettext(
            "line {line} begins with `- `, as a list item does, and this line does not; write it in"
            " both or in neither",
            line=error.context_mark.line + 1,
        )
    return mark, gettext(next(meanings, _ANY))


class _Mark:
    """A place in the text; `line` and `column` count from 0, as those of the parser do."""

    def __init__(self, line: int, column: int) -> None:
        self.line, self.column = line, column


def _closes_late(line: int) -> str:
    return gettext(
        "a quote opens here and closes only in line {line}; close it where its text ends",
        line=line + 1,
    )


def _closes_early() -> str:
    return gettext(
        "the quotes are closed before this; put the whole text in quotes, or no part of it"
    )


_ANY = N_("this is not valid YAML; check the indentation, colons, quotes and brackets around here")
_NOT_OPENED = N_("a closing bracket is here, but none was opened; delete it")
_TAKEN_FOR_MORE = N_("a text that begins with `>` or `|` must be in quotes")
_MEANINGS = {
    "mapping values are not allowed": N_(
        "this is a second `:` in one line; put a text that holds `: ` in quotes, and several"
        " entries in braces, as in `{women: 60%, men: 40%}`"
    ),
    "sequence entries are not allowed": N_("a list item (`-`) cannot be here; start a new line"),
    "unexpected end of stream": N_("a quote is opened but never closed; add the closing quote"),
    "expected the node content, but found '<stream end>'": N_(
        "a bracket is opened but never closed; add the closing bracket"
    ),
    "expected the node content": N_(
        "a value is missing before this; write it, or put a text that holds commas or brackets in"
        " quotes"
    ),
    "but got ':'": N_(
        "this is a second `:` in one entry; write a comma before its name, or put a text that holds"
        " `: ` in quotes"
    ),
    "expected ',' or": N_("a comma or a closing bracket is missing here; add it"),
    "but found '}'": _NOT_OPENED,
    "but found ']'": _NOT_OPENED,
    "but found '-'": N_(
        "a list item (`- `) cannot be among `name: value` lines; take the `- ` away"
    ),
    "but found '<scalar>'": N_(
        "this does not continue what is before it; begin a list item with `- `, and put a text that"
        " begins with a bracket in quotes"
    ),
    "expected <block end>": N_(
        "the indentation does not fit the lines above; lines of one block start in the same column"
    ),
    "could not find expected ':'": N_(
        "this line is neither `name: value`, with a space after the colon, nor a list item, which"
        " begins with `- `; write one of them"
    ),
    "expected alphabetic or numeric character": N_(
        "a list item begins with `- `; put a text that begins with `&` or `*` in quotes"
    ),
    "cannot start any token": N_("a text cannot begin with this character; put it in quotes"),
    "comment or a line break": _TAKEN_FOR_MORE,
    "chomping or indentation": _TAKEN_FOR_MORE,
    "unknown escape character": N_(
        "a backslash in double quotes has a special meaning; use single quotes"
    ),
    "undefined tag handle": N_(
        "a tag (a word that begins with `!`) is not allowed; put such a text in quotes"
    ),
}
"""By a piece of what the parser, which knows only English, says; the first that fits counts."""
