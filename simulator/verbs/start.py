"""`start`: a scenario file of one's own, from a dialogue or as a copy of another."""

import datetime
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.mechanisms import kinds
from simulator.quantities.grammar import Unreadable
from simulator.scenario.json_schema import json_schema
from simulator.scenario.load import load
from simulator.starter.archetype import offered
from simulator.starter.archetypes import KINDS
from simulator.starter.choosing import read_one
from simulator.starter.dialogue import DEFAULT_NAME, Dialogue, WentBack, usual_answers
from simulator.starter.draft import starter_text
from simulator.starter.question import Answers
from simulator.starter.readings import read_name, read_words
from simulator.starter.renamed import copied
from simulator.storage.folder import probe
from simulator.storage.new_files import put, refuse_existing
from simulator.verbs.chosen import chosen
from simulator.verbs.refusals import Refused
from simulator.words.lines import wrapped
from simulator.words.safe_text import clean
from simulator.words.texts import gettext, phrase

SCHEMA_FILE = "sesim.schema.json"


@dataclass(frozen=True)
class Started:
    """A new scenario file, and whether the schema beside it is new or of another version."""

    file: Path
    schema_is_new: bool
    schema_differs: bool
    """Whether there is a schema of another version, which was not changed."""
    answers: Answers | None = None
    """What was answered; None for a copy."""

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
        return "\n".join([*self._chosen(), wrote, "", *steps])

    def _chosen(self) -> list[str]:
        """What sesim chose, as nobody answered it."""
        if self.answers is None:
            return []
        found, said = chosen(self.answers, load(self.file)), list[str]()
        for head, items in (
            (gettext("You did not answer these, so sesim chose them for you:"), found.unanswered),
            (gettext("Nobody is asked about these. sesim chose them:"), found.never_asked),
            (
                gettext(
                    "These are all other numbers of the file, usual ones. `sesim explain` with a"
                    " path says what one means:"
                ),
                [", ".join(found.others)],
            ),
        ):
            if items:
                said += wrapped(head, 78, "", "")
                said += [line for item in items for line in wrapped(item, 78, "  ", "    ")]
                said += [""]
        return said


def start(
    name: str | None,
    out: Path,
    *,
    source: str | None = None,
    kind: str | None = None,
    dialogue: Dialogue | None = None,
) -> Started:
    """Write `name`.yaml into the folder `out`: a copy of the scenario `source`, else a scenario
    from the answers in `dialogue`, or for somebody who knows nothing where that is None. `kind`:
    the archetype, asked where it is None. Nothing is overwritten. Raises `Refused`,
    `OutputRefused`, `ScenarioError` and `AnswersEnded`."""
    probe(out)
    kind = None if kind is None else _archetype(kind)
    if source is None:
        answers = _answers(name, out, kind, dialogue)
        file = out / f"{answers.name}.yaml"
        return _write({file.name: starter_text(answers)}, file, answers)
    if kind is not None:
        said = gettext("`--from` copies a file without questions; leave out `--archetype`")
        raise Refused(said)
    _, slug = _named(name, out, dialogue)
    file = out / f"{slug}.yaml"
    refuse_existing([file])
    # a file that it extends may stand there already
    found = copied(source, slug)
    files = {name: text for name, text in found.items() if not _same(out / name, text)}
    return _write(files, file)


def archetypes() -> str:
    """The kinds of venture that the dialogue knows, a line each."""
    options = offered(KINDS, kinds())
    words = [phrase(option.word) for option in options]
    width = max(map(len, words)) + 2
    rows = zip(words, options, strict=True)
    return "\n".join(f"{word:<{width}}{gettext(option.says)}" for word, option in rows)


def _archetype(text: str) -> str:
    try:
        return read_one(text, offered(KINDS, kinds()))
    except Unreadable as error:
        raise Refused(str(error)) from None


def _answers(name: str | None, out: Path, kind: str | None, dialogue: Dialogue | None) -> Answers:
    """The answers to all questions, that for the name first."""
    now = datetime.date.today()
    today = (now.year, now.month)
    while True:
        title, slug = _named(name, out, dialogue)
        refuse_existing([out / f"{slug}.yaml"])
        if dialogue is None:
            return usual_answers(title, slug, today, kind)
        try:
            return dialogue.answers(title, slug, today, kind)
        except WentBack:
            if name is not None:
                dialogue.nothing_before()


def _named(name: str | None, out: Path, dialogue: Dialogue | None) -> tuple[str, str]:
    """What the venture is called, and the name of its file."""
    if name is None and dialogue is not None:
        return dialogue.name(lambda slug: (out / f"{slug}.yaml").exists())
    try:
        text = DEFAULT_NAME if name is None else name
        return read_words(text), read_name(text)
    except Unreadable as error:
        raise Refused(str(error)) from None


def _write(files: dict[str, str], file: Path, answers: Answers | None = None) -> Started:
    schema = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    place = file.parent / SCHEMA_FILE
    is_there = place.exists()
    texts = {file.parent / name: text for name, text in files.items()}
    put(texts if is_there else {**texts, place: schema})
    return Started(file, not is_there, is_there and not _holds(place, schema), answers)


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
