"""Where the scenarios that come with sesim are."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_FOLDERS = (_PACKAGE / "shipped", _PACKAGE.parent / "scenarios")
"""Where the wheel and where a checkout keep them."""


def shipped() -> dict[str, Path]:
    """Every shipped scenario by name."""
    found: dict[str, Path] = {}
    for folder in _FOLDERS:
        for file in sorted(folder.glob("*.yaml")):
            found.setdefault(file.stem, file)
    return found
