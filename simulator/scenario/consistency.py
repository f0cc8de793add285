"""Checks that need more than one value of a scenario: what would do nothing, or cannot be."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from simulator.mechanisms.base import Mechanism, Phase
from simulator.mechanisms.parameters import Settings
from simulator.quantities.quantity import Quantity
from simulator.scenario.mistakes import SET, Mistakes
from simulator.scenario.scenario import Block, Event, Policy
from simulator.scenario.text.tree import Listing, Map, Node, plain_text
from simulator.words.safe_text import quote

Rules = Mapping[str, Block[Mechanism]]
_OF_PRACTITIONERS = {
    "max_posts": "only practitioners' posts grow with the queue",
    "caseload": "only practitioners carry a caseload",
    "skill_spread": "only practitioners' skill is simulated",
}
"""Numbers of a post that do nothing in other roles."""


def place_of(tree: Map, *names: str) -> Node:
    """The innermost place on the way to a value."""
    node: Node = tree
    for name in names:
        inner = node.get(name) if isinstance(node, Map) else None
        node = inner if inner is not None else node
    return node


def above_zero(value: object) -> bool:
    """Whether a block's value is a yes, or a number that is not 0 in every future."""
    return value is True or isinstance(value, Quantity) and any(value.numbers)


class Across:
    """Notes mistakes of a scenario whose blocks have been read. A block that holds mistakes of
    its own is told of for those alone. `unclear`: names of blocks that could not be read at all."""

    def __init__(self, tree: Map, path: Path, mistakes: Mistakes, unclear: set[str]) -> None:
        self.tree, self.path, self.mistakes, self.unclear = tree, path, mistakes, unclear
        self._told = self._paths_told()

    def _add(self, names: tuple[str, ...], message: str) -> None:
        self.mistakes.add(place_of(self.tree, *names), ".".join(names), message)

    def _sound(self, rules: Rules) -> list[tuple[str, Block[Mechanism]]]:
        return [
            (name, rule)
            for name, rule in rules.items()
            if not self.mistakes.about(f"mechanisms.{name}")
        ]

    # -- sections -----------------------------------------------------------------------------

    def check_sections(self, sections: Mapping[str, Block[Settings]], months: int | None) -> None:
        people = sections["community"].values.get("people")
        if people is not None and people.is_range:
            self._add(
                ("community", "people"),
                "the number of people is the same in every future; write one number",
            )
        by = sections["targets"].values.get("sustainable_by")
        place = place_of(self.tree, "targets", "sustainable_by")
        if by is not None and months and by.likely > months:
            self.mistakes.add(
                self._own(place, self.tree.get("months")),
                "targets.sustainable_by",
                f"month {by.likely:.0f} is after the last month; write at most {months}",
            )
        elif by is not None and 0 < by.likely < 12:
            self._add(
                ("targets", "sustainable_by"), "a year's income is judged; write month 12 or later"
            )

    def _own(self, *nodes: Node | None) -> Node:
        """The first of the places that stands in the file asked for, or on the command line."""
        known = [node for node in nodes if node is not None]
        return next((n for n in known if n.file in (str(self.path), SET)), known[0])

    # -- the team -----------------------------------------------------------------------------

    def check_team(self, team: Mapping[str, Block[Settings]]) -> None:
        """Somebody carries a caseload; and only practitioners' posts are added by management."""
        roles = {name: post.values.get("role") for name, post in team.items()}
        posts = [name for name, role in roles.items() if role == "practitioner"]
        if (
            posts
            and not self.mistakes.about("team")
            and not any(
                above_zero(team[name].values.get("caseload"))
                or f"team.{name}.caseload" in self._told
                for name in posts
            )
        ):
            self._add(
                ("team", posts[0]),
                "nobody can be served, as no practitioner has a caseload; write one, as in "
                "{role: practitioner, salary: 4.5 million, caseload: 15}",
            )
        for name, post in team.items():
            for key, why in _OF_PRACTITIONERS.items():
                zero = key == "caseload" and not above_zero(post.values.get(key))
                if key in post.given and roles[name] not in (None, "practitioner") and not zero:
                    self._add(("team", name, key), f"{why}; leave it out here")

    # -- changes ----------------------------------------------------------------------------------

    def check_ends(self, rules: Rules, changes: Mapping[str, Sequence[Event | Policy]]) -> None:
        """A course that has an end keeps one, or people would be counted twice or never.
        `changes`: events and policies, by section."""
        for section, found in changes.items():
            written = self.tree.get(section)
            if not isinstance(written, Listing) or len(found) < len(written.items):
                continue
            for number, change in enumerate(found):
                name, _, key = (change.path or "").rpartition(".")
                rule = rules.get(name)
                if rule is None or rule.kind.phase is not Phase.DELIVER or key != "months":
                    continue
                ended = above_zero(rule.values.get(key))
                way = "to" if change.to is not None else "by"
                wrong = (
                    (change.to == 0) == ended
                    if change.to is not None
                    else (ended and round(min(rule.values[key].numbers) * (change.by or 0)) == 0)
                )
                if wrong:
                    self.mistakes.add(
                        written.items[number],
                        f"{section}[{number + 1}].{way}",
                        f"{quote(change.path or '')} cannot change between an end and none (0)"
                        " during a run",
                    )

    def check_hangs(self, rules: Rules, events: Sequence[Event]) -> None:
        """A rule that does nothing but set off events needs one (told where all events are
        sound)."""
        written = self.tree.get("events")
        if isinstance(written, Listing) and len(events) < len(written.items):
            return
        used = {event.on for event in events}
        for name, rule in self._sound(rules):
            if rule.kind.needs_event and name not in used:
                self._add(
                    ("mechanisms", name),
                    f"nothing hangs on {name}, so that it changes nothing; write under `events`"
                    f" what it changes, as in {{on: {name}, change: overhead.fixed, by: 20%}}",
                )

    def nothing(self, blocks: Mapping[str, Block[Settings]]) -> frozenset[str]:
        """Numbers that are 0 because nobody says anything else, but for those that an event or
        policy sets `to` something."""
        zeros = {
            f"{path}.{name}"
            for path, block in blocks.items()
            for name, value in block.values.items()
            if isinstance(value, Quantity) and not any(value.numbers) and name not in block.given
        }
        return frozenset(zeros - self._told)

    def _paths_told(self) -> set[str]:
        """Paths that an event or policy sets `to` something."""
        lists = [self.tree.get(name) for name in ("events", "policies")]
        items = [
            item
            for found in lists
            if isinstance(found, Listing)
            for item in found.items
            if isinstance(item, Map)
        ]
        items += [then for item in items if isinstance(then := item.get("then"), Map)]
        paths = [item.get("change") for item in items if item.get("to") is not None]
        return {plain_text(path).removeprefix("mechanisms.") for path in paths if path}
