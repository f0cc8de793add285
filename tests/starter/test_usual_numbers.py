"""What people react to in the file of `sesim init`: a price, an allowance and pay, and today's."""

import re

import pytest

from simulator import load
from tests.starter.answering import drafted

ASKED = {
    "price": ("sales", "price"),
    "allowance": ("allowance", "amount"),
    "wage": ("team.trainer", "salary"),
    "office_wage": ("team.manager", "salary"),
    "seller_wage": ("team.seller", "salary"),
}
"""Where the answer to each question is."""


def numbers_of(file, changes=None):
    return {path: quantity.numbers for path, _, quantity in load(file, changes or {}).inputs()}


@pytest.mark.parametrize("key", ASKED)
def test_people_react_to_a_new_number_in_the_file_as_to_one_from_set(key, tmp_path):
    block, name = ASKED[key]
    file = drafted(tmp_path, kind="train", **{key: "9000"})
    by_set = numbers_of(file, {f"{block}.{name}": "12000"})
    text, times = re.subn(rf"(\b{name}: {{value:) 9000", r"\1 12000", file.read_text("utf-8"))
    file.write_text(text, encoding="utf-8")
    assert times == 1 and numbers_of(file) == by_set
    assert by_set[f"{block}.{name}"] == (12_000,) and by_set[f"{block}.usual_{name}"] == (9000,)


@pytest.mark.parametrize("price", ["", "20 to 30 thousand"])
def test_a_guess_of_the_price_is_not_the_usual_price(price, tmp_path):
    """Who corrects it does not find that customers react to the correction."""
    file = drafted(tmp_path, price=price)
    assert numbers_of(file)["sales.usual_price"] == (0,)
    assert re.search(r"\n    # usual_price: 2\d thousand\n", file.read_text("utf-8"))
