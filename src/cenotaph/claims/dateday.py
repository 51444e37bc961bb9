"""Days of a month that a text writes: in full, without their year, or without their month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cenotaph.claims.dateform import Form
from cenotaph.claims.dateshapes import DECEMBER
from cenotaph.claims.datestory import Narrative, Period
from cenotaph.claims.dateyear import (
    NEAR,
    WEEKS,
    far_back,
    last_long_ago,
    long_gone,
    nearest_year,
    no_longer,
    safe_day,
    told_at,
    told_before,
    year_beside,
    year_for,
    year_of,
)
from cenotaph.record.when import Basis, Precision

BARE = 20  # days: "le 16" goes on with a month told no longer before


def day_written(form: Form, story: Narrative) -> Period | None:
    """A day and month, or two days of one month, with the year written or found."""
    assert form.month is not None and form.day is not None  # noqa: S101
    year = year_of(form, story)
    basis, anchor = Basis.STATED, None
    if year is None and form.ahead and story.published is not None:
        passed = safe_day(story.published.year, form.month, form.day) < story.published
        year, basis = story.published.year + passed, Basis.RELATIVE
        anchor = f"document date {story.published}"
    if year is None:
        late = replace(story, last=None) if form.judged and story.published else story
        chosen = year_beside(form, story) or year_for(form.month, form.day, form.weekday, late)
        if chosen is None:
            return None
        year, basis, anchor = chosen
        told = last_long_ago(story)
        stale = not form.judged and long_gone(safe_day(year, form.month, form.day), story)
        carried = basis is Basis.NARRATIVE and no_longer(far_back(late), WEEKS) is not None
        if told is not None and not carried and (form.past or stale):
            near = nearest_year(form.month, form.day, told)
            if (
                form.past
                or abs((safe_day(near, form.month, form.day) - told.earliest).days) <= NEAR
            ):
                year, basis, anchor = near, Basis.NARRATIVE, told_at(told)
        if form.open == "since" and told_before(story, safe_day(year, form.month, form.day)):
            year -= 1
    first = date(year, form.month, form.day)
    if form.last_day is None:
        return Period(first, first, Precision.DAY, basis, anchor)
    last = date(year, form.month, form.last_day)
    return Period(first, last, Precision.RANGE, basis, anchor)


def bare_day(form: Form, story: Narrative) -> Period | None:
    """ "Le 12 avril ... Le 16, ...": a day of the month last told, or of the one after it."""
    bygone = no_longer(far_back(story), BARE)
    told = bygone or story.written
    if form.day is None:
        return None
    if told is None:
        return _lately(form.day, story)
    year, month = told.latest.year, told.latest.month
    if bygone is not None:
        day = safe_day(year, month, form.day)
        if abs((day - told.earliest).days) <= BARE:
            return Period(day, day, Precision.DAY, Basis.NARRATIVE, told_at(told))
    if form.day < told.latest.day:
        year, month = (year, month + 1) if month < DECEMBER else (year + 1, 1)
    day = date(year, month, form.day)
    if (day - told.latest).days > BARE or (story.published and day > story.published):
        return None
    return Period(day, day, Precision.DAY, Basis.NARRATIVE, told_at(told))


def _lately(day: int, story: Narrative) -> Period | None:
    """The last such day of a month before the document, or on its very day."""
    if story.published is None:
        return None
    year, month = story.published.year, story.published.month
    if day > story.published.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, DECEMBER)
    last = date(year, month, day)
    return Period(last, last, Precision.DAY, Basis.RELATIVE, f"document date {story.published}")
