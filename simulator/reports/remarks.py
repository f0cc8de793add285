"""The last lines of the first screen: what the author of the scenario notes, and the claims."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from simulator.quantities.currencies import minor_units
from simulator.reports.figures import kind_of
from simulator.reports.layout import tagged
from simulator.reports.verdict_words import Summary
from simulator.results.measures.registry import MEASURES
from simulator.scenario.scenario import Claim, Scenario
from simulator.words import labels
from simulator.words.labels import label
from simulator.words.local_text import shown
from simulator.words.numbers import in_full
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, ngettext, nphrase, phrase

_SENTENCE_END = re.compile(r"(?<=[.!?]) ")
_LONGEST_SENTENCE = 300
"""Characters of the first sentence of a note; a longer one is cut between two words."""

_EVENTS = {
    "sustainable": N_("chance to pay for itself"),
    "not-yet-sustaining": N_("chance to stay open without paying for itself"),
    "insolvent": N_("chance to close with unpaid bills"),
    "solvent": N_("chance to be open at the end"),
    "delivers": N_("chance to reach the impact target"),
    "falls-short": N_("chance to miss the impact target"),
    "both": N_("chance to reach both goals"),
}
"""What `P(...)` of a claim is about, by the id of the event."""
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
    whole = clean(shown(scenario.notice[0]))
    first = _sentences(whole, most)
    if first != whole:
        return gettext("{note} (the rest is under `notice` in the file)", note=first)
    if more := len(scenario.notice) - 1:
        return nphrase(
            "{note} ({n} more note in the file)",
            "{note} ({n} more notes in the file)",
            more,
            n=more,
            note=whole,
        )
    return whole


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
    """Lines for the first few claims and their results; for the others, the file that has them."""
    for text in claims_in_words(summary, scenario)[:most]:
        yield from tagged("CLAIM", text, width, tags)
    if (more := len(summary["claims"]) - most) > 0:
        words = ngettext(
            "{n} more claim in `report.html`", "{n} more claims in `report.html`", more, n=more
        )
        yield from tagged("CLAIM", words, width, tags)


def claims_in_words(summary: Mapping[str, Any], scenario: Scenario) -> list[str]:
    """Each claim in words, its result, and the claim as the file writes it."""
    known = {claim.text: claim for claim in scenario.claims}
    return [
        _in_words(found, known.get(found["text"]), scenario.currency) for found in summary["claims"]
    ]


def _in_words(found: Mapping[str, str], claim: Claim | None, currency: str) -> str:
    text, result = clean(found["text"]), label(labels.CLAIMS, found["result"])
    if claim is None:
        return f"{text}: {result}"
    what, number = _subject(claim), _number(claim, currency)
    return phrase(_COMPARED[claim.op], what=what, number=number, result=result, text=text)


def _subject(claim: Claim) -> str:
    if claim.statistic == "P":
        return phrase(_EVENTS[claim.subject.replace("_", "-").replace(" ", "-")])
    measure = label(labels.MEASURES, claim.subject)
    if claim.statistic == "mean":
        # Translators: a measure, such as: People served (mean).
        return phrase("{measure} (mean)", measure=measure)
    # Translators: a measure, such as: People served (median).
    return phrase("{measure} (median)", measure=measure)


def _number(claim: Claim, currency: str) -> str:
    """The number of a claim; shares and plain numbers with every figure."""
    unit = "share" if claim.statistic == "P" else MEASURES[claim.subject].unit
    if unit == "share":
        return f"{in_full(100 * claim.number)}%"
    if unit == "money":
        return kind_of(claim.subject, currency, currency).one(claim.number / minor_units(currency))
    return in_full(claim.number)
