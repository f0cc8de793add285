"""Checks that need more than one value of a scenario: numbers that would do nothing, or that cannot
be true together."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from simulator.mechanisms.base import Mechanism, Phase
from simulator.mechanisms.parameters import Settings
from simulator.quantities.quantity import Quantity
from simulator.scenario.block import Block
from simulator.scenario.changes.planned import Event, Policy
from simulator.scenario.mistakes import SET, Mistakes
from simulator.scenario.text.tree import Listing, Map, Node, plain_text
from simulator.words.safe_text import quote
from simulator.words.texts import N_, gettext

Rules = Mapping[str, Block[Mechanism]]
_ONE, _GROW = ("practitioner",), ("practitioner", "seller", "support")
_ONLY_IN = {
    "max_posts": (
        _GROW,
        N_(
            "managers add only posts with the role `practitioner`, `seller` or `support`; leave"
            " `max_posts` out here"
        ),
    ),
    "caseload": (
        _ONE,
        N_("only posts with the role `practitioner` have a caseload; leave it out here"),
    ),
    "skill_spread": (
        _ONE,
        N_(
            "only the skill of posts with the role `practitioner` is simulated; leave"
            " `skill_spread` out here"
        ),
    ),
    "mentoring": (
        (*_GROW, "supervisor"),
        N_("supervisors show the work to a `trainee`; leave `mentoring` out here"),
    ),
}
"""Numbers of a post that do nothing in other roles: the roles that have them, and the message."""


def place_of(tree: Map, *names: str) -> Node:
    """The innermost place on the way to a value."""
    node: Node = tree
    for name in names:
        inner = node.get(name) if isinstance(node, Map) else None
        node = inner if inner is not None else node
    return node


def above_zero(value: object) -> bool:
    """Whether a value is a yes, or a number that is not 0 in every future."""
    return value is True or isinstance(value, Quantity) and any(value.numbers)


class Across:
    """Collects mistakes that need more than one value of a scenario whose blocks have been read.
    Blocks with mistakes get no further messages. `unclear`: names of blocks that could not be read
    at all."""

    def __init__(self, tree: Map, path: Path, mistakes: Mistakes, unclear: set[str]) -> None:
        self.tree, self.path, self.mistakes, self.unclear = tree, path, mistakes, unclear
        self._set_later = self._paths_set_later()

    def _add(self, names: tuple[str, ...], message: str) -> None:
        self.mistakes.add(place_of(self.tree, *names), ".".join(names), message)

    def _without_mistakes(self, rules: Rules) -> list[tuple[str, Block[Mechanism]]]:
        return [
            (name, rule)
            for name, rule in rules.items()
            if not self.mistakes.about(f"mechanisms.{name}")
        ]

    # -- sections -----------------------------------------------------------------------------

    def check_sections(self, sections: Mapping[str, Block[Settings]], months: int | None) -> None:
        people = sections["community"].values.get("people")
        if people is not None and people.is_range:
            said = gettext("the number of people is the same in every future; write one number")
            self._add(("community", "people"), said)
        venture = sections["venture"].values
        cash, given = (venture.get(key) for key in ("opening_cash", "opening_cash_given"))
        if cash is not None and given is not None and min(given.numbers) > max(cash.numbers):
            said = gettext(
                "more was given than there is; write at most {cash}", cash=quote(cash.text)
            )
            self._add(("venture", "opening_cash_given"), said)
        by = sections["targets"].values.get("sustainable_by")
        place = place_of(self.tree, "targets", "sustainable_by")
        if by is not None and months and by.likely > months:
            node = self._own(place, self.tree.get("months"))
            self.mistakes.add(node, "targets.sustainable_by", after_the_last(by.likely, months))
        elif by is not None and 0 < by.likely < 12:
            said = gettext("the income of a whole year is judged; write month 12 or later")
            self._add(("targets", "sustainable_by"), said)

    def _own(self, *nodes: Node | None) -> Node:
        """The first of the places that is in the scenario's own file or on the command line; else
        the first one."""
        known = [node for node in nodes if node is not None]
        return next((n for n in known if n.file in (str(self.path), SET)), known[0])

    # -- the team -----------------------------------------------------------------------------

    def check_team(self, team: Mapping[str, Block[Settings]]) -> None:
        """Somebody has a caseload; no post has a number that does nothing in its role."""
        roles = {name: post.values.get("role") for name, post in team.items()}
        posts = [name for name, role in roles.items() if role == "practitioner"]
        if (
            posts
            and not self.mistakes.about("team")
            and not any(
                above_zero(team[name].values.get("caseload"))
                or f"team.{name}.caseload" in self._set_later
                for name in posts
            )
        ):
            said = gettext(
                "nobody can be served, because no post with the role `practitioner` has a caseload;"
                " write one, as in `{role: practitioner, salary: 4.5 million, caseload: 15}`"
            )
            self._add(("team", posts[0]), said)
        for name, post in team.items():
            for key, (has, said) in _ONLY_IN.items():
                zero = key == "caseload" and not above_zero(post.values.get(key))
                if key in post.given and roles[name] not in (None, *has) and not zero:
                    self._add(("team", name, key), gettext(said))

    # -- changes ----------------------------------------------------------------------------------

    def check_ends(self, rules: Rules, changes: Mapping[str, Sequence[Event | Policy]]) -> None:
        """A course with an end keeps an end, and one without keeps none: else people would be
        counted twice or never. `changes`: events and policies, by section."""
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
                    said = gettext(
                        "{path} cannot change between 0 (no end) and another number during a run;"
                        " take this entry out",
                        path=quote(change.path or ""),
                    )
                    where = f"{section}[{number + 1}].{way}"
                    self.mistakes.add(written.items[number], where, said)

    def check_room(
        self, team: Mapping[str, Block[Settings]], changes: Mapping[str, Sequence[Event | Policy]]
    ) -> None:
        """No event or policy makes more posts than `max_posts`, if the file states one."""
        for section, found in changes.items():
            written = self.tree.get(section)
            if not isinstance(written, Listing) or len(found) < len(written.items):
                continue
            for number, change in enumerate(found):
                name = (change.path or "").removeprefix("team.").removesuffix(".posts")
                if change.path != f"team.{name}.posts" or change.to is None:
                    continue
                most = team[name].values.get("max_posts") if name in team else None
                if most is not None and 0 < max(most.numbers) < change.to:
                    said = gettext(
                        "{n} posts are more than `max_posts` of {post}, which is {most}; write at"
                        " most {most} here, or more there",
                        n=f"{change.to:.0f}",
                        post=quote(name),
                        most=quote(most.text),
                    )
                    where = f"{section}[{number + 1}].to"
                    self.mistakes.add(written.items[number], where, said)

    def check_hangs(self, rules: Rules, events: Sequence[Event]) -> None:
        """A rule that only sets off events needs one. Mistakes in events are corrected first."""
        written = self.tree.get("events")
        if isinstance(written, Listing) and len(events) < len(written.items):
            return
        used = {event.on for event in events}
        for name, rule in self._without_mistakes(rules):
            if rule.kind.needs_event and name not in used:
                said = gettext(
                    "no event waits for {rule}, so it changes nothing; write under `events` what it"
                    " changes, as in {example}",
                    rule=quote(name),
                    example=f"`{{on: {name}, change: overhead.fixed, by: 20%}}`",
                )
                self._add(("mechanisms", name), said)

    def left_at_zero(self, blocks: Mapping[str, Block[Settings]]) -> frozenset[str]:
        """Numbers that are 0 because the file says nothing, without those that an event or policy
        sets `to` something."""
        zeros = {
            f"{path}.{name}"
            for path, block in blocks.items()
            for name, value in block.values.items()
            if isinstance(value, Quantity) and not any(value.numbers) and name not in block.given
        }
        return frozenset(zeros - self._set_later)

    def _paths_set_later(self) -> set[str]:
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


def after_the_last(month: float, months: int) -> str:
    """The message about a month behind the end of the plan."""
    return gettext(
        "month {n} is after the last month; write at most {last}", n=f"{month:.0f}", last=months
    )
