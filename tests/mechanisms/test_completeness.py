"""Every rule is documented, sourced and shown by worked examples, and stands on its own."""

import ast
import re
from pathlib import Path

import pytest

import simulator.mechanisms
from simulator.mechanisms import kinds
from simulator.mechanisms.base import Mechanism
from simulator.reference.rules import paragraphs

from .world import read_examples, rule_files

FOLDER = Path(simulator.mechanisms.__file__).parent
KINDS = kinds()
FILES = {f.stem: f for f in FOLDER.rglob("*.py") if f.stem != "__init__"}
SHARED = [name for name in FILES if name.startswith("_")]
FRAME = [name for name, file in FILES.items() if file.parent == FOLDER]
"""What a rule is, keeps, records and sees: files beside the rooms."""
ALLOWED = {
    "collections.abc",
    "numpy",
    "typing",
    "simulator.quantities.units",
    "simulator.vocabulary",
    "simulator.words.texts",
} | {
    ".".join(("simulator", *FILES[name].relative_to(FOLDER.parent).with_suffix("").parts))
    for name in (*SHARED, *FRAME)
}
NEUTRAL = {"0", "1", "0%", "100%", "1000000"}
"""Defaults that say nothing about the world: nothing, all, one each, no limit."""
rules = pytest.mark.parametrize("name", KINDS)


def tree(name):
    return ast.parse(FILES[name].read_text("utf-8"))


@rules
def test_a_rule_says_what_it_is_in_the_domain(name):
    module = ast.get_docstring(tree(name)) or ""
    assert module.endswith("."), "the module needs a docstring of one sentence"
    assert len(module.splitlines()) == 1, "the module's docstring is one line"
    assert KINDS[name].__dict__.get("__doc__"), "the class needs a docstring with its equation"


@rules
def test_a_rule_has_a_title_for_the_catalogue(name):
    """A short label of its own, so that no screen shows the name of a file."""
    assert "    title = N_(" in FILES[name].read_text("utf-8"), 'write title = N_("a short label")'
    assert KINDS[name].title == KINDS[name].title.strip(". ") and len(KINDS[name].title) <= 40


def test_titles_of_rules_differ():
    assert len({kind.title for kind in KINDS.values()}) == len(KINDS)


def test_a_rule_without_a_title_is_called_by_its_file():
    class Plain(Mechanism):
        """Does nothing."""

    assert Plain.title == "test completeness"


@rules
def test_a_rule_begins_with_one_sentence_that_says_what_it_does(name):
    """It stands alone in tables of contents, where there is no room for more."""
    gist = paragraphs(KINDS[name].__doc__)[0]
    assert gist.endswith(".") and "`" not in gist and len(gist.split()) <= 18, gist
    assert not re.search(r"[.;] ", gist), f"one sentence, not more: {gist}"


REPLACED = re.compile(
    r"\d %|\b(?:practitioners?|drop-?outs?|purse|ties?|dear(?:er)?|wears off|lapses?|luck"
    r"|beneficiar(?:y|ies)|middling)\b",
    re.IGNORECASE,
)
"""Words for which the table in docs/words.md has plainer ones, and a percent sign after a space."""


@rules
def test_texts_of_a_rule_use_the_plain_words(name):
    kind = KINDS[name]
    texts = [kind.title, *paragraphs(kind.__doc__)]
    texts += [parameter.help for parameter in kind.parameters.values()]
    texts += [series.help for series in kind.series.values()]
    for text in texts:
        found = REPLACED.search(re.sub(r"`[^`]*`", "", text))
        assert not found, f"{found[0]!r} in: {text}"


@rules
def test_a_rule_has_worked_examples(name):
    file = Path(__file__).parent / f"{name}.yaml"
    assert file.exists(), f"write {file.name} with at least two worked examples"
    assert len(read_examples(file)) >= 2


def test_every_file_of_examples_has_its_rule():
    assert {file.stem for file in rule_files()} == set(KINDS)


@rules
def test_every_parameter_has_help(name):
    for parameter in KINDS[name].parameters.values():
        assert parameter.help.rstrip().endswith("."), f"{parameter.name} needs a sentence of help"


@rules
def test_every_default_has_a_source(name):
    unsourced = [
        f"{parameter.name} = {parameter.default}"
        for parameter in KINDS[name].parameters.values()
        if parameter.unit.numeric
        and not parameter.required
        and not parameter.source
        and str(parameter.default) not in NEUTRAL
    ]
    assert not unsourced, f'write source="assumption" or where it comes from: {unsourced}'


@rules
def test_a_source_is_more_than_a_word_unless_it_is_one_of_two(name):
    for parameter in KINDS[name].parameters.values():
        source = parameter.source
        assert source in (None, "assumption", "management's choice") or len(source) > 20, source


@pytest.mark.parametrize("name", [*KINDS, *SHARED])
def test_a_rule_imports_no_other_rule_and_not_the_model(name):
    assert imported(tree(name)) <= ALLOWED


def imported(module):
    names = set()
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom):
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names
