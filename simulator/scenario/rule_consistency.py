"""Checks of a scenario's rules, by themselves and with the rest of it."""

from collections.abc import Mapping

from simulator.mechanisms import kinds
from simulator.mechanisms.parameters import Settings
from simulator.quantities.quantity import Quantity
from simulator.scenario.block import Block
from simulator.scenario.calibration import Calibration, out_of_reach, read_calibration
from simulator.scenario.consistency import Across, Rules, above_zero, after_the_last, place_of
from simulator.vocabulary import Ability, CostClass
from simulator.words.numbers import any_of
from simulator.words.safe_text import clean, quote
from simulator.words.texts import N_, gettext, phrase

_NO_OTHERS = (
    N_("{rule} has nothing to count here; write a rule of the kind {kinds}, or take this out"),
    N_(
        "nobody buys the units of {rule}; write a rule of the kind {kinds}, which pays for them,"
        " or take this out"
    ),
)
"""Said where no rule does what a rule works on, and where none hands out its units."""


class RulesAcross(Across):
    """Adds checks of rules that need more than one value."""

    # -- rules by themselves --------------------------------------------------------------------

    def check_rules(self, rules: Rules, months: int | None) -> None:
        """A rule that is part of every scenario is there once; what begins, begins within the
        `months` of the run (None where the command line cut it short); a number that does nothing
        without another one has that one."""
        first: dict[str, str] = {}
        for name, rule in self._without_mistakes(rules):
            what = rule.kind.only or (rule.kind.kind if rule.kind.always else "")
            if what and first.setdefault(what, name) != name:
                said = gettext(
                    "a scenario can have only one {what}, and {other} is one already; put the"
                    " numbers of both into one block",
                    what=phrase(rule.kind.only) if rule.kind.only else f"`{what}`",
                    other=quote(first[what]),
                )
                self._add(("mechanisms", name), said)
        for name, rule in self._without_mistakes(rules):
            for key in rule.given:
                value = rule.values.get(key)
                if (
                    key.endswith("_month")
                    and isinstance(value, Quantity)
                    and months
                    and min(value.numbers) > months
                ):
                    said = after_the_last(min(value.numbers), months)
                    self._add(("mechanisms", name, key), said)
            for key, other in rule.kind.goes_with.items():
                has = above_zero(rule.values.get(other)) or f"{name}.{other}" in self._set_later
                if above_zero(rule.values.get(key)) and not has:
                    said = gettext(
                        "it does nothing without {other}, which is {value}; write that too",
                        other=f"`{other}`",
                        value="`no`" if rule.values.get(other) is False else "0",
                    )
                    self._add(("mechanisms", name, key), said)

    # -- rules and the rest -----------------------------------------------------------------------

    def check_between(
        self,
        sections: Mapping[str, Block[Settings]],
        partners: Mapping[str, Block[Settings]],
        rules: Rules,
    ) -> None:
        self._check_segments(sections["community"], rules)
        self._check_purposes(rules)
        self._check_bought(rules)
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
                    place = place_of(self.tree, "mechanisms", name, "segments")
                    said = gettext("{word} is not a segment of the community", word=quote(word))
                    self.mistakes.unknown(place, f"mechanisms.{name}.segments", said, word, known)

    def _check_purposes(self, rules: Rules) -> None:
        """Restricted money may pay only for classes of cost and rules that exist."""
        known = (*CostClass, *rules, *self.unclear)
        for name, rule in rules.items():
            for word in rule.values.get("pays_for") or ():
                if word not in known:
                    place = place_of(self.tree, "mechanisms", name, "pays_for")
                    said = gettext(
                        "{word} is neither a class of cost nor a rule of this scenario",
                        word=quote(word),
                    )
                    self.mistakes.unknown(place, f"mechanisms.{name}.pays_for", said, word, known)

    def _check_bought(self, rules: Rules) -> None:
        """Who buys a service buys a rule that people get hours from."""
        known = [n for n, rule in rules.items() if Ability.KNOWS_WHOM in rule.kind.can]
        for name, rule in rules.items():
            for word in rule.values.get("buys") or ():
                if word not in (*known, *self.unclear):
                    place = place_of(self.tree, "mechanisms", name, "buys")
                    said = gettext(
                        "{word} is no rule of this scenario that gives people a service",
                        word=quote(word),
                    )
                    self.mistakes.unknown(place, f"mechanisms.{name}.buys", said, word, known)

    def _check_loans(self, rules: Rules) -> None:
        """A loan is paid back in parts after its holiday, so the holiday ends before the term."""
        for name, rule in self._without_mistakes(rules):
            if Ability.BORROWS not in rule.kind.can:
                continue
            holiday, term = max(rule.values["holiday"].numbers), min(rule.values["term"].numbers)
            if holiday >= term:
                said = gettext(
                    "a holiday of {holiday} months leaves no month of {path} ({term}) to pay back"
                    " in; write at most {most}, or a longer term",
                    holiday=f"{holiday:.0f}",
                    path=quote(f"{name}.term"),
                    term=f"{term:.0f}",
                    most=f"{max(term - 1, 0):.0f}",
                )
                self._add(("mechanisms", name, "holiday"), said)

    def calibration(self, outcome: Block[Settings], rules: Rules) -> Calibration | None:
        """The curve of the scenario. An effect has techniques that have it, and a curve that
        reaches it."""
        curve = read_calibration(self.tree, self.mistakes)
        self._check_effect(outcome, rules, curve)
        return curve

    def _check_effect(
        self, outcome: Block[Settings], rules: Rules, curve: Calibration | None
    ) -> None:
        wanted, names = outcome.values.get("effect"), outcome.values.get("effect_of") or ()
        able = [n for n, rule in rules.items() if Ability.HAS_STRENGTH in rule.kind.can]
        if self.unclear or self.mistakes.about("outcome"):
            return
        for name in names:
            if name not in able:
                said = gettext("{word} is not a technique of this file", word=quote(name))
                place = place_of(self.tree, "outcome", "effect_of")
                self.mistakes.unknown(place, "outcome.effect_of", said, name, able)
        if "effect" not in outcome.given or wanted is None or self.mistakes.at("calibration"):
            return
        said = ""
        if not able:
            said = gettext(
                "no technique in this file can have an effect; write one under `mechanisms`, such"
                " as `education`, or take this out"
            )
        elif curve is None:
            said = gettext(
                "how strong the techniques must be for this effect is not known yet; if a trial"
                " found it for the techniques as they are now, run `sesim calibrate {file}`, and"
                " again after changes of the programme",
                file=clean(self.path.as_posix()),
            )
        elif not curve.reach[0] <= wanted.likely <= curve.reach[1]:
            said = out_of_reach(wanted.text, *curve.reach)
        if said:
            self._add(("outcome", "effect"), said)

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
            for name, rule in self._without_mistakes(rules)
            if Ability.PLACES_PEOPLE in rule.kind.can
        ]
        for at in about_jobs:
            said = gettext(
                "the outcome here is not a job; write `needs_job: yes` under `outcome`, or take"
                " this out"
            )
            self._add(at, said)

    def _check_needs(self, partners: Mapping[str, Block[Settings]], rules: Rules) -> None:
        """A rule that works on numbers of other blocks (such as `imported`) has one to work on."""
        set_later = {path.rpartition(".")[2] for path in self._set_later}
        for name, rule in self._without_mistakes(rules):
            needs, needed_in = rule.kind.needs_of(rule.values), rule.kind.needs_in
            blocks = [
                block
                for block in (*partners.values(), *rules.values())
                if needed_in is None or needed_in in getattr(block.kind, "can", ())
            ]
            above = needs in set_later or any(
                above_zero(block.values.get(needs)) for block in blocks
            )
            if needs and (rule.given or not rule.kind.always) and not above:
                said = gettext(
                    "{rule} changes nothing here, because no {key} is above 0; `{command}` says"
                    " where to write it",
                    rule=quote(name),
                    key=f"`{needs}`",
                    command=f"sesim explain {needs}",
                )
                self._add(("mechanisms", name), said)

    def _check_works_on(self, rules: Rules) -> None:
        """A rule that counts what others do, or hands on what they buy, has one of these others."""
        there = {ability for rule in rules.values() for ability in rule.kind.can}
        for name, rule in self._without_mistakes(rules):
            for wanted, said in zip(
                (rule.kind.works_on, rule.kind.handed_out_by), _NO_OTHERS, strict=True
            ):
                if wanted and wanted not in there and not self.unclear:
                    able = [f"`{kind}`" for kind, of in kinds().items() if wanted in of.can]
                    message = gettext(said, rule=quote(name), kinds=any_of(able))
                    self._add(("mechanisms", name), message)
