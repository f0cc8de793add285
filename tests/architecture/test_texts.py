"""Every text in the code goes through the catalogue, and none is read back: seen in the code's
syntax, so that a text that no test happens to show is found too."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from simulator.reference.topics import words
from tests.architecture.test_architecture import FILES, dotted, name_of, tree_of
from tests.words.catalogue import everything

LOOKED_UP = {"gettext", "ngettext", "phrase", "nphrase"}
"""Calls that give a text in the language in use."""
MARKED = LOOKED_UP | {"N_"}
CUT = set(
    "capitalize casefold endswith find index lower partition removeprefix removesuffix replace"
    " rpartition rsplit rstrip lstrip split splitlines startswith strip swapcase title translate"
    " upper".split()
)
"""What is not done with a text for people: it is neither cut nor searched, nor given capitals."""

PARTS = {
    "keeps holds fixed this_month column": "what rules keep from month to month (docs/rules.md)",
    "Total Series": "numbers of a whole future (docs/files.md)",
    "Column line": "files, the same in every language",
    "log_event transfer": "ids of events and of entries in the books, in files",
    "uniforms normals per_run name_key": "names of random numbers",
    "compile sub filterwarnings": "patterns",
    "reason": "ids of reasons",
    "switch": "what a study may switch off, for readers of the code",
    "replace": "a piece of a script for a shell",
    "Page Word Key Unit": "lines to type, beside texts that are marked",
    "ValueError TypeError AttributeError ModuleNotFoundError BooksError": "faults of a program",
}
"""Calls whose strings nobody reads as a text of a screen, page or chart, and why."""
FOLDERS = {
    "reference/declared.py": "comments for translators",
    "results/others.py": "ids of rows of docs/base_rates.csv",
    "results/accounts.py": "ids of lines in files, beside their labels",
    "results/impact_account.py": "value-map.csv, the same in every language",
    "results/measures/": "formulas, gathered whole for the catalogue where they are declared",
    "scenario/text/parser_failures.py": "what the parser of YAML says",
    "model/books.py": "what is wrong with a rule of one's own, kept in files in English",
    "model/hours.py": "the same",
    "quantities/answers.py": "what people answer in two languages",
    "starter/choosing.py": "the same",
    "starter/replies.py": "the same",
    "storage/study_file.py": "SQL, beside a text of a refusal that is marked",
    "storage/study_open.py": "the same",
    "mechanisms/keeping.py": "how rules keep numbers (docs/rules.md)",
    "mechanisms/state.py": "the same",
    "words/local_text.py": "codes of languages",
}
"""Files whose strings are no texts, and why."""
STRINGS = {
    "upper left": "a place of matplotlib",
    "%(prog)s %(version)s": "what click fills in",
    "new thread": "how the system says that memory is full",
    "failed to map": "the same",
    "time limit": "the id of why a run stopped",
    "first three failed alike": "the same",
    "not used": "the id of a version that there was not",
    "can tell": "the id of a fact of a page",
    "first outcome year not discounted": "the id of a convention",
    "first outcome year discounted": "the same",
    "Made by `sesim calibrate`. Run it again after changes of the programme.": (
        "the head of a file for programs"
    ),
    "a year after the follow-up": "why an entry is in impact.csv",
    "in {} months": "a detail in events.csv",
    "award won": "the id of an event",
    "award renewed": "the same",
    "award ends": "the same",
    "how much": "the id of a dimension of impact",
    "{}, as it comes": "differences.csv, beside its label",
    "# synthetic agents, not real people; do not join with records": "the head of people.csv",
    "cash flow": "accounts-yearly.csv and accounts-monthly.csv",
    "year {} ({} months)": "the same",
    "smallest coin": "the unit of a column of a file",
    "report.html, measures.csv": "names of files",
    "points.csv, sweep.json": "the same",
    "tried.csv, find.json": "the same",
    "stress.csv, stress.json": "the same",
    "cafe_sales.price=20000 to 40000": "an example to type",
    "unable to open": "what SQLite says",
    "of several machines": "the id of a probe",
    "cafe_sales.price=20000 to 32000 by 2000": "the same",
    "without any cause": "the name of a total of a result",
    "without every {}": "the same",
    "net_outcomes = applicants x places given x follow-up x (success - anyway) x own share": (
        "a formula of names in files"
    ),
    "What a parameter is declared as.": "stands for the help of a parameter that has none",
}
"""Single strings that are no texts, and why; `{}` stands for a value."""
TO_TYPE = re.compile(
    r"(?:sesim|echo) .*"  # a command
    r"|`[^`]*`(?:, `[^`]*`)*"  # code
    r"|\{[\w{].*\}|# yaml-.*"  # a piece of a scenario file
    r"|<.*>"  # how Python shows an object, and tags
    r"|\w+ [<>] [\d{].*"  # a condition
    r"|P\(.+\) >= .+%",  # a goal
    re.DOTALL,
)
"""Texts that people type, or that are code."""
_WORDS = re.compile(r"[A-Za-z]{2,}")
_CODE = re.compile(r"`[^`]*`")
_PLACE = re.compile(r"\{\w*\}")


def called(node: ast.AST) -> str:
    """The name of what is called; empty for anything else."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "id", None) or getattr(node.func, "attr", "")


# -- no text is forgotten --------------------------------------------------------------------------


@cache
def known() -> frozenset[str]:
    """What is in the catalogue, and ids: of the vocabulary, of tables of labels, of pages."""
    found = set(words())
    for message in everything():
        found |= set(message.id if isinstance(message.id, tuple) else (message.id,))
    for file in FILES:
        if name_of(file) in ("vocabulary.py", "words/labels.py", "reference/labelled.py"):
            nodes = ast.walk(tree_of(file))
            found |= {str(node.value) for node in nodes if isinstance(node, ast.Constant)}
    return frozenset(found)


def strings(node: ast.AST, inside: str = "") -> Iterator[tuple[int, str, str]]:
    """Every string outside of a call to the catalogue that is neither a docstring, nor a key, nor
    compared with anything: its line, itself, and the call that it is an argument of."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Compare | ast.MatchValue):
        return
    if isinstance(node, ast.JoinedStr):
        parts = (v.value if isinstance(v, ast.Constant) else "{}" for v in node.values)
        yield node.lineno, "".join(map(str, parts)), inside
        for value in node.values:
            if isinstance(value, ast.FormattedValue):
                yield from strings(value.value, inside)
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.lineno, node.value, inside
        return
    name = called(node)
    children: list[ast.AST] = list(ast.iter_child_nodes(node))
    if name in MARKED and isinstance(node, ast.Call):
        children = [keyword.value for keyword in node.keywords]
    elif isinstance(node, ast.Dict):
        children = list(node.values)
    elif isinstance(node, ast.Subscript):
        children = [node.value]
    elif isinstance(node, ast.FunctionDef | ast.ClassDef):
        children = [*node.body, *node.decorator_list]
        children += node.args.defaults if isinstance(node, ast.FunctionDef) else node.keywords
    for child in children:
        yield from strings(child, name or inside)


def texts(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Strings of two words or more that are neither in the catalogue nor typed nor ids."""
    for line, said, inside in strings(tree):
        spoken = _WORDS.findall(said.replace("{}", " "))
        if " " in said.strip() and len(spoken) > 1:
            if said not in known() and not TO_TYPE.fullmatch(said):
                yield line, said, inside


@cache
def excused() -> list[tuple[str, str]]:
    """Each of them in the whole code, with the exception that it falls under, or with nothing."""
    parts, found = {name: group for group in PARTS for name in group.split()}, []
    for file in FILES:
        for line, said, inside in texts(tree_of(file)):
            folder = next((name for name in FOLDERS if name_of(file).startswith(name)), "")
            excuse = folder or parts.get(inside, "") or (said if said in STRINGS else "")
            found.append((excuse, f"{name_of(file)}:{line}: {said!r} in {inside}"))
    return found


@pytest.mark.more
def test_every_text_is_in_the_catalogue():
    assert [where for excuse, where in excused() if not excuse] == []


@pytest.mark.more
def test_no_exception_is_out_of_use():
    used = {excuse for excuse, _ in excused()}
    assert {*PARTS, *FOLDERS, *STRINGS} - used == set()


@pytest.mark.more
@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("show('two words')", ["two words"]),
        ("show(f'{n} more words')", ["{} more words"]),
        ("x = {'the key': 'the value'}", ["the value"]),
        ("gettext('two words', more='and more')", ["and more"]),
        ("phrase('two words', n=gettext('and more'))", []),
        ("def f():\n    'It says it.'\n    return 'It says it.'", ["It says it."]),
        ("if it == 'two words': show('word', 'sesim run it', '`two words`', 'late payer')", []),
    ],
)
def test_a_forgotten_text_is_seen(source, found):
    assert [said for _, said, _ in texts(ast.parse(source))] == found


# -- no text is put together, cut or read back -----------------------------------------------------

READ = {
    "reference/topics.py": "a word that is asked for is compared with heads of tables",
    "starter/choosing.py": "what people answer is compared with the words of the options",
    "starter/comments.py": "a dollar sign is doubled for the template",
    "words/dates.py": "May and May. are two entries of the catalogue",
    "words/numbers.py": "the space before a scale is one at which no line ends",
}
"""Files that change or search a text once, and why."""


def looked_up(node: ast.AST, names: frozenset[str] = frozenset()) -> bool:
    """Whether a part of the code is a text in the language in use."""
    return called(node) in LOOKED_UP or (isinstance(node, ast.Name) and node.id in names)


def names_of_texts(function: ast.AST) -> frozenset[str]:
    """The variables of a function that hold such a text."""
    return frozenset(
        target.id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and called(node.value) in LOOKED_UP
        for target in node.targets
        if isinstance(target, ast.Name)
    )


def handled(node: ast.AST, names: frozenset[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """Where a text is cut, searched, compared or joined to letters; `names` hold texts there."""
    if isinstance(node, ast.FunctionDef):
        names |= names_of_texts(node)
    if _is_handled(node, names):
        yield node.lineno, ast.unparse(node)[:80]  # type: ignore[attr-defined]
    for child in ast.iter_child_nodes(node):
        yield from handled(child, names)


def _is_handled(node: ast.AST, names: frozenset[str]) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        of_re = dotted(node.func).startswith("re.")
        if of_re and any(looked_up(argument, names) for argument in node.args):
            return True
        return node.func.attr in CUT and looked_up(node.func.value, names)
    if isinstance(node, ast.Subscript):
        return looked_up(node.value, names)
    if isinstance(node, ast.Compare):
        return any(looked_up(side, names) for side in (node.left, *node.comparators))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        begin, end = node.left, node.right
        return (looked_up(begin, names) and _touches(end, r"\w")) or (
            looked_up(end, names) and _touches(begin, r".*\w$")
        )
    return isinstance(node, ast.JoinedStr) and _has_letters_beside(node, names)


def _touches(node: ast.AST, letters: str) -> bool:
    """Whether a part of the code is a string with letters at one end."""
    return isinstance(node, ast.Constant) and bool(re.match(letters, str(node.value)))


def _has_letters_beside(joined: ast.JoinedStr, names: frozenset[str]) -> bool:
    """Whether letters stand right beside a text, such as an `s` for a plural."""
    texts_ = [
        isinstance(v, ast.FormattedValue) and looked_up(v.value, names) for v in joined.values
    ]
    said = [str(v.value) if isinstance(v, ast.Constant) else "" for v in joined.values]
    pairs = range(len(said) - 1)
    return any(texts_[at] and re.match(r"\w", said[at + 1]) for at in pairs) or any(
        texts_[at + 1] and re.search(r"\w$", said[at]) for at in pairs
    )


@pytest.mark.more
def test_no_text_is_cut_searched_or_joined_to_letters():
    found = {name_of(file): [*handled(tree_of(file))] for file in FILES}
    assert {name: where for name, where in found.items() if where and name not in READ} == {}
    assert {name for name in READ if not found[name]} == set(), "take these out of READ"


@pytest.mark.parametrize(
    "source",
    [
        "phrase('month') + 's'",
        "f\"{phrase('month')}s\"",
        "phrase('a b').partition(' ')",
        "gettext('a').capitalize()",
        "re.sub('a', 'b', gettext('a'))",
        "def f():\n    said = gettext('a')\n    return said[:3]",
        "def f():\n    said = phrase('a')\n    return said == 'a'",
    ],
)
def test_a_text_that_is_handled_is_seen(source):
    assert [*handled(ast.parse(source))]


def pieces(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Texts given to the catalogue that do not stand there whole."""
    for node in ast.walk(tree):
        if called(node) in MARKED and isinstance(node, ast.Call):
            for text in node.args[: 2 if called(node).startswith("n") else 1]:
                either = isinstance(text, ast.IfExp | ast.BoolOp) and any(
                    isinstance(part, ast.Constant) for part in ast.iter_child_nodes(text)
                )
                if either or isinstance(text, ast.JoinedStr | ast.BinOp):
                    yield node.lineno, ast.unparse(text)[:80]


@pytest.mark.more
def test_a_text_stands_whole_in_its_call():
    found = [f"{name_of(f)}:{line}: {said}" for f in FILES for line, said in pieces(tree_of(f))]
    assert found == []
    assert [*pieces(ast.parse("gettext(f'{a} b', a=1)"))] and [*pieces(ast.parse("phrase(a + b)"))]


# -- numbers, months and places for values ---------------------------------------------------------


def written_by_hand(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Numbers with marks for thousands or as percent, and names of months, that do not come from
    `words.numbers` and `words.dates`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
            spec = [v.value for v in node.format_spec.values if isinstance(v, ast.Constant)]
            if any(mark in str(part) for part in spec for mark in ",%"):
                yield node.lineno, ast.unparse(node.format_spec)
        if isinstance(node, ast.Attribute) and re.fullmatch(r"(month|day)_(name|abbr)", node.attr):
            yield node.lineno, node.attr
        if called(node) == "strftime" and re.search("%[aAbBcpxX]", ast.unparse(node)):
            yield node.lineno, ast.unparse(node)


@pytest.mark.more
def test_numbers_and_months_are_written_in_one_place():
    found = {name_of(file): [*written_by_hand(tree_of(file))] for file in FILES}
    assert found.pop("words/numbers.py")
    assert {name: where for name, where in found.items() if where} == {}
    assert [*written_by_hand(ast.parse("f'{n:,}'"))] and [*written_by_hand(ast.parse("f'{n:.0%}'"))]
    assert [*written_by_hand(ast.parse("calendar.month_name[3]"))]


def test_places_for_values_have_names_and_no_format():
    """`{n}`; not `{}`, `{0}`, `{n:,}` or `%s`."""
    odd = re.compile(r"\{(?![a-z_]+\})[^}]*\}|%[sd(]")
    wrong = [
        text
        for message in everything()
        for text in (message.id if isinstance(message.id, tuple) else (message.id,))
        if odd.search(_CODE.sub("", text))
    ]
    assert wrong == []


def test_a_short_text_says_what_it_is_about():
    """Words that may mean much have a comment for translators, or stand in a table that has."""
    wrong = []
    for message in everything():
        text = message.id if isinstance(message.id, str) else message.id[0]
        alone = not _PLACE.search(text) and "`" not in text and not text.endswith(".")
        if message.id and alone and len(text.split()) < 3 and not message.auto_comments:
            wrong.append(f"{message.locations[0][0]}: {text!r}")
    assert wrong == []


@pytest.mark.more
def test_a_sentence_is_no_phrase():
    """Brackets of the pseudo-language tell cut sentences from phrases that stand inside others."""
    wrong = [
        f"{name_of(file)}:{node.lineno}: {text.value!r}"
        for file in FILES
        for node in ast.walk(tree_of(file))
        if called(node) in ("phrase", "nphrase") and isinstance(node, ast.Call)
        for text in node.args[:1]
        if isinstance(text, ast.Constant) and re.search(r"\w\.$", str(text.value))
    ]
    assert wrong == []


if __name__ == "__main__":
    print("\n".join(where for excuse, where in excused() if not excuse))
