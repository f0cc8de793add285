"""The scenarios that come with sesim, in a checkout and when installed."""

from pathlib import Path

from simulator.scenario.extend import bases_of, read_extended
from simulator.scenario.mistakes import Mistakes, ScenarioError, nearest
from simulator.scenario.scenario import Scenario
from simulator.scenario.shipped import shipped
from simulator.scenario.text.files import STANDARD_INPUT
from simulator.scenario.text.tree import Node, Scalar, plain_text
from simulator.words.safe_text import quote

_LONGEST = 200
"""Characters of a path that are told of a file that is not there."""


def find(name_or_path: str | Path, mistakes: Mistakes) -> Path:
    """The file of a shipped name, or the path itself; `-` is standard input. Raises `ScenarioError`
    where there is none."""
    word = str(name_or_path)
    if word == "-":
        return STANDARD_INPUT
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


def extended(scenario: Scenario) -> list[str]:
    """Each file that a scenario extends, and where that stands."""
    known = {file.resolve() for file in shipped().values()}
    return [
        f"{base.stem}, which comes with sesim" if base.resolve() in known else str(base)
        for base in (bases_of(scenario.path) if scenario.path else ())
    ]


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
