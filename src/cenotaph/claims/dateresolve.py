"""Resolves one written date: by its own words, the document's date, or the date last told."""

from __future__ import annotations

from dataclasses import replace

from cenotaph.claims.dateday import bare_day, day_written
from cenotaph.claims.dateform import Form
from cenotaph.claims.daterelative import relative_counted, weekday_counted, window_before
from cenotaph.claims.datespan import (
    decade_written,
    fraction_written,
    month_written,
    season_written,
    year_written,
)
from cenotaph.claims.datestory import Narrative, Period
from cenotaph.claims.dateyear import DAY
from cenotaph.record.when import Precision


def resolve(form: Form, story: Narrative) -> Period | None:
    """The days of a form in the light of the story, `None` when nothing pins them down."""
    if form.kind == "name":
        return None
    try:
        if form.other is not None and form.kind != "figures":
            return _specified(form, form.other, story)
        return _RULES[form.kind](form, story)
    except (ValueError, OverflowError):  # 31 June, the year 0: no such day
        return None


def _figures(form: Form, story: Narrative) -> Period | None:
    """ "3/4/2024": the reading that is the document's own date, or the only one not after it."""
    if form.other is None or story.published is None:
        return None
    readings = [day_written(form, story), day_written(form.other, story)]
    for period in readings:
        if period is not None and period.earliest == story.published:
            return period
    past = [each for each in readings if each is not None and each.latest <= story.published]
    return past[0] if len(past) == 1 else None


def _specified(form: Form, by: Form, story: Narrative) -> Period | None:
    """ "April last year", "Tuesday of last week"."""
    frame = resolve(by, story)
    if frame is None:
        return None
    if form.kind == "weekday":
        assert form.weekday is not None  # noqa: S101
        monday = frame.earliest - (frame.earliest.isoweekday() - 1) * DAY
        day = monday + (form.weekday - 1) * DAY
        return Period(day, day, Precision.DAY, frame.basis, frame.anchor)
    period = resolve(form._replace(year=frame.earliest.year, other=None), story)
    return None if period is None else replace(period, basis=frame.basis, anchor=frame.anchor)


def _range(form: Form, story: Narrative) -> Period | None:
    left, right = form.left, form.right
    assert left is not None and right is not None  # noqa: S101
    end = resolve(right, story)
    if end is None:
        return None
    if left.year is None and left.kind != "weekday" and right.kind != "weekday":
        start = resolve(left._replace(year=end.earliest.year), story)
        if start is not None and start.earliest > end.latest:
            start = resolve(left._replace(year=end.earliest.year - 1), story)
    else:
        start = resolve(left, story)
        if start is not None and right.year is None and end.latest < start.earliest:
            end = resolve(right._replace(year=start.earliest.year), story) or end
    if start is None or end.latest < start.earliest:
        return None
    return Period(start.earliest, end.latest, Precision.RANGE, end.basis, end.anchor)


_RULES = {
    "day": day_written,
    "bare": bare_day,
    "figures": _figures,
    "month": month_written,
    "year": year_written,
    "decade": decade_written,
    "season": season_written,
    "fraction": fraction_written,
    "weekday": weekday_counted,
    "relative": relative_counted,
    "window": window_before,
    "range": _range,
}
