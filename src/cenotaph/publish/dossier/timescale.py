"""How days become positions on the timeline: scale, round ticks and lanes, as pure maths."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

MONTHS_IN_YEAR = 12
MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)
DAY_STEPS = (1, 2, 7, 14)


class Period(NamedTuple):
    """Days from `earliest` to `latest`, both inclusive; `None` is open."""

    earliest: date | None
    latest: date | None


class TimeScale(NamedTuple):
    """Days from `first` to `last` spread evenly over `width`."""

    first: date
    last: date
    width: float

    def x(self, day: date) -> float:
        """The position of the beginning of `day`, kept inside the scale."""
        days = (self.last - self.first).days + 1
        return min(max((day - self.first).days / days, 0.0), 1.0) * self.width

    def bar(self, period: Period) -> tuple[float, float]:
        """Start and end of a period, an open end drawn to the edge."""
        start = 0.0 if period.earliest is None else self.x(period.earliest)
        if period.latest is None:
            return start, self.width
        if period.latest == date.max:
            return start, self.width
        return start, self.x(period.latest + timedelta(days=1))


class Tick(NamedTuple):
    """A round date on the scale; `grain` is day, month or year."""

    day: date
    x: float
    grain: str


def scale_for(periods: Sequence[Period], width: float) -> TimeScale | None:
    """The scale that holds every stated day with a little air on both sides.

    `None` when no period has any day.
    """
    days = [day for period in periods for day in period if day is not None]
    if not days:
        return None
    first, last = min(days), max(days)
    air = max(3, (last - first).days // 25)
    return TimeScale(_shift(first, -air), _shift(last, air), width)


def _shift(day: date, days: int) -> date:
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def ticks(scale: TimeScale, most: int) -> tuple[Tick, ...]:
    """Round dates on the scale, at the finest step that gives at most `most` of them."""
    span = (scale.last - scale.first).days + 1
    for step in DAY_STEPS:
        if span / step <= most:
            return _day_ticks(scale, step)
    for step in MONTH_STEPS:
        found = _month_ticks(scale, step)
        if len(found) <= most:
            return found
    return _month_ticks(scale, MONTH_STEPS[-1] * 2)


def _day_ticks(scale: TimeScale, step: int) -> tuple[Tick, ...]:
    first = -(-scale.first.toordinal() // step) * step
    days = range(first, scale.last.toordinal() + 1, step)
    return tuple(
        Tick(day, scale.x(day), "day") for day in (date.fromordinal(number) for number in days)
    )


def _month_ticks(scale: TimeScale, step: int) -> tuple[Tick, ...]:
    first = scale.first.year * MONTHS_IN_YEAR + scale.first.month - 1
    last = scale.last.year * MONTHS_IN_YEAR + scale.last.month - 1
    grain = "year" if step % MONTHS_IN_YEAR == 0 else "month"
    found = []
    for index in range(-(-first // step) * step, last + 1, step):
        year, month = divmod(index, MONTHS_IN_YEAR)
        if year < date.min.year or year > date.max.year:
            continue
        day = date(year, month + 1, 1)
        if scale.first <= day <= scale.last:
            found.append(Tick(day, scale.x(day), grain))
    return tuple(found)


def lanes(stretches: Sequence[tuple[float, float]], gap: float) -> tuple[int, ...]:
    """For each stretch (start, end) the first lane in which nothing else is in its way."""
    ends: list[float] = []
    chosen = [0] * len(stretches)
    for index in sorted(range(len(stretches)), key=lambda i: (stretches[i], i)):
        start, end = stretches[index]
        lane = next((lane for lane, until in enumerate(ends) if until + gap <= start), len(ends))
        if lane == len(ends):
            ends.append(end)
        else:
            ends[lane] = end
        chosen[index] = lane
    return tuple(chosen)
