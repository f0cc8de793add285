"""What the file of a study was asked last: to remember it, and as the command that goes on."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from simulator.reports.typed import name_of, quoted
from simulator.scenario.catalog import shipped
from simulator.scenario.scenario import Scenario
from simulator.storage.manifest import Request
from simulator.storage.study_file import FILE, SUFFIX
from simulator.words.safe_text import clean

VERBS = ("sweep", "find", "stress")
_OPTIONS = ("vary", "sample", "by", "goal", "cost", "stresses", "set", "runs", "seed", "months")
"""In the order in which the command has them."""
ALL = "folder"
"""Of a question about every venture of a folder: that folder, as it was typed."""
NAMED = "named"
"""Of the same: whether one file for all ventures was named; else each has its own."""


def question(verb: str, scenario: Scenario, request: Request) -> dict[str, Any]:
    """What a study remembers of a question: who asked, of what, and with which options."""
    file = name_of(scenario)
    own = {FILE: file} if file != scenario.name else {}
    return {"verb": verb, "scenario": scenario.name, **own, **request.options}


def command(asked: Mapping[str, Any], study: Path, part: tuple[int, int] | None) -> str:
    """The command that asks the same again; empty where the question does not say enough, or where
    a part of it could be read as another option: files are given from hand to hand."""
    verb, name = (str(asked.get(key)) for key in ("verb", "scenario"))
    target = asked.get(ALL) or asked.get(FILE) or (name if name in shipped() else "")
    if verb not in VERBS or not target:
        return ""
    words = ["sesim", verb, clean(str(target))]
    for option in _OPTIONS:
        for value in _each(asked.get(option)):
            words += [f"--{option}", clean(value)]
    if any(map(is_option, [words[2], *words[4::2]])):
        return ""
    if part and verb == "sweep":
        number, of = part
        study = study.with_name(study.name.replace(f"-part-{number}-of-{of}{SUFFIX}", SUFFIX))
        words += ["--part", f"{number}/{of}"]
    if not asked.get(ALL) or asked.get(NAMED):
        words += ["--study", clean(str(study))]
    return " ".join(map(quoted, words))


def is_option(word: str) -> bool:
    """Whether a command would take a word for an option, or for standard input."""
    return word.strip().startswith("-")


def _each(value: Any) -> Iterator[str]:
    """The values of an option that may be given more than once, or of one that may not."""
    if isinstance(value, Mapping):
        yield from (f"{path}={number}" for path, number in value.items())
    elif isinstance(value, list | tuple):
        yield from map(str, value)
    elif value is not None:
        yield str(value)
