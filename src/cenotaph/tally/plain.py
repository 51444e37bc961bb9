"""Large parts: most events held at their least, and whether any other numbers could do better.

A programme without any choices, solved in fractions, proves a bound that no answer of the whole can
beat, and shows which events it helps to have more than their least. With all others held there,
what is left to find are the choices and the unnamed deaths: a far smaller programme, and a plain
telling of the total. Where the two meet, the total is proved.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from cenotaph.tally.programme import DEATHS, Part, Programme, build
from cenotaph.tally.ranges import Range
from cenotaph.tally.relations import Relations
from cenotaph.tally.solve import SolverError, in_fractions, least

TINY = 1e-6
ROOM = 2  # times the number that fractions reach


def plain_least(
    part: Part, relations: Relations, ranges: Mapping[str, Range], cap: int
) -> tuple[Programme, tuple[int, ...]] | None:
    """A programme with nearly all events at their least, and numbers that reach the least total
    of the part; `None` where that cannot be shown or the figures contradict each other."""
    still = at_least(part, relations, ranges)
    if still is None:
        return None
    loose = build(part, relations, ranges, cap=cap, slack=False, choices=False)
    fractions = in_fractions(loose, dict.fromkeys(loose.total, 1))
    if fractions is None:
        return None
    bound, values = fractions
    reached = {event: values[loose.unknowns[DEATHS, event]] for event in part.events}
    free = {event: number for event, number in reached.items() if number > still[event] + TINY}
    limited = dict(ranges) | {event: _up_to(ranges[event], free[event]) for event in free}
    still = {event: number for event, number in still.items() if event not in free}
    held = build(part, relations, limited, cap=cap, slack=False, still=still)
    try:
        found = least(held, dict.fromkeys(held.total, 1), enough=bound)
    except SolverError:
        return None
    return (held, found.values) if found is not None and found.value == bound else None


def _up_to(span: Range, number: float) -> Range:
    """The range with a limit not far above a number; a narrow one makes a choice easy."""
    most = ROOM * math.ceil(number)
    return Range(low=span.low, high=most if span.high is None else min(span.high, most))


def at_least(
    part: Part, relations: Relations, ranges: Mapping[str, Range]
) -> dict[str, int] | None:
    """The least deaths of each event, never fewer than of an event certainly inside it; `None`
    where that is more than it can have."""
    still = {event: ranges[event].low for event in part.events}
    for event in part.events:
        for whole in relations.parts.get(event, ()):
            still[whole] = max(still[whole], ranges[event].low)
    for event, deaths in still.items():
        high = ranges[event].high
        if high is not None and deaths > high:
            return None
    return still
