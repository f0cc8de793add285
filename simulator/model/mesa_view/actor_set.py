"""Methods that all sets of agents have; their names are those of Mesa's own sets.

A set is a snapshot: it holds the agents that were there when it was made. Mesa's own sets hold weak
references, and these would lose our views at once, so our sets hold none. A shuffle is drawn by
key: it gives the same order in the same month of the same future, in a batch of any size.
"""

from abc import abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import ceil, inf
from typing import Any

import mesa
import numpy as np

from simulator.model.mesa_view.compat import GroupBy, MesaAgentSet
from simulator.words.texts import gettext

MISSING = object()
"""No default: a missing attribute is an error."""


class Groups(GroupBy):
    """The groups of `groupby`. They are aggregated column by column if possible."""

    def agg(self, attr_name: str, func: Callable) -> dict[Any, Any]:
        """A function of the list of an attribute's values, for each group."""
        return {
            name: func(group.get(attr_name))
            if isinstance(group, ActorSet)
            else func([getattr(agent, attr_name) for agent in group])
            for name, group in self.groups.items()
        }


class ActorSet(MesaAgentSet):
    """The base of our sets. A subclass knows its agents, and makes a new set from positions."""

    def __init__(self, future: Any) -> None:
        self.future = future

    @abstractmethod
    def _take(self, positions: Sequence[int] | np.ndarray) -> "ActorSet":
        """A new set of the agents at some positions, in this order."""

    @abstractmethod
    def _become(self, other: Any) -> "ActorSet":
        """This set, with the agents of another set of the same class."""

    @abstractmethod
    def _keys(self) -> np.ndarray:
        """The key of each agent for random draws, `uint64`."""

    @abstractmethod
    def _from_iterable(self, agents: Iterable[mesa.Agent]) -> "ActorSet":
        """A set of any agents of this future: the operators `|`, `&`, `-` and `^` use it."""

    label = "agents"
    """What the set is called; shuffles are counted for each label."""

    def _update(self, agents: Iterable[mesa.Agent]) -> "ActorSet":
        return self._become(self._from_iterable(agents))

    def _result(self, positions: Sequence[int] | np.ndarray, inplace: bool) -> "ActorSet":
        chosen = self._take(positions)
        return self._become(chosen) if inplace else chosen

    def select(
        self,
        filter_func: Callable[[Any], bool] | None = None,
        at_most: float = inf,
        inplace: bool = False,
        agent_type: type | None = None,
    ) -> "ActorSet":
        """Agents of a type that pass the filter: at most a number, or (0.0 to 1.0) a share."""
        share = isinstance(at_most, float) and at_most <= 1.0
        limit = int(len(self) * at_most) if share else min(at_most, len(self))
        if filter_func is None and agent_type is None:
            return self._result(np.arange(max(0, ceil(limit))), inplace)
        chosen: list[int] = []
        for position, agent in enumerate(self):
            if len(chosen) >= limit:
                break
            if (agent_type is None or isinstance(agent, agent_type)) and (
                filter_func is None or filter_func(agent)
            ):
                chosen.append(position)
        return self._result(chosen, inplace)

    def shuffle(self, inplace: bool = False) -> "ActorSet":
        """A set of these agents in a random order."""
        return self._result(np.argsort(self._drawn(), kind="stable"), inplace)

    def _drawn(self) -> np.ndarray:
        future = self.future
        decision = f"shuffle {self.label} {future.count_shuffle(self.label)}"
        clock, rows = future.draws.clock_keys(future.month), np.full(len(self), future.row)
        return future.draws.for_group(decision, self._keys() ^ clock, rows)

    def sort(
        self, key: Callable[[Any], Any] | str, ascending: bool = False, inplace: bool = False
    ) -> "ActorSet":
        """Sorted by an attribute or a function: largest first, as in Mesa, or `ascending`."""
        values = self._values(key)
        return self._result(
            sorted(range(len(values)), key=values.__getitem__, reverse=not ascending), inplace
        )

    def _values(self, by: Callable[[Any], Any] | str) -> list[Any]:
        return self.get(by) if isinstance(by, str) else self.map(by)

    def groupby(self, by: Callable[[Any], Any] | str, result_type: str = "agentset") -> Groups:
        """Groups by an attribute or a function, as sets or (`result_type="list"`) as lists."""
        found: dict[Any, list[int]] = defaultdict(list)
        for position, value in enumerate(self._values(by)):
            found[value].append(position)
        sets = {value: self._take(positions) for value, positions in found.items()}
        return Groups(sets if result_type == "agentset" else {k: list(s) for k, s in sets.items()})

    def do(self, method: str | Callable, *args: Any, **kwargs: Any) -> "ActorSet":
        """Call a method or function on each agent."""
        self.map(method, *args, **kwargs)
        return self

    def shuffle_do(self, method: str | Callable, *args: Any, **kwargs: Any) -> "ActorSet":
        """Call a method or function on each agent in a random order; the set keeps its own."""
        self.shuffle().do(method, *args, **kwargs)
        return self

    def map(self, method: str | Callable, *args: Any, **kwargs: Any) -> list[Any]:
        """What a method or function returns for each agent."""
        if isinstance(method, str):
            return [getattr(agent, method)(*args, **kwargs) for agent in self]
        return [method(agent, *args, **kwargs) for agent in self]

    def get(
        self, attr_names: str | list[str], handle_missing: str = "error", default_value: Any = None
    ) -> list[Any]:
        """An attribute of each agent; with a list of names, a list of values for each agent.

        Raises `ValueError` for another word in `handle_missing`."""
        if handle_missing not in ("error", "default"):
            raise ValueError(
                gettext(
                    "`handle_missing` must be `error` or `default`, not `{word}`.",
                    word=handle_missing,
                )
            )
        default = MISSING if handle_missing == "error" else default_value
        if isinstance(attr_names, str):
            return self._attribute(attr_names, default)
        if not attr_names:
            return [[] for _ in range(len(self))]
        columns = [self._attribute(name, default) for name in attr_names]
        return [list(values) for values in zip(*columns, strict=True)]

    def _attribute(self, name: str, default: Any) -> list[Any]:
        return each_of(self, name, default)

    def agg(self, attribute: str, func: Callable | Iterable[Callable]) -> Any:
        """One function, or a list of functions, of the list of an attribute's values."""
        values = self.get(attribute)
        return func(values) if callable(func) else [f(values) for f in func]

    def set(self, attr_name: str, value: Any) -> "ActorSet":
        """Set an attribute of every agent to one value."""
        for agent in self:
            setattr(agent, attr_name, value)
        return self

    def to_list(self) -> list[Any]:
        """The agents as a list."""
        return list(self)

    def count(self, agent: Any = MISSING) -> int:
        """How many agents there are; with an agent, 1 if it is among them, else 0."""
        return len(self) if agent is MISSING else int(agent in self)

    def copy(self) -> "ActorSet":
        """A new set with the same agents."""
        return self._take(np.arange(len(self)))

    def __copy__(self) -> "ActorSet":
        return self.copy()

    def __deepcopy__(self, memo: dict) -> "ActorSet":
        return self.copy()

    def remove(self, agent: mesa.Agent) -> None:
        """Take an agent out of this set, not out of the model. Raises `KeyError` if not in it."""
        if agent not in self:
            raise KeyError(agent)
        self.discard(agent)

    def __repr__(self) -> str:
        return f"<{self.label}: {len(self)}>"


def each_of(agents: Iterable[Any], name: str, default: Any) -> list[Any]:
    """An attribute of agents one by one; `default` if it is missing, unless that is MISSING."""
    if default is MISSING:
        return [getattr(agent, name) for agent in agents]
    return [getattr(agent, name, default) for agent in agents]
