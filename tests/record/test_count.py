"""Counts keep the promises that the tally and the disputes rest on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.record.base import canonical, from_json
from cenotaph.record.count import Count
from cenotaph.record.span import Span


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low = draw(st.none() | st.integers(0, 300))
    high = draw(st.none() | st.integers(low or 0, 400))
    return Count(minimum=low, maximum=high, approximate=draw(st.booleans()))


numbers = st.integers(0, 500)


@given(counts(), counts(), numbers)
def test_overlap_is_a_shared_number(left: Count, right: Count, number: int) -> None:
    if left.allows(number) and right.allows(number):
        assert left.overlaps(right)
    assert left.overlaps(right) == right.overlaps(left)


@given(counts(), counts())
def test_no_overlap_means_no_shared_number(left: Count, right: Count) -> None:
    shared = any(left.allows(n) and right.allows(n) for n in range(801))
    assert left.overlaps(right) == shared


@given(counts(), counts(), numbers)
def test_containing_allows_all_that_the_contained_allows(
    outer: Count, inner: Count, number: int
) -> None:
    if outer.contains(inner) and inner.allows(number):
        assert outer.allows(number)


@given(counts(), counts(), counts())
def test_merging_is_a_hull_whatever_the_order(one: Count, two: Count, three: Count) -> None:
    merged = one.merge(two)
    assert merged.contains(one)
    assert merged.contains(two)
    assert merged == two.merge(one)
    assert one.merge(two).merge(three) == one.merge(two.merge(three))


@given(counts(), counts(), numbers, numbers)
def test_a_sum_allows_every_sum(left: Count, right: Count, first: int, second: int) -> None:
    if left.allows(first) and right.allows(second):
        assert left.plus(right).allows(first + second)


@given(counts())
def test_json_keeps_a_count(count: Count) -> None:
    placed = Count(
        minimum=count.minimum,
        maximum=count.maximum,
        approximate=count.approximate,
        span=Span(document="sha256:00", start=3, end=9),
    )
    assert from_json(canonical(placed), Count) == placed
    assert placed.unplaced() == count


def test_open_is_not_zero() -> None:
    assert Count(minimum=None, maximum=3) != Count(minimum=0, maximum=3)
    assert Count(minimum=0, maximum=0).exact
    assert not Count(minimum=27).exact


@pytest.mark.parametrize(("low", "high"), [(5, 4), (-1, None), (None, -1)])
def test_a_count_that_no_crowd_can_have_is_refused(low: int | None, high: int | None) -> None:
    with pytest.raises(ValueError, match="count"):
        Count(minimum=low, maximum=high)
