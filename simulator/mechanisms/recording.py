"""What is recorded each month: a series, declared with its unit, what it is about and help."""

from enum import Enum

from simulator.vocabulary import Ability


class About(Enum):
    """What a series is about. Disclosure decides by it; people unless said otherwise."""

    PEOPLE = "people"
    """People served, applicants, donors, volunteers: small counts may point at somebody."""
    ORGANISATION = "the organisation"
    """The venture, its staff and its partners."""
    WORLD = "the world around"
    """Prices, demand, rules."""


class Family(Enum):
    """Series of one kind, of which there is one for each rule, class of cost, cause or task."""

    INCOME = "income"
    FINANCE = "finance"
    COST = "cost"
    SHORTFALL = "shortfall"
    HOURS = "hours"


class Series(str):
    """One number per future and month, under a name.

    A series is its own name (a `str`), so that it finds its column in a result, and knows what may
    be disclosed of it.

    `unit`: what it counts in. `per_head`: it follows from a count of people and a number that may
    be known, such as a price, so that it may give the count away. In a rule's own series `{rule}`
    stands for the rule's name; `each` says that there is one for each rule that can do that.
    """

    unit: str
    about: About
    per_head: bool
    help: str
    each: Ability | None
    family: Family | None

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
        return self

    def of(self, rule: str) -> "Series":
        """The series of one rule of a scenario."""
        if "{rule}" not in self:
            return self
        return Series(
            self.replace("{rule}", rule),
            self.unit,
            self.help,
            about=self.about,
            per_head=self.per_head,
            family=self.family,
        )

    def __reduce__(self) -> tuple:
        return str, (str(self),)


class Total(Series):
    """One number per future: something added up over all months."""
