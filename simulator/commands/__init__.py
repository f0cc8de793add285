"""One command a file: it reads what was typed, calls a verb, and prints."""
