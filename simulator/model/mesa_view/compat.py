"""Differences between the Mesa releases that pip installs: 3.3 on Python 3.11, 3.5 above."""

import mesa

try:
    from mesa.agentset import AbstractAgentSet as MesaAgentSet
    from mesa.agentset import GroupBy
except ImportError:  # Mesa 3.3: one concrete class, in another place
    from mesa.agent import AgentSet as MesaAgentSet  # type: ignore[assignment]
    from mesa.agent import GroupBy  # type: ignore[assignment]

__all__ = ["GroupBy", "MesaAgentSet", "forget"]


def forget(model: mesa.Model) -> None:
    """Delete the counter of agents that keeps a model alive in Mesa 3.3; later ones have none."""
    counters = getattr(mesa.Agent, "_ids", None)
    if counters is not None:
        counters.pop(model, None)
