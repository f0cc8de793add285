"""The numbers of the twin: every assumption of a scenario at its likely value, as plain numbers."""

from types import SimpleNamespace
from typing import Any

from simulator.model.strength import strength_for
from simulator.quantities.quantity import Quantity
from simulator.scenario.scenario import Scenario

NEEDED = frozenset(
    {
        "outreach",
        "assessment",
        "admission",
        "networking",
        "fade",
        "product_sales",
        "placement_fee",
        "service_contract",
        "individual_giving",
        "allowance",
        "overhead",
        "equipment",
        "turnover_tax",
        "reporting",
        "supervision",
        "leadership",
        "cover",
        "payroll",
        "pricing",
        "hiring",
        "application",
        "attribution",
        "awareness",
        "burnout",
        "completion",
        "cost_shock",
        "demand_shock",
        "dropout",
        "gain",
        "gives_up",
        "inflation",
        "livelihood",
        "natural_life",
        "partnership",
        "placement",
        "referral",
        "satisfaction",
        "trust",
        "turnover",
        "waiting_list",
        "word_of_mouth",
        "education",
        "counselling",
        "group_work",
    }
)
"""The kinds of rule that the twin knows; it refuses a scenario with others."""

IDLE = {"exchange_rate": ".imported", "co_funding": ".funding", "overdraft": ".credit"}
"""Rules that do nothing where every number whose path ends so is 0, as the twin takes for
granted."""

STRONGEST = 0.99
"""Most that a technique may close of a gap."""

ONE_OF_A_KIND = NEEDED - {"education", "counselling", "group_work"}


class Numbers:
    """Blocks of numbers by path (`community`, `team.trainer`), and rules by kind (`rule.gain`)."""

    def __init__(self, scenario: Scenario) -> None:
        self.blocks = {
            path: SimpleNamespace(name=block.name, **_plain(block.values))
            for path, block in scenario.blocks()
        }
        self.rule = SimpleNamespace(**self._rules(scenario))
        self.techniques = [
            (scenario.mechanisms[name].kind.kind, self.blocks[name])
            for name in sorted(scenario.mechanisms)
            if scenario.mechanisms[name].kind.kind in NEEDED - ONE_OF_A_KIND
        ]
        for _, t in self.techniques:
            t.usual_hours = t.usual_hours or t.sessions * t.hours * (t.months or 12)
        self.times_as_strong = self._calibrated(scenario)
        self.team = [self.blocks[f"team.{name}"] for name in scenario.team]
        self.partners = [self.blocks[f"partners.{name}"] for name in scenario.partners]
        self._events = [event for event in scenario.events if event.path]
        self._base = {event.path: self._get(event.path) for event in self._events}

    def _rules(self, scenario: Scenario) -> dict[str, SimpleNamespace]:
        found: dict[str, SimpleNamespace] = {}
        for name, block in scenario.mechanisms.items():
            kind = block.kind.kind
            if kind in IDLE and not self._any(scenario, IDLE[kind]):
                continue
            if kind not in NEEDED or (kind in found and kind in ONE_OF_A_KIND):
                raise ValueError(f"the twin does not know {name}, a rule of the kind {kind}")
            found[kind] = self.blocks[name]
        return found

    @staticmethod
    def _any(scenario: Scenario, ending: str) -> bool:
        return any(any(q.numbers) for path, _, q in scenario.inputs() if path.endswith(ending))

    def _get(self, path: str) -> Any:
        block, name = path.rsplit(".", 1)
        return getattr(self.blocks[block], name)

    def _calibrated(self, scenario: Scenario) -> float:
        """How many times as strong techniques are as the file says, to have the effect stated."""
        curve, outcome = scenario.calibration, self.blocks["outcome"]
        if curve is None or "effect" not in scenario.outcome.given:
            return 1.0
        if outcome.effect_of:
            raise ValueError("the twin does not know an effect of some techniques only")
        return float(strength_for(curve, outcome.effect))

    def as_strong(self, share: float) -> float:
        """The share of a gap that a technique closes whose strength the file says is `share`."""
        return min(1 - (1 - min(share, STRONGEST)) ** self.times_as_strong, STRONGEST)

    def apply_events(self, month: int) -> None:
        """Set what dated events change, for this month."""
        now = dict(self._base)
        for event in self._events:
            if event.month <= month <= (event.until or month):
                now[event.path] = now[event.path] * event.by if event.to is None else event.to
        for path, value in now.items():
            block, name = path.rsplit(".", 1)
            setattr(self.blocks[block], name, value)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _number(v) if isinstance(v, Quantity) else v for name, v in values.items()}


def _number(quantity: Quantity) -> float:
    value = min(max(float(quantity.likely), quantity.low), quantity.high)
    return round(value) if quantity.whole else value
