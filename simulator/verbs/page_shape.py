"""What the data of a class page must hold, so that codes can be looked up in it."""

from typing import Any

from simulator.storage.shape import fits
from simulator.words.safe_text import clean


def _shown(value: Any) -> bool:
    """A text that is shown on a terminal."""
    return type(value) is str and clean(value) == value


def _runs(value: Any) -> bool:
    """How the scenario was asked for; empty on a page to share."""
    return value == {} or fits(value, {"scenario": str, "digest": str, "set": {str: str}})


_SLIDER = {"path": _shown, "plan": int, "stops": [_shown]}
_PLACE = {
    "at": [int],
    "set": {str: str},
    "futures": str,
    "ways": [int],
    "chances": [(_shown, _shown)],
    "answer": str,
    "held": [str],
}
_VENTURE = {"name": str, "key": str, "runs": _runs, "sliders": [_SLIDER], "places": [_PLACE]}
PAGE = {"digest": str, "model": int, "language": str, "ventures": [_VENTURE]}
