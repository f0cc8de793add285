"""Whole tasks, such as a run with its report: what a command, a notebook or a page calls."""
