"""Bring the catalogues up to date: `make words`, or `make words NEW=sw` for one more language.

Gathers every text of the program, adds new ones to each language's file (simulator/words/locale/
CODE.po) without a translation, leaves out those that are gone, and makes the file that the program
reads (CODE.mo). Says how far each language is, and which translations are wrong.
"""

import sys

from simulator.words.language import LOCALE
from tests.words import catalogue


def refresh(new: str = "") -> bool:
    """Rewrite every catalogue; whether all of them are right."""
    template = catalogue.everything()
    catalogue.TEMPLATE.write_bytes(catalogue.as_po(template))
    right = True
    for code in sorted({*catalogue.languages(), *filter(None, [new])}):
        found = catalogue.translated(code, template)
        wrong = list(catalogue.faults(found))
        (LOCALE / f"{code}.po").write_bytes(catalogue.as_po(found))
        if not wrong:
            (LOCALE / f"{code}.mo").write_bytes(catalogue.as_mo(found))
        full, all_of_them = catalogue.done(found)
        print(f"{code}: {full} of {all_of_them} texts are translated")
        for said in wrong:
            print(f"  {said}")
        right = right and not wrong
    return right


if __name__ == "__main__":
    sys.exit(not refresh(sys.argv[1] if len(sys.argv) > 1 else ""))
