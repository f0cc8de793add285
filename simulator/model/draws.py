"""Random numbers as a pure function: every uniform is a hash of (seed, replicate, decision, clock,
slot).

There is no generator with a state, so a draw does not depend on anything that happened before it:
not on the size of a batch, the order of agents, another rule or another agent. Each key is first
mixed by the splitmix64 finaliser (Steele, Lea and Flood 2014). The exclusive or of the mixed keys
then goes through the two multiplications of the finaliser once more. Its first shift is left out
here: it is linear, so on the exclusive or of mixed keys it would only replace mixed keys by other
mixed keys.
"""

from functools import cache
from hashlib import blake2b

import numpy as np

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_M1 = np.uint64(0xBF58476D1CE4E5B9)
_M2 = np.uint64(0x94D049BB133111EB)
_S12, _S27, _S30, _S31 = (np.uint64(s) for s in (12, 27, 30, 31))
_ONE = np.uint64(0x3FF0000000000000)
_BLOCK = 16_384
"""Elements hashed at a time, so that the working arrays stay in the processor's cache."""
_AHEAD = 64
"""Number of clock readings for which draws per future are made at once."""
CLOCKS_PER_SPELL = 512
"""A person's clock is `512 * spell + months in the spell`: who returns gets new draws."""
SPELLS = 16
"""Number of spells with their own draws; the 17th holder of a seat gets the draws of the first."""


def spell_clock(spell: np.ndarray, months: np.ndarray | int) -> np.ndarray:
    """The clock readings, `intp`, of agents who are in spell number `spell` for `months` months."""
    months = np.clip(np.asarray(months, dtype=np.intp), 0, CLOCKS_PER_SPELL - 1)
    return np.asarray(spell, dtype=np.intp) % SPELLS * CLOCKS_PER_SPELL + months


def mix(keys: np.ndarray) -> np.ndarray:
    """The splitmix64 finaliser of `uint64` keys, in a new array of the same shape."""
    z = keys + _GOLDEN
    spare = z >> _S30
    z ^= spare
    return _blend(z, spare)


def _blend(z: np.ndarray, spare: np.ndarray) -> np.ndarray:
    """Hash `z`, the exclusive or of mixed keys, in place; `spare` is working space."""
    np.multiply(z, _M1, out=z)
    np.right_shift(z, _S27, out=spare)
    np.bitwise_xor(z, spare, out=z)
    np.multiply(z, _M2, out=z)
    np.right_shift(z, _S31, out=spare)
    return np.bitwise_xor(z, spare, out=z)


def name_key(name: str) -> np.uint64:
    """A decision's name as a 64-bit key; the same in every process and on every platform."""
    return np.uint64(int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little"))


def identity_keys(kind: str, numbers: np.ndarray) -> np.ndarray:
    """Keys of stable identities, such as person 17 of a community; shape of `numbers`."""
    return mix(mix(numbers.astype(np.uint64)) ^ name_key(kind))


class Draws:
    """The draws of one batch: `replicates` has shape `(runs,)`."""

    def __init__(self, seed: int, replicates: np.ndarray) -> None:
        seeds = mix(np.full(len(replicates), seed, dtype=np.uint64))
        self._runs = mix(seeds ^ mix(replicates.astype(np.uint64) ^ name_key("replicate")))
        self._by_decision: dict[str, np.ndarray] = {}
        self._ahead: dict[tuple[str, int], np.ndarray] = {}
        self._clocks = mix(
            np.arange((SPELLS + 2) * CLOCKS_PER_SPELL, dtype=np.uint64) ^ name_key("clock")
        )

    def run_keys(self, decision: str) -> np.ndarray:
        """One key per future for a decision, shape `(runs,)`."""
        keys = self._by_decision.get(decision)
        if keys is None:
            keys = self._by_decision[decision] = mix(self._runs ^ name_key(decision))
        return keys

    def clock_keys(self, clocks: np.ndarray | int) -> np.ndarray:
        """Keys of clock readings from 0 to 9215, shape of `clocks`."""
        return self._clocks.take(clocks)

    def per_run(self, decision: str, clock: int = 0) -> np.ndarray:
        """One uniform in (0, 1) per future, shape `(runs, 1)`."""
        if not clock:  # most decisions are drawn once
            return _uniform64(self.run_keys(decision) ^ self._clocks[0])[:, None]
        spell, reading = divmod(clock, _AHEAD)
        ahead = self._ahead.get((decision, spell))
        if ahead is None:
            clocks = self._clocks[spell * _AHEAD : (spell + 1) * _AHEAD]
            ahead = self._ahead[decision, spell] = _uniform64(
                self.run_keys(decision) ^ clocks[:, None]
            )
        return ahead[reading][:, None]

    def normal_per_run(self, decision: str, clock: int = 0) -> np.ndarray:
        """One standard normal per future, shape `(runs, 1)`."""
        from scipy.special import ndtri

        return ndtri(self.per_run(decision, clock))

    def rare_per_run(self, decision: str, clock: int = 0) -> tuple[np.ndarray, np.ndarray]:
        """One number per future from Student's t with 3 degrees of freedom, scaled to variance 1
        and then cut at 1 in 2,000 on both sides (which leaves a variance of 0.89), and the standard
        normal of the same draw; each of shape `(runs, 1)`."""
        x, below = _students_t()
        drawn = np.clip(self.per_run(decision, clock), _RARE, 1 - _RARE)
        return np.interp(drawn, below, x), self.normal_per_run(decision, clock)

    def for_all(self, decision: str, clock: int, slots: np.ndarray) -> np.ndarray:
        """One `float32` uniform in (0, 1) for every slot in every future, shape `(runs, slots)`."""
        runs = self.run_keys(decision) ^ self._clocks[clock]
        out = np.empty((len(runs), len(slots)), dtype=np.float32)
        for rows, columns, bits in self._blocks(runs, slots):
            out[rows, columns] = _uniform32(bits)
        return out

    def life(
        self, decision: str, clock: int, rows: slice, keys: np.ndarray, *, whole: bool
    ) -> tuple[np.ndarray, np.ndarray | None]:
        """For some futures (`rows`), a `float32` standard normal for every slot. With `whole`, also
        an independent random whole number (`int16`, see `last_whole`).

        One hash has four quarters of 16 bits. With whole numbers, it serves two neighbours: the
        normal and the whole number of the first, then of the second (shapes `(rows, 2 x keys)`).
        Without them, it gives the normals of four neighbours (shape `(rows, 4 x keys)`).
        """
        bits = (self.run_keys(decision)[rows] ^ self._clocks[clock])[:, None] ^ keys
        quarters = _blend(bits, np.empty_like(bits)).view(np.uint16)
        if not whole:
            return normal_table().take(quarters, mode="clip"), None
        drawn = (quarters.view(np.uint32) >> np.uint32(17)).astype(np.int16)
        return normal_table().take(quarters[:, ::2], mode="clip"), drawn

    @staticmethod
    def last_whole(chance: np.ndarray) -> np.ndarray:
        """The largest whole number of `life` at which something with this `chance` happens (-1:
        never). They are 0 to 32,767, and `q` is the uniform number `(q + 1/2) / 32,768`."""
        return (np.ceil(chance * 32_768 - 0.5) - 1).astype(np.int16)

    def normals_for_all(self, decision: str, clock: int, slots: np.ndarray) -> np.ndarray:
        """One `float32` standard normal for every slot in every future, shape `(runs, slots)`."""
        runs = self.run_keys(decision) ^ self._clocks[clock]
        table = normal_table()
        out = np.empty((len(runs), len(slots)), dtype=np.float32)
        for rows, columns, bits in self._blocks(runs, slots):
            out[rows, columns] = table[np.right_shift(bits, np.uint64(48), out=bits)]
        return out

    def _blocks(self, runs: np.ndarray, slots: np.ndarray):
        """Yields hashed bits block by block: `(row slice, column slice, uint64 bits)`."""
        width = min(len(slots), _BLOCK)
        height = max(1, _BLOCK // max(1, width))
        for top in range(0, len(runs), height):
            rows = slice(top, min(top + height, len(runs)))
            for left in range(0, len(slots), max(1, width)):
                columns = slice(left, min(left + width, len(slots)))
                bits = runs[rows, None] ^ slots[None, columns]
                yield rows, columns, _blend(bits, np.empty_like(bits))

    def for_group(self, decision: str, keys: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """One `float64` uniform in (0, 1) for each member of a group. `keys` are the exclusive or
        of each member's own key and the key of their clock; `rows` are the futures of the members,
        in a shape that broadcasts to that of `keys`."""
        bits = self.run_keys(decision).take(rows)
        bits = bits ^ keys if bits.size < keys.size else np.bitwise_xor(bits, keys, out=bits)
        return _uniform64(bits)


def _uniform64(keys: np.ndarray) -> np.ndarray:
    """Hash mixed and combined keys (contiguous, overwritten), and return the upper 52 bits as a
    number in the open interval (0, 1)."""
    line = keys.reshape(-1)
    spare = np.empty(min(len(line), _BLOCK), np.uint64)
    for start in range(0, len(line), _BLOCK):
        bits = line[start : start + _BLOCK]
        _blend(bits, spare[: len(bits)])
        np.right_shift(bits, _S12, out=bits)
        np.bitwise_or(bits, _ONE, out=bits)  # the bits of a number in [1, 2)
        numbers = bits.view(np.float64)
        np.subtract(numbers, 1 - 2.0**-53, out=numbers)
    return keys.view(np.float64)


def _uniform32(bits: np.ndarray) -> np.ndarray:
    """The upper 23 bits as a `float32` in the open interval (0, 1)."""
    np.right_shift(bits, np.uint64(41), out=bits)
    out = bits.astype(np.float32)
    out *= np.float32(2.0**-23)
    out += np.float32(2.0**-24)
    return out


_RARE = 1 / 2000


@cache
def _students_t() -> tuple[np.ndarray, np.ndarray]:
    """Points of Student's t with 3 degrees of freedom, scaled to variance 1, and the chance to be
    below each (Student 1908)."""
    x = np.linspace(-8, 8, 32_001)
    return x, 0.5 + (x / (1 + x * x) + np.arctan(x)) / np.pi


_tables: dict[str, np.ndarray] = {}


def normal_table() -> np.ndarray:
    """Standard normal quantiles at the middles of 65,536 equal cells, `float32`, read-only.

    A look-up takes 2 ns, and the inverse distribution function 9. The variance of the table is
    0.99998.
    """
    if "normal" not in _tables:
        from scipy.special import ndtri

        table = ndtri((np.arange(65_536) + 0.5) / 65_536).astype(np.float32)
        table.setflags(write=False)
        _tables["normal"] = table
    return _tables["normal"]
