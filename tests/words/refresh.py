"""Bring the catalogues up to date: `make words`, or `make words NEW=sw` for one more language.

Gathers every text of the program, adds new ones to each language's file (simulator/words/locale/
CODE.po) without a translation, leaves out those that are gone, and makes the file that the program
reads (CODE.mo). Says how far each language is, and which translations are wrong.
"""

import re
import sys

from babel.messages import Catalog
from babel.messages.pofile import PoFileError

from simulator.storage.atomic import write
from simulator.words.language import ENGLISH, LOCALE, PSEUDO
from tests.words import catalogue

_CODE = re.compile("[a-z]{2,3}")


def refresh(new: str = "") -> bool:
    """Rewrite every catalogue; whether all of them are right. A file that cannot be read stays."""
    if new and (not _CODE.fullmatch(new) or new in (ENGLISH, PSEUDO)):
        why = "English is in the code, and needs no file. " if new == ENGLISH else ""
        print(
            f"NEW={new}: {why}Write only the two or three small letters of a language, such as"
            " NEW=sw; no country and no script (pt, not pt_BR)."
        )
        return False
    template = catalogue.everything()
    write(catalogue.TEMPLATE, catalogue.as_po(template))
    codes = sorted({*catalogue.languages(), *filter(None, [new])})
    right = [_refresh_one(code, template) for code in codes]
    return all(right)


def _refresh_one(code: str, template: Catalog) -> bool:
    """The same for one language; says how far it is."""
    file = LOCALE / f"{code}.po"
    try:
        found = catalogue.translated(code, template)
    except (PoFileError, ValueError) as error:
        print(f"{file}: {error}. The file was not changed. Mend this line; save it as UTF-8.")
        return False
    wrong = list(catalogue.faults(found))
    write(file, catalogue.as_po(found))
    if not wrong:
        write(file.with_suffix(".mo"), catalogue.as_mo(found))
    full, all_of_them = catalogue.done(found)
    print(f"{code}: {full} of {all_of_them} texts are translated")
    for said in wrong:
        print(f"  {said}")
    if wrong:
        print(f"  {file.stem}.mo was not made: mend these texts first")
    return not wrong


if __name__ == "__main__":
    sys.exit(not refresh(sys.argv[1] if len(sys.argv) > 1 else ""))
