"""Every rule does what its worked examples say, to the unit: `<rule>.yaml`, built by `world.py`."""

import pytest

from .measures import check
from .world import build, read_examples, rule_files

EXAMPLES = [example for file in rule_files() for example in read_examples(file)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("examples")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}: {e.name}")
def test_worked_example(example, folder):
    model = build(example, folder)
    for _ in range(example.months):
        model.step()
    wrong = [check(model, what, value) for what, value in example.expect.items()]
    assert not any(wrong), "\n".join(filter(None, wrong))


@pytest.mark.parametrize("file", rule_files(), ids=lambda file: file.stem)
def test_examples_of_a_rule_have_different_names(file):
    names = [example.name for example in read_examples(file)]
    assert len(set(names)) == len(names)
