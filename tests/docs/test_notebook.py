"""The notebook runs from top to bottom, as a student runs it, and every cell shows something."""

import ast
import json

import pytest

from tests.docs.screens import ROOT

NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


def cells(kind, notebook=NOTEBOOK):
    content = json.loads(notebook.read_text(encoding="utf-8"))
    assert (content["nbformat"], content["nbformat_minor"]) == (4, 5)
    return [cell for cell in content["cells"] if cell["cell_type"] == kind]


def executed(source, names):
    """The value of a cell's last line, where that is an expression, as a notebook shows it."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None


@pytest.mark.slow
def test_its_cells_run_in_order_and_show_something(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "Agg")
    names, shown = {"__name__": "__main__"}, []
    for cell in cells("code"):
        shown.append(executed("".join(cell["source"]), names))
    first, *rest = shown
    assert first is None and all(value is not None for value in rest)
    for value in rest:
        assert repr(value)
        picture, page = (getattr(value, f"_repr_{kind}_", None) for kind in ("png", "html"))
        assert picture is None or picture().startswith(b"\x89PNG")
        assert picture or page is None or page().startswith("<")
    assert (tmp_path / "outputs" / "youth-cafe-001" / "report.html").exists()


def test_it_is_kept_without_what_it_printed():
    assert cells("code") and not [c for c in cells("code") if c["outputs"] or c["execution_count"]]
    ids = [cell["id"] for kind in ("code", "markdown") for cell in cells(kind)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6, 7])
def test_it_has_its_parts(number):
    text = "\n".join("".join(cell["source"]) for cell in cells("markdown"))
    assert f"\n## {number}. " in f"\n{text}"
