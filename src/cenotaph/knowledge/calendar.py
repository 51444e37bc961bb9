"""How texts write dates, in each language: months, weekdays, seasons and relative phrases."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from cenotaph.record.base import Record


class RelativePhrase(Record, frozen=True, kw_only=True):
    """Wordings such as "yesterday": `shift` units from the document or the date last told."""

    words: tuple[str, ...]
    against: str
    shift: int
    unit: str


class CalendarWords(Record, frozen=True, kw_only=True):
    """The block of one language in `data/calendar.toml`, whose comments say what each key means."""

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    shared: frozenset[str]
    ordinals: tuple[str, ...]
    ordinal_days: tuple[str, ...]
    rites: frozenset[str]
    any_one: frozenset[str]
    the_one_before: tuple[str, ...]
    demonstratives: tuple[str, ...]
    article: tuple[str, ...]
    of: tuple[str, ...]
    prepositions: tuple[str, ...]
    strong_prepositions: tuple[str, ...]
    windows_before: tuple[str, ...]
    windows_inner: tuple[str, ...]
    windows_inner_before: tuple[str, ...]
    month_only: frozenset[str]
    since: tuple[str, ...]
    until: tuple[str, ...]
    between: tuple[str, ...]
    joins: tuple[str, ...]
    list_joins: tuple[str, ...]
    times_of_day: tuple[str, ...]
    decade: str
    instruments: frozenset[str]
    saying: frozenset[str]
    anaphors: tuple[str, ...]
    dying: tuple[str, ...]
    verdicts: tuple[str, ...]
    to_the_day: tuple[str, ...]
    which: dict[str, str]
    which_after: dict[str, str]
    part_words: dict[str, str]
    season_words: dict[str, str]
    holiday_words: dict[str, str]
    fractions: dict[str, int]
    fraction_units: dict[str, int]
    units: dict[str, str]
    amounts: dict[str, int]
    named_after: frozenset[str]
    clock_before: tuple[str, ...]
    clock_after: frozenset[str]
    ahead: tuple[str, ...]
    law_of: frozenset[str]
    quarter_letters: tuple[str, ...]
    on: tuple[str, ...]
    day_first: bool
    capital_months: bool
    loose_offsets: frozenset[str]
    offsets_after: dict[str, str]
    offsets_before: dict[str, str]
    relative: tuple[RelativePhrase, ...]


class Calendar(Record, frozen=True, kw_only=True):
    """What holds in every language, and the words of each.

    `year_parts` and `month_parts` give first and last month or day of "early", "mid", "late"
    (0 is the last day of the month); `seasons` first and last month; `holidays` month and day.
    """

    year_parts: dict[str, tuple[int, int]]
    month_parts: dict[str, tuple[int, int]]
    seasons: dict[str, tuple[int, int]]
    holidays: dict[str, tuple[int, int]]
    languages: dict[str, CalendarWords]


@cache
def calendar() -> Calendar:
    """The table as shipped.

    Raises:
        msgspec.ValidationError: a block lacks a key or holds one that nobody reads.
    """
    raw = tomllib.loads(
        files("cenotaph.knowledge").joinpath("data/calendar.toml").read_text("utf-8")
    )
    parts = raw.pop("parts")
    return msgspec.convert(
        {
            "year_parts": parts["year"],
            "month_parts": parts["month"],
            "seasons": raw.pop("seasons"),
            "holidays": raw.pop("holidays"),
            "languages": raw,
        },
        Calendar,
    )
