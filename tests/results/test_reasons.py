"""Why a future has no end is stored in English, and shown in the language in use."""

import json
import re

import pytest

from simulator.results.reasons import TEXTS, UNKNOWN, Reason, read, reason
from simulator.results.result import ALIKE, TIME_LIMIT, Failure, Result, why_nothing
from simulator.words.language import PSEUDO, speaking
from tests.words.guard import broken, forgotten

VALUES = {"what": "rent", "most": "1e+15", "place": "own.py:3", "error": "E1", "text": "old"}


def of(id: str) -> Reason:
    return reason(id, **{name: VALUES[name] for name in re.findall(r"\{(\w+)\}", TEXTS[id])})


@pytest.mark.parametrize("id", TEXTS)
def test_a_reason_is_the_same_in_files_of_every_language(id):
    written = json.loads(json.dumps(of(id).as_data()))
    assert read(written) == of(id)
    with speaking(PSEUDO):
        assert of(id).as_data() == written
        assert id == UNKNOWN or not forgotten(of(id).shown)


@pytest.mark.parametrize(
    "entry",
    [
        {"reason": "as an older version wrote it"},
        {"reason": "as it was written", "reason_id": "of a later version", "values": {}},
        {"reason": "as it was written", "reason_id": "own rule", "values": {"place": "x"}},
        {"reason": "as it was written", "reason_id": "own rule", "values": {"place": ["x"]}},
        {"reason": "as {it} was {0.__class__}", "reason_id": None, "values": "none"},
    ],
)
def test_a_reason_of_another_version_is_shown_as_it_was_written(entry):
    assert read(entry).shown == read(entry).english == entry["reason"]


@pytest.mark.parametrize("untried", ["", TIME_LIMIT, ALIKE])
@pytest.mark.parametrize("failed", [0, 3])
def test_a_run_without_a_finished_future_says_why_in_whole_sentences(untried, failed):
    failures = tuple(
        Failure(r, reason("own rule", place="o.py:3", error="E1")) for r in range(failed)
    )
    result = Result(None, 1200, [], {}, {}, {}, failures, untried)  # type: ignore[arg-type]
    said = why_nothing(result)
    assert "1,200" in said and said[0].isupper() and said.endswith(".")
    assert ("--time-limit" in said) == (not failed)
    with speaking(PSEUDO):
        assert not forgotten(why_nothing(result)) and not broken(why_nothing(result))
