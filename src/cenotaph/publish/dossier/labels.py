"""Where labels go so that none covers a marker, another label or the edge of the drawing."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

WIDE = frozenset("WF")
BROAD = frozenset("WMmw@%…—")
NARROW = frozenset("iIjlftr.,;:'’|!()[] -/")


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom, in the units of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def inside(self, frame: Box) -> bool:
        """Whether it lies wholly within `frame`."""
        return (
            frame.left <= self.left
            and frame.top <= self.top
            and self.right <= frame.right
            and self.bottom <= frame.bottom
        )


class Wanted(NamedTuple):
    """A label to place beside the point (x, y) whose marker has this radius."""

    text: str
    x: float
    y: float
    radius: float
    size: float


class Placed(NamedTuple):
    """A label that found room: its anchor point, alignment (start, middle, end) and box."""

    text: str
    x: float
    y: float
    align: str
    box: Box


def text_width(text: str, size: float) -> float:
    """An upper estimate of the width of `text` in a plain sans-serif at `size`.

    Fonts are the reader's own, so the estimate follows the widest in common use (Verdana and
    DejaVu Sans): East Asian wide letters take an em, combining marks nothing.
    """
    return size * sum(_ems(letter) for letter in text)


def _ems(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in WIDE or letter in BROAD:
        return 1.0
    if letter in NARROW:
        return 0.4
    return 0.74 if letter.isupper() else 0.63


def shorten(text: str, size: float, room: float) -> str:
    """`text`, cut at the end with an ellipsis if it would be wider than `room`."""
    if text_width(text, size) <= room:
        return text
    kept = text
    while kept and text_width(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;:–-") + "…"


def wrap(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """`text` in at most `most` lines no wider than `room`, the last one cut if need be."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most - 1:
        taken = 1
        while taken < len(rest) and text_width(" ".join(rest[: taken + 1]), size) <= room:
            taken += 1
        lines.append(shorten(" ".join(rest[:taken]), size, room))
        rest = rest[taken:]
    if rest:
        lines.append(shorten(" ".join(rest), size, room))
    return tuple(lines)


def place(
    wanted: Sequence[Wanted], obstacles: Sequence[Box], frame: Box
) -> tuple[Placed | None, ...]:
    """A place for each label in order of priority, `None` where there is no room.

    Eight positions round each point are tried, to the right first as cartographers do. A label
    that fits nowhere is left out rather than set over another; the table beside the map has it.
    """
    taken = list(obstacles)
    placed: list[Placed | None] = []
    for label in wanted:
        found = next(
            (
                candidate
                for candidate in _candidates(label)
                if candidate.box.inside(frame)
                and not any(candidate.box.overlaps(box) for box in taken)
            ),
            None,
        )
        if found is not None:
            taken.append(found.box)
        placed.append(found)
    return tuple(placed)


def _candidates(label: Wanted) -> list[Placed]:
    away = label.radius + label.size * 0.35
    diagonal = away * 0.8
    half = label.size * 0.5
    return [
        _at(label, label.x + away, label.y, "start"),
        _at(label, label.x - away, label.y, "end"),
        _at(label, label.x, label.y - away - half, "middle"),
        _at(label, label.x, label.y + away + half, "middle"),
        _at(label, label.x + diagonal, label.y - diagonal - half * 0.5, "start"),
        _at(label, label.x + diagonal, label.y + diagonal + half * 0.5, "start"),
        _at(label, label.x - diagonal, label.y - diagonal - half * 0.5, "end"),
        _at(label, label.x - diagonal, label.y + diagonal + half * 0.5, "end"),
    ]


def _at(label: Wanted, x: float, middle: float, align: str) -> Placed:
    """A candidate whose text is centred on the height `middle`; `y` is the base line."""
    width = text_width(label.text, label.size)
    left = {"start": x, "middle": x - width / 2, "end": x - width}[align]
    box = Box(left, middle - label.size * 0.6, left + width, middle + label.size * 0.6)
    return Placed(label.text, x, middle + label.size * 0.35, align, box)
