"""A copy of a scenario under a new name: the same text with its comments, but for the name."""

import re
from pathlib import Path

from simulator.scenario.calibration import beside
from simulator.scenario.catalog import find
from simulator.scenario.extend import bases_of
from simulator.scenario.load import load
from simulator.scenario.mistakes import Mistakes
from simulator.scenario.shipped import shipped
from simulator.scenario.text.files import content_of, read_file
from simulator.scenario.text.read import read_text
from simulator.scenario.text.tree import Map, Node, Scalar, plain_text
from simulator.words.texts import gettext

SCHEMA = "# yaml-language-server: $schema=./sesim.schema.json"


def copied(name_or_path: str, name: str) -> dict[str, str]:
    """The files of a copy by name: the scenario with the new name, then the files that it
    `extends`, unchanged; those that come with sesim are found without a copy.

    Raises `ScenarioError` where there is no such scenario or it has mistakes."""
    load(name_or_path)
    path = find(name_or_path, Mistakes())
    files = {f"{name}.yaml": _renamed(path, name)}
    if (curve := beside(path)).is_file():
        files[beside(Path(name)).name] = _text(curve)
    known = {file.resolve() for file in shipped().values()}
    for base in bases_of(path):
        if base.resolve() in known and path.resolve() not in known:
            break
        files[base.name] = _text(base)
        if (curve := beside(base)).is_file():
            files[curve.name] = _text(curve)
    return files


def _text(path: Path) -> str:
    return content_of(path, Mistakes()).decode("utf-8-sig")


def _renamed(path: Path, name: str) -> str:
    text, tree = _text(path), read_file(path, Mistakes())
    old = tree.get("name")
    if isinstance(old, Scalar):
        text = _in_place_of(text, old, name)
        text = re.sub(
            rf"(\bsesim (?:run|compare|check) ){re.escape(old.text)}(?![\w.-])",
            lambda found: f"{found[1]}{name}.yaml",
            text,
        )
    else:
        text = f"name: {name}\n{text}"
    text = text if "$schema=" in text else f"{SCHEMA}\n{text}"
    _check_name(text, name, path)
    return text


def _check_name(text: str, name: str, path: Path) -> None:
    """Raises `ScenarioError` where the new name is not in the text, as the old one was written in
    an unusual way."""
    mistakes = Mistakes()
    tree = read_text(text, str(path), mistakes)
    new = tree.get("name") if isinstance(tree, Map) else None
    if new is None or plain_text(new) != name:
        mistakes.add(
            Node(str(path), 1, 1),
            "name",
            gettext(
                "the name is written in an unusual way; write it on a line of its own, such as"
                " `name: my-venture`"
            ),
        )
    mistakes.stop_if_any()


def _in_place_of(text: str, old: Scalar, name: str) -> str:
    """The text with another value in the place of one."""
    lines = text.splitlines(keepends=True)
    line, at = lines[old.line - 1], old.column - 1
    length = len(old.text) + (0 if old.plain else 2)
    lines[old.line - 1] = line[:at] + name + line[at + length :]
    return "".join(lines)
