"""Why a verb does not do what was asked: exceptions with one plain sentence each."""


class Refused(ValueError):
    """What was asked cannot be done, and what to ask instead."""


class NothingFinished(RuntimeError):
    """No future could be simulated, or not the one that was asked for: there is no answer."""


class NotKept(LookupError):
    """A view of a run needs what its folder does not hold."""

    def __str__(self) -> str:
        return str(self.args[0])
