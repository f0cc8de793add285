"""The starter file: from a dozen answers to a commented scenario whose sizes fit together.

The text is `templates/starter.yaml`. A line `#? word | word` keeps the lines up to the next such
line for answers with one of the words (`a & b`: with both; `!a`: without it); `#? end` ends it. A
line `#: id` becomes a comment (`comments.py`).
"""

import json
import re
import shlex
from collections.abc import Collection, Iterator
from pathlib import Path
from string import Template

from simulator.starter.amounts import money_text, rounded
from simulator.starter.archetypes import TRADES, WAGE
from simulator.starter.comments import ASSUMED, SOURCED, commented, source
from simulator.starter.question import Answers
from simulator.starter.sizing import sizes
from simulator.words.texts import gettext, phrase

TEMPLATE = Path(__file__).parent / "templates" / "starter.yaml"
_CONTACT = (1, 3, 12, 16, 24)
"""Contact hours a month that the template plans."""
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._]*")


def starter_text(answers: Answers, start: tuple[int, int]) -> str:
    """The scenario file for these answers, with its comments in the language in use. `start`:
    year and month."""
    words = {answers.kind, *answers.earn, *answers.give}
    if answers.kind == "train" or "placement" in words:
        words.add("job")
    if not words & {"job", "contract"}:
        words.add("refer")
    if answers.currency == "IDR":
        words.add("indonesia")
    kept = _chosen(TEMPLATE.read_text("utf-8").splitlines(), words)
    lines = (part for line in kept for part in commented(line))
    text = Template("\n".join(lines)).substitute(_values(answers, start) | sizes(answers))
    return f"{text}\n"


def template_words() -> set[str]:
    """Every word that the template asks for."""
    lines = TEMPLATE.read_text("utf-8").splitlines()
    asked = " ".join(line[2:] for line in lines if line.startswith("#?"))
    return set(re.findall(r"[a-z]+", asked)) - {"end"}


def _chosen(lines: list[str], words: Collection[str]) -> Iterator[str]:
    """The lines of the template that these words keep."""
    keep = True
    for line in lines:
        if line.startswith("#?"):
            keep = _holds(line[2:], words)
        elif keep:
            yield line


def _holds(choice: str, words: Collection[str]) -> bool:
    """Whether `a | b & !c` holds; `end` always does."""

    def has(term: str) -> bool:
        word = term.strip()
        return word == "end" or ((word[1:] not in words) if word[0] == "!" else word in words)

    return any(all(map(has, part.split("&"))) for part in choice.split("|"))


def _values(answers: Answers, start: tuple[int, int]) -> dict[str, str]:
    """The answers with their sources, and the texts of the file."""
    trade = TRADES[answers.kind]
    wage_source = source("own_plan") if "wage" in answers.own else gettext(WAGE[2])
    return {
        "name": answers.name,
        "title": quoted(answers.title),
        "title_comment": answers.title,
        "about": quoted(gettext(trade.about)),
        "start": f"{start[0]:04d}-{start[1]:02d}",
        "months": str(answers.months),
        "currency": answers.currency,
        "change": quoted(answers.change),
        "scale": quoted(phrase(trade.scale)),
        "people": _sourced(answers, "people", str(answers.people), "own_estimate"),
        "cash": _sourced(answers, "cash", _money(answers, answers.cash), "own_plan"),
        "wage": f"{{value: {_money(answers, answers.wage)}, source: {quoted(wage_source)}}}",
        "usual_wage": _money(answers, answers.wage),
        "worker": trade.worker,
        "places": str(answers.places),
        "course": str(trade.course),
        **{f"contact_{hours}": str(hours * trade.course) for hours in _CONTACT},
        # Translators: the name of a policy in a new scenario file.
        "policy_name": quoted(phrase("thin reserve")),
        "served_notice": quoted(
            gettext(
                "Served are the people who take part in the user training. For a buyer who does not"
                " take part, no outcome changes here."
            )
        ),
        **{f"source_{id}": quoted(source(id)) for id in (*ASSUMED, *SOURCED)},
        **_levers(answers),
    }


def _money(answers: Answers, minor: float) -> str:
    return money_text(minor, answers.currency)


def quoted(text: str) -> str:
    """A text as YAML: bare where nobody could read it otherwise, else in double quotes."""
    plain = _PLAIN.fullmatch(text) and not text.isdigit() and text.lower() != "null"
    return text if plain else json.dumps(text, ensure_ascii=False)


def _sourced(answers: Answers, key: str, value: str, own: str) -> str:
    """A value with its source: the one with the id `own` where the person answered."""
    said = source(own) if key in answers.own else "assumption"
    return f"{{value: {value}, source: {quoted(said)}}}"


def _levers(answers: Answers) -> dict[str, str]:
    """What the venture can choose, and a first thing to try."""
    group = TRADES[answers.kind].lever
    levers = ["outreach.hours", group]
    first = f"{group}=15"
    if "sales" in answers.earn:
        levers.insert(0, "sales.price")
        first = f"sales.price={_money(answers, rounded(answers.price * 1.1))}"
    return {"levers": ", ".join(levers), "first_lever": shlex.quote(first)}
