"""The oldest releases that pyproject.toml allows, as constraints for pip:
`python -m tests.compat.oldest > constraints.txt`."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
_LOWEST = re.compile(r"([\w.-]+)\s*>=\s*([\d.]+)[^;]*(;.*)?")


def oldest(requirements: Iterable[str]) -> list[str]:
    """`numpy==1.26.*` of `numpy>=1.26`, where a lowest release is named."""
    found = (_LOWEST.fullmatch(line) for line in requirements)
    return [f"{m[1]}=={m[2]}.*{m[3] or ''}" for m in found if m]


def main() -> None:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    print("\n".join(oldest(project["dependencies"])))


if __name__ == "__main__":
    main()
