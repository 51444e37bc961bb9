"""Periods overlap, contain and merge as days do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.record.when import When

EPOCH = date(2024, 1, 1)


@st.composite
def periods(draw: st.DrawFn) -> When:
    first = draw(st.none() | st.integers(0, 60))
    last = draw(st.none() | st.integers(first or 0, 90))
    return When(
        earliest=None if first is None else EPOCH + timedelta(first),
        latest=None if last is None else EPOCH + timedelta(last),
    )


def allows(period: When, day: date) -> bool:
    return (period.earliest is None or period.earliest <= day) and (
        period.latest is None or day <= period.latest
    )


DAYS = [EPOCH + timedelta(n) for n in range(-100, 200)]


@given(periods(), periods())
def test_overlap_is_a_shared_day(left: When, right: When) -> None:
    assert left.overlaps(right) == any(allows(left, d) and allows(right, d) for d in DAYS)


@given(periods(), periods())
def test_containing_allows_all_days_of_the_contained(outer: When, inner: When) -> None:
    every = all(allows(outer, d) for d in DAYS if allows(inner, d))
    assert outer.contains(inner) == every


@given(periods(), periods(), periods())
def test_merging_is_a_hull_whatever_the_order(one: When, two: When, three: When) -> None:
    merged = one.merge(two)
    assert merged.contains(one)
    assert merged.contains(two)
    assert (merged.earliest, merged.latest) == (two.merge(one).earliest, two.merge(one).latest)
    left, right = one.merge(two).merge(three), one.merge(two.merge(three))
    assert (left.earliest, left.latest) == (right.earliest, right.latest)


@given(periods(), periods())
def test_a_gap_is_zero_exactly_where_they_overlap(left: When, right: When) -> None:
    assert (left.gap(right) == 0) == left.overlaps(right)
    assert left.gap(right) == right.gap(left) >= 0


def test_days_are_counted_inclusively() -> None:
    assert When(earliest=EPOCH, latest=EPOCH).days == 1
    assert When(earliest=EPOCH).days is None


def test_a_period_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="backwards"):
        When(earliest=EPOCH, latest=EPOCH - timedelta(1))
