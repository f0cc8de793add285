"""Futures in batches, on every core; one future again; scenarios compared."""
