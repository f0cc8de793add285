"""Words of a scenario's own, such as `cafe_sales.price`, for `sesim explain`."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from simulator.mechanisms import kinds
from simulator.reference.parameters import BLOCKS, in_words
from simulator.reference.rules import mechanism, parameter
from simulator.reference.sections import section
from simulator.reference.series_pages import series_page
from simulator.reference.topic import Topic
from simulator.scenario.load import ScenarioError, load
from simulator.scenario.values.defaults import written
from simulator.words.local_text import shown
from simulator.words.texts import phrase


def in_scenarios(word: str, files: dict[str, Path]) -> list[Topic]:
    """Topics for a block or value that one of these scenarios calls by a name of its own."""
    said = re.sub("[ -]+", "_", word.strip().lower()).removeprefix("mechanisms.")
    name = re.split(r"\.", said.removeprefix("team.").removeprefix("partners."))[0]
    found = []
    for label, file in files.items():
        try:
            text = file.read_text("utf-8", "replace")
            if not any(part in text for part in _parts(name)):
                continue
            scenario = load(file)
        except (ScenarioError, OSError):
            continue
        blocks, series = dict(scenario.blocks()), scenario.series()
        found += [series_page(series[said])] if said in series else []
        found += [
            _own(path, block, label, said)
            for path, block in blocks.items()
            if said in (path, path.rpartition(".")[2])
            or said.rpartition(".")[0] in (path, path.rpartition(".")[2])
            and said.rpartition(".")[2] in block.values
        ]
    return _together(found)


def _parts(name: str) -> list[str]:
    """The word, and what a series such as `cafe_sales_sold` or `income_cafe_sales` is about."""
    words = name.split("_")
    ends = ["_".join(words[:at]) for at in range(1, len(words))]
    return [part for part in (name, *ends, "_".join(words[1:])) if part]


def _together(topics: list[Topic]) -> list[Topic]:
    """Join topics of one name into one page, which begins with what it is in each scenario."""
    merged: dict[tuple[str, str], Topic] = {}
    for topic in topics:
        first = merged.setdefault((topic.name, topic.title), topic)
        if first is not topic:
            here = tuple(fact for fact in topic.facts if fact not in first.facts)
            merged[topic.name, topic.title] = replace(first, facts=here + first.facts)
    return list(merged.values())


def _own(path: str, block: Any, label: str, said: str) -> Topic:
    """A block of a scenario, or one value of it, with what the rule behind it says."""
    kind = next(name for name, known in {**BLOCKS, **kinds()}.items() if known is block.kind)
    last = said.rpartition(".")[2]
    # Translators: such as: in youth-cafe. It stands before what this scenario says of a word.
    place = phrase("in {scenario}", scenario=label)
    if said in (path, path.rpartition(".")[2]):
        base = mechanism(kind) if kind in kinds() else section(kind)
        here = phrase("`{block}` is a block of kind `{kind}`", block=path, kind=kind)
        return replace(base, name=path, facts=((place, here), *base.facts), see=(kind,))
    base, value = parameter(f"{kind}.{last}"), block.values[last]
    text = shown(value) if isinstance(value, str) else getattr(value, "text", None)
    here = in_words(text or written(value))
    if source := getattr(value, "source", None):
        here = phrase("{value} (source: {source})", value=here, source=source)
    return replace(base, name=f"{path}.{last}", facts=((place, here), *base.facts))
