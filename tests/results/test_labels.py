"""Whatever code decides by has a label for people, and no label is left over."""

import pytest

from simulator.disclosure.cells import HIDDEN, SMALL
from simulator.results import accounts, influence, shortages, verdict, weak_links
from simulator.results.account_labels import ACCOUNT_LINES
from simulator.results.measures.registry import MEASURES
from simulator.vocabulary import Cause
from simulator.words import cause_labels, labels
from simulator.words.language import PSEUDO, speaking
from simulator.words.pseudo import PHRASE

TABLES = {
    "verdicts": (
        labels.VERDICTS,
        {
            *verdict.MONEY,
            verdict.CLOSED,
            verdict.UNAIDED,
            verdict.EXPECTED,
            *verdict.IMPACT,
            "solvent",
            "both",
        },
    ),
    "conditions": (labels.CONDITIONS, {*verdict.MONEY_LACKS, *verdict.IMPACT_LACKS}),
    "shortages": (labels.CAUSES, {*shortages.ALL}),
    "what happened": (cause_labels.HAPPENED, {*Cause}),
    "what was guessed": (cause_labels.GUESSED, {*Cause}),
    "links": (labels.LINKS, {*weak_links.LINKS}),
    "how links are measured": (weak_links.MEASURED, {*weak_links.LINKS}),
    "measures": (labels.MEASURES, {*MEASURES}),
    "units": (labels.UNITS, {measure.unit for measure in MEASURES.values()}),
    "shapes": (labels.SHAPES, {*influence.SHAPES}),
    "claims": (labels.CLAIMS, {"true", "false", "inconclusive"}),
    "marks": (labels.FEW_PEOPLE, {SMALL, HIDDEN}),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_id_has_a_label_and_no_label_is_left_over(name):
    table, known = TABLES[name]
    assert {*table} == known
    assert all(text.strip() for text in table.values())
    assert len({*table.values()}) == len(table), "two ids with one label cannot be told apart"


@pytest.mark.parametrize("name", TABLES)
def test_labels_are_looked_up_when_they_are_shown(name):
    table, _ = TABLES[name]
    with speaking(PSEUDO):
        assert all(labels.label(table, id).startswith(PHRASE[0]) for id in table)


@pytest.mark.parametrize("pattern", ACCOUNT_LINES)
def test_every_line_of_the_statements_has_a_label(pattern):
    named = accounts.line(pattern, "cafe_sales")
    assert named == pattern.format(name="cafe_sales"), "the id, as files have it"
    assert named.label == ACCOUNT_LINES[pattern].format(name="cafe_sales")
    assert accounts.line("debt: unpaid {name}", "payroll").label == "Unpaid bills: wages"
