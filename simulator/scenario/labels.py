"""Labels: words that a scenario adds to the names of its blocks and segments. They are shown
to people and change nothing else, so they are taken out before anything is read."""

from dataclasses import replace

from simulator.scenario.mistakes import Mistakes
from simulator.scenario.sections import GROUPS
from simulator.scenario.text.tree import Map, Node, Scalar
from simulator.scenario.texts import read_label
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

LABEL = "label"
SEGMENTS = "community.segments"
_SEGMENT_KEYS = ("share", LABEL)


def without_labels(tree: Map, mistakes: Mistakes) -> tuple[Map, dict[str, str]]:
    """The tree as if nothing had a label, and the labels by path: `cafe_sales`, `team.trainer`,
    `partners.hotels`, `community.segments.women`."""
    found: dict[str, str] = {}
    for group in GROUPS:
        above = "" if group == "mechanisms" else f"{group}."
        key, blocks = tree.key(group), tree.get(group)
        if key is not None and isinstance(blocks, Map):
            entries = tuple(
                (
                    name,
                    _unlabelled(
                        block, f"{group}.{name.text}", f"{above}{name.text}", found, mistakes
                    ),
                )
                for name, block in blocks
            )
            tree = tree.having(key, replace(blocks, entries=entries))
    return _plain_segments(tree, found, mistakes), found


def _unlabelled(
    block: Node, path: str, short: str, found: dict[str, str], mistakes: Mistakes
) -> Node:
    """A block without its label, which goes to `found`."""
    key = block.key(LABEL) if isinstance(block, Map) else None
    if key is None or not isinstance(block, Map):
        return block
    text = read_label(key, block.get(LABEL) or key, f"{path}.{LABEL}", mistakes)
    if text:
        found[short] = text
    return block.without(LABEL)


def _plain_segments(tree: Map, found: dict[str, str], mistakes: Mistakes) -> Map:
    """The tree with `women: 60%` in place of `women: {share: 60%, label: ...}`."""
    key, community = tree.key("community"), tree.get("community")
    if key is None or not isinstance(community, Map):
        return tree
    inner, segments = community.key("segments"), community.get("segments")
    if inner is None or not isinstance(segments, Map):
        return tree
    entries = tuple((name, _share(name, value, found, mistakes)) for name, value in segments)
    return tree.having(key, community.having(inner, replace(segments, entries=entries)))


def _share(name: Scalar, value: Node, found: dict[str, str], mistakes: Mistakes) -> Node:
    """The share of a segment; its label goes to `found`."""
    if not isinstance(value, Map):
        return value
    path = f"{SEGMENTS}.{name.text}"
    for key, _ in value:
        if key.text not in _SEGMENT_KEYS:
            said = gettext("{word} is not a key of a segment", word=quote(key.text))
            mistakes.unknown(key, f"{path}.{key.text}", said, key.text, _SEGMENT_KEYS)
    _unlabelled(value, path, path, found, mistakes)
    return value.get("share") or Scalar(name.file, name.line, name.column, "")
