"""What there is to say of a study's file besides the answer."""

from collections.abc import Iterator
from pathlib import Path

from simulator.experiments.study.points import BLOCK
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, ngettext


def at_the_end(path: Path, gone: bool, damaged: int) -> Iterator[str]:
    """Whether the file is `gone`, and how many of its blocks were `damaged`."""
    if gone:
        yield gettext(
            "`{file}` was removed or replaced while sesim wrote in it, so it does not keep what was"
            " simulated.",
            file=clean(str(path)),
        )
    if damaged:
        yield ngettext(
            "{n} block of `{file}` was damaged. It was left out, and simulated again where there"
            " was time.",
            "{n} blocks of `{file}` were damaged. They were left out, and simulated again where"
            " there was time.",
            damaged,
            n=whole(damaged),
            file=clean(str(path)),
        )


def not_kept(path: Path) -> str:
    """Why there is no answer, where nothing may be simulated."""
    return gettext(
        "`{file}` does not keep {n} futures of every point. The command that `sesim study` prints"
        " simulates what is missing.",
        file=clean(str(path)),
        n=whole(BLOCK),
    )
