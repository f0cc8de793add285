"""Loading: from a name or a file to a checked and frozen scenario, or to every mistake in it."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from simulator.mechanisms import kinds
from simulator.mechanisms.base import Mechanism
from simulator.mechanisms.parameters import Settings
from simulator.scenario.block import Block
from simulator.scenario.blocks import read_block
from simulator.scenario.calibration import to_calibrate, with_digest
from simulator.scenario.catalog import find
from simulator.scenario.changes import claims
from simulator.scenario.changes import conditions as grammar
from simulator.scenario.changes import events as dated
from simulator.scenario.changes.levers import read_lever
from simulator.scenario.changes.world import World, read_list, read_sentences
from simulator.scenario.consistency import place_of
from simulator.scenario.content import content_of, digest_of, in_english, to_run, with_values
from simulator.scenario.extend import read_extended, with_bases
from simulator.scenario.header import MOST_MONTHS, read_currency, read_head
from simulator.scenario.labels import without_labels
from simulator.scenario.mistakes import SET, Mistakes, ScenarioError
from simulator.scenario.named_blocks import NamedBlocks
from simulator.scenario.numbers import numbered
from simulator.scenario.overrides import with_changes
from simulator.scenario.presets import with_presets
from simulator.scenario.role_paths import without_roles
from simulator.scenario.rule_consistency import RulesAcross
from simulator.scenario.scenario import LeftOut, Scenario
from simulator.scenario.section_names import as_meant, check_sections
from simulator.scenario.sections import GROUPS, KEYS, SECTIONS
from simulator.scenario.text.files import LARGEST, read_bytes
from simulator.scenario.text.tree import Map, Node
from simulator.scenario.typed_changes import named_as_typed
from simulator.scenario.values.reading import Reading
from simulator.vocabulary import Ability
from simulator.words.numbers import all_of
from simulator.words.texts import gettext, phrase


def load(
    name_or_path: str | Path,
    changes: Mapping[str, str] | None = None,
    *,
    calibrated: bool = True,
) -> Scenario:
    """The scenario of a shipped name or a file, with `changes` (path: text) in place of its own.
    Without `calibrated`, one whose curve is still to be made.

    Raises `ScenarioError` with every mistake."""
    path = find(name_or_path, mistakes := Mistakes())
    tree, left_out = read_extended(path, mistakes)
    given = tree if calibrated else to_calibrate(tree)
    return checked(given, left_out, path, changes or {}, mistakes)


def loads(
    text: str,
    changes: Mapping[str, str] | None = None,
    *,
    path: str | Path = "scenario.yaml",
    largest: int = LARGEST,
) -> Scenario:
    """The scenario that a text holds, of at most `largest` bytes. `path` is where it would stand:
    mistakes name it, and the files that it extends are looked for in the same folder.

    Raises `ScenarioError` with every mistake."""
    mistakes, path = Mistakes(), Path(path)
    tree = read_bytes(text.encode("utf-8", "surrogatepass"), str(path), mistakes, largest=largest)
    return checked(*with_bases(tree, path, mistakes), path, changes or {}, mistakes)


def checked(
    tree: Map,
    left_out: tuple[LeftOut, ...],
    path: Path,
    changes: Mapping[str, str],
    mistakes: Mistakes,
) -> Scenario:
    """The scenario of a tree that would stand at `path`. Raises `ScenarioError`."""
    known = kinds()
    tree, planned = with_digest(tree, known), tree.get("months")
    own, roles = without_roles(changes, lambda: checked(tree, left_out, path, {}, mistakes))
    always = [name for name, kind in known.items() if kind.always]
    plain = partial(checked, tree, left_out, path, {}, deepcopy(mistakes))
    with named_as_typed(changes, roles, plain):
        changed = numbered(tree, with_changes(tree, own, always, mistakes))
        changed = with_presets(changed, known, mistakes)
        scenario = _Loader(changed, path, known, mistakes).scenario(planned, left_out, roles)
        mistakes.stop_if_any()
    return scenario


Item = TypeVar("Item")


class _Loader(NamedBlocks):
    """Reads one merged tree, top to bottom, noting mistakes on the way."""

    def __init__(
        self, tree: Map, path: Path, known: Mapping[str, type[Mechanism]], mistakes: Mistakes
    ) -> None:
        reading = Reading(mistakes, read_currency(tree, mistakes))
        self.meant, self.cut = to_run(as_meant(tree))
        """Where the months to run are not those of the plan (`cut`), what it plans for later does
        not happen."""
        unlabelled, self.labels = without_labels(self.meant, mistakes)
        super().__init__(unlabelled, Node(str(path), 1, 1), known, reading)
        self.given, self.path = tree, path

    def scenario(
        self, planned: Node | None, left_out: tuple[LeftOut, ...], roles: Mapping[str, str]
    ) -> Scenario:
        """What the tree holds; `planned`: the months of the plan, before the command line;
        `left_out`: what the tree replaces in the files that it extends; `roles`: the block that
        each role of the command line means."""
        head = read_head(self.tree, self.reading)
        sections = {name: self._section(name, kind) for name, kind in SECTIONS.items()}
        team, partners, rules = (self._group(name) for name in GROUPS)
        rules |= self._always(rules)
        if self.cut and head["months"]:
            sections["targets"] = self._within(sections["targets"], head["months"])
        check_sections(self.given, self.parameters, self.mistakes)
        across = RulesAcross(self.tree, self.path, self.mistakes, self.unclear)
        across.check_sections(sections, head["months"])
        across.check_team(team)
        across.check_rules(rules, None if self.cut else head["months"])
        across.check_between(sections, partners, rules)
        scenario = Scenario(
            **head,
            community=sections["community"],
            outcome=sections["outcome"],
            venture=sections["venture"],
            targets=sections["targets"],
            team=team,
            partners=partners,
            mechanisms=rules,
            path=self.path,
            **self._sentences(
                head,
                rules,
                across,
                across.left_at_zero(
                    sections | _under("team", team) | _under("partners", partners) | rules
                ),
            ),
            digest=digest_of(in_english(self._with_values(self.tree), self.parameters)),
            labels=self.labels,
            left_out=left_out,
            roles=roles,
            calibration=across.calibration(sections["outcome"], rules),
        )
        across.check_room(team, {"events": scenario.events, "policies": scenario.policies})
        content = content_of(self._with_values(self.meant), self.cut, planned)
        object.__setattr__(scenario, "content", content)
        return scenario

    def _with_values(self, tree: Map) -> Node:
        return with_values(tree, self.parameters, self.reading.currency)

    # -- blocks -----------------------------------------------------------------------------

    def _section(self, name: str, kind: type[Settings]) -> Block[Settings]:
        self._know(name, kind)
        key, node = self.tree.key(name), self.tree.get(name)
        if key is None:
            required = [p.name for p in kind.parameters.values() if p.required]
            said = gettext(
                "the section {name} is missing; it needs {keys}",
                name=f"`{name}`",
                keys=all_of([f"`{key}`" for key in required]),
            )
            self.mistakes.add(self.top, name, said)
            return Block(name, kind, {}, frozenset())
        return read_block(kind, key, node, name, self.reading)

    # -- across -----------------------------------------------------------------------------

    def _within(self, targets: Block, months: int) -> Block:
        """The targets of a run that is cut short: it must pay for itself by its last month at the
        latest."""
        by = targets.values.get("sustainable_by")
        place = place_of(self.tree, "targets", "sustainable_by")
        if by is None or by.likely <= months or place.file == SET:
            return targets
        last = replace(
            by,
            shape="fixed",
            numbers=(float(months),),
            likely=float(months),
            text=f"month {months}",
        )
        return replace(targets, values={**targets.values, "sustainable_by": last})

    def _sentences(
        self,
        head: Mapping[str, Any],
        rules: Mapping[str, Block[Mechanism]],
        across: RulesAcross,
        zeros: frozenset[str],
    ) -> dict[str, Any]:
        world = World(
            self.reading,
            self.parameters,
            frozenset(self.unclear),
            None if self.mistakes.at("start") else head["start"],
            MOST_MONTHS if self.cut else head["months"] or MOST_MONTHS,
            tuple(n for n, block in rules.items() if Ability.SUCCEEDS in block.kind.can),
            zeros,
        )
        # Translators: as in: a list of events belongs here.
        events = self._each("events", phrase("events"), dated.read_event, world)
        # Translators: as in: a list of policies belongs here.
        policies = self._each("policies", phrase("policies"), grammar.read_policy, world)
        across.check_hangs(rules, events)
        across.check_ends(rules, {"events": events, "policies": policies})
        return {
            "events": tuple(e for e in events if not self.cut or e.month <= head["months"]),
            "policies": policies,
            "levers": dict(self._each("levers", phrase("paths of numbers"), read_lever, world)),
            # Translators: as in: a list of claims belongs here.
            "claims": self._each("claims", phrase("claims"), claims.read_claim, world),
            "notice": read_sentences(self.tree.get("notice"), "notice", world),
            "try_": read_sentences(self.tree.get("try"), "try", world),
        }

    def _each(
        self,
        name: str,
        what: str,
        read: Callable[[Node, str, World], Item | None],
        world: World,
    ) -> tuple[Item, ...]:
        """The items of a list without mistakes, each read in turn. `what`: a phrase."""
        items = read_list(self.tree.get(name), name, what, world)
        found = [read(item, path, world) for path, item in items]
        return tuple(item for item in found if item is not None)


def _under(group: str, blocks: Mapping[str, Block[Settings]]) -> dict[str, Block[Settings]]:
    """Blocks by their full path."""
    return {f"{group}.{name}": block for name, block in blocks.items()}


__all__ = ["KEYS", "SECTIONS", "ScenarioError", "load", "loads"]
