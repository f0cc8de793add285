"""Disclosure control: small counts of people are hidden, and numbers that would reveal them."""
