"""`extends`: how the text of one scenario changes the text of another.

Blocks merge key by key. Lists, texts, and values with their sources replace (a new number must not
keep the source of the old one); `null` removes. Every word keeps its place in its own file.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

from simulator.scenario.calibration import with_curve
from simulator.scenario.mistakes import Mistakes, closest
from simulator.scenario.numbers import numbered
from simulator.scenario.scenario import LeftOut
from simulator.scenario.sections import GROUPS, SECTIONS
from simulator.scenario.shipped import shipped
from simulator.scenario.text.files import read_file
from simulator.scenario.text.read import MOST_NODES
from simulator.scenario.text.tree import (
    Listing,
    Map,
    Node,
    Scalar,
    bare,
    is_empty,
    size,
)
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
DEEPEST = 5
BLOCKS = tuple(SECTIONS)
LISTS = ("events", "policies")
"""Lists that change what happens; the list of a file replaces that of its base."""


def read_extended(path: Path, mistakes: Mistakes) -> tuple[Map, tuple[LeftOut, ...]]:
    """The tree of a file, merged with the files that it extends, and what it leaves out of them;
    its own values win."""
    return with_bases(with_curve(read_file(path, mistakes), path), path, mistakes)


def with_bases(tree: Map, path: Path, mistakes: Mistakes) -> tuple[Map, tuple[LeftOut, ...]]:
    """The tree of the text of `path`, merged with the files that it extends, and what it leaves out
    of them. A broken `extends` raises ScenarioError at once: else all that the base should have
    given would be missing too."""
    trees = [tree, *(base.without("abstract") for _, base in _bases(tree, path, mistakes))]
    merged = [trees.pop().without("extends")]
    while trees:
        merged.append(_laid_over(merged[-1], trees.pop().without("extends")))
    return numbered(*merged), tuple(_left_out(merged))


def _left_out(trees: list[Map]) -> Iterator[LeftOut]:
    """The entries of lists in earlier trees that the list of the last one replaces. A list that is
    taken away as a whole was meant to go."""
    for section in LISTS:
        last = trees[-1].get(section)
        if not isinstance(last, Listing) or not last.items:
            continue
        kept = list(map(bare, last.items))
        lists = [tree.get(section) for tree in trees[:-1]]
        gone = {
            (item.file, item.line, item.column)
            for entries in lists
            if isinstance(entries, Listing)
            for item in entries.items
            if bare(item) not in kept
        }
        for base, number in Counter(Path(file).name for file, _, _ in sorted(gone)).items():
            yield LeftOut(section, base, Path(last.file).name, number)


def bases_of(path: Path) -> list[Path]:
    """The files that a scenario without mistakes extends: its own base first, then the base of
    that one."""
    mistakes = Mistakes()
    return [file for file, _ in _bases(read_file(path, mistakes), path, mistakes)]


def _bases(tree: Map, path: Path, mistakes: Mistakes) -> list[tuple[Path, Map]]:
    """Each file that is extended, with its tree."""
    trees, files = [tree], [path]
    while (extends := trees[-1].get("extends")) is not None:
        base = _base_of(files[-1], extends, mistakes)
        if any(base.resolve() == file.resolve() for file in files):
            said = gettext(
                "{file} extends itself, directly or through other files; remove one of these"
                " `extends` lines",
                file=quote(base.name),
            )
            _refuse(extends, said, mistakes)
        if len(files) > DEEPEST:
            said = gettext(
                "more than {n} files extend one another; copy what you need into one of them",
                n=DEEPEST,
            )
            _refuse(extends, said, mistakes)
        files.append(base)
        tree = read_file(base, mistakes, MOST_NODES - sum(map(size, trees)))
        trees.append(with_curve(tree, base))
    return list(zip(files[1:], trees[1:], strict=True))


def _refuse(node: Node, message: str, mistakes: Mistakes, hint: str = "") -> NoReturn:
    mistakes.add(node, "extends", message, hint)
    mistakes.stop()


def _base_of(file: Path, extends: Node, mistakes: Mistakes) -> Path:
    """The file that `extends` names: in the folder of the file itself, never outside of it, or else
    one that comes with sesim."""
    word = extends.text if isinstance(extends, Scalar) else ""
    name = word.removesuffix(".yaml")
    if not NAME.fullmatch(name):
        said = gettext(
            "{word} is not the name of a scenario; write the name of a file in the same folder,"
            " such as `base`, or of a scenario that comes with sesim",
            word=quote(word),
        )
        _refuse(extends, said, mistakes)
    folder = file.parent
    base = folder / f"{name}.yaml"
    if not _inside(base, folder):
        said = gettext(
            "{file} is a link that leads out of the folder; copy the file into the same folder",
            file=quote(base.name),
        )
        _refuse(extends, said, mistakes)
    if base.is_file() and base.resolve() != file.resolve():
        return base
    known = shipped()
    if name in known:
        return known[name]
    if not base.is_file():
        others = [other.stem for other in sorted(folder.glob("*.yaml"))[:200] if other != file]
        said = gettext(
            "there is no file {file} in the same folder, and no scenario of this name comes with"
            " sesim; write the name of one that is there",
            file=quote(base.name),
        )
        _refuse(extends, said, mistakes, closest(name, [*others, *known]))
    return base


def _inside(base: Path, folder: Path) -> bool:
    try:
        return base.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def _laid_over(base: Map, child: Map) -> Map:
    """The child's top level over the base's."""
    return _merged(base, child, _section_over)


def _merged(base: Map, child: Map, combine: Callable[[str, Map, Map], Map]) -> Map:
    """Both maps as one, the child's entries in place of the base's; two blocks are combined."""
    entries = {key.text: (key, value) for key, value in base}
    for key, value in child:
        below = entries.get(key.text)
        if below is not None and is_empty(value):
            del entries[key.text]
        elif below is not None and isinstance(value, Map) and isinstance(below[1], Map):
            entries[key.text] = (key, combine(key.text, below[1], value))
        else:
            entries[key.text] = (key, value)
    return Map(child.file, child.line, child.column, tuple(entries.values()))


def _section_over(name: str, base: Map, child: Map) -> Map:
    if name in GROUPS:
        return _merged(base, child, _block_over)
    return _merged(base, child, _replaced) if name in BLOCKS else child


def _block_over(name: str, base: Map, child: Map) -> Map:
    """A named block over another; a rule of another kind has other parameters and replaces it."""
    old, new = base.get("kind"), child.get("kind")
    other = isinstance(new, Scalar) and not (isinstance(old, Scalar) and old.text == new.text)
    return child if other else _merged(base, child, _replaced)


def _replaced(name: str, base: Map, child: Map) -> Map:
    return child
