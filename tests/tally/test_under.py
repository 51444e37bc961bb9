"""Deaths under a filter against an enumeration of every possibility, and by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.enumeration_under import bounds_under, settled
from cenotaph.record.incident import Incident
from cenotaph.tally.bounds import solve_part
from cenotaph.tally.counting import parts
from cenotaph.tally.matching import Match, Matches
from cenotaph.tally.ranges import Range, standing_range
from cenotaph.tally.relations import relate
from cenotaph.tally.under import Under, under

from .cases import cases
from .test_bruteforce import SEEDED

SAYS = st.sampled_from([Match.OUTSIDE, Match.PERHAPS, Match.WITHIN])


def filtered(incidents: list[Incident], said: dict[str, Match], *, strict: bool) -> Under:
    relations = relate(incidents)
    ranges = spans(incidents)
    matches = Matches(settled(relations, said, strict=strict), strict=strict)
    found = [
        under(part, relations, ranges, solve_part(part, relations, ranges), matches)
        for part in parts(relations)
    ]
    most = [each.maximum for each in found]
    return Under(
        sum(each.minimum for each in found),
        None if None in most else sum(number or 0 for number in most),
        all(each.optimal for each in found),
    )


def spans(incidents: list[Incident]) -> dict[str, Range]:
    ranges = {incident.id: standing_range(incident) for incident in incidents}
    return ranges | {key: Range(high=ranges[key].high) for key in relate(incidents).soft}


def expected(incidents: list[Incident], said: dict[str, Match], *, strict: bool) -> object:
    return bounds_under(relate(incidents), spans(incidents), said, strict=strict)


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(("events", "aggregates", "number"), [(3, 2, 600), (2, 3, 300)])
def test_small_cases_have_the_bounds_that_enumeration_finds(
    strict: bool, events: int, aggregates: int, number: int
) -> None:
    @settings(SEEDED, max_examples=number)
    @given(cases(events=events, aggregates=aggregates, most=2), st.data())
    def agree(incidents: list[Incident], data: st.DataObject) -> None:
        said = {each.id: data.draw(SAYS) for each in incidents}
        if expected(incidents, said, strict=strict) is None:
            return
        found = filtered(incidents, said, strict=strict)
        assert found.optimal
        assert (found.minimum, found.maximum) == expected(incidents, said, strict=strict)

    agree()
