"""The scenarios that come with sesim, in a checkout and when installed."""

from pathlib import Path

from simulator.scenario.extend import bases_of, read_extended
from simulator.scenario.mistakes import Mistakes, ScenarioError, did_you_mean, nearest
from simulator.scenario.scenario import Scenario
from simulator.scenario.shipped import shipped
from simulator.scenario.text.files import STANDARD_INPUT
from simulator.scenario.text.tree import Node
from simulator.scenario.texts import text_of
from simulator.words.safe_text import quote
from simulator.words.texts import gettext, phrase

_LONGEST = 200
"""Characters of a path that a message shows at most."""
_SHEETS = (".csv", ".tsv", ".xls", ".xlsx", ".ods", ".numbers")


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
        if path.suffix.lower() in _SHEETS:
            mistakes.add(Node(_short(word), 0, 0), "", _sheet())
            mistakes.stop()
        return path
    names = {name: name for name in known} | _beside(path)
    near = nearest(path.stem, names)
    said = gettext(
        "there is no file {name}, and no scenario of this name comes with sesim; `sesim list` shows"
        " those that do",
        name=quote(word),
    )
    hint = did_you_mean([names[near]]) if near else ""
    mistakes.add(Node(_short(word), 0, 0), "", said, hint)
    mistakes.stop()


def _short(word: str) -> str:
    return word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…"


def _sheet() -> str:
    """The message about a spreadsheet in place of a scenario."""
    return gettext(
        "this is a spreadsheet, and a scenario is a text file such as `my-venture.yaml`; make one"
        " with `sesim init my-venture`, and write each number of the sheet behind its name, as in"
        " `price: 25000`"
    )


def extended(scenario: Scenario) -> list[str]:
    """Each file that a scenario extends, for people."""
    known = {file.resolve() for file in shipped().values()}
    return [
        phrase("{name}, which comes with sesim", name=base.stem)
        if base.resolve() in known
        else str(base)
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
    """Name, title, description and file of every shipped scenario, without checking its numbers.
    Title and description may be a `LocalText`."""
    found = []
    for name, file in sorted(shipped().items()):
        try:
            tree, _ = read_extended(file, Mistakes())
        except ScenarioError:
            continue
        texts = {key: text_of(tree.get(key)) for key in ("title", "about")}
        found.append({"name": name, **texts, "file": str(file)})
    return found
