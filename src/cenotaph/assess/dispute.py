"""How a dispute is made: its id from its content, its positions in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cenotaph.record.base import content_id
from cenotaph.record.claim import Source
from cenotaph.record.finding import Between, Dispute, Position

MOST_VOICES = 6  # that are shown for one value, the first ones


def make(
    kind: str,
    about: str,
    positions: Iterable[Position],
    why: str,
    incidents: Sequence[str] = (),
    *,
    between: Between = Between.SOURCES,
) -> Dispute:
    """A dispute with a stable id; what one voice says again in the same words is given once."""
    ordered = _one_each(sorted(set(positions), key=_place))
    concerned = tuple(sorted(set(incidents)))
    return Dispute(
        id=content_id("dispute", kind, about, ordered, concerned, between),
        kind=kind,
        about=about,
        positions=ordered,
        why=why,
        incidents=concerned,
        between=between,
    )


def _one_each(positions: Sequence[Position]) -> tuple[Position, ...]:
    """Those of one value side by side, each value where it is first given."""
    kept: dict[str, dict[tuple[str, str], Position]] = {}
    for each in positions:
        voice = (each.origin or each.source or each.span.document, each.standing.value)
        kept.setdefault(each.value, {}).setdefault(voice, each)
    return tuple(each for voices in kept.values() for each in list(voices.values())[:MOST_VOICES])


def _place(position: Position) -> tuple[str, int, int, str, str]:
    span = position.span
    return span.document, span.start, span.end, position.value, position.source


def spoken_by(sources: Sequence[Source]) -> str:
    """Who says it, in one line: the names of the chain joined."""
    return " and ".join(dict.fromkeys(source.name for source in sources))


def according(positions: Iterable[Position]) -> str:
    """The values with who gives them: "31 according to the league; 12 according to X"."""
    said: dict[str, list[str]] = {}
    for each in sorted(set(positions), key=_place):
        names = said.setdefault(each.value, [])
        if each.source and each.source not in names:
            names.append(each.source)
    return "; ".join(
        f"{value} according to {listed(names)}" if names else value for value, names in said.items()
    )


def listed(names: Sequence[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"; of very many the first, and how many more."""
    if len(names) > MOST_VOICES:
        names = [*names[:MOST_VOICES], f"{len(names) - MOST_VOICES} others"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
