"""Where the YAML parser fails and why, for a person who has never heard of tokens."""

import re
from typing import Any

_BULLET = re.compile(r"\s*(?:-(?![ -]|$)|[\N{EN DASH}\N{EM DASH}\N{BULLET}])")


def in_plain_words(error: Any, lines: list[str], last: Any) -> tuple[Any, str]:
    """The mark at which the parser failed (`error`), and why; `last` is the event of the word
    that it read last."""
    problem, context, mark = (
        error.problem or "",
        error.context or "",
        error.problem_mark or error.context_mark,
    )
    words = next(
        (words for piece, words in _MEANINGS.items() if piece in problem),
        "this is not valid YAML; check the indentation, colons, quotes and brackets around here",
    )
    if context == "while scanning a quoted scalar":
        return error.context_mark, words
    if context == "while scanning a simple key":
        mark = error.context_mark
    if any(map(_BULLET.match, lines[mark.line : mark.line + 1])):
        return mark, "a list item begins with a hyphen and a space, as in `- first`"
    if context.startswith("while parsing a flow") and error.context_mark.line < mark.line:
        return (
            error.context_mark,
            (
                "the bracket that opens here is not closed, or a comma is missing, "
                f"before line {mark.line + 1}"
            ),
        )
    if context == "while parsing a block collection":
        words = (
            f"line {error.context_mark.line + 1} begins with `- `, as a list item does, and this"
            " line does not; write it in both or in neither"
        )
    two_keys = "mapping values" in problem
    if last is None or last.end_mark.line != mark.line:
        return mark, words
    above = last.start_mark.line < mark.line
    if last.style in ("'", '"') and (
        two_keys or "expected <block" in problem or "<scalar>" in problem
    ):
        return (last.start_mark if above else mark), (
            f"a quote opens here and closes only in line {mark.line + 1}; close it where its text"
            " ends"
            if above
            else "the quotes are closed before this; put the whole text in quotes, or none of it"
        )
    if above and two_keys:
        words = (
            f"this line is read as a part of line {last.start_mark.line + 1}; write `name: value`"
            " there too, with a space after the colon, and begin both in the same column"
        )
    return mark, words


_MEANINGS = {
    "mapping values are not allowed": (
        "a second `:` in one line; put a text that holds `: ` in quotes, "
        "and several entries in braces, as in {women: 60%, men: 40%}"
    ),
    "sequence entries are not allowed": "a list item (`-`) cannot stand here; start a new line",
    "unexpected end of stream": "a quote is opened but never closed; add the closing quote",
    "expected the node content, but found '<stream end>'": (
        "a bracket is opened but never closed; add the closing bracket"
    ),
    "expected the node content": (
        "a value is missing before this; write it, or put a text that holds "
        "commas or brackets in quotes"
    ),
    "but got ':'": (
        "a second `:` in one entry; write a comma before its name, or put a text that holds `: ` in"
        " quotes"
    ),
    "expected ',' or": "a comma or a closing bracket is missing here",
    "but found '}'": "a closing bracket stands here that none opens; delete it",
    "but found ']'": "a closing bracket stands here that none opens; delete it",
    "but found '-'": (
        "a list item (`- `) cannot stand among `name: value` lines; take the `- ` away"
    ),
    "but found '<scalar>'": (
        "this does not go on from what stands before it; begin a list item with `- `, and put a"
        " text that begins with a bracket in quotes"
    ),
    "expected <block end>": (
        "the indentation does not fit the lines above; lines of one block start in the same column"
    ),
    "could not find expected ':'": (
        "this line is neither `name: value`, with a space after the colon, nor a list item, "
        "which begins with `- `"
    ),
    "expected alphabetic or numeric character": (
        "a list item begins with `- `; put a text that begins with `&` or `*` in quotes"
    ),
    "cannot start any token": "a text cannot begin with this character; put it in quotes",
    "comment or a line break": "a text that begins with `>` or `|` must stand in quotes",
    "chomping or indentation": "a text that begins with `>` or `|` must stand in quotes",
    "unknown escape character": (
        "a backslash in double quotes means something else; use single quotes"
    ),
    "found duplicate anchor": "anchors (`&`) are not allowed; write the value out",
    "undefined tag handle": "a tag (a word that begins with `!`) is not allowed",
    "directive": "a line that begins with `%` is not allowed",
}
"""By a piece of what the parser says; the first that fits counts."""
