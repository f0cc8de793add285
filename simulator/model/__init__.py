"""The simulated world: `Month` moves a batch of futures on; `VentureModel` shows it to Mesa."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.model.mesa_view.venture_model import VentureModel
    from simulator.model.model import Month

__all__ = ["Month", "VentureModel"]


def __getattr__(name: str) -> Any:
    """Both are loaded when asked for: scipy and Mesa are slow to import."""
    if name == "VentureModel":
        from simulator.model.mesa_view.venture_model import VentureModel

        return VentureModel
    if name == "Month":
        from simulator.model.model import Month

        return Month
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
