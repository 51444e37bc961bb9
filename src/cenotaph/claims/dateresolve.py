"""Resolves one written date: by its own words, the document's date, or the date last told."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from cenotaph.claims.dateform import Form
from cenotaph.claims.datestory import Narrative, Period
from cenotaph.knowledge.calendar import calendar
from cenotaph.record.when import Basis, Precision

DAY = timedelta(days=1)
NEAR = 120  # days: a day without a year this near to the narrative belongs to it
WEEKS = 14  # days: "a day earlier" is counted from no longer stretch
BESIDE = 300  # characters: a year stated alone goes for the days that follow within so many
BARE = 20  # days: "le 16" goes on with a month told no longer before
DECEMBER = 12
STALE = 250  # days: a day of the months before a report that is rather told with its year
FAR = 300  # days: a narrative this far from the document's date carries its own year


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


# ---------------------------------------------------------------- stated dates


def _year_of(form: Form, story: Narrative) -> int | None:
    if form.year is None or form.century:
        return form.year
    pivot = story.published.year if story.published else 1999
    return min(
        (form.year + century for century in (1800, 1900, 2000)), key=lambda y: abs(y - pivot)
    )


def _day(form: Form, story: Narrative) -> Period | None:
    assert form.month is not None and form.day is not None  # noqa: S101
    year = _year_of(form, story)
    basis, anchor = Basis.STATED, None
    if year is None and form.ahead and story.published is not None:
        passed = _safe(story.published.year, form.month, form.day) < story.published
        year, basis = story.published.year + passed, Basis.RELATIVE
        anchor = f"document date {story.published}"
    if year is None:
        late = replace(story, last=None) if form.judged and story.published else story
        chosen = _year_beside(form, story) or _year_for(form.month, form.day, form.weekday, late)
        if chosen is None:
            return None
        year, basis, anchor = chosen
        told = _bygone(story)
        stale = not form.judged and _stale(_safe(year, form.month, form.day), story)
        carried = basis is Basis.NARRATIVE and _short(_distant(late), WEEKS) is not None
        if told is not None and not carried and (form.past or stale):
            near = _nearest(form.month, form.day, told)
            if form.past or abs((_safe(near, form.month, form.day) - told.earliest).days) <= NEAR:
                year, basis, anchor = near, Basis.NARRATIVE, _told(told)
        if form.open == "since" and _told_before(story, _safe(year, form.month, form.day)):
            year -= 1
    first = date(year, form.month, form.day)
    if form.last_day is None:
        return Period(first, first, Precision.DAY, basis, anchor)
    last = date(year, form.month, form.last_day)
    return Period(first, last, Precision.RANGE, basis, anchor)


def _bygone(story: Narrative) -> Period | None:
    """The day last stated with its year, if it lies so far back that the text looks back at it."""
    if story.published is None:
        return None
    days = (
        period
        for period in reversed(story.stated)
        if period.latest - period.earliest <= DAY and (story.published - period.latest).days >= FAR
    )
    return next(days, None)


def _stale(day: date, story: Narrative) -> bool:
    """Whether a day without a year would lie so far back that its year would have been told."""
    return story.published is not None and (story.published - day).days > STALE


def _nearest(month: int, day: int, told: Period) -> int:
    """The year in which a day comes nearest to one that was told."""
    years = (told.earliest.year - 1, told.earliest.year, told.earliest.year + 1)
    return min(years, key=lambda y: abs((_safe(y, month, day) - told.earliest).days))


def _told_before(story: Narrative, day: date) -> bool:
    """Whether every day stated so far lies before one from which the text counts on."""
    stated = [period.latest for period in story.stated if period.precision is Precision.DAY]
    return story.published is None and bool(stated) and max(stated) < day


def _bare_day(form: Form, story: Narrative) -> Period | None:
    """ "Le 12 avril ... Le 16, ...": a day of the month last told, or of the one after it."""
    told = story.written
    if form.day is None:
        return None
    if told is None:
        return _lately(form.day, story)
    year, month = told.latest.year, told.latest.month
    if form.day < told.latest.day:
        year, month = (year, month + 1) if month < DECEMBER else (year + 1, 1)
    day = date(year, month, form.day)
    if (day - told.latest).days > BARE or (story.published and day > story.published):
        return None
    return Period(day, day, Precision.DAY, Basis.NARRATIVE, _told(told))


def _lately(day: int, story: Narrative) -> Period | None:
    """The last such day of a month before the document, or on its very day."""
    if story.published is None:
        return None
    year, month = story.published.year, story.published.month
    if day > story.published.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, DECEMBER)
    last = date(year, month, day)
    return Period(last, last, Precision.DAY, Basis.RELATIVE, f"document date {story.published}")


def _year_for(
    month: int, day: int, weekday: int | None, story: Narrative
) -> tuple[int, Basis, str] | None:
    """The year of a day without one: nearest before the document, or that of a distant story."""
    choices: list[tuple[int, Basis, str]] = []
    told = _distant(story)
    if told is not None:
        nearest = _nearest(month, day, told)
        if abs((_safe(nearest, month, day) - told.earliest).days) <= NEAR:
            choices.append((nearest, Basis.NARRATIVE, _told(told)))
    if story.horizon is not None:
        year = story.horizon.year
        if _safe(year, month, day) > story.horizon:
            year -= 1
        choices.append((year, Basis.RELATIVE, f"document date {story.published}"))
    for period in reversed(story.stated):
        dated = period.precision in (Precision.DAY, Precision.MONTH, Precision.RANGE)
        if dated and _short(period, FAR) is not None:
            choices.append((period.latest.year, Basis.NARRATIVE, _told(period)))
            break
    if weekday is not None:
        fitting = [c for c in choices if _safe(c[0], month, day).isoweekday() == weekday]
        choices = fitting or choices
    return choices[0] if choices else None


def _year_beside(form: Form, story: Narrative) -> tuple[int, Basis, str] | None:
    """The year of "In 2009 ... on 23 November" where it stands shortly before, and long ago."""
    if story.year is None or form.start - story.year_end > BESIDE:
        return None
    if story.published is not None and story.published.year <= story.year:
        return None
    return story.year, Basis.NARRATIVE, f"text: {story.year}"


def _distant(story: Narrative) -> Period | None:
    """The date last told, if it lies so far back that the document's year cannot be meant."""
    told = story.last
    if told is None or not story.firm or (told.latest - told.earliest).days > FAR:
        return None
    if story.published is not None and (story.published - told.latest).days < FAR:
        return None
    return told


def _told(period: Period) -> str:
    if period.earliest == period.latest:
        return f"text: {period.earliest}"
    return f"text: {period.earliest}..{period.latest}"


def _safe(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _whole_month(year: int, month: int, part: str | None = None) -> tuple[date, date]:
    first, last = 1, monthrange(year, month)[1]
    if part is not None:
        first, end = calendar().month_parts[part]
        last = end or last
    return date(year, month, first), date(year, month, last)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """From the first day of one month to the last of another, over the new year if need be."""
    end = year + (last < first)
    return date(year, first, 1), date(end, last, monthrange(end, last)[1])


def _figures(form: Form, story: Narrative) -> Period | None:
    """ "3/4/2024": the reading that is the document's own date, or the only one not after it."""
    if form.other is None or story.published is None:
        return None
    readings = [_day(form, story), _day(form.other, story)]
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


def _month(form: Form, story: Narrative) -> Period | None:
    assert form.month is not None  # noqa: S101
    year = _year_of(form, story)
    basis, anchor = Basis.STATED, None
    if year is None:
        chosen = _year_for(form.month, 1, None, story)
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
    first, last = _whole_month(year, form.month, form.part)
    precision = Precision.MONTH if form.part is None else Precision.RANGE
    return Period(first, last, precision, basis, anchor)


def _year(form: Form, story: Narrative) -> Period | None:
    assert form.year is not None  # noqa: S101
    if form.part is None:
        return Period(date(form.year, 1, 1), date(form.year, 12, 31), Precision.YEAR)
    first, last = calendar().year_parts[form.part]
    return Period(*_months(form.year, first, last), Precision.RANGE)


def _decade(form: Form, story: Narrative) -> Period | None:
    assert form.year is not None  # noqa: S101
    return Period(date(form.year, 1, 1), date(form.year + 9, 12, 31), Precision.RANGE)


def _season(form: Form, story: Narrative) -> Period | None:
    assert form.season is not None  # noqa: S101
    first, last = calendar().seasons[form.season]
    if form.year is not None:
        return Period(*_months(form.year, first, last), Precision.SEASON)
    if story.published is None:
        return None
    year = story.published.year
    start, end = _months(year, first, last)
    if form.which == "next":
        while start <= story.published:
            year += 1
            start, end = _months(year, first, last)
    elif form.which == "last":
        while end >= story.published:
            year -= 1
            start, end = _months(year, first, last)
    elif start > story.published:
        start, end = _months(year - 1, first, last)
    return Period(start, end, Precision.SEASON, Basis.RELATIVE, f"document date {story.published}")


def _fraction(form: Form, story: Narrative) -> Period | None:
    assert form.year is not None and form.fraction is not None  # noqa: S101
    index, of = form.fraction
    length = 12 // of
    start, end = _months(form.year, (index - 1) * length + 1, index * length)
    return Period(start, end, Precision.RANGE)


# ---------------------------------------------------------------- relative dates


def _weekday(form: Form, story: Narrative) -> Period | None:
    if story.published is None or form.weekday is None:
        return None
    anchor = story.published
    back = (anchor.isoweekday() - form.weekday) % 7
    if form.which == "following" and story.last is not None:
        ahead = (form.weekday - story.last.latest.isoweekday()) % 7 or 7
        day = story.last.latest + ahead * DAY
        return Period(day, day, Precision.DAY, Basis.NARRATIVE, _told(story.last))
    if form.which == "preceding" and story.last is not None:
        gone = (story.last.earliest.isoweekday() - form.weekday) % 7 or 7
        day = story.last.earliest - gone * DAY
        return Period(day, day, Precision.DAY, Basis.NARRATIVE, _told(story.last))
    if form.ahead or form.which == "next":
        day = anchor + ((-back) % 7 or 7) * DAY
    elif form.which == "last" and back == 0:
        day = anchor - 7 * DAY
    else:
        day = anchor - back * DAY
    return Period(day, day, Precision.DAY, Basis.RELATIVE, f"document date {anchor}")


def _relative(form: Form, story: Narrative) -> Period | None:
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
    if form.past and (bygone := _bygone(story)) is not None:
        return bygone
    if form.unit == "day" and form.shift == 0:
        return story.last_day or _short(story.last, FAR)
    if form.unit == "year" and form.shift == 0 and story.stated:
        return _short(story.stated[-1], FAR) or _short(story.last, FAR)  # "of the same year"
    return _short(story.last, WEEKS if form.unit == "day" else FAR)


def _short(period: Period | None, most: int) -> Period | None:
    if period is None or (period.latest - period.earliest).days > most:
        return None
    return period


def _moved(base: Period, shift: int, unit: str, *, rough: bool) -> Period:
    if unit == "day":
        precision = Precision.DAY if base.earliest == base.latest else Precision.RANGE
        return Period(base.earliest + shift * DAY, base.latest + shift * DAY, precision)
    if unit in ("week", "fortnight"):
        return _weeks(base, shift * (2 if unit == "fortnight" else 1), rough=rough)
    if unit == "anniversary":
        day = _safe(base.earliest.year + shift, base.earliest.month, base.earliest.day)
        return Period(day, day, Precision.DAY)
    if unit == "weekend":
        saturday = base.earliest - ((base.earliest.isoweekday() - 6) % 7) * DAY
        return Period(saturday, saturday + DAY, Precision.RANGE)
    months = shift * (12 if unit == "year" else 1)
    number = base.earliest.year * 12 + base.earliest.month - 1 + months
    year, month = divmod(number, 12)
    if unit == "year":
        return Period(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    return Period(*_whole_month(year, month + 1), Precision.MONTH)


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


def _window(form: Form, story: Narrative) -> Period | None:
    if story.published is None or form.unit is None:
        return None
    lengths = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
    start = story.published + form.shift * lengths[form.unit] * DAY
    return Period(
        start, story.published, Precision.RANGE, Basis.RELATIVE, f"document date {story.published}"
    )


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
    "day": _day,
    "bare": _bare_day,
    "figures": _figures,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "season": _season,
    "fraction": _fraction,
    "weekday": _weekday,
    "relative": _relative,
    "window": _window,
    "range": _range,
}
