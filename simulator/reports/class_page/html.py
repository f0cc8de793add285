"""The class page as one HTML file: no other file, no network, and a policy that allows neither."""

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from simulator.words.language import language
from simulator.words.safe_text import UNSEEN

_PARTS = Path(__file__).parent / "parts"
_SCRIPTS = (
    "qrcode.js",
    "class-numbers.js",
    "class-places.js",
    "class-code.js",
    "class-drawing.js",
    "class-charts.js",
    "class.js",
)
DATA = "data"
"""The id of the element that holds the page's data."""
_ESCAPED = re.compile(f"[<>&]|{UNSEEN.pattern}")
_POLICY = {
    "default-src": "'none'",
    "img-src": "data:",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""What a browser may load besides the style and the script of the page itself."""


def digest_of(data: Mapping[str, Any]) -> str:
    """What a page is known by: SHA-256 of all that it holds, in 16 figures."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def as_html(data: Mapping[str, Any], title: str, warning: str, no_script: str) -> bytes:
    """The file, UTF-8. `data` is what the script shows; `warning` is its first line, empty where
    there is none. No text of it can be read as markup."""
    style = _part("class.css")
    script = "\n".join(_part(name) for name in _SCRIPTS)
    policy = {**_POLICY, "style-src": _hash(style), "script-src": _hash(script)}
    filled = {
        "language": language(),
        "policy": "; ".join(f"{what} {where}" for what, where in policy.items()),
        "title": escape(title),
        "warning": f'<p class="warning">{escape(warning)}</p>' if warning else "",
        "no_script": escape(no_script),
        "style": style,
        "script": script,
        "data": in_script({**data, "digest": digest_of(data)}),
    }
    text = _part("class.html")
    for name in filled:
        assert text.count(f"[[{name}]]") == 1, name
    before, *pieces = text.split("[[")
    found = [before]
    for piece in pieces:
        name, _, rest = piece.partition("]]")
        found += [filled[name], rest]
    return "".join(found).encode("utf-8", "replace")


def in_script(data: Mapping[str, Any]) -> str:
    """JSON that ends no element, whatever texts it holds. What UTF-8 cannot hold, as in the name
    of a file in another encoding, is escaped too."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _hash(content: str) -> str:
    """How the policy knows an element by its content."""
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _part(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")
