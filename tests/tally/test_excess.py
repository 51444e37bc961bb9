"""Contradictions found by addition: irreducible, and as large as the solver finds them."""

from __future__ import annotations

from hypothesis import given, settings

from cenotaph.record.incident import Incident
from cenotaph.tally.bounds import feasible, least_slack, solve_part
from cenotaph.tally.conflict import conflicts, reduced
from cenotaph.tally.counting import parts
from cenotaph.tally.excess import excesses
from cenotaph.tally.ranges import Range, standing_range
from cenotaph.tally.relations import relate
from cenotaph.tally.sides import Conflict, sides_of

from .cases import aggregate, cases, event
from .test_bruteforce import SEEDED


def found_by_addition(*incidents: Incident) -> list[Conflict]:
    relations, ranges = relate(incidents), {one.id: standing_range(one) for one in incidents}
    return [found for part in parts(relations) for found in excesses(part, relations, ranges)]


def test_the_fewest_and_largest_members_that_outnumber_a_total_are_named() -> None:
    total = aggregate("a", 10, 10)
    events = [event(f"e{low}", low, low, inside=["a"]) for low in (1, 2, 4, 5, 6)]
    assert found_by_addition(total, *events) == [
        Conflict((("e5", "low"), ("e6", "low"), ("a", "high")), 1)
    ]


def test_each_figure_is_in_one_contradiction_only() -> None:
    found = found_by_addition(
        aggregate("month", 4, 4, inside=["year"]),
        aggregate("year", 6, 6),
        event("e", 9, 9, inside=["month"]),
        event("f", 8, 8, inside=["year"]),
    )
    assert found == [
        Conflict((("e", "low"), ("month", "high")), 5),
        Conflict((("f", "low"), ("year", "high")), 2),
    ]


def test_an_event_that_may_count_elsewhere_forces_nothing() -> None:
    month = aggregate("month", 4, 4)
    assert found_by_addition(month, event("e", 3, 3, maybe=["month"]), event("f", 9, 9)) == []
    raid = event("raid", 9, 12)
    assert found_by_addition(month, raid, event("e", 5, 5, inside=["month"], maybe=["raid"])) == []


@settings(SEEDED, max_examples=1500)
@given(cases(events=4, aggregates=3, most=4, forest=False))
def test_every_contradiction_named_is_irreducible(incidents: list[Incident]) -> None:
    """Also those of the whole search; none shares a figure, and the rest agrees."""
    relations = relate(incidents)
    ranges = {one.id: standing_range(one) for one in incidents}
    for key in relations.soft:
        ranges[key] = Range(high=ranges[key].high)
    for part in parts(relations):
        found = excesses(part, relations, ranges)
        agrees = feasible(part, relations, ranges)
        assert not (found and agrees)
        if not agrees:
            found = conflicts(part, relations, ranges, solve_part(part, relations, ranges))
        shown = [side for conflict in found for side in conflict.sides]
        assert len(shown) == len(set(shown))
        left = tuple(side for side in sides_of(part, ranges) if side not in shown)
        assert not left or feasible(*reduced(part, relations, ranges, left))
        for conflict in found:
            assert least_slack(*reduced(part, relations, ranges, conflict.sides)) == conflict.by > 0
            for side in conflict.sides:
                fewer = tuple(each for each in conflict.sides if each != side)
                assert not fewer or feasible(*reduced(part, relations, ranges, fewer))
