"""Money from institutions: grants, partners who pay, loans and credit."""
