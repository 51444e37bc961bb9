"""The least and the greatest total of one part, with the numbers that reach them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cenotaph.tally.programme import (
    COUNTED,
    DEATHS,
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


class Answer(NamedTuple):
    """A programme and whole numbers that satisfy it."""

    programme: Programme
    values: tuple[int, ...]

    def value(self, *key: str) -> int:
        """The number of an unknown, 0 when the programme has no such unknown."""
        index = self.programme.unknowns.get(key)
        return 0 if index is None else self.values[index]


@dataclass(frozen=True)
class PartBounds:
    """`maximum` is `None` when open above; then there is no `high` answer.

    `slack` is how many deaths figures had to give so that all could hold, 0 when they agree.
    """

    minimum: int
    maximum: int | None
    low: Answer
    high: Answer | None
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

    Raises:
        SolverError: the solver failed.
    """
    if len(_all(part)) == 1:
        return _alone(part, relations, ranges)
    lows = sum(ranges[key].low for key in _all(part))
    low_cap = lows + 1
    programme, slack, sure = build(part, relations, ranges, cap=low_cap, slack=False), 0, True
    found = least(programme, _ones(programme.total))
    if found is None:
        programme = build(part, relations, ranges, cap=low_cap, slack=True)
        given = _required(least(programme, _ones(programme.slack)))
        slack, sure = given.value, given.optimal
        kept = _kept(programme, slack)
        found = _required(least(programme, _ones(programme.total), *kept))
    low = Answer(programme, _settled(programme, found, slack))
    maximum, high, proved = None, None, True
    if not _grows(part, relations, ranges, low):
        maximum, high, proved = _greatest(part, relations, ranges, slack)
    return PartBounds(
        minimum=found.bound,
        maximum=maximum,
        low=low,
        high=high,
        slack=slack,
        optimal=sure and found.optimal and proved and programme.exact,
    )


def _alone(part: Part, relations: Relations, ranges: Ranges) -> PartBounds:
    """Nothing constrains a lone incident: its range is the answer, at every unknown it has."""
    (span,) = (ranges[key] for key in _all(part))
    cap = span.low if span.high is None else span.high
    programme = build(part, relations, ranges, cap=cap, slack=False)
    low, high = ((number,) * len(programme.lower) for number in (span.low, cap))
    return PartBounds(
        minimum=span.low,
        maximum=span.high,
        low=Answer(programme, low),
        high=None if span.high is None else Answer(programme, high),
        slack=0,
        optimal=True,
    )


def feasible(part: Part, relations: Relations, ranges: Ranges) -> bool:
    """Whether some numbers of deaths satisfy all figures."""
    cap = sum(ranges[key].low for key in _all(part)) + 1
    return least(build(part, relations, ranges, cap=cap, slack=False), {}) is not None


def least_slack(part: Part, relations: Relations, ranges: Ranges) -> int:
    """By how many deaths in all figures must give so that all can hold."""
    cap = sum(ranges[key].low for key in _all(part)) + 1
    loose = build(part, relations, ranges, cap=cap, slack=True)
    return _required(least(loose, _ones(loose.slack))).value


def _all(part: Part) -> tuple[str, ...]:
    return (*part.events, *part.aggregates)


def _ones(unknowns: tuple[int, ...]) -> dict[int, int]:
    return dict.fromkeys(unknowns, 1)


def _required(found: Solution | None) -> Solution:
    """With slack on every figure zero deaths everywhere is an answer, so there always is one."""
    if found is None:
        raise AssertionError("figures that may all give way cannot contradict each other")
    return found


def _settled(programme: Programme, found: Solution, slack: int) -> tuple[int, ...]:
    """Of all answers with the least total a plain one: events at their minimum, the rest left to
    the aggregates. It only decides how the total is told, so it may take little work."""
    deaths = [i for key, i in programme.unknowns.items() if key[0] == DEATHS]
    rows = [_fixed(programme.total, found.value), *_kept(programme, slack)]
    try:
        plain = least(programme, dict.fromkeys(deaths, 1), *rows, nodes=NODES_FOR_WORDS)
    except SolverError:
        plain = None
    return found.values if plain is None else plain.values


def _kept(programme: Programme, slack: int) -> list[Row]:
    return [_fixed(programme.slack, slack)] if programme.slack else []


def _fixed(unknowns: tuple[int, ...], value: int) -> Row:
    return _ones(unknowns), value, value


def _grows(part: Part, relations: Relations, ranges: Ranges, answer: Answer) -> bool:
    """Whether some deaths of the answer can go up without end and leave all rows satisfied."""

    def limited(aggregates: frozenset[str]) -> bool:
        return any(ranges[a].high is not None for a in aggregates)

    for aggregate in part.aggregates:
        if not limited(relations.wider[aggregate] | {aggregate}):
            return True
    for event in part.events:
        if ranges[event].high is not None or event not in relations.certain:
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
) -> tuple[int | None, Answer | None, bool]:
    """The greatest total, `None` when open above, with the answer that reaches it.

    Every death of a bounded total lies in an event or an aggregate with a maximum, so the sum of
    the maxima bounds it; a total beyond that sum can only come from figures open above.
    """
    tops = sum(ranges[key].high or 0 for key in _all(part)) + slack
    cap = tops + sum(ranges[key].low for key in _all(part)) + 1
    programme = build(part, relations, ranges, cap=cap, slack=slack > 0)
    rows = _kept(programme, slack)
    found = most(programme, _ones(programme.total), *rows)
    if found is None:
        raise AssertionError("figures that held for the least total hold no more")
    if found.value > tops:
        return None, None, True
    counted = [i for key, i in programme.unknowns.items() if key[0] == COUNTED]
    plain = most(programme, dict.fromkeys(counted, 1), _fixed(programme.total, found.value), *rows)
    values = found.values if plain is None else plain.values
    # stopped early: the proved bound is the true statement, but beyond the maxima nothing counts
    return min(found.bound, tops), Answer(programme, values), found.optimal
