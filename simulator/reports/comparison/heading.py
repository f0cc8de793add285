"""The lines above the numbers of a comparison: what was simulated, and which files and futures are
left out."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from simulator.experiments.comparison_result import ComparisonResult, ScenarioResult
from simulator.experiments.own_usual import each_its_own
from simulator.experiments.scenario_set import BadFile
from simulator.reports.comparison.wording import both_of, in_sentence, listed, short, under_tag
from simulator.results.reasons import read
from simulator.results.result import ALIKE, TIME_LIMIT
from simulator.scenario.warnings import remarks
from simulator.words.dates import months
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, ngettext, nphrase, phrase

_LONGEST_FILE = 30
_STOPPED = {
    TIME_LIMIT: N_(
        "The time limit ended after {done} of {all} futures of {name}. The comparison leaves out"
        " the others."
    ),
    ALIKE: N_(
        "The simulation of {name} stopped after {done} of {all} futures, because the first three"
        " failed for the same reason. The comparison leaves out the others."
    ),
}
"""Why some futures were not tried, by id."""


def left_out(bad: Sequence[BadFile], width: int) -> Iterator[str]:
    """The files that are not in the comparison. They are named before any number."""
    if not bad:
        return
    names = [f"`{short(clean(Path(file.file).name), _LONGEST_FILE)}`" for file in bad]
    said = ngettext(
        "{files} is left out. Its mistakes are listed below.",
        "{files} are left out. Their mistakes are listed below.",
        len(bad),
        files=listed(names),
    )
    yield from under_tag("BAD", said, width)


def heading(
    comparison: ComparisonResult, shock: Sequence[str], idle: bool, width: int
) -> Iterator[str]:
    """What was simulated, and remarks on the scenarios. `shock` are the changes in every scenario;
    `idle` says that they change no number."""
    if shock:
        said = gettext(
            "{changes} in every scenario. Name one scenario alone to compare it with and without"
            " the change.",
            changes=", ".join(f"`{clean(change)}`" for change in shock),
        )
        yield from under_tag("SET", said, width)
        if comparison.spared:
            names = [
                in_sentence(comparison.scenarios[i], comparison.base) for i in comparison.spared
            ]
            yield from under_tag(
                "NOTE",
                ngettext(
                    "{names} does not have this, so it is not exposed and stays as it is.",
                    "{names} do not have this, so they are not exposed and stay as they are.",
                    len(names),
                    names=listed(names),
                ),
                width,
            )
        if idle:
            nothing = ngettext(
                "No number on this screen depends on this change.",
                "No number on this screen depends on these changes.",
                len(shock),
            )
            yield from under_tag("NOTE", nothing, width)
    yield from _roles(comparison, width)
    if comparison.bases:
        names = [f"`{short(clean(Path(file).name), _LONGEST_FILE)}`" for file in comparison.bases]
        said = ngettext(
            "{names} is only a base (`abstract: yes`) and not compared.",
            "{names} are only bases (`abstract: yes`) and not compared.",
            len(names),
            names=listed(names),
        )
        yield from under_tag("NOTE", said, width)
    yield from textwrap.wrap(_facts(comparison), width)
    for remark in dict.fromkeys(
        r for found in comparison.scenarios for r in remarks(found.scenario)
    ):
        yield from under_tag("LOOK", clean(remark), width)
    yield from _own_usual(comparison, width)
    yield from _own_settings(comparison, width)
    yield from _judged_early(comparison, width)
    for found in comparison.scenarios:
        yield from _not_simulated(found, in_sentence(found, comparison.base), width)


def _roles(comparison: ComparisonResult, width: int) -> Iterator[str]:
    """Which block the changes mean by each role."""
    for role in dict.fromkeys(r for found in comparison.scenarios for r in found.scenario.roles):
        names: dict[str, list[str]] = {}
        for found in comparison.scenarios:
            if role in found.scenario.roles:
                name = in_sentence(found, comparison.base)
                names.setdefault(found.scenario.roles[role], []).append(name)
        if len(comparison.scenarios) == 2 and len(names) == 1:
            (block,) = names
            said = gettext("{role} is {block}.", role=f"`{role}`", block=f"`{block}`")
        else:
            blocks = [
                # Translators: a block of a file, and the ventures in which it has a role.
                phrase("`{block}` in {names}", block=block, names=listed(those))
                for block, those in sorted(names.items(), key=lambda item: -len(item[1]))
            ]
            said = gettext(
                "{role} is {blocks} (each in `portfolio.csv`).",
                role=f"`{role}`",
                blocks=listed(blocks),
            )
        yield from under_tag("NOTE", said, width)


def _facts(comparison: ComparisonResult) -> str:
    """The number of futures and months, and the seed if it may be known."""
    base = comparison.base
    values = {
        "futures": nphrase("{n} future", "{n} futures", base.planned, n=whole(base.planned)),
        "months": months(base.scenario.months),
    }
    if comparison.shareable:
        return gettext(
            "Each scenario: {futures}, {months}, the same random numbers (seed not recorded)",
            **values,
        )
    return gettext(
        "Each scenario: {futures}, {months}, the same random numbers (seed {seed})",
        seed=base.scenario.seed,
        **values,
    )


def _own_usual(comparison: ComparisonResult, width: int) -> Iterator[str]:
    """The numbers of two files to whose difference nobody reacts."""
    if len(comparison.pairs) > 1:
        return
    pair = comparison.pairs[0]
    base, other = both_of(comparison, pair)
    differing = {one.path for one in pair.differences}
    found = each_its_own(base.scenario, other.scenario, differing)
    if not found:
        return
    numbers = [f"`{name}`" for name in found]
    usual = [f"`{name}`" for name in dict.fromkeys(found.values())]
    said = ngettext(
        "{usual} is in neither file, so each takes its own {number} as the usual one, and this"
        " comparison leaves out how people react to the difference. Write the same {usual} in both"
        " files, or make the change with `--set`.",
        "{usual} are in neither file, so each takes its own numbers as the usual ones, and this"
        " comparison leaves out how people react to the differences. Write the same usual numbers"
        " in both files, or make the changes with `--set`.",
        len(usual),
        usual=listed(usual),
        number=listed(numbers),
    )
    yield from under_tag("NOTE", said, width)


def _own_settings(comparison: ComparisonResult, width: int) -> Iterator[str]:
    """The scenarios whose own seed, runs or months are not used here."""
    names: dict[str, list[str]] = {}
    for found in comparison.scenarios:
        if found.set_aside:
            own = listed([f"`{key}: {value}`" for key, value in found.set_aside.items()])
            names.setdefault(own, []).append(in_sentence(found, comparison.base))
    if names:
        said = [
            ngettext(
                "{names} has {settings} in its own file.",
                "{names} have {settings} in their own files.",
                len(those),
                names=listed(those),
                settings=own,
            )
            for own, those in names.items()
        ]
        said.append(
            gettext(
                "All scenarios here use `seed` and `runs` of the first file, and the longest"
                " `months`. One file alone can give other numbers."
            )
        )
        yield from under_tag("NOTE", " ".join(said), width)
    if any("months" in found.set_aside for found in comparison.scenarios):
        said_of_targets = gettext(
            "An impact target that was made for fewer months is easier to reach in {months}.",
            months=months(comparison.base.scenario.months),
        )
        yield from under_tag("NOTE", said_of_targets, width)


def _judged_early(comparison: ComparisonResult, width: int) -> Iterator[str]:
    """The scenarios that are judged before the month by which they are to pay for themselves."""
    for promised in sorted(set(comparison.promised.values())):
        names = [
            in_sentence(found, comparison.base)
            for i, found in enumerate(comparison.scenarios)
            if comparison.promised.get(i) == promised
        ]
        said = ngettext(
            "{names} is to pay for itself by month {promised}, but the comparison ends with month"
            " {end} and judges it there. The other targets stay the same.",
            "{names} are to pay for themselves by month {promised}, but the comparison ends with"
            " month {end} and judges them there. The other targets stay the same.",
            len(names),
            names=listed(names),
            promised=promised,
            end=comparison.base.scenario.months,
        )
        yield from under_tag("NOTE", said, width)


def _not_simulated(found: ScenarioResult, name: str, width: int) -> Iterator[str]:
    """Futures of a scenario that failed, or were not tried."""
    failures: Sequence[Mapping] = found.summary["failures"]
    if failures:
        said = gettext(
            "{failed} of {planned} futures of {name} could not be simulated. The comparison leaves"
            " them out. The first is future {number}: {reason}.",
            failed=whole(len(failures)),
            planned=whole(found.planned),
            name=name,
            number=failures[0]["replicate"],
            reason=clean(read(failures[0]).shown),
        )
        yield from under_tag("FAILED", said, width)
    if untried := found.summary.get("untried"):
        done = len(found.replicates) + len(failures)
        said = gettext(_STOPPED[untried], name=name, done=whole(done), all=whole(found.planned))
        yield from under_tag("NOTE", said, width)
