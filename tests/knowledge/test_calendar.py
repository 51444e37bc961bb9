"""The calendar table is whole: twelve months, seven days, parts, seasons and offsets."""

from __future__ import annotations

import pytest

from cenotaph.knowledge.calendar import calendar

LANGUAGES = sorted(calendar().languages)
UNITS = {"day", "week", "fortnight", "weekend", "month", "year"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_and_weekdays_are_complete(language: str) -> None:
    words = calendar().languages[language]
    assert len(words.months) == 12
    assert len(words.weekdays) == 7
    names = [name for row in (*words.months, *words.weekdays) for name in row]
    assert len(names) == len(set(names))
    assert all(name == name.lower() for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_parts_seasons_and_holidays_exist(language: str) -> None:
    table, words = calendar(), calendar().languages[language]
    assert set(words.part_words.values()) <= set(table.year_parts) & set(table.month_parts)
    assert set(words.season_words.values()) <= set(table.seasons)
    assert set(words.holiday_words.values()) <= set(table.holidays)
    assert set(words.units.values()) <= UNITS


@pytest.mark.parametrize("language", LANGUAGES)
def test_offsets_count_from_something_that_exists(language: str) -> None:
    words = calendar().languages[language]
    rules = {*words.offsets_after.values(), *words.offsets_before.values()}
    assert rules <= {f"{base}{sign}" for base in ("document", "narrative") for sign in "+-"}
    assert words.loose_offsets <= set(words.offsets_after)
    for row in words.relative:
        assert row.against in ("document", "narrative")
        assert row.unit in UNITS


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_relative_wording_stands_twice(language: str) -> None:
    phrases = [phrase for row in calendar().languages[language].relative for phrase in row.words]
    assert len(phrases) == len(set(phrases))
