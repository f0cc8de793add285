"""Whatever a scenario calls things, no output runs a formula, draws with a terminal or breaks a
file."""

import csv
import io
import json
import unicodedata
import warnings
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from simulator.reports import report
from simulator.reports.canvas import key, paper, png, value_axis
from simulator.reports.report import fill
from simulator.reports.screen import screen
from simulator.results.reasons import reason
from simulator.results.result import Failure
from simulator.results.summary import summarise
from simulator.scenario.changes.planned import Claim
from simulator.scenario.load import ScenarioError, load
from simulator.storage.folder import as_json, filled
from simulator.storage.manifest import Request, now
from simulator.words.safe_text import clean
from tests.tiers import examples

pytestmark = pytest.mark.usefixtures("few_live_again")

PIECES = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "\t=1",
    "\r=1",
    "\n=1",
    "\0=1",
    " =1",
    "'=1",
    '"',
    '","',
    '";=1;"',
    "|",
    "\x1b[2J",
    "\x1b]0;title\x07",
    "\x9b31m",
    "\x7f",
    "\u202eabc",
    "\u2066",
    "\u2028=1",
    "\x85=1",
    "\ufeff=1",
    "\u200f=1",
    "\ud800",
    "<script>alert(1)</script>",
    "&amp;",
    "$x_1^2$",
    "$",
    "$$",
    "\\$",
    r"\frac{1}{2}",
    "$\\frac{$",
    "_a_",
    "^",
    "{",
    "}",
    "%s",
    "{0}",
    "\\",
    "\u0301",
    "ك",
    "漢字",
    "😀",
    "",
    " ",
    "x" * 300,
]
TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=4).map("".join)
GENEROUS = examples(30, suppress_health_check=list(HealthCheck))
REORDERING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
LIVE = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")


def is_harmless(shown: str) -> bool:
    """No control, invisible, reordering or half character."""
    return not any(
        unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(c) in REORDERING
        or c in "\u061c\u200b\u200e\u200f\ufeff"
        for c in shown
    )


def named(text, build, replay):
    """A made-up run in which everything that has a name or a text is called the same."""
    result = build(n=12, failed=1, months=14, title=text, label=text)
    plan = result.scenario
    community = {
        name: replace(q, source=text, text=text)
        for name, q in plan.community.values.items()
        if name != "segments"
    }
    plan = replace(
        plan,
        about=text,
        notice=(text,),
        try_=(text,),
        claims=(Claim(text, "P", "sustainable", ">=", 0.5),),
        community=replace(plan.community, values=community | {"segments": {text: 1.0}}),
    )
    finals = {
        **result.finals,
        f"served segment {text}": result.finals["served"],
        f"net segment {text}": result.finals["net_outcomes"],
    }
    series = {**result.series, f"income_{text}": result.series["earned"]}
    told = replay(
        int(result.replicates[0]),
        [
            (1, f"earned:{text}", "venture:cash", 100, text),
            (2, "venture:cash", f"cost:{text}", 7, text),
        ],
        [(1, text, "served", 20.0, text), (2, text, "served", 20.0, text)],
        [
            (1, text, text, 20, text),
            (1, "change in force", "venture", 1, text),
            (2, "enrolled", "people", 3, text),
        ],
    )
    failures = (Failure(12, reason("error", error=text)),)
    return replace(result, scenario=plan, finals=finals, series=series, failures=failures), told


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("injected")


@pytest.mark.more
@GENEROUS
@given(TEXT)
@example('=HYPERLINK("http://evil.example")')
@example("\x1b]0;pwned\x07\n=1")
def test_no_text_becomes_a_formula_or_another_cell(place, run, a_replay, text):
    """Read back by `csv`: as many columns as the header, no cell of text that a spreadsheet
    runs."""
    draw, report._draw = report._draw, lambda *_: {}
    try:
        result, told = named(text, run, a_replay)
        path = filled(
            place,
            "named",
            lambda f: fill(
                f, result, summarise(result, "x"), told, Request({"set": [text]}, now())
            ),
        )
    finally:
        report._draw = draw
    for file in path.rglob("*.csv"):
        content = file.read_bytes().decode("utf-8")
        header, *rows = csv.reader(io.StringIO(content, newline=""))
        assert rows and {len(row) for row in rows} == {len(header)}, file.name
        assert content.count("\n") == len(rows) + 1, "one line a row"
        for cell in {cell for row in (header, *rows) for cell in row}:
            assert is_harmless(cell), (file.name, cell)
            assert not cell.startswith(LIVE) or _is_number(cell), (file.name, cell)
    for file in path.rglob("*.json"):
        content = file.read_bytes().decode("utf-8")
        json.loads(content)
        assert all(c == "\n" or is_harmless(c) for c in set(content)), file.name
    assert_only_the_pages_own_markup((path / "report.html").read_bytes().decode("utf-8"))


def assert_only_the_pages_own_markup(page):
    """Text is shown as text: no tag and no attribute that the template does not write itself, and
    nothing that would fetch or run anything."""
    found = Tags()
    found.feed(page)
    found.close()
    assert {tag for tag, _ in found.seen} <= OWN_TAGS, {tag for tag, _ in found.seen} - OWN_TAGS
    for tag, attributes in found.seen:
        assert {name for name, _ in attributes} <= OWN_ATTRIBUTES, (tag, attributes)
    assert all(c == "\n" or is_harmless(c) for c in set(page))


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, attrs))


OWN_TAGS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "h1",
    "h2",
    "p",
    "table",
    "tr",
    "th",
    "td",
    "div",
    "span",
    "br",
    "ul",
    "li",
    "code",
    "strong",
    "figure",
    "img",
}
OWN_ATTRIBUTES = {
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "style",
    "src",
    "alt",
}


def _is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return cell.isascii()


@pytest.mark.more
@GENEROUS
@given(TEXT)
def test_no_text_leaves_its_line_on_the_screen(run, a_replay, text):
    result, _ = named(text, run, a_replay)
    for width in (60, 100):
        for line in screen(summarise(result, "x"), result.scenario, width).split("\n"):
            assert is_harmless(line)


@pytest.mark.more
@GENEROUS
@given(TEXT, TEXT)
def test_json_gives_back_what_went_in(name, value):
    told = as_json({"a": {name: value}})
    assert json.loads(told) == {"a": {name: value}}
    assert all(c == "\n" or is_harmless(c) for c in told)


@pytest.mark.more
@examples(25, suppress_health_check=list(HealthCheck))
@given(TEXT)
@example("$x_1^{2}$ and $\\frac{a}{b$")
@example("50 $ \\$ _ ^ {")
def test_a_chart_shows_any_text_as_it_is(text):
    """Nothing is parsed as mathematics, and whatever the font lacks is a box, not a failure."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        figure, axes = paper(text)
        (line,) = axes.plot([0, 1], [0, 1])
        value_axis(axes, text, lambda v: text)
        key(figure, [line], [text])
        assert png(figure).startswith(b"\x89PNG")


def test_a_dollar_is_a_dollar_in_charts():
    """Two dollars in one text would be a formula: `a_b` between them must keep its underscore."""
    figure, _ = paper("from $ 1 a_b to $ 2")
    shown = figure.texts[0]
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    assert isinstance(figure.canvas, FigureCanvasAgg)
    parsed, mathematics = shown._preprocess_math(shown.get_text())
    assert mathematics is False and parsed == "from $ 1 a_b to $ 2"


@pytest.mark.parametrize(
    "text", ["a\x1b[2J", "a\x9b31m", "a\u202eb", "a\udcffb", "a\u2028b", "\ufeffb"]
)
@pytest.mark.parametrize("way", ["value", "path"])
def test_the_command_line_may_hold_no_unseen_character(text, way):
    from simulator.scenario.catalog import shipped

    change = {"outcome.label": text} if way == "value" else {f"outcome.{text}": "a job"}
    with pytest.raises(ScenarioError) as refused:
        load(shipped()["youth-cafe"], change)
    assert "invisible character" in str(refused.value) and is_harmless(str(refused.value))


@pytest.mark.more
@GENEROUS
@given(st.text(max_size=30))
def test_a_title_that_is_read_is_the_title_that_is_kept(text):
    from simulator.scenario.catalog import shipped

    try:
        plan = load(shipped()["youth-cafe"], {"title": text})
    except ScenarioError as refused:
        assert is_harmless(str(refused))
    else:
        assert clean(plan.title).split() == text.split()
