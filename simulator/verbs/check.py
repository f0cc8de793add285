"""`check`: the mistakes in scenario files, and remarks on those without, before any run."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from simulator.reports.base_rates import BaseRates
from simulator.scenario.catalog import extended
from simulator.scenario.load import load
from simulator.scenario.mistakes import Mistake, ScenarioError, how_many, shown_name
from simulator.scenario.scenario import Scenario
from simulator.scenario.text.files import STANDARD_INPUT
from simulator.scenario.warnings import remarks
from simulator.verbs.refusals import refuse_twice
from simulator.words.dates import months
from simulator.words.lines import indented
from simulator.words.local_text import shown
from simulator.words.numbers import ordinary_spaces, whole
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, ngettext, nphrase, phrase

_WIDTH = 80
"""Columns of what is said of a file without mistakes, where there is no terminal."""


Found = Scenario | tuple[Mistake, ...]
"""The scenario of a file, or every mistake in it."""


@dataclass(frozen=True)
class Checked:
    """Files, each with its scenario or with every mistake in it."""

    files: tuple[tuple[str, Found], ...]
    base_rates: tuple[BaseRates | None, ...] = ()
    """Of each file, what its futures show beside real organisations; empty if nobody asked."""

    @property
    def ok(self) -> bool:
        return all(isinstance(found, Scenario) for _, found in self.files)

    def as_text(self, width: int | None = None) -> str:
        """Lines for each file without mistakes and its remarks. For a file with mistakes how many
        there are, and each of them with its place; wrapped at `width` columns where one is given,
        else one line for each mistake, which editors can read."""
        return "\n".join(
            part
            for (name, found), beside in self._each()
            for part in (*_wrapped(name, found, width), *_beside(beside, width or _WIDTH))
        )

    def _each(self) -> Iterator[tuple[tuple[str, Found], BaseRates | None]]:
        return zip(self.files, self.base_rates or (None,) * len(self.files), strict=True)

    def as_data(self) -> dict[str, Any]:
        """The same for programs."""
        mistakes = [found for _, found in self.files if not isinstance(found, Scenario)]
        return {
            "ok": self.ok,
            "errors": [asdict(mistake) for found in mistakes for mistake in found],
            "files": [
                _data(name, found) | ({"base_rates": beside.as_data()} if beside else {})
                for (name, found), beside in self._each()
            ],
        }


def check(files: Sequence[str]) -> Checked:
    """Check scenario files, shipped scenarios by name, or standard input (`-`)."""
    refuse_twice(files)
    named = {"-": str(STANDARD_INPUT)}
    return Checked(tuple((named.get(file, file), _checked(file)) for file in files))


def _checked(file: str) -> Found:
    try:
        return load(file)
    except ScenarioError as refused:
        return refused.mistakes


def _wrapped(file: str, found: Found, width: int | None) -> Iterator[str]:
    for line in map(clean, _lines(file, found)):
        if width is None and not isinstance(found, Scenario):
            yield line
        else:
            yield from indented(line, width or _WIDTH)


def _beside(found: BaseRates | None, width: int) -> list[str]:
    return ["", *found.as_lines(width), ""] if found else []


def _lines(file: str, found: Found) -> list[str]:
    if not isinstance(found, Scenario):
        return [how_many(found), *map(str, found)]
    facts = _facts(found)
    # Translators: under a scenario file, the name of the file that it is built on.
    bases = (phrase("extends {base}", base=base) for base in facts["extends"])
    return [
        f"{shown_name(file)}: {gettext('No mistakes found.')}",
        *(
            f"    {ordinary_spaces(said)}"
            for said in (_size(found), _sources(facts["assumptions"], facts["unsourced"]))
        ),
        *(f"    {base}" for base in bases),
        *(f"    {phrase('LOOK')} {remark}" for remark in facts["remarks"]),
    ]


def _size(scenario: Scenario) -> str:
    return gettext(
        "{title}: {months}, {futures}.",
        title=shown(scenario.title),
        months=months(scenario.months),
        futures=nphrase("{n} future", "{n} futures", scenario.runs, n=whole(scenario.runs)),
    )


def _sources(assumptions: int, unsourced: int) -> str:
    """How many assumptions there are, and what to do about those without a source."""
    if not unsourced:
        return ngettext(
            "It has {n} assumption, with a source.",
            "It has {n} assumptions, all with a source.",
            assumptions,
            n=whole(assumptions),
        )
    return ngettext(
        "{n} of {all} assumptions has no source yet. You do not have to look up all of them:"
        " a run shows which of them change the answer most.",
        "{n} of {all} assumptions have no source yet. You do not have to look up all of them:"
        " a run shows which of them change the answer most.",
        unsourced,
        n=whole(unsourced),
        all=whole(assumptions),
    )


def _data(file: str, found: Found) -> dict[str, Any]:
    if not isinstance(found, Scenario):
        return {"file": file, "ok": False}
    return {"file": file, **_facts(found), "ok": True}


def _facts(scenario: Scenario) -> dict[str, Any]:
    inputs = [quantity for _, _, quantity in scenario.inputs()]
    return {
        "title": str(scenario.title),
        "months": scenario.months,
        "runs": scenario.runs,
        "assumptions": len(inputs),
        "unsourced": sum(not quantity.sourced for quantity in inputs),
        "extends": extended(scenario),
        "remarks": remarks(scenario),
    }
