"""Techniques of social work: what is done with and for people, and what it changes."""
