"""Why a future has no end: an id with its values, shown in the language in use.

Files hold the id, its values and the reason in English, whatever the language of the run.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from simulator.words.texts import N_, phrase

UNKNOWN = ""
"""The id of a reason that this version does not know: it is shown as it was written."""
TEXTS = {
    "amount too large": N_(
        "the amount for `{what}` is larger than {most} of the smallest coin, which is the most that"
        " the books hold: check the scenario for an amount with too many zeros"
    ),
    "number too large": N_(
        "a number became too large to calculate with: check the scenario for a value with too many"
        " zeros"
    ),
    "memory full": N_(
        "the memory is full: close other programs, or simulate fewer people (`community.people`)"
    ),
    "own rule": N_("your own rule failed in `{place}` with the error `{error}`"),
    "books": N_(
        "the books do not add up (`{error}`): this is a fault of sesim, so please report it"
    ),
    "error": N_("the simulation stopped with the error `{error}`"),
    "process ended": N_(
        "its process ended twice without a result: it was stopped, or the memory was full"
    ),
    "not shared": N_("the reason is not shown in a folder that is made to share"),
    UNKNOWN: "{text}",
}
"""Every reason by its id, as a part of a sentence."""


@dataclass(frozen=True)
class Reason:
    """Why a future could not be simulated: the id of a text, and the values in it by name."""

    id: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def english(self) -> str:
        """The reason as files have it."""
        return TEXTS[self.id].format(**dict(self.values))

    @property
    def shown(self) -> str:
        """The reason in the language in use, as a part of a sentence."""
        return phrase(TEXTS[self.id], **dict(self.values))

    @property
    def passing(self) -> bool:
        """Whether the same future may well be simulated at another time: the machine had no memory,
        or somebody ended the process."""
        kind, _, _ = dict(self.values).get("error", "").partition(":")
        return self in _PASSING or kind.endswith("MemoryError")

    def as_data(self) -> dict[str, Any]:
        """The reason for JSON: its text in English, and what that is made of."""
        return {"reason": self.english, "reason_id": self.id, "values": dict(self.values)}


def reason(id: str, **values: str) -> Reason:
    """The reason with this id. Raises `KeyError` for an unknown id, or where a value is missing."""
    found = Reason(id, tuple(values.items()))
    found.english  # noqa: B018 - the values are those of the text
    return found


_PASSING = (reason("memory full"), reason("process ended"))


def read(entry: Mapping[str, Any]) -> Reason:
    """The reason in a failure of a summary, whoever wrote it. Raises `KeyError` where there is
    none."""
    text, values = str(entry["reason"]), entry.get("values")
    if isinstance(values, dict) and all(isinstance(value, str) for value in values.values()):
        with suppress(KeyError):
            return reason(str(entry.get("reason_id", UNKNOWN)), **values)
    return reason(UNKNOWN, text=text)
