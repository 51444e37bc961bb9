"""Whatever date stands in a report, in whatever shape, exactly that date is found."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.claims.dateforms import lowered
from cenotaph.knowledge.calendar import calendar
from cenotaph.record.when import Basis
from tests.claims.reading import dates, text_of

EN, FR = calendar().languages["en"], calendar().languages["fr"]
DATES = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))
PLACES = st.sampled_from(["Barani", "Kel Adrar", "Sanga", "Ouro"])

SHAPES = {
    "en": [
        "On {d} {Month} {y}, soldiers shot nine men in {place}.",
        "Soldiers shot nine men in {place} on {Month} {d}, {y}, residents said.",
        "On {Weekday}, {d} {Month} {y}, nine men were shot near {place}.",
        "Nine men were shot ({y}-{m:02}-{d:02}) in {place}.",
        "The {d} {Month} {y} attack on {place} killed nine.",
        "NINE MEN WERE SHOT IN {place} ON {d} {MONTH} {y}.",
    ],
    "fr": [
        "Le {d} {month} {y}, des soldats ont tué neuf hommes à {place}.",
        "Des soldats ont tué neuf hommes à {place}, le {weekday} {d} {month} {y}.",
    ],
}


def _fill(shape: str, day: date, place: str, language: str) -> str:
    words = EN if language == "en" else FR
    month = words.months[day.month - 1][0]
    weekday = words.weekdays[day.isoweekday() - 1][0]
    return shape.format(
        d=day.day,
        m=day.month,
        y=day.year,
        month=month,
        Month=month.capitalize(),
        MONTH=month.upper(),
        weekday=weekday,
        Weekday=weekday.capitalize(),
        place=place,
    )


@st.composite
def dated_reports(draw: st.DrawFn) -> tuple[str, str, date]:
    language = draw(st.sampled_from(["en", "fr"]))
    day = draw(DATES)
    shape = draw(st.sampled_from(SHAPES[language]))
    return _fill(shape, day, draw(PLACES), language), language, day


@given(dated_reports(), DATES)
def test_the_day_that_was_put_in_is_found(report: tuple[str, str, date], published: date) -> None:
    words, language, day = report
    (found,) = dates(words, published, language)
    assert (found.earliest, found.latest, found.basis) == (day, day, Basis.STATED)
    assert found.span is not None
    assert found.span.quote(words) == found.wording


@given(DATES, DATES)
def test_a_day_without_a_year_lies_in_the_year_before_the_document(
    day: date, published: date
) -> None:
    month = EN.months[day.month - 1][0].capitalize()
    found = dates(f"Nine men were shot on {day.day} {month}.", published)
    if not found:
        assert (day.month, day.day) == (2, 29)
        return
    assert found[0].earliest is not None
    assert (found[0].earliest.month, found[0].earliest.day) == (day.month, day.day)
    assert timedelta(0) <= published - found[0].earliest <= timedelta(days=366)


@given(st.integers(1, 7), DATES)
def test_a_weekday_is_the_nearest_before_the_document(weekday: int, published: date) -> None:
    name = EN.weekdays[weekday - 1][0].capitalize()
    (found,) = dates(f"Nine men were shot on {name}.", published)
    assert found.earliest is not None
    assert found.earliest.isoweekday() == weekday
    assert timedelta(0) <= published - found.earliest < timedelta(days=7)


@given(DATES, st.integers(1, 60), DATES)
def test_ranges_hold_both_ends(first: date, length: int, published: date) -> None:
    last = first + timedelta(days=length)
    left = f"{first.day} {EN.months[first.month - 1][0].capitalize()} {first.year}"
    right = f"{last.day} {EN.months[last.month - 1][0].capitalize()} {last.year}"
    (found,) = dates(f"Clashes went on from {left} to {right} there.", published)
    assert (found.earliest, found.latest) == (first, last)


@given(DATES, st.integers(1, 20))
def test_days_later_count_from_the_day_told(day: date, later: int) -> None:
    month = EN.months[day.month - 1][0].capitalize()
    words = f"They came on {day.day} {month} {day.year}. {later} days later they left."
    assert dates(words, date(2050, 1, 1))[-1].earliest == day + timedelta(days=later)


TABLE = [
    word
    for words in (EN, FR)
    for row in (*words.months, *words.weekdays)
    for word in (row[0], row[0].capitalize(), row[0].upper())
] + [phrase for row in (*EN.relative, *FR.relative) for phrase in row.words]
PIECES = st.one_of(
    st.sampled_from(TABLE),
    st.sampled_from(
        ["on", "in", "since", "between", "and", "to", "-", ",", ".", "\n", "from", "of"]
    ),
    st.integers(0, 3000).map(str),
    st.text(max_size=6),
)


@given(st.lists(PIECES, max_size=30), st.none() | DATES, st.sampled_from(["en", "fr"]))
def test_any_text_gives_sorted_dates_with_their_words(
    pieces: list[str], published: date | None, language: str
) -> None:
    words = " ".join(pieces)
    found = dates(words, published, language)
    assert found == dates(words, published, language)
    starts = [when.span.start for when in found if when.span]
    assert starts == sorted(starts)
    for when in found:
        assert when.span is not None
        assert when.span.quote(text_of(words).text) == when.wording
        assert when.earliest is not None or when.latest is not None
        assert published is not None or when.basis is not Basis.RELATIVE


@given(st.text(max_size=40))
def test_lower_case_keeps_offsets(words: str) -> None:
    assert len(lowered(words)) == len(words)
