"""The timeline's maths: order kept, open ends to the edge, round ticks, lanes without collision."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.publish.dossier.timescale import Period, TimeScale, lanes, scale_for, ticks

days = st.dates(date(1950, 1, 1), date(2050, 1, 1))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first, last = sorted((draw(days), draw(days)))
    return Period(
        draw(st.sampled_from([first, first, None])), draw(st.sampled_from([last, last, None]))
    )


@given(st.lists(periods(), min_size=1, max_size=10))
def test_bars_lie_on_the_scale_and_run_forward(found: list[Period]) -> None:
    scale = scale_for(found, 440)
    if scale is None:
        assert all(period == (None, None) for period in found)
        return
    for period in found:
        start, end = scale.bar(period)
        assert 0 <= start <= end <= 440
        if period.latest is None:
            assert end == 440
        if period.earliest is None:
            assert start == 0


@given(days, days)
def test_later_days_stand_further_on(left: date, right: date) -> None:
    scale = scale_for([Period(left, right) if left <= right else Period(right, left)], 440)
    assert scale is not None
    assert (scale.x(left) < scale.x(right)) == (left < right)


@given(days, days, st.integers(3, 8))
def test_ticks_are_few_round_and_evenly_named(left: date, right: date, most: int) -> None:
    scale = TimeScale(min(left, right), max(left, right), 440)
    found = ticks(scale, most)
    assert len(found) <= most + 1
    for tick in found:
        assert scale.first <= tick.day <= scale.last
        if tick.grain != "day":
            assert tick.day.day == 1
        if tick.grain == "year":
            assert tick.day.month == 1
    assert [tick.x for tick in found] == sorted(tick.x for tick in found)


def test_the_edges_of_the_calendar_do_not_break_the_scale() -> None:
    scale = scale_for([Period(date.min, date.max)], 440)
    assert scale is not None
    assert scale.bar(Period(date.min, date.max)) == (0, 440)
    assert ticks(scale, 5)


def test_nothing_dated_is_no_scale() -> None:
    assert scale_for([Period(None, None)], 440) is None


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(1, 90)), max_size=40))
def test_bars_of_one_lane_never_touch(stretches: list[tuple[float, float]]) -> None:
    bars = [(start, start + length) for start, length in stretches]
    chosen = lanes(bars, 6)
    for i, (start, end) in enumerate(bars):
        for j, (other_start, other_end) in enumerate(bars[:i]):
            if chosen[i] == chosen[j]:
                assert end + 6 <= other_start or other_end + 6 <= start


@pytest.mark.parametrize(
    ("first", "last", "grain"),
    [
        (date(2025, 1, 1), date(2025, 1, 5), "day"),
        (date(2024, 1, 1), date(2024, 5, 1), "month"),
        (date(2010, 1, 1), date(2024, 5, 1), "year"),
    ],
)
def test_the_grain_follows_the_length(first: date, last: date, grain: str) -> None:
    assert {tick.grain for tick in ticks(TimeScale(first, last, 440), 6)} == {grain}
