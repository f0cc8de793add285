"""`start`: a scenario file of one's own, from a dialogue or as a copy of another."""

import datetime
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.quantities.grammar import Unreadable
from simulator.scenario.json_schema import json_schema
from simulator.starter.dialogue import DEFAULT_NAME, Dialogue, usual_answers
from simulator.starter.draft import starter_text
from simulator.starter.readings import read_name, read_words
from simulator.starter.renamed import copied
from simulator.storage.folder import probe
from simulator.storage.new_files import put, refuse_existing
from simulator.verbs.refusals import Refused
from simulator.words.safe_text import clean
from simulator.words.texts import gettext

SCHEMA_FILE = "sesim.schema.json"


@dataclass(frozen=True)
class Started:
    """A new scenario file, and whether the schema beside it is new or of another version."""

    file: Path
    schema_is_new: bool
    schema_differs: bool
    """Whether there is a schema of another version, which was not changed."""

    def as_text(self) -> str:
        """Which files were written, and what to type next."""
        path = clean(self.file.as_posix())
        if self.schema_is_new:
            wrote = gettext(
                "Wrote `{file}` and `{schema}` (for your editor).", file=path, schema=SCHEMA_FILE
            )
        else:
            wrote = gettext("Wrote `{file}`.", file=path)
        steps = (
            gettext("Next, simulate it: `sesim run {file}`", file=path),
            gettext("Then open `{file}` and replace the numbers that you know better.", file=path),
        )
        return "\n".join([wrote, "", *steps])


def start(
    name: str | None, out: Path, *, source: str | None = None, dialogue: Dialogue | None = None
) -> Started:
    """Write `name`.yaml into the folder `out`: a copy of the scenario `source`, else a scenario
    from the answers in `dialogue`, or from all the usual answers where that is None. Nothing is
    overwritten. Raises `Refused`, `OutputRefused`, `ScenarioError` and `AnswersEnded`."""
    probe(out)
    title, slug = _named(name, out, dialogue)
    file = out / f"{slug}.yaml"
    refuse_existing([file])
    if source is None:
        answers = dialogue.answers(title, slug) if dialogue else usual_answers(title, slug)
        today = datetime.date.today()
        files = {f"{slug}.yaml": starter_text(answers, (today.year, today.month))}
    else:  # a file that it extends may stand there already
        found = copied(source, slug)
        files = {name: text for name, text in found.items() if not _same(out / name, text)}
    return _write(files, file)


def _named(name: str | None, out: Path, dialogue: Dialogue | None) -> tuple[str, str]:
    """What the venture is called, and the name of its file."""
    if name is None and dialogue is not None:
        return dialogue.name(lambda slug: (out / f"{slug}.yaml").exists())
    try:
        text = DEFAULT_NAME if name is None else name
        return read_words(text), read_name(text)
    except Unreadable as error:
        raise Refused(str(error)) from None


def _write(files: dict[str, str], file: Path) -> Started:
    schema = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    place = file.parent / SCHEMA_FILE
    is_there = place.exists()
    texts = {file.parent / name: text for name, text in files.items()}
    put(texts if is_there else {**texts, place: schema})
    return Started(file, not is_there, is_there and not _holds(place, schema))


def _same(path: Path, text: str) -> bool:
    try:
        return path.read_bytes().decode("utf-8-sig") == text
    except (OSError, UnicodeDecodeError):
        return False


def _holds(path: Path, text: str) -> bool:
    """Whether a file has the same JSON Schema, in any layout and in the words of any language."""
    try:
        return bool(_unworded(json.loads(path.read_bytes())) == _unworded(json.loads(text)))
    except (OSError, ValueError, RecursionError):
        return False


def _unworded(schema: Any) -> Any:
    """A schema without its titles and descriptions."""
    if isinstance(schema, list):
        return [_unworded(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: _unworded(part)
        for name, part in schema.items()
        if not (name in ("title", "description") and isinstance(part, str))
    }
