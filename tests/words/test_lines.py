"""Lines fit on the terminal, and a command to type stays whole."""

from simulator.words.lines import wrapped


def test_a_command_is_not_broken():
    lines = wrapped("a few words before `sesim verify outputs/a` and after", 30)
    assert lines == ["a few words before", "  `sesim verify outputs/a` and", "  after"]
    assert wrapped("a-hyphen " + "x" * 50, 20) == ["a-hyphen", "  " + "x" * 50]
