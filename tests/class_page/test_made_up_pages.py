"""Pages that somebody made up or changed: whatever they hold, the end is a sentence."""

import json
import random
import sys

import pytest

from simulator import Refused, mark
from simulator.reports.class_page.code import LESS, MORE, Handed, encode
from simulator.reports.class_page.html import digest_of
from simulator.storage.folder import as_json
from simulator.verbs import run_again
from simulator.words.safe_text import UNSEEN
from tests.wrong import WRONG

MARK = "(something wrong)"


def containers(data):
    """All dictionaries and lists that are not empty."""
    if isinstance(data, dict | list) and data:
        yield data
        for inner in list(data.values() if isinstance(data, dict) else data):
            yield from containers(inner)


def altered(data, drawn):
    """The JSON of a page with up to three changes (things that are gone, cut, doubled or other
    ones), and its digest."""
    page = json.loads(json.dumps(data))
    for _ in range(drawn.choice((1, 1, 2, 3))):
        inside = drawn.choice(list(containers(page)))
        at = drawn.choice(list(inside) if isinstance(inside, dict) else range(len(inside)))
        kind = drawn.randrange(4)
        if kind == 0:
            del inside[at]
        elif kind == 1 and isinstance(inside[at], list | str):
            inside[at] = drawn.choice((inside[at][:-1], inside[at] * 2))
        elif kind == 2 and isinstance(inside, dict):
            inside["x"] = MARK
        else:
            inside[at] = MARK
    text = json.dumps(page).replace(f'"{MARK}"', drawn.choice(WRONG))
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)
    try:
        return text, digest_of(json.loads(text))
    except (ValueError, RecursionError):
        return text, "0" * 16
    finally:
        sys.setrecursionlimit(before)


def tried(patch, data, seeds, **how):
    """How many pages with such changes are marked, and how many refused."""
    (one, *_) = data["ventures"]
    plan = tuple(slider["plan"] for slider in one["sliders"])
    places = [tuple(place["at"]) for place in one["places"][:3]]
    refusals = 0
    for seed in seeds:
        text, digest = altered(data, random.Random(seed))
        script = f'<script type="application/json" id="data">{text[:-1]}, "digest": "{digest}"}}'
        handed = [(now, plan) for now in places] + [(plan, now) for now in places]
        codes = [encode(Handed(digest[:8], one["key"], 0, *both, MORE, LESS)) for both in handed]
        held = {"read_page": f"{script}</script>", "class_list": "\n".join(codes)}
        for module, content in held.items():
            name = f"simulator.verbs.{module}.content_of"
            patch.setattr(name, lambda *_, content=content: content.encode())
        try:
            marks = mark("codes.txt", pages=["class.html"], **how)
        except Refused as refused:
            assert "not a page that sesim made" in str(refused) or "another version" in str(refused)
            refusals += 1
        else:
            assert as_json(marks.summary) and not UNSEEN.search(marks.screen()), seed
    return len(seeds) - refusals, refusals


def test_whatever_a_page_holds_it_is_marked_or_refused(monkeypatch, data):
    assert min(tried(monkeypatch, data, range(300))) > 20


@pytest.mark.more
def test_whatever_a_real_page_holds_it_is_simulated_again_or_refused(made, monkeypatch):
    monkeypatch.setattr(run_again, "_agrees", lambda *_: True)
    assert min(tried(monkeypatch, made.data, range(500))) > 40
    assert min(tried(monkeypatch, made.data, range(150), rerun=True)) > 20
