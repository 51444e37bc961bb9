"""The shapes of written dates as patterns, built from the calendar table of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from cenotaph.knowledge.calendar import CalendarWords, calendar
from cenotaph.knowledge.numbers import number_table

_WHO = 4  # words at most between "two days before" and "died"
_ASIDE = 40  # characters between the words of a date and those that tell what it is of
_MOST_DAYS = 6  # "on 3, 5, 7 and 9 May": longer lists are tables, not dates
YEAR = r"(?:1[89]\d\d|20\d\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NOT_GLUED = r"(?<![\w$€£#+/.-])"
# "3 JAN 90": two figures count as a year only where nothing is counted after them
_SHORT_YEAR = r"'?\d\d(?=\s*(?:[-–—,.;:)(\[\]]|$))"


class Shape(NamedTuple):
    """A named pattern; the names of its groups say what was found."""

    name: str
    pattern: re.Pattern[str]


class DateWords(NamedTuple):
    """Patterns and look-up tables of one language."""

    language: str
    words: CalendarWords
    shapes: tuple[Shape, ...]
    month: dict[str, int]
    weekday: dict[str, int]
    amount: dict[str, int]
    relative: dict[str, tuple[str, int, str]]
    days: re.Pattern[str]
    join: re.Pattern[str]
    listing: re.Pattern[str]
    between: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    preposition: re.Pattern[str]
    strong: re.Pattern[str]
    bound: re.Pattern[str]
    clock: re.Pattern[str]
    ahead: re.Pattern[str]
    of_gap: re.Pattern[str]
    restating: re.Pattern[str]
    anaphor: re.Pattern[str]
    dying: re.Pattern[str]
    counted: re.Pattern[str]
    verdict: re.Pattern[str]
    the: re.Pattern[str]
    that: re.Pattern[str]


def choice(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first; never matches when there is none."""
    written = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    if not written:
        return r"(?!)"
    return "(?:" + "|".join(_loose(phrase) for phrase in written) + ")"


def _loose(phrase: str) -> str:
    return r"\s+".join(re.escape(word) for word in phrase.split()).replace("'", "['’]")


@cache
def date_words(language: str) -> DateWords:
    """The patterns of a language of the table."""
    words = calendar().languages[language]
    numbers = number_table().languages[language]
    amount = {**{word: value for word, value in numbers.words.items() if value}, **words.amounts}
    article = choice(words.article)
    return DateWords(
        language=language,
        words=words,
        shapes=tuple(_shapes(words, amount)),
        month=_index(words.months),
        weekday=_index(words.weekdays),
        amount=amount,
        relative={
            phrase: (row.against, row.shift, row.unit)
            for row in words.relative
            for phrase in row.words
        },
        days=re.compile(rf"{DAY}(?!\d)"),
        join=_whole(words.joins),
        listing=re.compile(rf"\s*{choice(words.list_joins)}\s*"),
        between=_ends(words.between, words.article),
        since=_ends(words.since, words.article),
        until=_ends(words.until, words.article),
        preposition=_ends(words.prepositions, words.article),
        strong=_ends(words.strong_prepositions, words.article),
        bound=_ends(numbers.before, words.article),
        clock=_ends(words.clock_before, words.article),
        ahead=_ends(words.ahead, words.article),
        of_gap=re.compile(rf"[\s,]*(?:{choice(words.of)})?\s*"),
        restating=re.compile(rf"\s*(?:[,(]\s*)?(?:{choice(words.on)}\s*)?"),
        the=re.compile(rf"\bon\s+{choice(words.article if words.capital_months else ())}\s+$"),
        that=re.compile(rf"\b{choice(words.demonstratives)}\s+$"),
        anaphor=re.compile(rf"\s+{choice(words.anaphors)}\b"),
        dying=re.compile(rf"\s+(?:[\w'’]+\s+){{1,{_WHO}}}{choice(words.dying)}\b"),
        counted=re.compile(
            rf"\b{choice(words.units)}\s+{choice((*words.offsets_after, *words.loose_offsets))}\b"
            rf"[^.;:\n]{{0,{_ASIDE}}},\s*(?:{choice(words.on)}\s+)?(?:{article}\s+)?$"
        ),
        verdict=re.compile(rf"[^.;:\n]{{0,{_ASIDE}}}\b{choice(words.verdicts)}\b"),
    )


def _index(names: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    return {name: number for number, row in enumerate(names, 1) for name in row}


def _whole(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\s*{choice(phrases)}\s*")


def _ends(phrases: Iterable[str], article: Iterable[str]) -> re.Pattern[str]:
    """The phrases just before a date, with an article between if any."""
    return re.compile(rf"(?<![\w]){choice(phrases)}(?P<article>\s+{choice(article)})?[\s(-]*$")


def _shapes(words: CalendarWords, amount: dict[str, int]) -> Iterable[Shape]:
    weekday = choice(name for row in words.weekdays for name in row)
    full_weekday = choice(row[0] for row in words.weekdays)
    month = choice(name for row in words.months for name in row)
    article = choice(words.article)
    of = rf"(?:\s*\b{choice(words.of)}\s*)?"
    ordinal = rf"(?:\s?{choice(words.ordinals)}\b)?"
    day = rf"{DAY}(?!\d|[:.,]\d){ordinal}"
    joins = rf"\s*{choice((*words.joins, *words.list_joins))}\s*"
    days = rf"(?P<days>{day}(?:{joins}(?:{article}\s+)?(?:{weekday}\s+)?{day}){{0,{_MOST_DAYS}}})"
    dated = rf"(?:\b(?P<weekday>{weekday})\.?\s*,?\s+(?:{article}\s+)?)?"
    year = rf"(?P<year>{YEAR})(?![\d]|,\d)"
    part = rf"(?:\b(?P<part>{choice(words.part_words)})(?:\s+{article})?[\s-]*)?"
    which = rf"(?:\b(?P<which>{choice(words.which)})\s+)?"
    after = (
        rf"(?:\s+(?P<which_after>{choice(words.which_after)})\b"
        rf"(?!\s+{choice(words.units)}\b))?"
    )
    number = rf"(?P<amount>\d{{1,3}}|{choice(amount)})"
    unit = rf"(?P<unit>{choice(words.units)})"
    times = rf"(?:\s+{choice(words.times_of_day)}\b)?"
    for name, pattern in (
        ("iso", rf"{_NOT_GLUED}(?P<year>{YEAR})[-/](?P<m>\d\d?)[-/](?P<d>\d\d?)(?![\d-])"),
        ("figures", rf"{_NOT_GLUED}(?P<d>\d\d?)(?P<sign>[./])(?P<m>\d\d?)(?P=sign)"
                    rf"(?P<year>{YEAR})(?!\d)"),
        ("day", rf"{dated}{_NOT_GLUED}{days}\s*-?{of}\s*(?P<month>{month})\b\.?"
                rf"(?:\s*[,-]?\s*{of}(?:{year}|(?P<short>{_SHORT_YEAR})))?"),
        ("day", rf"{dated}\b(?P<month>{month})\b\.?\s*(?:{article}\s+)?{days}"
                rf"(?:(?:\s*,\s*|\s+(?:of\s+)?){year})?"),
        # "Le 16, ..." opens a sentence or a clause where the month was told before
        ("bare", r"(?:(?<=[.!?»;:]\s)|(?<=\n)|(?<=puis,\s)|(?<=enfin,\s))"
                 rf"le\s+(?P<days>{DAY})(?:er)?{times}(?=\s*,)"
         if "le" in words.on else r"(?!)"),
        # "since the 8th," in a month that was told before, or is that of the document
        ("bare", rf"(?<=\bthe\s)(?P<days>{DAY})(?:st|nd|rd|th)(?=\s*[,.;)])"
         if words.capital_months else r"(?!)"),
        ("bare", rf"(?:night|evening|morning|afternoon)\s+of\s+the\s+(?P<days>{DAY})"
                 rf"(?:st|nd|rd|th)\b(?!\s+(?:of\s+)?{month})"
         if words.capital_months else r"(?!)"),
        ("worded", rf"\b(?P<ordinal>{choice(words.ordinal_days)})\s+{choice(words.of)}\s+"
                   rf"(?P<month>{month})\b(?:\s*,?\s*{of}\s*{year})?"
         if words.capital_months else r"(?!)"),
        ("month", rf"{part}{which}\b(?P<month>{month})\b\.?{after}(?:\s*,?{of}\s*{year})?"),
        ("fraction", rf"\b(?P<fraction>{choice(words.fractions)})\s+"
                     rf"(?P<of>{choice(words.fraction_units)})\s*{of}\s*{year}"),
        ("quarter", rf"\b(?P<fraction>{choice(words.quarter_letters)}[1-4])\s*{of}\s*{year}"),
        ("season", rf"{part}{which}\b(?P<season>{choice(words.season_words)})\b{after}"
                   rf"(?:{of}\s*{year})?"),
        ("holiday", rf"\b(?P<holiday>{choice(words.holiday_words)})(?:\s*,?\s*{of}\s*{year})?"),
        ("decade", rf"{_NOT_GLUED}(?P<year>(?:1[89]|20)\d0)'?{words.decade}\b"
         if words.decade else r"(?!)"),
        ("year", rf"{part}(?<![\w$€£#+.,]){year}(?![\w%]|-\w*[a-z])"),
        ("weekday", rf"{which}\b(?P<weekday>{full_weekday})\b"
                    rf"(?:\s+(?P<earlier>{choice(words.the_one_before)})\b(?!\s+\w)|{after}{times})"),
        ("relative", rf"\b(?P<relative>{choice(p for row in words.relative for p in row.words)})"
                     r"(?![\w])"),
        ("offset", rf"\b{number}\s+{unit}\s+(?P<offset>{choice(words.offsets_after)})\b"
                   rf"(?P<exact>\s+{choice(words.to_the_day)}\b)?"),
        ("offset", rf"\b(?P<offset>{choice(words.offsets_before)})\s+{number}\s+{unit}\b"),
        ("window", rf"\b{choice(words.windows_before)}\s+{number}\s+{unit}\b"),
        ("window", rf"\b{choice(words.windows_inner_before)}\s+{number}\s+"
                   rf"{choice(words.windows_inner)}\s+{unit}\b"),
    ):  # fmt: skip
        yield Shape(name, re.compile(pattern))
