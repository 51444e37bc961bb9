"""The two sides of a figure, at least and at most, and sets of them that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cenotaph.tally.programme import Part
from cenotaph.tally.ranges import Range

Side = tuple[str, str]
LOW, HIGH = "low", "high"


class Conflict(NamedTuple):
    """Sides of ranges that cannot all hold though any of them less can, and the least number of
    deaths by which they must give in all."""

    sides: tuple[Side, ...]
    by: int


def sides_of(part: Part, ranges: Mapping[str, Range]) -> tuple[Side, ...]:
    """All sides of the figures of a part: what is at least first, then what is at most."""
    keys = (*part.events, *part.aggregates)
    lows = [(key, LOW) for key in keys if ranges[key].low]
    return (*lows, *((key, HIGH) for key in keys if ranges[key].high is not None))


def only(
    keys: Iterable[str], ranges: Mapping[str, Range], sides: Iterable[Side]
) -> dict[str, Range]:
    """The ranges of some incidents with every side open that is not named."""
    held = set(sides)
    return {
        key: Range(
            low=ranges[key].low if (key, LOW) in held else 0,
            high=ranges[key].high if (key, HIGH) in held else None,
        )
        for key in keys
    }
