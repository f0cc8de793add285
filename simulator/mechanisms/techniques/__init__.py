"""Techniques of social work: what staff do with people and for them, and what it changes."""
