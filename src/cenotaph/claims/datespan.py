"""Months, years, decades, seasons and parts of years that a text writes, as their days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from cenotaph.claims.dateform import Form
from cenotaph.claims.datestory import Narrative, Period
from cenotaph.claims.dateyear import year_for, year_of
from cenotaph.knowledge.calendar import calendar
from cenotaph.record.when import Basis, Precision


def whole_month(year: int, month: int, part: str | None = None) -> tuple[date, date]:
    """The first and last day of a month or of a part of it ("early", "late")."""
    first, last = 1, monthrange(year, month)[1]
    if part is not None:
        first, end = calendar().month_parts[part]
        last = end or last
    return date(year, month, first), date(year, month, last)


def months_between(year: int, first: int, last: int) -> tuple[date, date]:
    """From the first day of one month to the last of another, over the new year if need be."""
    end = year + (last < first)
    return date(year, first, 1), date(end, last, monthrange(end, last)[1])


def month_written(form: Form, story: Narrative) -> Period | None:
    """A month, or a part of one, with the year written or found."""
    assert form.month is not None  # noqa: S101
    year = year_of(form, story)
    basis, anchor = Basis.STATED, None
    if year is None:
        chosen = year_for(form.month, 1, None, story)
        if chosen is None:
            return None
        year, basis, anchor = chosen
        if (
            form.which == "last"
            and story.published
            and (year, form.month)
            == (
                story.published.year,
                story.published.month,
            )
        ):
            year -= 1
        if form.which == "next" and story.published:
            year = story.published.year + (form.month <= story.published.month)
    first, last = whole_month(year, form.month, form.part)
    precision = Precision.MONTH if form.part is None else Precision.RANGE
    return Period(first, last, precision, basis, anchor)


def year_written(form: Form, story: Narrative) -> Period | None:
    """A year, or a part of it: "early 2012"."""
    assert form.year is not None  # noqa: S101
    if form.part is None:
        return Period(date(form.year, 1, 1), date(form.year, 12, 31), Precision.YEAR)
    first, last = calendar().year_parts[form.part]
    return Period(*months_between(form.year, first, last), Precision.RANGE)


def decade_written(form: Form, story: Narrative) -> Period | None:
    """Ten years: "the 1980s"."""
    assert form.year is not None  # noqa: S101
    return Period(date(form.year, 1, 1), date(form.year + 9, 12, 31), Precision.RANGE)


def season_written(form: Form, story: Narrative) -> Period | None:
    """A season or a time of rains, of a year written or counted from the document."""
    assert form.season is not None  # noqa: S101
    first, last = calendar().seasons[form.season]
    if form.year is not None:
        return Period(*months_between(form.year, first, last), Precision.SEASON)
    if story.published is None:
        return None
    year = story.published.year
    start, end = months_between(year, first, last)
    if form.which == "next":
        while start <= story.published:
            year += 1
            start, end = months_between(year, first, last)
    elif form.which == "last":
        while end >= story.published:
            year -= 1
            start, end = months_between(year, first, last)
    elif start > story.published:
        start, end = months_between(year - 1, first, last)
    return Period(start, end, Precision.SEASON, Basis.RELATIVE, f"document date {story.published}")


def fraction_written(form: Form, story: Narrative) -> Period | None:
    """A half or a quarter of a year."""
    assert form.year is not None and form.fraction is not None  # noqa: S101
    index, of = form.fraction
    length = 12 // of
    start, end = months_between(form.year, (index - 1) * length + 1, index * length)
    return Period(start, end, Precision.RANGE)
