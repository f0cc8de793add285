"""Where the scenarios that come with sesim are, and the stresses that they can be put under."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_FOLDERS = (_PACKAGE / "shipped", _PACKAGE.parent / "scenarios")
"""Where the wheel and where a checkout keep them."""


def shipped() -> dict[str, Path]:
    """Every shipped scenario by name."""
    return _files("")


def shipped_stresses() -> list[Path]:
    """Every shipped stress, in the order of their names."""
    return list(_files("stresses").values())


def _files(within: str) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in _FOLDERS:
        for file in sorted((folder / within).glob("*.yaml")):
            found.setdefault(file.stem, file)
    return found
