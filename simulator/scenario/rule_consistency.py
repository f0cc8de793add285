"""Checks of a scenario's rules, by themselves and with the rest of it."""

from collections.abc import Mapping

from simulator.mechanisms import kinds
from simulator.mechanisms.parameters import Settings
from simulator.quantities.quantity import Quantity
from simulator.scenario.consistency import Across, Rules, above_zero, place_of
from simulator.scenario.scenario import Block
from simulator.vocabulary import Ability, CostClass


class RulesAcross(Across):
    """Notes mistakes of rules, too, where they need more than one value of a scenario."""

    # -- rules by themselves --------------------------------------------------------------------

    def check_rules(self, rules: Rules, months: int | None) -> None:
        """What is part of every world is there once; what begins, begins within the run (`None`:
        cut short by the command line); what does nothing without another number has it."""
        first: dict[str, str] = {}
        for name, rule in self._sound(rules):
            what = rule.kind.only or (rule.kind.kind if rule.kind.always else "")
            if what and first.setdefault(what, name) != name:
                self._add(
                    ("mechanisms", name),
                    f"a scenario has one {what}, and `{first[what]}` is it; put the numbers of both"
                    " into one",
                )
        for name, rule in self._sound(rules):
            for key in rule.given:
                value = rule.values.get(key)
                if (
                    key.endswith("_month")
                    and isinstance(value, Quantity)
                    and months
                    and min(value.numbers) > months
                ):
                    self._add(
                        ("mechanisms", name, key),
                        f"month {min(value.numbers):.0f} is after the last month; write at most"
                        f" {months}",
                    )
            for key, other in rule.kind.goes_with.items():
                has = above_zero(rule.values.get(other)) or f"{name}.{other}" in self._told
                if above_zero(rule.values.get(key)) and not has:
                    zero = "no" if rule.values.get(other) is False else "0"
                    self._add(
                        ("mechanisms", name, key),
                        f"it does nothing without `{other}`, which is {zero}; write that too",
                    )

    # -- rules and the rest -----------------------------------------------------------------------

    def check_between(
        self,
        sections: Mapping[str, Block[Settings]],
        partners: Mapping[str, Block[Settings]],
        rules: Rules,
    ) -> None:
        self._check_segments(sections["community"], rules)
        self._check_purposes(rules)
        self._check_jobs(sections["outcome"], partners, rules)
        self._check_loans(rules)
        self._check_needs(partners, rules)
        self._check_works_on(rules)

    def _check_segments(self, community: Block[Settings], rules: Rules) -> None:
        """A rule may serve only groups that the community has."""
        known = community.values.get("segments") or {}
        for name, rule in rules.items():
            for word in (rule.values.get("segments") or ()) if known else ():
                if word not in known:
                    self.mistakes.unknown(
                        place_of(self.tree, "mechanisms", name, "segments"),
                        f"mechanisms.{name}.segments",
                        "a segment of the community",
                        word,
                        known,
                    )

    def _check_purposes(self, rules: Rules) -> None:
        """Restricted money may be meant only for classes of cost and rules that there are."""
        known = (*CostClass, *rules, *self.unclear)
        for name, rule in rules.items():
            for word in rule.values.get("pays_for") or ():
                if word not in known:
                    self.mistakes.unknown(
                        place_of(self.tree, "mechanisms", name, "pays_for"),
                        f"mechanisms.{name}.pays_for",
                        "a class of cost or a rule of this scenario",
                        word,
                        known,
                    )

    def _check_loans(self, rules: Rules) -> None:
        """A loan is paid back in parts after its holiday, which therefore ends before the term."""
        for name, rule in self._sound(rules):
            if Ability.BORROWS not in rule.kind.can:
                continue
            holiday, term = max(rule.values["holiday"].numbers), min(rule.values["term"].numbers)
            if holiday >= term:
                self._add(
                    ("mechanisms", name, "holiday"),
                    f"a holiday of {holiday:.0f} months leaves no month of {name}.term ({term:.0f})"
                    f" to pay back in; write at most {max(term - 1, 0):.0f}, or a longer term",
                )

    def _check_jobs(
        self, outcome: Block[Settings], partners: Mapping[str, Block[Settings]], rules: Rules
    ) -> None:
        """Vacancies, and fees for filling them, are for an outcome that is a job."""
        if outcome.values.get("needs_job", True) or self.mistakes.about("outcome"):
            return
        about_jobs: list[tuple[str, ...]] = [
            ("partners", name, "vacancies")
            for name, group in partners.items()
            if "vacancies" in group.given
        ]
        about_jobs += [
            ("mechanisms", name)
            for name, rule in self._sound(rules)
            if Ability.PLACES_PEOPLE in rule.kind.can
        ]
        for at in about_jobs:
            self._add(
                at,
                "the outcome here is not a job; write `needs_job: yes` under `outcome`, or take"
                " this out",
            )

    def _check_needs(self, partners: Mapping[str, Block[Settings]], rules: Rules) -> None:
        """A rule that works through numbers elsewhere (such as `imported`) has one of them to
        work on."""
        told = {path.rpartition(".")[2] for path in self._told}
        for name, rule in self._sound(rules):
            needs, needed_in = rule.kind.needs, rule.kind.needs_in
            blocks = [
                block
                for block in (*partners.values(), *rules.values())
                if needed_in is None or needed_in in getattr(block.kind, "can", ())
            ]
            above = needs in told or any(above_zero(block.values.get(needs)) for block in blocks)
            if needs and (rule.given or not rule.kind.always) and not above:
                self._add(
                    ("mechanisms", name),
                    f"nothing here is moved by {name}, because no `{needs}` is above 0; see "
                    f"`sesim explain {needs}`",
                )

    def _check_works_on(self, rules: Rules) -> None:
        """A rule that works on the doing of others has one of these."""
        there = {ability for rule in rules.values() for ability in rule.kind.can}
        for name, rule in self._sound(rules):
            wanted = rule.kind.works_on
            if wanted and wanted not in there and not self.unclear:
                able = (kind for kind, rule_of in kinds().items() if wanted in rule_of.can)
                self._add(
                    ("mechanisms", name),
                    f"nobody here has a unit that {name} could count; write a rule of the kind "
                    f"{' or '.join(able)}, or take this out",
                )
