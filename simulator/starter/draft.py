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

from simulator.starter.amounts import money_ends, money_text, rounded
from simulator.starter.archetypes import TRADES
from simulator.starter.comments import ASSUMED, SOURCED, commented, source
from simulator.starter.question import Answers, Figure
from simulator.starter.sizing import caseload, customers, market, needs_job, newcomers, sizes
from simulator.words.texts import gettext, phrase

TEMPLATE = Path(__file__).parent / "templates" / "starter.yaml"
_USUAL = {
    "usual_price": ("usual_price", "price"),
    "usual_amount": ("usual_amount", "allowance"),
    "usual_salary": ("usual_salary", "wage"),
    "usual_office_salary": ("usual_salary", "office_wage"),
    "usual_seller_salary": ("usual_salary", "seller_wage"),
}
"""A line of the template for each usual number: its name, and the question that asks for it."""
_CONTACT = (1, 3, 12, 16, 24)
"""Contact hours a month that the template plans."""
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._]*")


def starter_text(answers: Answers) -> str:
    """The scenario file for these answers, with its comments in the language in use."""
    trade = TRADES[answers.kind]
    words = {trade.service, *answers.earn, *answers.give}
    words |= {"office"} if answers.office.high else set()
    words |= {"given"} if "cash_given" in answers.values else set()
    if needs_job(answers):
        words.add("job")
    if not words & {"job", "contract"}:
        words.add("refer")
    if answers.currency == "IDR":
        words.add("indonesia")
    kept = _chosen(TEMPLATE.read_text("utf-8").splitlines(), words)
    lines = (part for line in kept for part in commented(line))
    text = Template("\n".join(lines)).substitute(_values(answers) | sizes(answers))
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


def _values(answers: Answers) -> dict[str, str]:
    """The answers with their sources, and the texts of the file."""
    trade, (year, month) = TRADES[answers.kind], answers.start
    figures = {
        key: _written(answers, value, (key,))
        for key, value in answers.values.items()
        if isinstance(value, Figure)
    }
    return {
        **figures,
        "name": answers.name,
        "title": quoted(answers.title),
        "title_comment": answers.title,
        "about": quoted(_about(answers)),
        "start": f"{year:04d}-{month:02d}",
        "months": str(answers.months),
        "currency": answers.currency,
        "grant_promised": answers.values.get("grant_promised", ""),
        "state_promised": answers.values.get("state_promised", ""),
        "change": quoted(answers.change),
        "scale": quoted(phrase(trade.scale)),
        "worker": trade.worker,
        "caseload": _written(answers, caseload(answers), ("places", "workers")),
        "inflow": _range(newcomers(answers), source("inflow"), answers.currency),
        "product": quoted(answers.values.get("product", "")),
        **(_demand(answers) if "sales" in answers.earn else {}),
        "course": str(trade.course),
        **{line: _usual(answers, *of) for line, of in _USUAL.items() if of[1] in answers.values},
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


def _about(answers: Answers) -> str:
    about = gettext(TRADES[answers.kind].about)
    if not answers.place:
        return about
    return f"{about} {gettext('It works in {place}.', place=answers.place)}"


def quoted(text: str) -> str:
    """A text as YAML: bare where nobody could read it otherwise, else in double quotes."""
    plain = _PLAIN.fullmatch(text) and not text.isdigit() and text.lower() != "null"
    return text if plain else json.dumps(text, ensure_ascii=False)


def _written(answers: Answers, figure: Figure, keys: Collection[str]) -> str:
    """A figure with its source: own where these questions were answered, else an assumption."""
    own = set(keys) <= answers.own
    said = source("own_plan") if own else "assumption"
    if own and not figure.exact:
        ends = (figure.low, figure.high)
        plain = tuple(f"{end:.0f}" for end in ends)
        low, high = money_ends(*ends, answers.currency) if figure.money else plain
        return f"{{range: {low} to {high}, source: {quoted(said)}}}"
    return _range(figure, said, answers.currency)


def _range(figure: Figure, source: str, currency: str) -> str:
    """A range with its likely value and its source; one number where its ends are the same."""
    if figure.exact:
        return f"{{value: {_number(figure, figure.low, currency)}, source: {quoted(source)}}}"
    ends = {"low": figure.low, "likely": figure.likely, "high": figure.high}
    written = ", ".join(f"{end}: {_number(figure, ends[end], currency)}" for end in ends)
    return f"{{{written}, source: {quoted(source)}}}"


def _usual(answers: Answers, name: str, key: str) -> str:
    """The line of a usual number, which is that of today. It is a comment where nobody knows that
    one: who corrects the guess must not find that people react to the correction."""
    figure: Figure = answers.values[key]
    line = f"{name}: {_number(figure, figure.likely, answers.currency)}"
    return line if figure.exact and figure.likely else f"# {line}"


def _number(figure: Figure, number: float, currency: str) -> str:
    return money_text(number, currency) if figure.money else f"{number:.0f}"


def _demand(answers: Answers) -> dict[str, str]:
    """Who buys, and how much. What was counted stays as it is: then nothing is drawn of it but
    how many more may buy."""
    buys, said = TRADES[answers.kind].buys, quoted(source("purchases"))
    of_market = "market" if answers.sold.high else "market_to_come"
    return {
        "customers": _written(answers, customers(answers), ("sold",)),
        "purchases": f"{{value: {buys:g}, source: {said}}}",
        "market": _range(market(answers), source(of_market), answers.currency),
    }


def _levers(answers: Answers) -> dict[str, str]:
    """What the venture can choose, and a first thing to try."""
    group = TRADES[answers.kind].lever
    levers = ["outreach.hours", group]
    first = f"{group}=15"
    if "sales" in answers.earn:
        levers.insert(0, "sales.price")
        raised = rounded(answers.price.likely * 1.1)
        first = f"sales.price={money_text(raised, answers.currency)}"
    return {"levers": ", ".join(levers), "first_lever": shlex.quote(first)}
