"""Every text in the code goes through the catalogue: read from the code's syntax, so that a text
that no test happens to show is found too."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.test_architecture import FILES, name_of, tree_of

LOOKED_UP = {"gettext", "ngettext", "phrase", "nphrase", "N_", "chosen"}
"""Calls in which a text belongs."""
DECLARED = {"help", "formula", "population", "source", "low", "high"}
"""Arguments of declarations that are gathered for the catalogue, or are no texts."""
NOT_SHOWN = {"compile", "sub", "fullmatch", "match", "search", "findall", "split", "finditer"}
"""Calls that take patterns."""
FAULTS_OF_CODE = {"AssertionError", "KeyError", "TypeError", "ValueError", "RuntimeError"}
"""Errors that only a fault of the program raises."""
_WORDS = re.compile(r"[A-Za-z]{2,}")


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Strings of two words or more that stand outside of a call to the catalogue."""
    yield from _texts(tree, frozenset())


def _texts(node: ast.AST, _: frozenset) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
        if name in LOOKED_UP:
            for argument in node.keywords:
                yield from _texts(argument.value, _)
            return
        if name in NOT_SHOWN or name in FAULTS_OF_CODE:
            return
    if isinstance(node, ast.keyword) and node.arg in DECLARED:
        return
    said = None
    if isinstance(node, ast.JoinedStr):
        said = "".join(v.value if isinstance(v, ast.Constant) else "{}" for v in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        said = node.value
    if said is not None:
        if " " in said.strip() and len(_WORDS.findall(said)) > 1:
            yield node.lineno, said
        if isinstance(node, ast.JoinedStr):
            for value in node.values:
                if isinstance(value, ast.FormattedValue):
                    yield from _texts(value.value, _)
        return
    for child in ast.iter_child_nodes(node):
        yield from _texts(child, _)


if __name__ == "__main__":
    for file in FILES:
        for line, said in texts(tree_of(file)):
            print(f"{name_of(file)}:{line}: {said[:90]!r}")
