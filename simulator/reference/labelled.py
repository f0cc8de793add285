"""Labels of screens, in English and in the language in use, and the page that each leads to. All
come from the tables of labels, so a new label needs no entry here."""

from collections.abc import Iterator, Mapping
from functools import cache

from simulator.reference.lookup import Lookup, plain
from simulator.reference.screen_lines import SCREEN_LINES
from simulator.results.account_labels import ACCOUNT_LINES, ACCOUNTS
from simulator.words import labels, other_labels
from simulator.words.cause_labels import GUESSED, HAPPENED
from simulator.words.language import ENGLISH, language
from simulator.words.texts import N_, phrase

_TAGS = dict.fromkeys(labels.TAGS, "screen") | {
    "MONEY": "verdict",
    "IMPACT": "verdict",
    "BOTH": "verdict",
    "CHANCE": "chance",
    "SET": "what if",
    "PLAN": "plan in numbers",
    "CLAIM": "claims",
    "STRESS": "stress",
    "DOUBT": "influence",
    "OTHERS": "others",
    "SAVED": "files",
    "BAD": "messages",
    "BECAUSE": "comparison",
    "ALSO": "comparison",
}
"""The tags with a page of their own; the page on the screen explains the others."""
_HEADS = dict.fromkeys(labels.HEADS, "log") | {
    "WHY IT FAILS": "causes",
    "WHY IMPACT IS TOO LOW": "weak link",
    "WHAT DIFFERS": "comparison",
    "RANK": "rank",
    **dict.fromkeys(("STUDY", "BLOCKS", "SIZE", "QUESTION"), "study"),
}
_CONDITIONS = {
    "own income": "own income",
    "reserve": "cash reserve",
    "less public money": "public money",
    "bills paid": "late bills",
    "net outcomes": "net_outcomes",
    "cost per net outcome": "cost_per_net_outcome",
}
_ACCOUNTS = {
    "payroll": "payroll",
    "tax": "turnover_tax",
    "interest": "loan",
    "loan repayments": "loan",
    "equipment": "equipment",
    "overhead": "overhead",
    "fundraising": "individual_giving",
    "recruitment": "hiring",
    "reporting": "reporting",
    "partners": "partnership",
    "innovation": "innovation",
    "commission": "instalments",
    "verification": "carbon_credit",
    "depreciation": "depreciation",
    "bad_debt": "instalments",
}
_SAME = ""
"""In the place of a page: the one that is named as the id."""

_TABLES: tuple[tuple[Mapping[str, str], Mapping[str, str] | str], ...] = (
    (labels.TAGS, _TAGS),
    (labels.HEADS, _HEADS),
    (
        labels.VERDICTS,
        dict.fromkeys(labels.VERDICTS, _SAME)
        | {
            "solvent": "verdict",
            "without public money": "public money",
            "without chance in lives": "chance in lives",
        },
    ),
    (labels.CONDITIONS, _CONDITIONS),
    (labels.MEASURES, _SAME),
    (labels.CAUSES, _SAME),
    (HAPPENED, _SAME),
    (GUESSED, _SAME),
    (labels.LINKS, _SAME),
    (labels.SHAPES, "influence"),
    (labels.CLAIMS, "claims"),
    (labels.TASKS, "posts and roles"),
    (labels.ROLES, "posts and roles"),
    (labels.STATES, "states"),
    (labels.INCOME, "kinds of income"),
    (labels.GROUPS, "equity"),
    (labels.FIFTHS, "equity"),
    (labels.FEW_PEOPLE, "shareable"),
    (ACCOUNTS, _ACCOUNTS),
    (ACCOUNT_LINES, "statements"),
    (labels.UNITS, "numbers"),
    (other_labels.COVER_COSTS, "others"),
    (other_labels.FIGURES, "others"),
)
"""The tables of labels, with the page of each id or of all of them."""

OTHERS = {
    N_("counting error (95%)"): "counting error",
    N_("95% range"): "counting error",
    N_("median"): "median",
    N_("9 futures in 10"): "range of futures",
    N_("over all futures"): "mean",
    N_("unclear"): "tie",
    N_("no value"): "no value",
    N_("none"): "no value",
    N_("too few to say"): "no value",
    N_("fewer than 3 in {n}"): "counting error",
    N_("future"): "future",
    N_("numbers"): "numbers",
    N_("without the venture"): "counterfactual",
    N_("random seed {seed}"): "seed",
    N_("pays for itself by month {n}"): "sustainable",
    N_("not met: {conditions}"): "not met",
    N_("{futures}, {months}, random seed {seed}"): "seed",
    N_("{futures}, {months}, random seed not recorded"): "seed",
    N_("too few for a range"): "range of futures",
    N_("this future"): "future",
    N_("starts in month {n}"): "causes",
    N_("without what happened:"): "causes",
    N_("without guesses that were too good:"): "causes",
    N_("all of these and others"): "causes",
    N_("Of the {n} below the impact target, lived again, so many reach it"): "causes",
    N_("Of the {n} below the impact target, lived again without one cause, none reaches it"): (
        "causes"
    ),
    N_("here {share}, others {other}"): "weak link",
    N_("{share} more than others"): "weak link",
    N_("{share} less than others"): "weak link",
    N_("what decides MONEY"): "influence",
    N_("what decides IMPACT"): "influence",
    N_("every input has a source"): "influence",
    N_("no source"): "no source",
    N_("Net impact: {outcome}"): "net_outcomes",
    N_("Social value per {coin} spent"): "sroi",
    N_("Own income first covers a year's costs (in {share} of futures)"): "break_even_month",
    N_("Lowest cash minus debt ({month})"): "lowest_cash",
    N_("Lowest cash minus debt ({month}, the last)"): "lowest_cash",
    N_("above {number} in {share} of futures"): "mean",
    N_("only {n} of {all} futures have it"): "no value",
    N_("Cash reserve ({n} from gifts)"): "months_of_reserve",
    N_("Cash reserve"): "months_of_reserve",
    labels.BEYOND: "weak link",
    labels.NOBODY: "weak link",
    labels.PARTNERS: "weak link",
    labels.DISPLACED: "weak link",
}
"""Other texts of the screens: heads of columns, and rows with a value in them."""


def tag_page(text: str) -> str | None:
    """The page of a word in capital letters, as a screen shows it, in the language in use or in
    English: `impact` is a word, and `IMPACT` a line of the screen. None if there is no such tag."""
    return _tags(language()).get(text.strip())


@cache
def _tags(_language: str) -> dict[str, str]:
    tags = [(text, _TAGS[id]) for id, text in labels.TAGS.items()]
    return {phrase(text): page for text, page in tags} | dict(tags)


def in_english(text: str) -> list[str]:
    """The labels in English that the language in use shows as this text, so that a label has the
    same page in every language: those in the same small and capital letters come first."""
    exact, alike = _in_english(language())
    found = [*exact.get(text.strip(), ()), *alike.get(plain(text), ())]
    return list(dict.fromkeys(found))


@cache
def _in_english(code: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    exact: dict[str, list[str]] = {}
    alike: dict[str, list[str]] = {}
    for text, _ in entries() if code != ENGLISH else ():
        exact.setdefault(phrase(text), []).append(text)
        alike.setdefault(plain(phrase(text)), []).append(text)
    return exact, alike


def labelled() -> Lookup:
    """Every label of a screen, with the page that it leads to."""
    return _labelled(language())


@cache
def _labelled(_language: str) -> Lookup:
    found = Lookup()
    for text, page in entries():
        found.add(text, page)
    for text, page in entries():
        found.add(phrase(text), page)
    return found


def entries() -> Iterator[tuple[str, str]]:
    """Every label in English, and its page."""
    for table, pages in _TABLES:
        for id, text in table.items():
            page = pages if isinstance(pages, str) else pages.get(id, "statements")
            yield text, page or id
    yield from OTHERS.items()
    for page, lines in SCREEN_LINES.items():
        yield from ((text, page) for text in lines)
