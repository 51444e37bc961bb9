"""The programme against an enumeration of every possibility, on small random cases."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from benchmarks import enumeration as brute
from cenotaph.record.incident import Incident
from cenotaph.tally import bounds, count, solve
from cenotaph.tally.counting import parts
from cenotaph.tally.ranges import standing_range
from cenotaph.tally.relations import relate

from .cases import cases

SEEDED = settings(
    deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


def expected(incidents: list[Incident]) -> brute.Bounds | None:
    ranges = {incident.id: standing_range(incident) for incident in incidents}
    return brute.bounds(relate(incidents), ranges)


@settings(SEEDED, max_examples=1500)
@given(cases(events=3, aggregates=2, most=3))
def test_small_cases_have_the_bounds_that_enumeration_finds(incidents: list[Incident]) -> None:
    tally, found = count(incidents), expected(incidents)
    assert bool(tally.relaxed) == (found is None)
    assert tally.optimal
    if found is not None:
        assert (tally.minimum, tally.maximum) == found


def test_the_way_of_large_parts_finds_the_same_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LARGE", 2)
    monkeypatch.setattr(solve, "SMALL", 0)

    @settings(SEEDED, max_examples=600)
    @given(cases(events=3, aggregates=2, most=3))
    def agree(incidents: list[Incident]) -> None:
        tally, found = count(incidents), expected(incidents)
        assert tally.optimal
        assert bool(tally.relaxed) == (found is None)
        if found is not None:
            assert (tally.minimum, tally.maximum) == found
            assert sum(line.minimum for line in tally.incidents) == tally.minimum

    agree()


@settings(SEEDED, max_examples=500)
@given(cases(events=2, aggregates=3, most=2))
def test_three_totals_share_their_dead_as_enumeration_finds(incidents: list[Incident]) -> None:
    tally, found = count(incidents), expected(incidents)
    if found is not None:
        assert (tally.minimum, tally.maximum) == found


@settings(SEEDED, max_examples=200)
@given(cases(events=2, aggregates=3, most=2, forest=False))
def test_totals_inside_two_others_never_have_bounds_too_narrow(incidents: list[Incident]) -> None:
    tally, found = count(incidents), expected(incidents)
    if found is None:
        return
    assert tally.minimum <= found[0]
    assert tally.maximum is None or (found[1] is not None and tally.maximum >= found[1])


@pytest.mark.parametrize("large", [200, 2])
def test_contradictions_give_by_the_least_that_enumeration_finds(
    monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(bounds, "LARGE", large)

    @settings(SEEDED, max_examples=40)
    @given(cases(events=2, aggregates=2, most=2))
    def agree(incidents: list[Incident]) -> None:
        relations = relate(incidents)
        assume(expected(incidents) is None and len(parts(relations)) == 1)
        ranges = {incident.id: standing_range(incident) for incident in incidents}
        cap = 8
        slack, least, most = brute.relaxed_bounds(relations, ranges, cap)
        tally = count(incidents)
        assert slack > 0
        assert 0 < sum({row.why: row.by for row in tally.relaxed}.values()) <= slack
        assert tally.minimum == least
        if tally.maximum is None:
            assert most >= cap
        else:
            assert tally.maximum == most

    agree()


@settings(SEEDED, max_examples=200)
@given(cases(events=4, aggregates=3, most=9))
def test_lines_add_up_and_order_does_not_matter(incidents: list[Incident]) -> None:
    tally = count(incidents)
    assert count(incidents[::-1]) == tally
    assert [line.id for line in tally.incidents] == sorted(one.id for one in incidents)
    assert sum(line.minimum for line in tally.incidents) == tally.minimum
    most = [line.maximum for line in tally.incidents]
    if tally.maximum is None:
        assert None in most
    elif not tally.relaxed:
        assert tally.minimum <= tally.maximum <= sum(number or 0 for number in most)
    for line in tally.incidents:
        assert line.maximum is None or line.minimum <= line.maximum, line
        assert line.counted or (line.minimum, line.maximum) == (0, 0), line
        assert line.why
