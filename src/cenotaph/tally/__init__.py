"""Incidents become a lower and an upper bound on documented deaths, each death once."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cenotaph.tally.counting import count

__all__ = ["count"]


def __getattr__(name: str) -> Any:
    """What the room as a whole does is loaded when it is asked for: looking at a case needs parts
    of the room, but no solver and no matrices."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from cenotaph.tally import counting  # noqa: PLC0415

    return getattr(counting, name)
