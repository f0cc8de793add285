"""The lines of the first screen that say how the futures end: a share for each part of the verdict,
its counting error, a bar, and what is not met."""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from simulator.reports.layout import bar, beside, column_for
from simulator.reports.verdict_words import (
    OF_REST,
    OF_THESE,
    Summary,
    not_met,
    not_met_in_one,
    owing,
    verdict_shares,
)
from simulator.results.verdict import CLOSED, EXPECTED, IMPACT_LACKS, MONEY_LACKS, UNAIDED
from simulator.words.labels import VERDICTS, label
from simulator.words.numbers import percent_range, whole
from simulator.words.texts import N_, phrase

_RANGE = 7
"""Columns of a range such as `34-48%`, and a space."""
_SHORTEST_BAR, _LONGEST_BAR = 8, 18
_MOST_CONDITIONS = 2


@dataclass(frozen=True)
class VerdictTable:
    """The table for a screen of `width` columns, its tags in the first `tags` of them. `due` is the
    month by which the venture has to pay for itself."""

    summary: Summary
    due: int
    tags: int
    width: int

    @cached_property
    def ranges_at(self) -> int:
        """The first column of the counting errors."""
        return self.tags + self._words + self._share + 2

    @property
    def _one(self) -> bool:
        """Whether there is a single future: it has an end, but no shares."""
        return bool(self.summary["runs"]["finished"] == 1)

    def lines(self) -> Iterator[str]:
        """All lines of the table."""
        money, impact = (self.summary["verdict"][axis] for axis in ("money", "impact"))
        yield from self._row(N_("MONEY"), "sustainable", money["sustainable"])
        if money["sustainable"]["share"]:
            yield from self._row("", UNAIDED, self.summary["verdict"][UNAIDED])
        yield from self._row("", "not-yet-sustaining", money["not-yet-sustaining"])
        if money["not-yet-sustaining"]["share"]:
            yield from self._not_met(MONEY_LACKS, OF_THESE)
            yield from self._indented(owing(self.summary))
        yield from self._row("", CLOSED, self.summary["verdict"][CLOSED])
        yield from self._row(N_("IMPACT"), "delivers", impact["delivers"])
        if EXPECTED in self.summary["verdict"] and not self._one:
            yield from self._row("", EXPECTED, self.summary["verdict"][EXPECTED])
        if impact["falls short"]["share"]:
            yield from self._not_met(IMPACT_LACKS, OF_REST)
        yield from self._row(N_("BOTH"), "both", self.summary["verdict"]["both"])

    @cached_property
    def _labels(self) -> dict[str, str]:
        # Translators: a row of the first screen; the month is the one by which the venture has to
        # pay for itself.
        due = phrase("pays for itself by month {n}", n=self.due)
        beside = {id: f"  {label(VERDICTS, id)}" for id in (UNAIDED, EXPECTED)}
        others = ("not-yet-sustaining", "delivers", "both")
        return {
            "sustainable": due,
            **{id: words for id, words in beside.items() if id in self.summary["verdict"]},
            CLOSED: self._closed,
            **{id: label(VERDICTS, id) for id in others},
        }

    @property
    def _closed(self) -> str:
        """Why those that close do so; with both shares where there are two reasons."""
        money = self.summary["verdict"]["money"]
        why = [word for word in ("insolvent", "gave_up") if money[word]["share"]]
        if len(why) < 2:
            return label(VERDICTS, why[0] if why else CLOSED)
        shown = verdict_shares(self.summary)
        # Translators: a row of the first screen: the two reasons to close, with their shares.
        return phrase(
            "closed: unpaid bills {bills}, gave up {gave_up}",
            bills=shown["insolvent"],
            gave_up=shown["gave_up"],
        )

    @cached_property
    def _shares(self) -> dict[str, str]:
        shares = verdict_shares(self.summary)
        leaves = {**self.summary["verdict"]["money"], **self.summary["verdict"]["impact"]}
        leaves |= {id: leaf for id, leaf in self.summary["verdict"].items() if "share" in leaf}
        if self._one:
            # Translators: in the place of a share of the futures, where there is one future only.
            yes, no = phrase("yes"), phrase("no")
            return {id: yes if leaves[id]["share"] else no for id in self._labels}
        # Translators: in the place of a share of the futures: not one.
        none = phrase("none")
        return {id: shares[id] if leaves[id]["share"] else none for id in self._labels}

    @cached_property
    def _share(self) -> int:
        return max(4, *map(len, self._shares.values())) + 1

    @cached_property
    def _words(self) -> int:
        taken = self.tags + self._share + 2 + _RANGE
        return column_for(list(self._labels.values()), self.width, taken)

    def _row(self, tag: str, id: str, leaf: Mapping[str, float]) -> Iterator[str]:
        start = f"{phrase(tag) if tag else '':<{self.tags}}"
        share = f"{self._shares[id]:>{self._share}}"
        room = self.width - self.ranges_at
        if self._one:
            more = ""
        elif leaf["share"]:
            more = f"{percent_range(leaf['low'], leaf['high']):<{_RANGE}}"
            length = min(_LONGEST_BAR, room - len(more) - 2)
            if length >= _SHORTEST_BAR:
                more += f"  {bar(leaf['share'], length)}"
        else:
            more = _below(self.summary["runs"]["finished"])
        fits = len(more) <= room
        row = beside(self._labels[id], self._words, f"{share}  {more if fits else ''}")
        for at, line in enumerate(row):
            yield (start if at == 0 else " " * self.tags) + line
        if not fits:
            yield from textwrap.wrap(more, self.width, initial_indent=" " * (self.tags + 2))

    def _not_met(self, conditions: tuple[str, ...], first: str) -> list[str]:
        """What is not met in the futures that miss the goal, most frequent first."""
        missing = self.summary["missing"]
        if self._one:
            named = not_met_in_one(missing, conditions)
            said = phrase("not met: {conditions}", conditions=named) if named else ""
        else:
            said = not_met(missing, conditions, _MOST_CONDITIONS, first)
        return self._indented(said)

    def _indented(self, text: str) -> list[str]:
        return textwrap.wrap(
            text,
            self.width,
            initial_indent=" " * (self.tags + 2),
            subsequent_indent=" " * (self.tags + 4),
        )


def _below(n: int) -> str:
    """What may be said of something not seen in n futures (the rule of three)."""
    return phrase("fewer than 3 in {n}", n=whole(n)) if n > 3 else phrase("too few to say")
