"""The scenarios that come with sesim, in a checkout and when installed."""

from pathlib import Path

from simulator.scenario.extend import read_extended
from simulator.scenario.mistakes import Mistakes, ScenarioError, nearest
from simulator.scenario.text.tree import Node, Scalar, plain_text
from simulator.words.safe_text import quote

_PACKAGE = Path(__file__).resolve().parent.parent
_FOLDERS = (_PACKAGE / "shipped", _PACKAGE.parent / "scenarios")
"""Where the wheel and where a checkout keep them."""
_LONGEST = 200
"""Characters of a path that are told of a file that is not there."""


def shipped() -> dict[str, Path]:
    """Every shipped scenario by name."""
    found: dict[str, Path] = {}
    for folder in _FOLDERS:
        for file in sorted(folder.glob("*.yaml")):
            found.setdefault(file.stem, file)
    return found


def find(name_or_path: str | Path, mistakes: Mistakes) -> Path:
    """The file of a shipped name, or the path itself; raises `ScenarioError` if neither exists."""
    word = str(name_or_path)
    known = shipped()
    if word in known:
        return known[word]
    path = Path(word)
    if _stands(path):
        return path
    names = {name: name for name in known} | _beside(path)
    near = nearest(path.stem, names)
    hint = f"did you mean `{names[near]}`?" if near else ""
    place = word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…"
    mistakes.add(
        Node(place, 0, 0),
        "",
        f"there is no file or shipped scenario {quote(word)}; `sesim list` shows the shipped ones",
        hint,
    )
    mistakes.stop()


def _beside(path: Path) -> dict[str, str]:
    """The scenario files of a path's folder, by name without the ending."""
    try:
        files = sorted(path.parent.glob("*.yaml"))[:200]
    except (OSError, ValueError):
        return {}
    return {file.stem: str(file) for file in files if file.name.isprintable()}


def _stands(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except (OSError, ValueError):
        return False


def summaries() -> list[dict[str, str]]:
    """Name, title, description and file of every shipped scenario, without checking its numbers."""
    found = []
    for name, file in sorted(shipped().items()):
        try:
            tree = read_extended(file, Mistakes())
        except ScenarioError:
            continue
        texts = {
            key: " ".join(plain_text(tree.get(key) or Scalar("", 0, 0, "")).split())
            for key in ("title", "about")
        }
        found.append({"name": name, **texts, "file": str(file)})
    return found
