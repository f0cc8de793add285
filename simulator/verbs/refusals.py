"""Why a verb does not do what was asked: exceptions with one plain sentence each."""

from collections.abc import Sequence


class Refused(ValueError):
    """What was asked cannot be done, and what to ask instead."""


def refuse_twice(files: Sequence[object]) -> None:
    """Standard input, written `-`, can be read once."""
    if list(files).count("-") > 1:
        raise Refused("`-` stands for standard input, which holds one scenario: name it once.")


class NothingFinished(RuntimeError):
    """No future could be simulated, or not the one that was asked for: there is no answer."""


class NotKept(LookupError):
    """A view of a run needs what its folder does not hold."""

    def __str__(self) -> str:
        return str(self.args[0])
