"""The least and the greatest total of one part, with the numbers that reach them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from cenotaph.tally.plain import Plain, plain_least
from cenotaph.tally.programme import (
    COUNTED,
    DEATHS,
    HELD,
    INSIDE,
    OVER,
    SHORT,
    Part,
    Programme,
    Row,
    build,
)
from cenotaph.tally.ranges import Range
from cenotaph.tally.relations import Relations
from cenotaph.tally.solve import Solution, SolverError, least, most

Ranges = Mapping[str, Range]
NODES_FOR_WORDS = 20
LARGE = 200  # incidents; from here on events are held at their least first
MOST_TO_CHOOSE = 5000  # unknowns
PRICE_OF_TOTAL, PRICE_OF_SLACK = 30, 1000  # in deaths of events; any that are enough will do


class Answer(NamedTuple):
    """A programme and whole numbers that satisfy it."""

    programme: Programme
    values: tuple[int, ...]

    def value(self, *key: str) -> int:
        """The number of an unknown, 0 when the programme has no such unknown."""
        index = self.programme.unknowns.get(key)
        if index is not None:
            return self.values[index]
        if key[0] == HELD and (INSIDE, *key[1:]) in self.programme.unknowns:
            return self.value(INSIDE, *key[1:]) * self.value(COUNTED, key[1])
        return 0


@dataclass(frozen=True)
class PartBounds:
    """`maximum` is `None` when open above. `low` reaches the minimum. `slack` is how many
    deaths figures had to give so that all could hold, 0 when they agree."""

    minimum: int
    maximum: int | None
    low: Answer
    slack: int
    optimal: bool

    def gave(self) -> frozenset[str]:
        """The incidents whose figures gave in the least total."""
        given = (SHORT, OVER)
        unknowns = self.low.programme.unknowns.items()
        return frozenset(
            key[1] for key, index in unknowns if key[0] in given and self.low.values[index]
        )


def solve_part(part: Part, relations: Relations, ranges: Ranges) -> PartBounds:
    """Both bounds of a part, on relaxed figures where the figures contradict each other.

    If the solver gives up, the bounds are what needs no solver: wide, true, and not optimal.
    """
    if len(_all(part)) == 1:
        return _alone(part, relations, ranges)
    try:
        return _solved(part, relations, ranges)
    except SolverError:
        return _unsolved(part, relations, ranges)


def _solved(part: Part, relations: Relations, ranges: Ranges) -> PartBounds:
    low_cap = _low_cap(part, ranges)
    quick = plain_least(part, relations, ranges, low_cap) if _is_large(part) else None
    if quick is not None:
        return _told(part, relations, ranges, quick)
    programme, slack, sure = build(part, relations, ranges, cap=low_cap, slack=False), 0, True
    found = least(programme, ones(programme.total))
    if found is None:
        programme = build(part, relations, ranges, cap=low_cap, slack=True)
        given = required(least(programme, ones(programme.slack)))
        slack, sure = given.value, given.optimal
        found = required(least(programme, ones(programme.total), *kept(programme, slack)))
    low = Answer(programme, _settled(programme, found, slack))
    maximum, proved = None, True
    if not grows(part, relations, ranges, low):
        maximum, proved = _greatest(part, relations, ranges, slack)
    return PartBounds(
        minimum=found.bound,
        maximum=maximum,
        low=low,
        slack=slack,
        optimal=sure and found.optimal and proved and programme.exact,
    )


def _told(part: Part, relations: Relations, ranges: Ranges, plain: Plain) -> PartBounds:
    """The bounds of a part of which the least total is known."""
    low = Answer(plain.programme, plain.values)
    maximum, proved = None, True
    if not grows(part, relations, ranges, low):
        maximum, proved = _greatest(part, relations, ranges, plain.slack)
    return PartBounds(
        minimum=sum(plain.values[index] for index in plain.programme.total),
        maximum=maximum,
        low=low,
        slack=plain.slack,
        optimal=proved and plain.programme.exact,
    )


def _is_large(part: Part) -> bool:
    return len(_all(part)) >= LARGE


def _unsolved(part: Part, relations: Relations, ranges: Ranges) -> PartBounds:
    """Events that lie in no other at their minimum; everything at its maximum."""
    programme = build(part, relations, ranges, cap=_low_cap(part, ranges), slack=False)
    values = [0] * len(programme.lower)
    for event in part.events:
        if event in relations.certain and event not in relations.maybe_parts:
            values[programme.unknowns[COUNTED, event]] = ranges[event].low
    highs = [ranges[key].high for key in _all(part) if key not in relations.parts]
    known = [high for high in highs if high is not None]
    maximum = sum(known) if len(known) == len(highs) else None
    low = Answer(programme, tuple(values))
    return PartBounds(sum(values), maximum, low, slack=0, optimal=False)


def _low_cap(part: Part, ranges: Ranges) -> int:
    """What stands for "open above" in a least total, which never needs more."""
    return sum(ranges[key].low for key in _all(part)) + 1


def _alone(part: Part, relations: Relations, ranges: Ranges) -> PartBounds:
    """Nothing constrains a lone incident: its range is the answer, at every unknown it has."""
    (span,) = (ranges[key] for key in _all(part))
    programme = build(part, relations, ranges, cap=span.low, slack=False)
    low = Answer(programme, (span.low,) * len(programme.lower))
    return PartBounds(span.low, span.high, low, slack=0, optimal=True)


def feasible(part: Part, relations: Relations, ranges: Ranges) -> bool:
    """Whether some numbers of deaths satisfy all figures."""
    cap = _low_cap(part, ranges)
    return least(build(part, relations, ranges, cap=cap, slack=False), {}) is not None


def least_slack(part: Part, relations: Relations, ranges: Ranges) -> int:
    """By how many deaths in all figures must give so that all can hold."""
    cap = _low_cap(part, ranges)
    loose = build(part, relations, ranges, cap=cap, slack=True)
    return required(least(loose, ones(loose.slack))).value


def _all(part: Part) -> tuple[str, ...]:
    return (*part.events, *part.aggregates)


def ones(unknowns: tuple[int, ...]) -> dict[int, int]:
    return dict.fromkeys(unknowns, 1)


def required(found: Solution | None) -> Solution:
    """The answer of a programme that must have one: with slack on every figure zero deaths
    everywhere will do, and numbers that reach the minimum will do for the maximum."""
    if found is None:
        raise SolverError("the solver found no numbers for figures that can all hold")
    return found


def _settled(programme: Programme, found: Solution, slack: int) -> tuple[int, ...]:
    """Of all answers with the least total a plain one: events at their minimum, the rest left to
    the aggregates. It only decides how the total is told, so it may take little work.

    With a price on the total and on what gives the programme stays easy. An answer that reaches
    the least of both is a plainest one; if the prices were too low, both are held fast instead.
    In a large programme what lies inside what stays as found.
    """
    deaths = [i for key, i in programme.unknowns.items() if key[0] == DEATHS]
    prices = (
        dict.fromkeys(deaths, 1)
        | dict.fromkeys(programme.total, PRICE_OF_TOTAL)
        | dict.fromkeys(programme.slack, PRICE_OF_SLACK)
    )
    rows = [_fixed(programme.total, found.value), *kept(programme, slack)]
    if len(programme.lower) > MOST_TO_CHOOSE:
        programme = _choosing(programme, found)
    try:
        plain = least(programme, prices, nodes=NODES_FOR_WORDS)
        if plain is None or not all(_reached(plain, row) for row in rows):
            plain = least(programme, dict.fromkeys(deaths, 1), *rows, nodes=NODES_FOR_WORDS)
    except SolverError:
        plain = None
    return found.values if plain is None else plain.values


def _choosing(programme: Programme, found: Solution) -> Programme:
    """The programme with every yes or no as an answer has it."""
    lower, upper = list(programme.lower), list(programme.upper)
    for key, index in programme.unknowns.items():
        if key[0] == INSIDE:
            lower[index] = upper[index] = found.values[index]
    return replace(programme, lower=tuple(lower), upper=tuple(upper))


def _reached(answer: Solution, row: Row) -> bool:
    terms, value, _ = row
    return sum(answer.values[index] for index in terms) == value


def kept(programme: Programme, slack: int) -> list[Row]:
    return [_fixed(programme.slack, slack)] if programme.slack else []


def _fixed(unknowns: tuple[int, ...], value: int) -> Row:
    return ones(unknowns), value, value


def grows(
    part: Part,
    relations: Relations,
    ranges: Ranges,
    answer: Answer,
    among: Iterable[str] | None = None,
) -> bool:
    """Whether some deaths of the answer can go up without end and leave all rows satisfied;
    with `among`, some of those incidents."""
    asked = None if among is None else frozenset(among)

    def limited(aggregates: frozenset[str]) -> bool:
        return any(ranges[a].high is not None for a in aggregates)

    for aggregate in part.aggregates:
        holders = relations.wider[aggregate] | {aggregate}
        if not limited(holders) and (asked is None or holders <= asked):
            return True
    for event in part.events:
        if ranges[event].high is not None or event not in relations.certain:
            continue
        if asked is not None and event not in asked:
            continue
        inside = [
            whole for whole in relations.possible[event] if answer.value(INSIDE, event, whole)
        ]
        inside += [
            w for w in relations.maybe_parts.get(event, ()) if answer.value(INSIDE, event, w)
        ]
        if not inside and not limited(relations.certain[event]):
            return True
    return False


def _greatest(
    part: Part, relations: Relations, ranges: Ranges, slack: int
) -> tuple[int | None, bool]:
    """The greatest total, `None` when open above, and whether no smaller one bounds the case.

    Every death of a bounded total lies in an event or an aggregate with a maximum, so the sum of
    the maxima bounds it; a total beyond that sum can only come from figures open above.
    """
    tops = sum(ranges[key].high or 0 for key in _all(part)) + slack
    cap = tops + sum(ranges[key].low for key in _all(part)) + 1
    programme = build(part, relations, ranges, cap=cap, slack=slack > 0)
    found = required(most(programme, ones(programme.total), *kept(programme, slack)))
    if found.value > tops:
        return None, True
    # stopped early: what is proved is a true bound, and so is the sum of the maxima
    return min(found.bound, tops), found.optimal
