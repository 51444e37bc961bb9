"""How a dispute is made: its id from its content, its positions in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cenotaph.record.base import content_id
from cenotaph.record.claim import Source
from cenotaph.record.finding import Dispute, Position


def make(
    kind: str, about: str, positions: Iterable[Position], why: str, incidents: Sequence[str] = ()
) -> Dispute:
    """A dispute with a stable id; equal positions are given once."""
    ordered = tuple(sorted(set(positions), key=_place))
    concerned = tuple(sorted(set(incidents)))
    return Dispute(
        id=content_id("dispute", kind, about, ordered, concerned),
        kind=kind,
        about=about,
        positions=ordered,
        why=why,
        incidents=concerned,
    )


def _place(position: Position) -> tuple[str, int, int, str, str]:
    span = position.span
    return span.document, span.start, span.end, position.value, position.source


def spoken_by(sources: Sequence[Source]) -> str:
    """Who says it, in one line: the names of the chain joined."""
    return " and ".join(dict.fromkeys(source.name for source in sources))
