"""Claims become incidents: one per happening, with its reports, origins and reasons."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cenotaph.incidents.linking import LINKER_VERSION, Linked, link, rulings

__all__ = ["LINKER_VERSION", "Linked", "link", "rulings"]


def __getattr__(name: str) -> Any:
    """What the room as a whole does is loaded when it is asked for: looking at a case needs parts
    of the room, but no solver and no matrices."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from cenotaph.incidents import linking  # noqa: PLC0415

    return getattr(linking, name)
