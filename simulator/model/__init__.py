"""The simulated world: `Month` simulates a batch of futures; `VentureModel` shows it to Mesa."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.model.mesa_view.venture_model import VentureModel
    from simulator.model.model import Month

__all__ = ["Month", "VentureModel"]


def __getattr__(name: str) -> Any:
    """Import `Month` and `VentureModel` only when they are used: scipy and Mesa load slowly."""
    if name == "VentureModel":
        from simulator.model.mesa_view.venture_model import VentureModel

        return VentureModel
    if name == "Month":
        from simulator.model.model import Month

        return Month
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
