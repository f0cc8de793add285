"""A comparison of scenarios as sentences, tables, charts and files."""
