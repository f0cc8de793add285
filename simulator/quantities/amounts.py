"""How large an amount of money may be."""

MOST = 10**15
"""Largest amount or balance in minor units; `int64` would wrap silently far above it."""
