"""The simulated world; `VentureModel` is loaded when asked for, because Mesa is slow to import."""

from typing import Any


def __getattr__(name: str) -> Any:
    if name == "VentureModel":
        from simulator.model.model import VentureModel

        return VentureModel
    raise AttributeError(name)
