"""The year of a written day or month, where the text leaves it out or writes two figures of it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from cenotaph.claims.dateform import Form
from cenotaph.claims.datestory import Narrative, Period
from cenotaph.record.when import Basis, Precision

DAY = timedelta(days=1)
NEAR = 120  # days: a day without a year this near to the narrative belongs to it
WEEKS = 14  # days: "a day earlier" is counted from no longer stretch
BESIDE = 300  # characters: a year stated alone goes for the days that follow within so many
STALE = 250  # days: a day of the months before a report that is rather told with its year
FAR = 300  # days: a narrative this far from the document's date carries its own year


def year_of(form: Form, story: Narrative) -> int | None:
    """The year that a form writes; two figures are the year nearest to the document."""
    if form.year is None or form.century:
        return form.year
    pivot = story.published.year if story.published else 1999
    return min(
        (form.year + century for century in (1800, 1900, 2000)), key=lambda y: abs(y - pivot)
    )


def last_long_ago(story: Narrative) -> Period | None:
    """The day last stated with its year, if it lies so far back that the text looks back at it."""
    if story.published is None:
        return None
    days = (
        period
        for period in reversed(story.stated)
        if period.latest - period.earliest <= DAY and (story.published - period.latest).days >= FAR
    )
    return next(days, None)


def long_gone(day: date, story: Narrative) -> bool:
    """Whether a day without a year would lie so far back that its year would have been told."""
    return story.published is not None and (story.published - day).days > STALE


def nearest_year(month: int, day: int, told: Period) -> int:
    """The year in which a day comes nearest to one that was told."""
    years = (told.earliest.year - 1, told.earliest.year, told.earliest.year + 1)
    return min(years, key=lambda y: abs((safe_day(y, month, day) - told.earliest).days))


def told_before(story: Narrative, day: date) -> bool:
    """Whether every day stated so far lies before one from which the text counts on."""
    stated = [period.latest for period in story.stated if period.precision is Precision.DAY]
    return story.published is None and bool(stated) and max(stated) < day


def year_for(
    month: int, day: int, weekday: int | None, story: Narrative
) -> tuple[int, Basis, str] | None:
    """The year of a day without one: nearest before the document, or that of a distant story."""
    choices: list[tuple[int, Basis, str]] = []
    told = far_back(story)
    if told is not None:
        nearest = nearest_year(month, day, told)
        if abs((safe_day(nearest, month, day) - told.earliest).days) <= NEAR:
            choices.append((nearest, Basis.NARRATIVE, told_at(told)))
    if story.horizon is not None:
        year = story.horizon.year
        if safe_day(year, month, day) > story.horizon:
            year -= 1
        choices.append((year, Basis.RELATIVE, f"document date {story.published}"))
    for period in reversed(story.stated):
        dated = period.precision in (Precision.DAY, Precision.MONTH, Precision.RANGE)
        if dated and no_longer(period, FAR) is not None:
            choices.append((period.latest.year, Basis.NARRATIVE, told_at(period)))
            break
    if weekday is not None:
        fitting = [c for c in choices if safe_day(c[0], month, day).isoweekday() == weekday]
        choices = fitting or choices
    return choices[0] if choices else None


def year_beside(form: Form, story: Narrative) -> tuple[int, Basis, str] | None:
    """The year of "In 2009 ... on 23 November" where it stands shortly before, and long ago."""
    if story.year is None or form.start - story.year_end > BESIDE:
        return None
    if story.published is not None and story.published.year <= story.year:
        return None
    return story.year, Basis.NARRATIVE, f"text: {story.year}"


def far_back(story: Narrative) -> Period | None:
    """The date last told, if it lies so far back that the document's year cannot be meant."""
    told = story.last
    if told is None or not story.firm or (told.latest - told.earliest).days > FAR:
        return None
    if story.published is not None and (story.published - told.latest).days < FAR:
        return None
    return told


def told_at(period: Period) -> str:
    """The wording of a basis: the days that the text itself told before."""
    if period.earliest == period.latest:
        return f"text: {period.earliest}"
    return f"text: {period.earliest}..{period.latest}"


def safe_day(year: int, month: int, day: int) -> date:
    """A day of a month, or its last where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def no_longer(period: Period | None, most: int) -> Period | None:
    """A period that takes no more than so many days, else None."""
    if period is None or (period.latest - period.earliest).days > most:
        return None
    return period
