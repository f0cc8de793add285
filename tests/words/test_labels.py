"""Every id that is shown has one label, and no two ids of a table the same."""

import pytest

from simulator.disclosure.months import CURVES
from simulator.mechanisms import series as ids
from simulator.results import weak_links
from simulator.results.influence import SHAPES
from simulator.results.measures.registry import MEASURES
from simulator.results.verdict import IMPACT, IMPACT_LACKS, MONEY, MONEY_LACKS
from simulator.vocabulary import Cause, Task
from simulator.words import labels
from simulator.words.language import PSEUDO, speaking

TABLES = {
    name: table
    for name, table in vars(labels).items()
    if name.isupper() and isinstance(table, dict)
}


@pytest.mark.parametrize(
    ("table", "known"),
    [
        (labels.VERDICTS, {*MONEY, *IMPACT, "both"}),
        (labels.CONDITIONS, {*MONEY_LACKS, *IMPACT_LACKS}),
        (labels.CAUSES, {*Cause, "plan"}),
        (labels.LINKS, {*weak_links.LINKS}),
        (labels.MEASURES, {*MEASURES}),
        (labels.SHAPES, {*SHAPES}),
        (labels.TASKS, {*Task}),
        (labels.STATES, {*CURVES}),
        (labels.GROUPS, {ids.INCOME_FIFTH, ids.SEGMENT}),
        (labels.FIFTHS, {*ids.FIFTHS}),
    ],
)
def test_every_id_has_a_label(table, known):
    assert known <= set(table)


@pytest.mark.parametrize("name", TABLES)
def test_no_two_ids_are_called_the_same(name):
    texts = list(TABLES[name].values())
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", TABLES)
def test_labels_are_in_the_language_in_use(name):
    id = next(iter(TABLES[name]))
    with speaking(PSEUDO):
        assert labels.label(TABLES[name], id).startswith("⟨")
    assert labels.label(TABLES[name], id) == TABLES[name][id]


def test_an_unknown_id_is_a_fault():
    with pytest.raises(KeyError):
        labels.label(labels.VERDICTS, "rich")
