"""docs/class/mesa.md as a notebook: each block of Python is a cell, and so is the text between."""

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.docs.screens import ROOT

PAGE = ROOT / "docs" / "class" / "mesa.md"
NOTEBOOK = PAGE.with_suffix(".ipynb")
_CODE = re.compile(r"```python\n(.*?)```\n", re.DOTALL)


def notebook() -> str:
    content = {
        "cells": list(_cells(PAGE.read_text(encoding="utf-8"))),
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _cells(page: str) -> Iterator[dict[str, Any]]:
    for number, text in enumerate(_CODE.split(page)):
        if not text.strip():
            continue
        cell = {"id": f"cell-{number:02}", "metadata": {}}
        lines = text.strip().splitlines(keepends=True)
        if number % 2:
            yield {
                "cell_type": "code",
                **cell,
                "execution_count": None,
                "outputs": [],
                "source": lines,
            }
        else:
            yield {"cell_type": "markdown", **cell, "source": lines}
