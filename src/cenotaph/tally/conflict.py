"""Where figures cannot all hold: the smallest sets of them that contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cenotaph.record.incident import Incident
from cenotaph.record.tally import Relaxation
from cenotaph.tally.bounds import feasible, least_slack
from cenotaph.tally.programme import Part
from cenotaph.tally.ranges import Range
from cenotaph.tally.relations import Relations
from cenotaph.tally.words import name, sources

Side = tuple[str, str]
LOW, HIGH = "low", "high"


class Conflict(NamedTuple):
    """Sides of ranges that cannot all hold though any of them less can, and the least number of
    deaths by which they must give in all."""

    sides: tuple[Side, ...]
    by: int


def conflicts(
    part: Part, relations: Relations, ranges: Mapping[str, Range]
) -> tuple[Conflict, ...]:
    """Irreducible contradictions that share no figure, until the rest of the part agrees."""
    left = _sides(part, ranges)
    found = []
    while not feasible(part, relations, _only(ranges, left)):
        sides = _irreducible(part, relations, ranges, left)
        found.append(Conflict(sides, least_slack(part, relations, _only(ranges, sides))))
        left = tuple(side for side in left if side not in sides)
    return tuple(found)


def _sides(part: Part, ranges: Mapping[str, Range]) -> tuple[Side, ...]:
    keys = (*part.events, *part.aggregates)
    lows = [(key, LOW) for key in keys if ranges[key].low]
    return (*lows, *((key, HIGH) for key in keys if ranges[key].high is not None))


def _only(ranges: Mapping[str, Range], sides: tuple[Side, ...]) -> dict[str, Range]:
    """The ranges with every side open that is not named."""
    held = set(sides)
    return {
        key: Range(
            low=span.low if (key, LOW) in held else 0,
            high=span.high if (key, HIGH) in held else None,
        )
        for key, span in ranges.items()
    }


def _irreducible(
    part: Part, relations: Relations, ranges: Mapping[str, Range], sides: tuple[Side, ...]
) -> tuple[Side, ...]:
    """Leave out what the contradiction does not need, in large pieces first, then one by one."""
    size = len(sides)
    while size:
        start = 0
        while start < len(sides):
            fewer = sides[:start] + sides[start + size :]
            if feasible(part, relations, _only(ranges, fewer)):
                start += size
            else:
                sides = fewer
        size = size // 2
    return sides


def relaxations(
    conflict: Conflict, ranges: Mapping[str, Range], incidents: Mapping[str, Incident]
) -> tuple[Relaxation, ...]:
    """One line for each incident of a contradiction, naming the reports behind its figure."""
    says = {
        key: " and ".join(
            f"{'at least' if side == LOW else 'at most'} "
            f"{ranges[key].low if side == LOW else ranges[key].high}"
            for owner, side in conflict.sides
            if owner == key
        )
        for key, _ in conflict.sides
    }
    spelled = "; ".join(
        f"{name(incidents[key])}: {words}{sources(incidents[key])}" for key, words in says.items()
    )
    why = (
        f"these figures cannot all hold: {spelled}. One or more of them must give, by "
        f"{conflict.by} in all"
    )
    return tuple(Relaxation(incident=key, by=conflict.by, why=why) for key in sorted(says))
