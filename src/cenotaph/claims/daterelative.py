"""Dates that count from another day: "last Tuesday", "two weeks later", "in the past month"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cenotaph.claims.dateform import Form
from cenotaph.claims.datespan import whole_month
from cenotaph.claims.datestory import Narrative, Period
from cenotaph.claims.dateyear import (
    DAY,
    FAR,
    WEEKS,
    far_back,
    last_long_ago,
    no_longer,
    safe_day,
    told_at,
)
from cenotaph.record.when import Basis, Precision


def weekday_counted(form: Form, story: Narrative) -> Period | None:
    """A day of the week, counted from the document or from the day told last."""
    if story.published is None or form.weekday is None:
        return None
    anchor = story.published
    back = (anchor.isoweekday() - form.weekday) % 7
    if form.which == "following" and story.last is not None:
        ahead = (form.weekday - story.last.latest.isoweekday()) % 7 or 7
        day = story.last.latest + ahead * DAY
        return Period(day, day, Precision.DAY, Basis.NARRATIVE, told_at(story.last))
    if form.which == "preceding" and story.last is not None:
        gone = (story.last.earliest.isoweekday() - form.weekday) % 7 or 7
        day = story.last.earliest - gone * DAY
        return Period(day, day, Precision.DAY, Basis.NARRATIVE, told_at(story.last))
    if form.which == "that" and (same := _told_on(form.weekday, story)) is not None:
        return same
    if form.ahead or form.which == "next":
        day = anchor + ((-back) % 7 or 7) * DAY
    elif form.which == "last" and back == 0:
        day = anchor - 7 * DAY
    else:
        day = anchor - back * DAY
    return Period(day, day, Precision.DAY, Basis.RELATIVE, f"document date {anchor}")


def _told_on(weekday: int, story: Narrative) -> Period | None:
    """The day told last, long ago, if it was such a day of the week: "that Friday"."""
    told = far_back(story)
    if told is None or told.earliest != told.latest or told.latest.isoweekday() != weekday:
        return None
    return replace(told, basis=Basis.NARRATIVE, anchor=told_at(told))


def relative_counted(form: Form, story: Narrative) -> Period | None:
    """Days, weeks, months or years away from the document or from the day told last."""
    if form.against == "document":
        if story.published is None:
            return None
        base = Period(story.published, story.published, Precision.DAY)
        basis, anchor = Basis.RELATIVE, f"document date {story.published}"
    else:
        told = _base(form, story)
        if told is None:
            return None
        base, basis, anchor = told, Basis.NARRATIVE, f"text: {story.last_wording}"
    assert form.unit is not None  # noqa: S101
    moved = _moved(base, form.shift, form.unit, rough=form.against == "document")
    return replace(moved, basis=basis, anchor=anchor)


def _base(form: Form, story: Narrative) -> Period | None:
    """The time told from which days, weeks or months are counted; no day is counted from a month.

    "That day" takes up the last day told, whatever longer stretch was told since.
    """
    if form.past and (bygone := last_long_ago(story)) is not None:
        return bygone
    if form.unit == "day" and form.shift == 0:
        return story.last_day or no_longer(story.last, FAR)
    if form.unit == "year" and form.shift == 0 and story.stated:
        return no_longer(story.stated[-1], FAR) or no_longer(story.last, FAR)  # "of the same year"
    return no_longer(story.last, WEEKS if form.unit == "day" else FAR)


def _moved(base: Period, shift: int, unit: str, *, rough: bool) -> Period:
    if unit == "day":
        precision = Precision.DAY if base.earliest == base.latest else Precision.RANGE
        return Period(base.earliest + shift * DAY, base.latest + shift * DAY, precision)
    if unit in ("week", "fortnight"):
        return _weeks(base, shift * (2 if unit == "fortnight" else 1), rough=rough)
    if unit == "anniversary":
        day = safe_day(base.earliest.year + shift, base.earliest.month, base.earliest.day)
        return Period(day, day, Precision.DAY)
    if unit == "weekend":
        saturday = base.earliest - ((base.earliest.isoweekday() - 6) % 7) * DAY
        return Period(saturday, saturday + DAY, Precision.RANGE)
    months = shift * (12 if unit == "year" else 1)
    number = base.earliest.year * 12 + base.earliest.month - 1 + months
    year, month = divmod(number, 12)
    if unit == "year":
        return Period(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    return Period(*whole_month(year, month + 1), Precision.MONTH)


def _weeks(base: Period, shift: int, *, rough: bool) -> Period:
    """The calendar week for "last week", else the days around the same day weeks away."""
    if rough and abs(shift) <= 1:
        monday = base.earliest - (base.earliest.isoweekday() - 1) * DAY + 7 * shift * DAY
        end = monday + 6 * DAY
        return Period(
            monday, max(monday, min(end, base.latest)) if shift == 0 else end, Precision.WEEK
        )
    return Period(
        base.earliest + (7 * shift - 3) * DAY, base.latest + (7 * shift + 3) * DAY, Precision.WEEK
    )


def window_before(form: Form, story: Narrative) -> Period | None:
    """So long a time up to the document: "in the past month"."""
    if story.published is None or form.unit is None:
        return None
    lengths = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
    start = story.published + form.shift * lengths[form.unit] * DAY
    return Period(
        start, story.published, Precision.RANGE, Basis.RELATIVE, f"document date {story.published}"
    )
