"""Money from institutions: grants, loans, credit."""
