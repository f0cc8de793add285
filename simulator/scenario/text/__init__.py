"""From bytes to a tree of words that know their line and column."""
