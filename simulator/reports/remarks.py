"""The last lines of the first screen: what the author of the scenario notes, and the claims."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from simulator.quantities.currencies import minor_units
from simulator.reports.figures import kind_of
from simulator.reports.layout import tagged
from simulator.reports.verdict_words import Summary
from simulator.results.measures.registry import MEASURES
from simulator.scenario.changes.planned import Claim
from simulator.scenario.scenario import Scenario
from simulator.words import labels
from simulator.words.dates import month_of_plan
from simulator.words.labels import label
from simulator.words.local_text import shown
from simulator.words.numbers import in_full, percent, whole
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, ngettext, nphrase, phrase

_SENTENCE_END = re.compile(r"(?<=[.!?]) ")
_LONGEST_SENTENCE = 300
"""Characters of the first sentence of a note; a longer one is cut between two words."""

_EVENTS = {
    "sustainable": N_("chance to pay for itself"),
    "not-yet-sustaining": N_("chance to stay open without paying for itself"),
    "closed": N_("chance to close"),
    "insolvent": N_("chance to close with unpaid bills"),
    "gave_up": N_("chance to close because its leaders give up"),
    "delivers": N_("chance to reach the impact target"),
    "falls short": N_("chance to miss the impact target"),
    "both": N_("chance to reach both goals"),
}
"""What `P(...)` of a claim is about, by the id of the event."""
_CHANCE_OF = {
    # Translators: a claim on one measure, such as: chance of [Cash at the end at least Rp0]. So are
    # the next three.
    ">=": N_("chance of [{measure} at least {number}]"),
    "<=": N_("chance of [{measure} at most {number}]"),
    ">": N_("chance of [{measure} above {number}]"),
    "<": N_("chance of [{measure} below {number}]"),
}
_COMPARED = {
    # Translators: a claim, what a run finds of it, and how the file writes it, such as: chance to
    # pay for itself at least 40%: true (P(sustainable) >= 0.4). So are the next three.
    ">=": N_("{what} at least {number}: {result} ({text})"),
    "<=": N_("{what} at most {number}: {result} ({text})"),
    ">": N_("{what} above {number}: {result} ({text})"),
    "<": N_("{what} below {number}: {result} ({text})"),
}


def note(scenario: Scenario, most: int) -> str:
    """The first notice of a scenario in at most so many characters, but at least its first
    sentence, and where the rest is; empty if there is none."""
    if not scenario.notice:
        return ""
    text = clean(shown(scenario.notice[0]))
    first = _sentences(text, most)
    if first != text:
        return gettext("{note} (the rest is under `notice` in the file)", note=first)
    if more := len(scenario.notice) - 1:
        return nphrase(
            "{note} ({n} more note in the file)",
            "{note} ({n} more notes in the file)",
            more,
            n=more,
            note=text,
        )
    return text


def _sentences(text: str, most: int) -> str:
    """As many whole sentences as fit into so many characters, and at least the first one."""
    sentences = _SENTENCE_END.split(text)
    fits = sentences.pop(0)
    if len(fits) > _LONGEST_SENTENCE:
        return f"{fits[:_LONGEST_SENTENCE].rpartition(' ')[0] or fits[:_LONGEST_SENTENCE]}…"
    for sentence in sentences:
        if len(fits) + 1 + len(sentence) > most:
            break
        fits = f"{fits} {sentence}"
    return fits


def claims(summary: Summary, scenario: Scenario, width: int, tags: int, most: int) -> Iterator[str]:
    """Lines for the first few claims and their results; for the others, the file that has them. A
    claim that takes more than a line is shown without how the file writes it."""
    shown_claims = zip(claims_in_words(summary, scenario), summary["claims"], strict=True)
    for text, found in list(shown_claims)[:most]:
        lines = tagged("CLAIM", text, width, tags)
        if len(lines) > 1:
            lines = tagged("CLAIM", text.removesuffix(f" ({clean(found['text'])})"), width, tags)
        yield from lines
    if (more := len(summary["claims"]) - most) > 0:
        words = ngettext(
            "{n} more claim in `report.html`", "{n} more claims in `report.html`", more, n=more
        )
        yield from tagged("CLAIM", words, width, tags)


def claims_in_words(summary: Mapping[str, Any], scenario: Scenario) -> list[str]:
    """Each claim in words, its result, and the claim as the file writes it."""
    known = {claim.text: claim for claim in scenario.claims}
    return [
        _in_words(found, known.get(found["text"]), scenario.currency, summary["runs"]["finished"])
        for found in summary["claims"]
    ]


def _in_words(found: Mapping[str, Any], claim: Claim | None, currency: str, finished: int) -> str:
    text, result = clean(found["text"]), label(labels.CLAIMS, found["result"])
    if claim is None:
        return f"{text}: {result}"
    what, number = _subject(claim, currency), _number(claim, claim.number, currency)
    said = phrase(_COMPARED[claim.op], what=what, number=number, result=result, text=text)
    return _with_population(said, found, finished, claim)


def _with_population(said: str, found: Mapping[str, Any], finished: int, claim: Claim) -> str:
    """A claim in words, with whom it counts where some futures do not have its number."""
    counted = {"claim": said, "all": whole(finished)}
    if found["n"] < finished:
        return phrase(
            "{claim}, counted over the {n} of {all} futures that have this number",
            n=whole(found["n"]),
            **counted,
        )
    if claim.statistic == "P" and found["defined"] < finished:
        return phrase(
            "{claim}, where {n} of {all} futures do not have this number",
            n=whole(finished - found["defined"]),
            **counted,
        )
    return said


def _subject(claim: Claim, currency: str) -> str:
    if claim.of is not None:
        measure = label(labels.MEASURES, claim.subject)
        number = _as_measured(claim.subject, claim.of.number, currency)
        return phrase(_CHANCE_OF[claim.of.op], measure=measure, number=number)
    if claim.statistic == "P":
        return phrase(_EVENTS[claim.subject])
    measure = label(labels.MEASURES, claim.subject)
    if claim.statistic == "mean":
        # Translators: a measure, such as: People served (mean).
        return phrase("{measure} (mean)", measure=measure)
    if claim.statistic == "median":
        # Translators: a measure, such as: People served (median).
        return phrase("{measure} (median)", measure=measure)
    # Translators: a quantile, such as: People served (5% of futures have less).
    return phrase(
        "{measure} ({share} of futures have less)",
        measure=measure,
        share=percent(int(claim.statistic[1:]) / 100),
    )


def _number(claim: Claim, number: float, currency: str) -> str:
    """The number of a claim; shares and plain numbers with every figure."""
    if claim.statistic == "P":
        return f"{in_full(100 * number)}%"
    return _as_measured(claim.subject, number, currency)


def _as_measured(name: str, number: float, currency: str) -> str:
    unit = MEASURES[name].unit
    if unit == "share":
        return f"{in_full(100 * number)}%"
    if unit == "money":
        return kind_of(name, currency, currency).one(number / minor_units(currency))
    return month_of_plan(number) if unit == "month" else in_full(number)
