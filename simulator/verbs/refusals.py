"""Why a verb does not do what was asked: exceptions whose text is for the person who asked."""

from collections.abc import Mapping, Sequence

from simulator.words.texts import gettext


class Refused(ValueError):
    """What was asked cannot be done; the text says what to ask instead."""


def refuse_twice(files: Sequence[object]) -> None:
    """Raises `Refused` where standard input, written `-`, is named more than once."""
    if list(files).count("-") > 1:
        raise Refused(
            gettext("`-` is standard input, which holds one scenario. Write `-` only once.")
        )


def named_twice(names: Sequence[str]) -> str | None:
    """The first name that stands there more than once; None where each stands once."""
    return next((name for name in names if names.count(name) > 1), None)


class NothingFinished(RuntimeError):
    """No future could be simulated, or not the one that was asked for, so there is no answer."""


class NotKept(LookupError):
    """A view of a run needs what its folder does not hold."""

    def __str__(self) -> str:
        return str(self.args[0])


def with_names(said: str, name: object, known: Mapping[str, object]) -> str:
    """The sentence with the nearest of the known names, or with all of them."""
    from simulator.scenario.mistakes import closest, listed

    return f"{said}; {closest(str(name), known) or listed(list(known))}"
