"""What futures show: measures, intervals, the verdict on two axes, causes, claims, the answer."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.results.summary import summarise

__all__ = ["summarise"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from simulator.results import summary

        return getattr(summary, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
