"""The code that a student hands in: the place of the sliders, and what was expected of it.

It has no name in it. From its first to its last bit: the format (4 bits), the page (32), the
venture (32), the number of the venture on the page (3), whether something was expected (1), the
stop of each slider now (3 each) and at the baseline (3 each), what was expected of the money and of
the impact (2 each), and zeros up to a whole character of five bits. Then come four characters that
check the others: the low 20 bits of their CRC-32. `parts/class-code.js` writes it in the browser.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from zlib import crc32

from simulator.words.texts import gettext

FORMAT = 1
"""The layout of a code."""
LESS, SAME, MORE, NONE = range(4)
"""What a student may expect of a chance at a place, compared with the baseline; NONE: nothing."""
MOST_SLIDERS = 8
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: none of its signs is easily read as another."""
_READ_AS = str.maketrans("ILO", "110")
_BITS = 5
_CHECK = 4
_GROUP = 5
_SHORTEST = 10
"""Characters of what may be meant as a code, though some of it is lost."""
_HEAD = (4, 32, 32, 3, 1)
_STOP, _EXPECTED = 3, 2


class BadCode(ValueError):
    """A code that cannot be read, and why."""


class MissingCode(BadCode):
    """There is none."""

    def __init__(self) -> None:
        super().__init__(gettext("There is a name here and no code."))


class NotACode(BadCode):
    """It is something else, such as a word."""

    def __init__(self) -> None:
        super().__init__(
            gettext(
                "This is not a code. A code looks like `2093N-F6RAC-F841E-1JJ4R-PVN5`. Copy it"
                " from the page."
            )
        )


class CutCode(BadCode):
    """Its length is that of no code."""

    def __init__(self) -> None:
        super().__init__(
            gettext("This code is too short or too long. Copy it from the page once more.")
        )


class EditedCode(BadCode):
    """Some character is not what the page wrote."""

    def __init__(self) -> None:
        super().__init__(
            gettext("Some character of this code is wrong. Copy it from the page once more.")
        )


class OtherFormat(BadCode):
    """It comes from a page of another version."""

    def __init__(self) -> None:
        super().__init__(
            gettext(
                "This code is from a page of another version of sesim. Read it with that version."
            )
        )


@dataclass(frozen=True)
class Handed:
    """What a code says. `page` and `venture` have 8 hexadecimal figures; `number` is the place of
    the venture on the page, from 0; `now` and `baseline` are the stops of the sliders;
    `expected_money` and `expected_impact` are LESS, SAME, MORE or NONE."""

    page: str
    venture: str
    number: int
    now: tuple[int, ...]
    baseline: tuple[int, ...]
    expected_money: int = NONE
    expected_impact: int = NONE

    @property
    def predicted(self) -> bool:
        """Whether something was expected."""
        return (self.expected_money, self.expected_impact) != (NONE, NONE)


def encode(handed: Handed) -> str:
    """The code in groups of five characters."""
    fields = [
        *zip(_HEAD, (FORMAT, int(handed.page, 16), int(handed.venture, 16)), strict=False),
        (_HEAD[3], handed.number),
        (_HEAD[4], int(handed.predicted)),
        *((_STOP, stop) for stop in (*handed.now, *handed.baseline)),
        (_EXPECTED, handed.expected_money),
        (_EXPECTED, handed.expected_impact),
    ]
    assert all(0 <= value < 1 << size for size, value in fields)
    bits = "".join(f"{value:0{size}b}" for size, value in fields)
    bits += "0" * (-len(bits) % _BITS)
    signs = "".join(_SIGNS[int(bits[at : at + _BITS], 2)] for at in range(0, len(bits), _BITS))
    signs += _check(signs)
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def decode(code: str) -> Handed:
    """What a code says. Small letters, dashes and other marks between, and I, L and O for 1 and
    0 do no harm. Raises `BadCode`."""
    signs = as_read(code)
    if not signs:
        raise MissingCode
    try:
        return _decoded(signs)
    except (CutCode, EditedCode):
        if like_code(code):
            raise
        raise NotACode from None


def _decoded(signs: str) -> Handed:
    if not set(signs) <= set(_SIGNS):
        raise EditedCode
    sliders = _sliders(len(signs) - _CHECK)
    if sliders is None:
        raise CutCode
    signs, check = signs[:-_CHECK], signs[-_CHECK:]
    if check != _check(signs):
        raise EditedCode
    bits = "".join(f"{_SIGNS.index(sign):0{_BITS}b}" for sign in signs)
    reader = _Reader(bits)
    layout, page, venture, number, predicted = map(reader.number, _HEAD)
    if layout != FORMAT:
        raise OtherFormat
    now, baseline = (tuple(reader.numbers(_STOP, sliders)) for _ in range(2))
    expected = tuple(reader.numbers(_EXPECTED, 2))
    found = Handed(f"{page:08x}", f"{venture:08x}", number, now, baseline, *expected)
    if reader.rest or found.predicted != bool(predicted):
        raise EditedCode
    return found


def like_code(text: str) -> bool:
    """Whether a text may be meant as a code: it is not short, and half of its words have figures
    in them."""
    words = text.replace("-", " ").split()
    figures = sum(any(map(str.isdigit, word)) for word in words)
    return len(as_read(text)) >= _SHORTEST and 2 * figures >= len(words)


def is_code(text: str) -> bool:
    """Whether a text is a code that can be read."""
    with suppress(BadCode):
        decode(text)
        return True
    return False


def ends_in_code(text: str) -> bool:
    """Whether the last characters of a text are a code that can be read."""
    signs = as_read(text)
    counts = range(1, MOST_SLIDERS + 1)
    return any(is_code(signs[-_length(sliders) - _CHECK :]) for sliders in counts)


def as_read(code: str) -> str:
    """A code without dashes and the like, in the characters that stand for what was typed."""
    return "".join(filter(str.isalnum, code.upper())).translate(_READ_AS)


class _Reader:
    """Bits, read from the first on."""

    def __init__(self, bits: str) -> None:
        self._bits, self._at = bits, 0

    def number(self, size: int) -> int:
        self._at += size
        return int(self._bits[self._at - size : self._at], 2)

    def numbers(self, size: int, count: int) -> Iterator[int]:
        return (self.number(size) for _ in range(count))

    @property
    def rest(self) -> int:
        """What is left: 0 for zeros only."""
        return int(self._bits[self._at :] or "0", 2)


def _sliders(signs: int) -> int | None:
    """How many sliders a code of so many characters has, without its check."""
    return next((n for n in range(1, MOST_SLIDERS + 1) if _length(n) == signs), None)


def _length(sliders: int) -> int:
    bits = sum(_HEAD) + 2 * _STOP * sliders + 2 * _EXPECTED
    return -(-bits // _BITS)


def _check(signs: str) -> str:
    """Four characters that depend on all others."""
    found = crc32(signs.encode("ascii")) & ((1 << _BITS * _CHECK) - 1)
    return "".join(_SIGNS[found >> shift & 31] for shift in range(_BITS * (_CHECK - 1), -1, -_BITS))
