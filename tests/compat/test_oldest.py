"""The oldest releases are read off what the project asks for."""

import tomllib

from tests.compat.oldest import PROJECT, oldest


def test_each_requirement_has_an_oldest_release():
    asked = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    found = oldest(asked)
    assert len(found) == len(asked) and "numpy==1.26.*" in found


def test_a_condition_stays_and_an_upper_bound_goes():
    assert oldest(["mesa>=3.3.1,<3.4; python_version < '3.12'", "click"]) == [
        "mesa==3.3.1.*; python_version < '3.12'"
    ]
