"""Contradictions that plain addition shows: members that outnumber what certainly holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cenotaph.tally.programme import Part
from cenotaph.tally.ranges import Range
from cenotaph.tally.relations import Relations
from cenotaph.tally.sides import HIGH, LOW, Conflict


class _Member(NamedTuple):
    """A figure that a whole must hold: `top` is the event at which its deaths are counted, empty
    for a total, whose deaths can be those of any other member."""

    low: int
    key: str
    top: str


def excesses(part: Part, relations: Relations, ranges: Mapping[str, Range]) -> tuple[Conflict, ...]:
    """Irreducible contradictions between the maximum of one figure and minimums inside it.

    They share no figure. Events before totals, narrow totals before wide ones. Of the members
    the largest are named first, so that the fewest figures are. None of it needs a solver: with
    one minimum less the members fit, and with all of them they outnumber the whole by the sum.
    """
    members = _members(part, relations, ranges)
    taken: set[str] = set()
    found = []
    for whole in sorted(members, key=lambda key: (*_breadth(key, relations, members), key)):
        high = ranges[whole].high
        if high is None:
            continue
        free = [member for member in members[whole] if member.key not in taken]
        chosen = _outnumbering(free, high)
        if chosen:
            lows = tuple((key, LOW) for key in sorted(member.key for member in chosen))
            by = sum(member.low for member in chosen) - high
            found.append(Conflict((*lows, (whole, HIGH)), by))
            taken |= {member.key for member in chosen}
    return tuple(found)


def _breadth(
    key: str, relations: Relations, members: Mapping[str, list[_Member]]
) -> tuple[bool, int]:
    return key in relations.wider, len(members[key])


def _members(
    part: Part, relations: Relations, ranges: Mapping[str, Range]
) -> dict[str, list[_Member]]:
    """By whole, what certainly lies inside it and has a minimum.

    An event that may lie inside another event may count there, so it forces nothing; nor is a
    part counted that lies in several events, which would be there twice.
    """
    found: dict[str, list[_Member]] = {key: [] for key in (*part.events, *part.aggregates)}
    for event in part.events:
        low, wholes = ranges[event].low, relations.parts.get(event, frozenset())
        if not low:
            continue
        for whole in wholes:
            found[whole].append(_Member(low, event, whole))
        tops = wholes & relations.certain.keys() or {event} - wholes
        if len(tops) == 1 and not tops & relations.maybe_parts.keys():
            (top,) = tops
            for whole in relations.certain[top]:
                found[whole].append(_Member(low, event, top))
    for aggregate in part.aggregates:
        if ranges[aggregate].low:
            for whole in relations.wider[aggregate]:
                found[whole].append(_Member(ranges[aggregate].low, aggregate, ""))
    return found


def _outnumbering(members: Iterable[_Member], high: int) -> list[_Member]:
    """The fewest members that have more than `high` deaths between them, none if all have not."""
    ordered = sorted(members, key=lambda member: (-member.low, member.key))
    if ordered and ordered[0].low > high:
        return ordered[:1]
    chosen: dict[str, _Member] = {}
    total = 0
    for member in ordered:
        if member.top and member.top not in chosen:
            chosen[member.top] = member
            total += member.low
        if total > high:
            return list(chosen.values())
    return []
