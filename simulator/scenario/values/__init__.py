"""From words to numbers: quantities, their distributions, relative changes."""
