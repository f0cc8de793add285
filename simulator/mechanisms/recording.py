"""What is recorded each month: a series is declared with its unit, subject and help."""

from enum import Enum

from simulator.vocabulary import Ability


class About(Enum):
    """What a series is about, as an id (label: `reference.series_pages.ABOUT`). Disclosure control
    depends on it; people unless stated otherwise."""

    PEOPLE = "people"
    """People served, applicants, donors, volunteers: a small count may point at one person."""
    ORGANISATION = "organisation"
    """The venture, its staff and its partners."""
    WORLD = "world"
    """Prices, demand, rules."""


class Family(Enum):
    """Series of one kind: one for each rule, class of cost, cause or task."""

    INCOME = "income"
    FINANCE = "finance"
    COST = "cost"
    SHORTFALL = "shortfall"
    HOURS = "hours"


class Series(str):
    """One number per future and month, under a name.

    A series is its own name (a `str`), so it finds its column in a result. It also carries what may
    be disclosed about it.

    `unit`: the unit of the number. `per_head`: the number follows from a count of people and a
    number that may be known, such as a price, so it may give the count away. In the name of a
    rule's own series, `{rule}` is replaced by the rule's name. `each`: there is one such series for
    each rule with this ability. `declared`: the declaration that the series was made from; two
    series with one name are the same only if this is the same."""

    unit: str
    about: About
    per_head: bool
    help: str
    each: Ability | None
    family: Family | None
    declared: "Series"

    def __new__(
        cls,
        name: str,
        unit: str,
        help: str,
        *,
        about: About = About.PEOPLE,
        per_head: bool = False,
        each: Ability | None = None,
        family: Family | None = None,
    ) -> "Series":
        self = super().__new__(cls, name)
        self.unit, self.help = unit, help
        self.about, self.per_head = about, per_head
        self.each, self.family = each, family
        self.declared = self
        return self

    def of(self, rule: str) -> "Series":
        """The series of one rule of a scenario, under that rule's name."""
        if "{rule}" not in self:
            return self
        named = Series(
            self.replace("{rule}", rule),
            self.unit,
            self.help,
            about=self.about,
            per_head=self.per_head,
            family=self.family,
        )
        named.declared = self
        return named

    def __reduce__(self) -> tuple:
        return str, (str(self),)


class Total(Series):
    """One number per future: a sum over all months."""
