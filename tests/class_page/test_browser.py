"""The class page in a real browser: it says what the program says, in two languages, on a phone and
on a large screen, with a keyboard alone."""

import json
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from simulator import page
from simulator.reports.class_page.code import LESS, MORE, NONE, SAME, Handed, decode
from simulator.reports.class_page.html import as_html
from simulator.reports.comparison.answer import _CHANGE, GOALS, _effect
from simulator.reports.comparison.wording import end_in_points, in_points
from simulator.results.paired import paired_shares
from simulator.words.language import speaking
from simulator.words.numbers import exact, number, percent
from tests.class_page.browser import Opened, cost_of_a_move, moves_a_second, started
from tests.class_page.conftest import LEVERS, SMALL, few

pytestmark = pytest.mark.slow
SCENARIOS = Path(__file__).parents[2] / "scenarios"
MARKUP = "<b>Kopi</b> & </script><img src=x onerror=alert(1)>"
EVENTS = {
    "sustainable": lambda digits: digits < 2,
    "closed": lambda digits: digits > 3,
    "insolvent": lambda digits: (digits == 4) | (digits == 5),
    "gave_up": lambda digits: digits > 5,
    "delivers": lambda digits: digits % 2 == 1,
    "both": lambda digits: digits == 1,
}


@pytest.fixture(scope="session")
def driver():
    driver = started()
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="session")
def english(folder):
    """Two ventures; the texts of the first look like markup."""
    text = (SCENARIOS / "youth-cafe.yaml").read_text(encoding="utf-8")
    title = "en: Kopi Kita, a café that trains young people without work"
    text = text.replace(title, f"en: '{MARKUP}'").replace("{en: café sales", f"{{en: '{MARKUP}'")
    (folder / "youth-cafe.yaml").write_text(text, encoding="utf-8")
    with few():
        found = page(folder / "youth-cafe.yaml", "island-school", set=SMALL, runs=12, levers=LEVERS)
    found.save(folder / "english.html")
    return found


@pytest.fixture(scope="session")
def indonesian(folder):
    with speaking("id"), few():
        found = page("youth-cafe", set=SMALL, runs=12, levers=LEVERS[:3])
        found.save(folder / "indonesian.html")
    return found


@pytest.fixture(params=["english", "indonesian"])
def both(request, driver, folder):
    """Each page with its data and its language."""
    made = request.getfixturevalue(request.param)
    opened = Opened(driver, folder / f"{request.param}.html")
    return SimpleNamespace(page=opened, data=made.data, language=made.data["language"])


@pytest.fixture
def opened(driver, english, folder):
    return Opened(driver, folder / "english.html")


def places(data, venture=0):
    return data["ventures"][venture]["places"]


def plan(data, venture=0):
    return [slider["plan"] for slider in data["ventures"][venture]["sliders"]]


def choose(opened, about, way):
    opened.find(f"#ask-{about} input[value='{way}']").click()


# -- the file -------------------------------------------------------------------------------------


def test_it_opens_without_complaints_and_asks_for_nothing_but_itself(both):
    opened = both.page
    for record in places(both.data):
        opened.show(record["at"])
    opened.drawn()
    assert opened.complaints() == []
    assert set(opened.asked_for()) == {opened.file.as_uri()}
    assert opened.run("return performance.getEntriesByType('resource').length") == 0
    assert opened.run("return document.documentElement.lang") == both.language


def test_what_looks_like_markup_is_shown_as_text(opened, english):
    title, slider = english.data["ventures"][0]["title"], english.data["ventures"][0]["sliders"][0]
    assert title == MARKUP and slider["label"] == f"{MARKUP}: price"
    assert opened.text("h1") == MARKUP
    assert opened.text(".slider:first-child label span") == f"{MARKUP}: price"
    assert opened.texts("main img, main b b, h1 *") == []
    assert MARKUP in opened.text("#charts figure:first-child figcaption")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(both, width):
    opened = both.page
    opened.resize(width)
    opened.run("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    opened.slide(0, 1 - plan(both.data)[0])
    for _ in range(2):
        wide, inner = opened.run("return [document.documentElement.scrollWidth, innerWidth]")
        assert wide <= inner
        opened.run("document.getElementById('look').click()")
        opened.drawn()


@pytest.mark.parametrize("width", [360, 1280])
def test_both_main_bars_and_their_chances_are_level_beside_one_another(both, width):
    opened = both.page
    opened.resize(width)
    words, chances, bars = (
        opened.run(
            "return [...document.querySelectorAll(arguments[0])].slice(0, 2)"
            ".map((node) => node.getBoundingClientRect()).map((at) => [at.top, at.bottom])",
            f".chance.big {part}",
        )
        for part in (".of", "b", ".bar")
    )
    assert width < 1000 or (chances[0] == chances[1] and bars[0] == bars[1])
    for (top, bottom), (high, low) in zip(words, chances, strict=True):
        assert high < bottom and top < low, "in one line"


def test_a_long_text_without_blanks_of_a_file_is_wrapped(driver, english, folder):
    data = json.loads(json.dumps(english.data))
    long = "Panjang" * 30
    first = data["ventures"][0]
    first |= {"title": long, "about": long, "outcome": long, "notice": [long], "try": [long]}
    first |= {"claims": [long], "idle": [long]}
    first["sliders"][0] |= {"label": long, "name": long, "path": long, "help": long}
    for record in first["places"]:
        record |= {"answer": long, "because": [long], "claims": [long], "note": long}
        for row in (*record["rows"], *record["figures"]):
            row[0] = long
    file = folder / "long.html"
    file.write_bytes(as_html(data, long, long, ""))
    opened = Opened(driver, file, 360)
    opened.run("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    opened.show([1 - plan(data)[0], *plan(data)[1:]])
    opened.drawn()
    assert opened.run("return document.documentElement.scrollWidth") <= 360
    assert opened.run(_CUT) == []


_CUT = """
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode, range = document.createRange(), parent = node.parentElement;
  if (parent.closest("script, select, noscript, .unseen, .scroll, title, desc, textarea")) continue;
  range.selectNodeContents(node);
  for (const rect of range.getClientRects()) {
    if (rect.width && (rect.left < 0 || rect.right > innerWidth)) found.push(node.textContent);
  }
}
return found;
"""
"""Texts that do not end on the screen."""
_TOUCHING = """
const rectOf = (node) => [node.textContent.trim() || node.getAttribute("d").slice(0, 20),
  node.getBoundingClientRect()];
const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 ||
  a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
const found = [];
document.querySelectorAll("#charts figure").forEach((figure) => {
  const texts = [...figure.querySelectorAll("figcaption, .axis-name, .corners span, svg text")]
    .filter((node) => node.textContent).map(rectOf);
  const shapes = [...figure.querySelectorAll("svg[role=img] > path:not([class])")]
    .filter((node) => node.getAttribute("d")).map(rectOf);
  texts.forEach((text, at) => texts.slice(at + 1).concat(shapes).forEach((other) => {
    if (!apart(text[1], other[1])) found.push([text[0], other[0]]);
  }));
});
return found;
"""
"""Texts of a chart that lie on each other, or on what is drawn."""


@pytest.mark.parametrize("width", [360, 1280])
def test_no_text_of_a_chart_lies_on_another_or_on_a_mark(both, width):
    opened = both.page
    opened.resize(width)
    opened.find("#look").click()
    sliders = range(len(both.data["ventures"][0]["sliders"]))
    for at, stop in product(sliders, range(2)):
        opened.slide(at, stop)
        opened.run("sesim.show(0, sesim.place())")
        assert opened.run(_TOUCHING) == [], (at, stop)


@pytest.mark.parametrize("width", [360, 1280])
def test_no_column_of_the_main_tables_is_off_the_screen(both, width):
    opened = both.page
    opened.resize(width)
    opened.run("document.getElementById('differences').open = true")
    opened.show([1 - plan(both.data)[0], *plan(both.data)[1:]])
    for id in ("rows", "figures"):
        right = "return document.getElementById(arguments[0]).getBoundingClientRect().right"
        assert opened.run(right, id) <= width


# -- what it says ---------------------------------------------------------------------------------


def test_numbers_are_written_as_the_program_writes_them(both):
    rng = np.random.default_rng(1)
    some = [0, 0.5, 1.5, 2.5, 0.125, 0.375, 0.25, 0.005, 0.9499, 9.95, 10.5, 11.5, 1234567.5]
    values = [*some, *rng.normal(0, 1, 50), *rng.normal(0, 100, 50), *rng.normal(0, 1e6, 50)]
    values = [*map(float, values), *(-value for value in some)]
    shares = [0, 1, 0.004, 0.996, 0.5, 0.575, 0.0095, 0.105, 0.0625, *rng.random(50)]
    shares = [float(share) for share in shares]
    with speaking(both.language):
        expected = [
            [number(value) for value in values],
            [exact(value, 1) for value in values],
            [percent(share) for share in shares],
            [in_points(share) for share in shares],
            [end_in_points(-share) for share in shares],
        ]
    assert expected == both.page.run(
        "return [arguments[0].map(number), arguments[0].map((v) => exact(v, 1)),"
        " arguments[1].map(percent), arguments[1].map(inPoints),"
        " arguments[1].map((v) => endInPoints(-v))]",
        values,
        shares,
    )


def sentences(before, after):
    """What the program says of the difference between two lists of digits."""
    kept = [(a, b) for a, b in zip(before, after, strict=True) if "-" not in (a, b)]
    old, new = (np.array([int(pair[side]) for pair in kept]) for side in (0, 1))
    verdicts = {name: paired_shares(happens(old), happens(new)) for name, happens in EVENTS.items()}
    pair = SimpleNamespace(verdicts=verdicts)
    goals = GOALS if verdicts["closed"].tie else ("closed", *GOALS)
    return [_effect(pair, goal, _CHANGE) for goal in goals], verdicts


def test_any_two_places_differ_as_the_program_says(both):
    opened, records = both.page, places(both.data)
    for one, other in product(records, repeat=2):
        with speaking(both.language):
            expected, verdicts = sentences(one["futures"], other["futures"])
        found = opened.run("return sesim.difference(0, ...arguments)", one["at"], other["at"])
        assert found["sentences"] == expected
        for name in ("sustainable", "closed", "delivers"):
            for field in ("n", "before", "after", "difference", "low", "high", "way"):
                assert found[name][field] == getattr(verdicts[name], field), (name, field)


def test_any_two_lists_of_futures_differ_as_the_program_says(both):
    """Many more futures than the small page has, and some that could not be simulated."""
    rng = np.random.default_rng(2)
    for n in (1, 2, 3, 4, 30, 31, 200, 200, 200, 200, 1501):
        weights = rng.dirichlet(np.full(9, 0.3))
        before = "".join(rng.choice(list("01234567-"), n, p=weights)) + "0"
        keep = rng.random(n + 1) < rng.choice([0.5, 0.9, 1])
        other = [*rng.choice(list("01234567-"), n, p=weights), "0"]
        after = "".join(a if same else b for a, b, same in zip(before, other, keep, strict=True))
        with speaking(both.language):
            expected, _ = sentences(before, after)
        assert expected == both.page.run(
            "const records = [...arguments].map((found, at) => [String(at), {futures: found}]);"
            "return differenceOf({places: new Map(records)}, [0], [1]).sentences",
            before,
            after,
        )


def test_against_the_plan_the_digits_say_what_the_answer_says(both):
    for record in places(both.data):
        if record["at"] != plan(both.data):
            script = "return sesim.difference(0, ...arguments).sentences"
            said = both.page.run(script, plan(both.data), record["at"])
            changed = any(one in record["answer"] for one in said)
            unchanged = (
                both.data["words"]["changes"]["sustainable"]["same"].split("{")[0] in said[0]
            )
            assert all(one in record["answer"] for one in said) or (unchanged and not changed)


def test_every_place_shows_its_chances_figures_and_reasons(both):
    opened, words = both.page, both.data["words"]
    opened.run("document.getElementById('differences').open = true")
    for record in places(both.data):
        opened.show(record["at"])
        rows = both.data["ventures"][0]["rows"]
        shown = dict(zip(opened.texts(".chance .of"), opened.texts(".chance b"), strict=True))
        assert shown == {
            row: f"{share} ({range_})"
            for row, (share, range_) in zip(rows, record["chances"], strict=True)
        }
        assert opened.rows("#figures") == record["figures"]
        assert opened.texts("#claims li") == record["claims"]
        assert opened.texts("#reasons li") == [text.replace("`", "") for text in record["because"]]
        if record["at"] == plan(both.data):
            assert opened.text("#sentences p") == words["is_baseline"]
        else:
            assert opened.text("#sentences p") == record["answer"].replace("`", "")
            assert opened.rows("#rows") == record["rows"]
        assert opened.run("return sesim.place()") == record["at"]


def test_the_tables_of_the_charts_hold_their_numbers(both):
    opened, venture = both.page, both.data["ventures"][0]
    opened.run("document.querySelectorAll('figure details').forEach((d) => { d.open = true; })")
    opened.run("document.getElementById('look').click()")
    big, small = venture["money"]["size"], venture["money"]["small"]
    used = [k for k in range(4) if any(any(p["income"][k]) for p in venture["places"])]
    ends = both.data["words"]["ends"]
    for record in venture["places"][-2:]:
        opened.show(record["at"])
        with speaking(both.language):
            cash = [[number(v / big) if v is not None else "" for v in c] for c in record["cash"]]
            people = [[number(value) for value in curve] for curve in record["people"]]
            money = [[number(v / small) for v in record["income"][k]] for k in used]
            money += [[number(value / small) for value in record["cost"]]]
            marks = [
                [str(at), f"{across}%", number(up), ends[int(digit) // 2]]
                for at, (across, up, digit) in enumerate(
                    zip(record["across"], record["upwards"], record["futures"], strict=True)
                )
            ]
        months = list(map(str, venture["shown"]))
        for chart, curves in (("2", cash), ("3", people), ("4", money)):
            expected = [list(row) for row in zip(months, *curves, strict=True)]
            assert opened.rows(f"#charts figure:nth-child({chart})") == expected
        assert opened.rows("#charts figure:nth-child(5)") == marks
    heads = opened.texts("#charts figure:nth-child(3) thead th")[1:]
    assert heads == both.data["words"]["states"]


def test_every_chart_has_a_name_a_description_and_a_table_with_heads(both):
    opened = both.page
    described = "return document.querySelector('#charts figure:nth-child(5) desc').textContent"
    opened.until(lambda: opened.run(described))
    for figure in opened.driver.find_elements(By.CSS_SELECTOR, "#charts figure"):
        for tag in ("title", "desc", "figcaption", "caption", "summary"):
            (found,) = figure.find_elements(By.CSS_SELECTOR, tag)
            assert found.get_attribute("textContent").strip(), tag
        figure.find_element(By.CSS_SELECTOR, "summary").click()
        opened.drawn()
        heads = figure.find_elements(By.CSS_SELECTOR, "thead th[scope=col]")
        assert len(heads) >= 3 and all(head.get_attribute("textContent") for head in heads)
        assert figure.find_elements(By.CSS_SELECTOR, "tbody th[scope=row]")
        assert figure.find_elements(By.CSS_SELECTOR, ".legend li")


def test_the_chances_along_a_slider_are_those_of_its_stops(opened, english):
    venture = english.data["ventures"][0]
    by_place = {tuple(record["at"]): record for record in places(english.data)}
    opened.run("document.getElementById('look').click()")
    opened.slide(1, 1 - plan(english.data)[1])
    opened.find("#charts summary").click()
    opened.drawn()
    rows = opened.rows("#charts figure:first-child")
    here = opened.run("return sesim.place()")
    for stop, row in enumerate(rows):
        found = by_place[(here[0], stop, *here[2:])]["chances"]
        assert row == [venture["sliders"][1]["stops"][stop], *found[0], *found[2]]
    assert len(rows) == 2


# -- first a prediction, then the answer ----------------------------------------------------------


def test_results_are_hidden_until_something_is_expected(opened, english):
    there = [1 - plan(english.data)[0], *plan(english.data)[1:]]
    before = opened.texts(".chance b")
    assert not opened.seen("#predict") and opened.find("#pin").get_attribute("disabled")
    opened.slide(0, there[0])
    assert opened.seen("#predict") and opened.seen("#old")
    assert opened.run("return sesim.place()") == plan(english.data)
    assert opened.texts(".chance b") == before
    assert float(opened.find("#chances").value_of_css_property("opacity")) == 1
    assert float(opened.find(".result").value_of_css_property("opacity")) < 0.5
    opened.find("#see").click()
    assert opened.text("#predict-said") == english.data["words"]["answer_both"]
    choose(opened, "money", MORE)
    opened.find("#see").click()
    assert opened.run("return sesim.place()") == plan(english.data)
    choose(opened, "impact", LESS)
    opened.find("#see").click()
    assert opened.run("return sesim.place()") == there and not opened.seen("#predict")
    record = next(one for one in places(english.data) if one["at"] == there)
    words = ["no clear change", "more often", "about as often", "less often"]
    money, impact = (words[record["ways"][row]] for row in (0, 2))
    said = opened.texts("#expected p")
    assert said[0].endswith(f"you expected “more often”, and these futures show “{money}”.")
    assert said[1].endswith(f"you expected “less often”, and these futures show “{impact}”.")
    for line, expected, found in ((said[0], "more often", money), (said[1], "less often", impact)):
        assert line[0] == ("✓" if expected == found else "?" if found == words[0] else "✗")
    code = decode(opened.run("return sesim.code()"))
    assert (code.expected_money, code.expected_impact) == (MORE, LESS)


def test_a_place_that_was_seen_needs_no_other_prediction(opened, english):
    test_results_are_hidden_until_something_is_expected(opened, english)
    there, home = opened.run("return sesim.place()"), plan(english.data)
    opened.slide(0, home[0])
    assert opened.run("return sesim.place()") == home and not opened.texts("#expected p")
    opened.slide(0, there[0])
    assert opened.run("return sesim.place()") == there and len(opened.texts("#expected p")) >= 2


def test_a_teacher_may_look_without_predicting(opened, english):
    opened.slide(1, 1 - plan(english.data)[1])
    opened.find("#look").click()
    opened.drawn()
    assert not opened.seen("#predict") and opened.run("return sesim.place()") != plan(english.data)
    assert decode(opened.run("return sesim.code()")).predicted is False
    opened.find("#reset").click()
    opened.drawn()
    assert opened.run("return sesim.place()") == plan(english.data)


def test_only_stops_that_were_seen_are_marked(opened, english):
    opened.find("#charts summary").click()
    opened.drawn()
    assert len(opened.rows("#charts figure:first-child")) == 1
    assert english.data["words"]["seen_only"] in opened.text("#charts figure:first-child > p")
    opened.find("#look").click()
    opened.drawn()
    assert len(opened.rows("#charts figure:first-child")) == 2
    assert english.data["words"]["seen_only"] not in opened.text("#charts figure:first-child > p")


# -- baselines and sliders ------------------------------------------------------------------------


def test_another_baseline_compares_the_chances_alone(opened, english):
    records = places(english.data)
    home, first, second = plan(english.data), records[3]["at"], records[-2]["at"]
    opened.show(first)
    opened.find("#pin").click()
    opened.drawn()
    assert opened.text("#sentences p:first-child") == english.data["words"]["is_baseline"]
    opened.show(second)
    expected, _ = sentences(records[3]["futures"], records[-2]["futures"])
    said = opened.texts("#sentences p")
    assert said == expected and opened.seen("#only-chances")
    assert not opened.seen("#because") and not opened.seen("#differences")
    code = decode(opened.run("return sesim.code()"))
    assert (list(code.now), list(code.baseline)) == (second, first)
    opened.find("#unpin").click()
    opened.drawn()
    assert decode(opened.run("return sesim.code()")).baseline == tuple(home)
    assert opened.text("#sentences p") == records[-2]["answer"].replace("`", "")


def test_a_prediction_keeps_the_baseline_it_was_made_with(opened, english):
    records = places(english.data)
    opened.show(records[3]["at"])
    opened.find("#pin").click()
    opened.show(plan(english.data))
    opened.slide(2, 1 - plan(english.data)[2])
    choose(opened, "money", SAME)
    choose(opened, "impact", SAME)
    opened.find("#see").click()
    assert len(opened.texts("#expected .hit, #expected .miss, #expected .open")) == 2
    opened.find("#unpin").click()
    opened.drawn()
    assert opened.texts("#expected p") == []
    code = decode(opened.run("return sesim.code()"))
    assert code.baseline == tuple(records[3]["at"]) and code.expected_money == SAME


def test_a_slider_that_is_not_combined_moves_alone(opened, english):
    sliders, home = english.data["ventures"][0]["sliders"], plan(english.data)
    (lone,) = (at for at, slider in enumerate(sliders) if not slider["combined"])
    assert english.data["words"]["one_at_a_time"] in opened.text(f"#slider-{lone}-help")
    stands = "return [...document.querySelectorAll('.slider input')].map((s) => Number(s.value))"
    opened.slide(0, 1 - home[0])
    opened.slide(lone, 1 - home[lone])
    moved = [*home[:lone], 1 - home[lone], *home[lone + 1 :]]
    assert opened.run(stands) == moved
    opened.slide(0, 1 - home[0])
    assert opened.run(stands) == [1 - home[0], *home[1:]]
    nowhere = [1 - home[0], *home[1:lone], 1 - home[lone], *home[lone + 1 :]]
    assert opened.run("return sesim.show(0, arguments[0])", nowhere) is False
    assert opened.run("return sesim.place()") == home


def test_each_venture_of_a_page_has_its_own_sliders_and_place(opened, english):
    second = english.data["ventures"][1]
    opened.show(places(english.data)[2]["at"])
    opened.run(
        "const v = document.getElementById('venture'); v.value = 1;"
        "v.dispatchEvent(new Event('change'))"
    )
    assert opened.text("h1") == second["title"]
    assert len(opened.texts(".slider")) == len(second["sliders"])
    assert opened.run("return sesim.place()") == plan(english.data, 1)
    code = decode(opened.run("return sesim.code()"))
    assert (code.number, code.venture) == (1, second["key"])
    opened.run(
        "const v = document.getElementById('venture'); v.value = 0;"
        "v.dispatchEvent(new Event('change'))"
    )
    assert opened.run("return sesim.place()") == places(english.data)[2]["at"]


# -- a keyboard, and a screen reader --------------------------------------------------------------

_FOCUS = """
const node = document.activeElement, style = getComputedStyle(node);
return [node.id || node.name || node.tagName.toLowerCase(), style.outlineStyle !== "none",
  !!(node.labels && node.labels.length) || !!node.textContent.trim()];
"""


def test_everything_is_reached_with_a_keyboard_alone(opened):
    order = []
    for _ in range(60):
        opened.driver.switch_to.active_element.send_keys(Keys.TAB)
        name, outlined, labelled = opened.run(_FOCUS)
        if name == "body" or name in order:
            if name != "summary":
                break
        assert outlined and labelled, name
        order.append(name)
    wanted = [
        "venture",
        "slider-0",
        "slider-3",
        "reset",
        "look",
        "summary",
        "name",
        "line",
        "copy",
        "anew",
    ]
    assert [name for name in dict.fromkeys(order) if name in wanted] == wanted


def test_a_prediction_with_a_keyboard_alone(opened, english):
    def focus():
        return opened.driver.switch_to.active_element

    home = plan(english.data)
    for _ in range(2):
        focus().send_keys(Keys.TAB)
    assert focus().get_attribute("id") == "slider-0"
    focus().send_keys(Keys.ARROW_LEFT if home[0] else Keys.ARROW_RIGHT)
    opened.drawn()
    while focus().get_attribute("name") != "money":
        focus().send_keys(Keys.TAB)
    focus().send_keys(Keys.SPACE)
    focus().send_keys(Keys.TAB)
    focus().send_keys(Keys.SPACE)
    focus().send_keys(Keys.ARROW_DOWN)
    focus().send_keys(Keys.TAB)
    assert focus().get_attribute("id") == "see"
    focus().send_keys(Keys.ENTER)
    assert opened.run("return sesim.place()") == [1 - home[0], *home[1:]]
    assert focus().get_attribute("id") == "h-answer"
    code = decode(opened.run("return sesim.code()"))
    assert (code.expected_money, code.expected_impact) == (MORE, SAME)


def test_a_new_answer_is_spoken_once_the_sliders_rest(both):
    opened = both.page
    record = places(both.data)[1]
    opened.find("#look").click()
    opened.show(record["at"])
    shares = [share for share, _ in record["chances"][:3]]
    opened.until(lambda: all(share in opened.text("#said") for share in shares))
    assert opened.find("#said").get_attribute("aria-live") == "polite"
    value = opened.find("#slider-0").get_attribute("aria-valuetext")
    assert value.startswith(both.data["ventures"][0]["sliders"][0]["stops"][record["at"][0]])


# -- hand in --------------------------------------------------------------------------------------


def test_the_code_says_what_is_shown(both):
    opened, venture = both.page, both.data["ventures"][0]
    digest = opened.run("return sesim.data.digest")
    for record in places(both.data):
        opened.show(record["at"])
        code = opened.run("return sesim.code()")
        now, home = tuple(record["at"]), tuple(plan(both.data))
        assert decode(code) == Handed(digest[:8], venture["key"], 0, now, home, NONE, NONE)
        assert len(code) <= 60
    opened.until(lambda: opened.find("#line").get_attribute("value") == code)


def test_a_name_stays_in_the_browser_and_the_code_is_a_picture_too(opened):
    opened.find("#name").send_keys("Siti Rahma")
    code = opened.run("return sesim.code()")
    assert opened.find("#line").get_attribute("value") == f"Siti Rahma, {code}"
    opened.until(lambda: opened.texts("#qr svg"))
    assert code in opened.find("#qr svg").get_attribute("aria-label")
    path = opened.find("#qr path").get_attribute("d")
    assert path.count("M") > 150
    opened.find("#copy").click()
    words = opened.run("return [sesim.data.words.copied, sesim.data.words.copy_by_hand]")
    opened.until(lambda: opened.text("#copied") in words)


def test_where_a_page_may_not_copy_the_line_is_selected(opened):
    opened.run("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    opened.find("#copy").click()
    line = opened.find("#line")
    chosen = "const l = arguments[0]; return l.value.slice(l.selectionStart, l.selectionEnd)"
    assert opened.run(chosen, line) == line.get_attribute("value")


def test_another_pair_begins_anew(opened, english):
    there, home = [1 - plan(english.data)[0], *plan(english.data)[1:]], plan(english.data)
    opened.until(lambda: opened.find("#line").get_attribute("value"))
    code, start = opened.run("return sesim.code()"), opened.text(".columns")
    opened.slide(0, there[0])
    choose(opened, "money", MORE)
    choose(opened, "impact", LESS)
    opened.find("#see").click()
    opened.find("#pin").click()
    opened.find("#name").send_keys("Siti Rahma")
    opened.slide(2, 1 - home[2])
    choose(opened, "money", SAME)
    opened.find("#look").click()
    opened.find("#anew").send_keys(Keys.ENTER)
    asked = opened.driver.switch_to.alert
    assert asked.text == english.data["words"]["anew_asks"]
    asked.dismiss()
    assert opened.find("#name").get_attribute("value") == "Siti Rahma"
    opened.find("#anew").send_keys(Keys.ENTER)
    opened.driver.switch_to.alert.accept()
    assert opened.driver.switch_to.active_element.get_attribute("id") == "title"
    assert opened.find("#name").get_attribute("value") == ""
    assert opened.run("return [sesim.place(), sesim.code()]") == [home, code]
    opened.until(lambda: opened.find("#line").get_attribute("value") == code)
    assert opened.text(".columns") == start and opened.find("#unpin").get_attribute("disabled")
    opened.slide(0, there[0])
    assert opened.seen("#predict") and opened.texts("#predict input:checked") == []
    opened.find("#anew").click()  # nothing would be lost, so nothing is asked
    assert opened.run("return sesim.place()") == home and not opened.seen("#predict")


# -- a page to share, and speed -------------------------------------------------------------------


def test_a_page_to_share_leaves_out_what_it_does_not_hold(driver, english, folder):
    data = json.loads(json.dumps(english.data)) | {"shareable": True}
    data["ventures"] = data["ventures"][:1]
    data["ventures"][0]["futures"] = 0
    for record in data["ventures"][0]["places"]:
        record |= {"futures": "", "people": [], "across": [], "upwards": []}
        nothing = [None] * len(record["cost"])
        record["cash"] = [record["cash"][0], nothing, record["cash"][2], nothing, record["cash"][4]]
        record["cost"] = [None, *record["cost"][1:]]
    file = folder / "share.html"
    file.write_bytes(as_html(data, "To share", "", ""))
    opened = Opened(driver, file)
    words = data["words"]
    assert not opened.seen("#pin") and opened.seen("#no-pin") and not opened.seen("#choice")
    assert opened.texts("#charts figure svg[role=img]") and words["left_out"] in opened.text(
        "#charts"
    )
    assert len(opened.driver.find_elements(By.CSS_SELECTOR, "#charts svg[role=img]")) == 3
    assert words["half"] not in opened.text("#charts")
    there = 1 - plan(data)[0]
    opened.slide(0, there)
    choose(opened, "money", LESS)
    choose(opened, "impact", MORE)
    opened.find("#see").click()
    assert opened.run("return sesim.place()")[0] == there
    assert len(opened.texts("#expected .hit, #expected .miss, #expected .open")) == 2
    opened.until(lambda: opened.text("#said"))
    assert opened.complaints() == []


def test_a_warning_is_the_first_line(driver, english, folder):
    file = folder / "warned.html"
    file.write_bytes(as_html(english.data, "<i>Warned</i>", "Not <fit> to share", ""))
    opened = Opened(driver, file)
    assert opened.driver.title == "<i>Warned</i>"
    assert opened.text("body > :first-child") == "Not <fit> to share"


def test_many_moves_a_second_are_drawn(opened):
    found, cost = moves_a_second(opened), cost_of_a_move(opened)
    print(f"{found:.0f} moves a second on a processor four times slower (shared with others);")
    print(f"{cost:.1f} ms of the page's own time for a move, not slowed")
    assert opened.run("return sesim.place()")[0] == 1 and opened.complaints() == []
