"""Files of stresses: dated events that any venture may meet, each file with a name and a title."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from simulator.mechanisms import kinds
from simulator.mechanisms.parameters import Parameter, Settings
from simulator.scenario.changes.events import read_event, read_month
from simulator.scenario.changes.world import World, check_keys, read_list
from simulator.scenario.extend import NAME
from simulator.scenario.header import MOST_MONTHS
from simulator.scenario.mistakes import Mistake, Mistakes, ScenarioError, hint, nearest
from simulator.scenario.organisation import PartnerGroup, Post
from simulator.scenario.role_paths import START
from simulator.scenario.roles import ROLES
from simulator.scenario.sections import SECTIONS
from simulator.scenario.text.files import read_file
from simulator.scenario.text.tree import Map, Node, is_empty, plain_text
from simulator.scenario.texts import read_text
from simulator.scenario.values.reading import Reading
from simulator.words.safe_text import quote
from simulator.words.texts import gettext, phrase

_KEYS = ("name", "title", "about", "events")
_OF_A_ROLE = {"key_staff": (Post,), "main_partner": (PartnerGroup,)}
"""What has a role; all others are rules, or partners who give money."""


@dataclass(frozen=True)
class Stress:
    """What happens at some date, whatever the venture: events as in a scenario file, with paths
    that may begin with a role. `title` and `about` may be a `LocalText`."""

    name: str
    title: str
    about: str
    events: tuple[Map, ...]
    file: str


def read_stresses(files: Sequence[Path]) -> list[Stress]:
    """The stresses of all files. Raises `ScenarioError` with every mistake in every file."""
    found: list[Stress] = []
    wrong: list[Mistake] = []
    for file in files:
        try:
            stress, named = _read(file)
            _refuse_twice(stress, named, found)
            found.append(stress)
        except ScenarioError as refused:
            wrong += refused.mistakes
    if wrong:
        raise ScenarioError(wrong)
    return found


def _refuse_twice(stress: Stress, named: Node, others: Sequence[Stress]) -> None:
    same = next((other for other in others if other.name == stress.name), None)
    if same:
        mistakes = Mistakes()
        said = gettext(
            "{file} has a stress of this name too; write another name",
            file=quote(Path(same.file).name),
        )
        mistakes.add(named, "name", said)
        mistakes.stop()


def _read(file: Path) -> tuple[Stress, Node]:
    """A stress, and the place of its name."""
    mistakes = Mistakes()
    tree = read_file(file, mistakes)
    for key, _ in tree:
        if key.text not in _KEYS:
            said = gettext("{word} is not a key of a stress", word=quote(key.text))
            mistakes.unknown(key, key.text, said, key.text, _KEYS)
    name = _needed(tree, "name", "`demand-falls`", mistakes)
    if name is not None and not NAME.fullmatch(plain_text(name)):
        said = gettext("write small letters, figures and hyphens, such as `demand-falls`")
        mistakes.add(name, "name", said)
    # Translators: an example of what belongs into a file, as in: `title` is missing; write ...
    such_as = phrase("a few words that say what happens")
    title = _needed(tree, "title", such_as, mistakes)
    shown = read_text(title, "title", mistakes) if title is not None else None
    about = tree.get("about")
    more = read_text(about, "about", mistakes) if not is_empty(about) and about else ""
    such_as = phrase("a list such as `- {month: 13, change: overhead.fixed, by: 20%}`")
    written = _needed(tree, "events", such_as, mistakes)
    # Translators: as in: a list of events belongs here.
    events = read_list(written, "events", phrase("events"), _world(mistakes, {}))
    for path, item in events:
        _check_event(item, path, mistakes)
    mistakes.stop_if_any()
    assert name is not None
    items = tuple(item for _, item in events if isinstance(item, Map))
    return Stress(plain_text(name), shown or "", more or "", items, str(file)), name


def _needed(tree: Map, key: str, such_as: str, mistakes: Mistakes) -> Node | None:
    value = tree.get(key)
    if not is_empty(value):
        return value
    said = gettext("{key} is missing; write {example}", key=f"`{key}`", example=such_as)
    mistakes.add(tree.key(key) or tree, key, said)
    return None


def month_of(event: Map, key: str) -> int | None:
    """The number of the month that an event without mistakes has under a key."""
    node = event.get(key)
    return None if node is None else read_month(node, key, _world(Mistakes(), {}))


def _world(mistakes: Mistakes, parameters: Mapping[str, Parameter]) -> World:
    """What is known where there is no scenario: no date of the first day, and no currency."""
    return World(Reading(mistakes, None), parameters, frozenset(), None, MOST_MONTHS)


def _check_event(item: Node, path: str, mistakes: Mistakes) -> None:
    """Note what is wrong with an event in every scenario. It is read as one of a scenario that has
    what it names; where several kinds of blocks have that, it must fit one of them."""
    typed = item.get("change") if isinstance(item, Map) else None
    if not isinstance(item, Map) or typed is None:
        read_event(item, path, _world(mistakes, {}))
        return
    if item.get("on") is not None:
        check_keys(item, path, ("month", "until", "change", "by", "to"), _world(mistakes, {}))
        return
    word = plain_text(typed)
    found = _parameters(word, typed, f"{path}.change", mistakes)
    tried: list[Mistakes] = []
    for parameter in found:
        own = Mistakes()
        world = _world(own, {word.removeprefix("mechanisms."): parameter})
        if read_event(item, path, world) is None and not own.found:
            _refuse_dates(item, path, own)
        if not own.found:
            return
        tried.append(own)
    if tried:
        mistakes.join(tried[0].found)


def _refuse_dates(item: Map, path: str, mistakes: Mistakes) -> None:
    """Note the months of the calendar: they are other months of the plan in other ventures."""
    for key in ("month", "until"):
        node = item.get(key)
        if node is not None and month_of(item, key) is None:
            said = gettext(
                "{text} is a date, and ventures begin on different dates; write the month of the"
                " plan, such as `13`",
                text=quote(plain_text(node)),
            )
            mistakes.add(node, f"{path}.{key}", said)


def _parameters(word: str, node: Node, path: str, mistakes: Mistakes) -> list[Parameter]:
    """The numbers that a path may mean, first those that can change; none after noting why."""
    block, _, name = word.removeprefix("mechanisms.").rpartition(".")
    role = (block or word).removeprefix(START) if word.startswith(START) else ""
    if word.startswith(START) and role not in ROLES:
        said = gettext("{role} is not a role", role=quote(role))
        mistakes.unknown(node, path, said, role, ROLES, START)
        return []
    if role and not block:
        said = gettext(
            "{role} is the role of a block; write a parameter of this block too, as in {example}",
            role=quote(role),
            example="`role:largest_payer.pay_after`",
        )
        mistakes.add(node, path, said)
        return []
    known = list(_kinds_of(block, role))
    found = [kind.parameters[name] for kind in known if name in kind.parameters]
    if not found:
        names = list(dict.fromkeys(chain.from_iterable(kind.parameters for kind in known)))
        near = nearest(name, names)
        said = gettext("no block that this may mean has a number {name}", name=quote(name))
        cure = hint([f"{block}.{near}" if block else near], []) if near else ""
        mistakes.add(node, path, said, cure)
    return sorted(found, key=lambda p: p.once or not p.unit.numeric)


def _kinds_of(block: str, role: str) -> Iterator[type[Settings]]:
    """The kinds of block that a path may be about."""
    rules = kinds()
    if role:
        yield from _OF_A_ROLE.get(role, (*rules.values(), PartnerGroup))
    elif block in SECTIONS:
        yield SECTIONS[block]
    elif block.startswith(("team.", "partners.")):
        yield Post if block.startswith("team.") else PartnerGroup
    elif block in rules and rules[block].always:
        yield rules[block]
    else:
        yield from rules.values()
