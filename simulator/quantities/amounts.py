"""How large an amount of money may be."""

MOST = 10**15
"""Largest amount or balance in minor units. `int64` could hold about 9000 times as much, and would
then wrap without an error."""
