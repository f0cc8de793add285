"""Texts of a scenario, such as its title: in one language, or in several."""

from simulator.scenario.mistakes import Mistakes, did_you_mean
from simulator.scenario.text.tree import Listing, Map, Node, Scalar, is_empty, plain_text
from simulator.words.local_text import LocalText, is_language, meant_by
from simulator.words.safe_text import quote
from simulator.words.texts import gettext

LONGEST_TEXT = 1000
"""Characters of a text at most."""


def read_line(node: Node, path: str, mistakes: Mistakes) -> str | None:
    """One sentence or name, its white space evened out; None after noting what is wrong."""
    if not isinstance(node, Scalar) or not node.text:
        mistakes.add(node, path, gettext("a text belongs here; write a few words"))
        return None
    if len(node.text) > LONGEST_TEXT:
        mistakes.add(
            node,
            path,
            gettext(
                "the text has {n} characters; write at most {most}",
                n=len(node.text),
                most=LONGEST_TEXT,
            ),
        )
        return None
    return " ".join(node.text.split())


def read_text(node: Node, path: str, mistakes: Mistakes) -> str | None:
    """A text, or the same text in several languages, as in `{en: My café, id: Kafe saya}`; None
    after noting what is wrong."""
    if not isinstance(node, Map):
        return read_line(node, path, mistakes)
    if not node.entries:
        mistakes.add(node, path, gettext("a text belongs here; write a few words"))
        return None
    texts = {
        key.text: _in_language(key, value, f"{path}.{key.text}", mistakes) for key, value in node
    }
    found = {code: text for code, text in texts.items() if text}
    return LocalText(found) if len(found) == len(texts) else None


def read_label(key: Node, node: Node, path: str, mistakes: Mistakes) -> str | None:
    """A label, read in the same way; it must have at least one letter. `key`
    is the place of a label without any text."""
    if isinstance(node, Scalar):
        return _worded(key, node, path, mistakes)
    return read_text(node, path, mistakes)


def _in_language(key: Scalar, value: Node, path: str, mistakes: Mistakes) -> str | None:
    """The text of one language."""
    if not is_language(key.text):
        meant = meant_by(key.text)
        mistakes.add(
            key,
            path,
            gettext(
                "{word} is not the code of a language; write its two or three small letters, such"
                " as `en` or `id`",
                word=quote(key.text),
            ),
            did_you_mean([meant]) if meant else "",
        )
        return None
    return _worded(key, value, path, mistakes)


def _worded(key: Node, value: Node, path: str, mistakes: Mistakes) -> str | None:
    """A text in which there is a letter."""
    if is_empty(value):
        mistakes.add(
            key, path, gettext("there is no text here; write a few words, or remove the line")
        )
        return None
    if isinstance(value, Scalar) and not any(map(str.isalpha, value.text)):
        said = gettext("{text} has no letter; write a few words", text=quote(value.text))
        mistakes.add(value, path, said)
        return None
    return read_line(value, path, mistakes)


def text_of(node: Node | None) -> str:
    """The text of a file that was not checked, for a list of files; empty where there is none."""
    if isinstance(node, Map):
        texts = {key.text: " ".join(plain_text(value).split()) for key, value in node}
        return LocalText(texts) if texts else ""
    return "" if node is None or isinstance(node, Listing) else " ".join(plain_text(node).split())
