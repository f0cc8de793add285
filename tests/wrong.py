"""What somebody may write into a file that sesim made."""

WRONG = (
    *("null", "true", "-1", "7", "1.5", "1e999", "NaN", str(2**70), "9" * 5000),
    *('""', '"x"', r'"\u001b[31m"', r'"\udce9"', r'"a\u0000b"', '"²"', '"-"', '"999"'),
    *("[]", "{}", "[1]", '["a"]', "[[]]", "[null]", '{"a": 1}', '{"": {"b": [1]}}'),
    *("[" * deep + "]" * deep for deep in (50, 900, 960, 990, 10_000)),
)
"""JSON that belongs in no place of a file of ours, or in few."""
