"""Indonesian words and texts, in any language of the program, each with the page that it leads to.

The table beside this file has a row for each: the text, as people type it or as a screen shows it
(with `{places}` for values), and the name of a page.
"""

from functools import cache
from pathlib import Path

from simulator.reference.lookup import Lookup

TABLE = Path(__file__).with_name("indonesian.tsv")


@cache
def indonesian() -> Lookup:
    """Every text of the table, with its page."""
    found = Lookup()
    for row in TABLE.read_text(encoding="utf-8").splitlines():
        text, page = row.split("\t")
        found.add(text, page)
    return found
