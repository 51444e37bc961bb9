"""Dates are resolved as far as their words, the document's date and the story allow."""

from __future__ import annotations

from datetime import date

import pytest

from cenotaph.record.when import Basis, Precision
from tests.claims.reading import PUBLISHED, dates, days

STATED = [
    ("on November 26, 2024", "2024-11-26"),
    ("on 26 Nov 2024", "2024-11-26"),
    ("on 2024-11-26", "2024-11-26"),
    ("on Nov. 26, 2024", "2024-11-26"),
    ("on the 26th of November 2024", "2024-11-26"),
    ("on Tuesday, 26 November 2024", "2024-11-26"),
    ("on 26/11/2024", "2024-11-26"),
    ("on 26.11.2024", "2024-11-26"),
    ("ON 26 NOV 89", "1989-11-26"),
    ("between 12 and 14 June 2024", "2024-06-12..2024-06-14"),
    ("from June 12 to 14, 2024", "2024-06-12..2024-06-14"),
    ("from 28 June to 3 July 2024", "2024-06-28..2024-07-03"),
    ("from 28 December 2023 to 3 January 2024", "2023-12-28..2024-01-03"),
    ("between December 28 and January 3, 2024", "2023-12-28..2024-01-03"),
    ("12–14 June 2024", "2024-06-12..2024-06-14"),
    ("the night of 12 to 13 June 2024", "2024-06-12..2024-06-13"),
    ("between February and May 2024", "2024-02-01..2024-05-31"),
    ("between November 2023 and February 2024", "2023-11-01..2024-02-29"),
    ("in June 2024", "2024-06-01..2024-06-30"),
    ("in early June 2024", "2024-06-01..2024-06-10"),
    ("in late June 2024", "2024-06-21..2024-06-30"),
    ("in early 2021", "2021-01-01..2021-04-30"),
    ("in mid-2021", "2021-05-01..2021-08-31"),
    ("in late 2021", "2021-09-01..2021-12-31"),
    ("in spring 2023", "2023-03-01..2023-05-31"),
    ("in the second quarter of 2023", "2023-04-01..2023-06-30"),
    ("in the first half of 2023", "2023-01-01..2023-06-30"),
    ("in Q3 2023", "2023-07-01..2023-09-30"),
    ("in 2019", "2019-01-01..2019-12-31"),
    ("the 2019 attack", "2019-01-01..2019-12-31"),
    ("from 2015 to 2019", "2015-01-01..2019-12-31"),
    ("in the 1990s", "1990-01-01..1999-12-31"),
    ("since 2021", "2021-01-01.."),
    ("since March 2021", "2021-03-01.."),
    ("until 2021", "..2021-12-31"),
    ("on Christmas Day 2023", "2023-12-25"),
]


@pytest.mark.parametrize(("words", "expected"), STATED)
def test_stated_dates(words: str, expected: str) -> None:
    (found,) = days(f"It happened {words}." if not words.isupper() else f"MEN CAME {words}.")
    assert found[1] == expected


def test_a_list_of_months_shares_the_year() -> None:
    assert [found for _, found in days("In January and February 2024 men came.")] == [
        "2024-01-01..2024-01-31",
        "2024-02-01..2024-02-29",
    ]


RELATIVE = [  # published on Thursday 15 May 2025
    ("on 20 April", "2025-04-20"),
    ("on 20 June", "2024-06-20"),
    ("on May 12", "2025-05-12"),
    ("in March", "2025-03-01..2025-03-31"),
    ("in August", "2024-08-01..2024-08-31"),
    ("on Monday", "2025-05-12"),
    ("on Thursday", "2025-05-15"),
    ("last Thursday", "2025-05-08"),
    ("on Friday", "2025-05-09"),
    ("Tuesday morning", "2025-05-13"),
    ("next Friday", "2025-05-16"),
    ("on Tuesday last week", "2025-05-06"),
    ("yesterday", "2025-05-14"),
    ("today", "2025-05-15"),
    ("last night", "2025-05-14"),
    ("the day before yesterday", "2025-05-13"),
    ("last week", "2025-05-05..2025-05-11"),
    ("last month", "2025-04-01..2025-04-30"),
    ("last year", "2024-01-01..2024-12-31"),
    ("in April last year", "2024-04-01..2024-04-30"),
    ("over the weekend", "2025-05-10..2025-05-11"),
    ("two days ago", "2025-05-13"),
    ("three weeks ago", "2025-04-21..2025-04-27"),
    ("two months ago", "2025-03-01..2025-03-31"),
    ("in the past ten days", "2025-05-05..2025-05-15"),
    ("last winter", "2024-12-01..2025-02-28"),
    ("yesterday, 14 May", "2025-05-14"),
    ("on 12/05/2025", "2025-05-12"),
    ("scheduled for 20 June", "2025-06-20"),
]


@pytest.mark.parametrize(("words", "expected"), RELATIVE)
def test_relative_dates_resolve_against_the_document(words: str, expected: str) -> None:
    (found,) = dates(f"It happened {words}.")
    assert days(f"It happened {words}.")[0][1] == expected
    if "/" not in words:
        assert found.basis is Basis.RELATIVE
        assert found.anchor == f"document date {PUBLISHED}"


STORY = "Raiders struck on 3 May 2024. "
NARRATIVE = [
    ("The following day they left.", "2024-05-04"),
    ("The next morning they left.", "2024-05-04"),
    ("Two days later they left.", "2024-05-05"),
    ("Two days after, they left.", "2024-05-05"),
    ("Two days after the attack they left.", "2024-05-05"),
    ("A day earlier they came.", "2024-05-02"),
    ("The same day they left.", "2024-05-03"),
    ("That night they left.", "2024-05-03"),
    ("A week earlier they came.", "2024-04-23..2024-04-29"),
    ("The following month they left.", "2024-06-01..2024-06-30"),
    ("The following Sunday they left.", "2024-05-05"),
    ("On 6 May they left.", "2024-05-06"),
]


@pytest.mark.parametrize(("words", "expected"), NARRATIVE)
def test_narrative_dates_resolve_against_the_date_last_told(words: str, expected: str) -> None:
    found = dates(STORY + words)[-1]
    assert days(STORY + words)[-1][1] == expected
    assert found.basis is Basis.NARRATIVE
    assert found.anchor is not None
    assert "May 2024" in found.anchor or "2024-05-03" in found.anchor


def test_a_statement_on_the_happening_does_not_date_it() -> None:
    words = (
        "Raiders struck on Monday. The army said on Wednesday it was looking. The next day rain."
    )
    assert days(words)[-1] == ("The next day", "2025-05-13")


def test_the_date_line_is_found_but_tells_no_story() -> None:
    words = "A village is burned\n15 May 2025\n\nThe following day people fled."
    assert days(words) == [("15 May 2025", "2025-05-15")]


NO_DATE = [
    "They may march; the march went on; he may have 30 men.",
    "The Penal Code of 2001 and the 1949 Geneva Conventions forbid it.",
    "The Army Regulations of 1979 and the Protocol of 8 June 1977 forbid it.",
    "There were 1,200 houses and more than 2000 people; they killed 1950 villagers.",
    "The men were aged 32 to 67; one was 18 years old.",
    "The 23 March Movement and the 19 April Movement spoke.",
    "It began at 1845 and ended at 2007 GMT.",
    "It lasted three days; for two years they hid; two days after the elections.",
    "It fell on 31 June 2024 and on 29 February 2023.",
    "THE PRIEST MAY BE DEAD. THEY MAY MARCH. MARCH ON.",
]


@pytest.mark.parametrize("words", NO_DATE)
def test_what_is_no_date(words: str) -> None:
    assert days(words) == []


def test_nothing_is_invented_without_a_date_to_hold_on_to() -> None:
    assert days("It happened on 3 May, on Monday, yesterday, and the next day.", None) == []


def test_a_year_is_inherited_from_the_text_when_the_document_has_no_date() -> None:
    found = dates("It began on 2 May 2022. On 5 May it ended.", None)
    assert [(w.wording, w.earliest, w.basis) for w in found] == [
        ("2 May 2022", date(2022, 5, 2), Basis.STATED),
        ("5 May", date(2022, 5, 5), Basis.NARRATIVE),
    ]


def test_a_story_of_an_earlier_year_keeps_its_year() -> None:
    words = "The massacre of March 2022 began on March 27. On 31 March the last were shot."
    assert [found for _, found in days(words)] == [
        "2022-03-01..2022-03-31",
        "2022-03-27",
        "2022-03-31",
    ]


def test_a_weekday_helps_to_find_the_year() -> None:
    words = "Janvier 2025\n\nLe mardi 21 janvier, des hommes sont venus."
    assert days(words, date(2025, 1, 1), "fr")[-1] == ("mardi 21 janvier", "2025-01-21")


FRENCH = [
    ("le mardi 26 novembre 2024", "2024-11-26"),
    ("le 1er juin 2024", "2024-06-01"),
    ("le 26/11/2024", "2024-11-26"),
    ("le 12/05/2024", "2024-05-12"),
    ("en mars 2024", "2024-03-01..2024-03-31"),
    ("début mars 2024", "2024-03-01..2024-03-10"),
    ("fin 2021", "2021-09-01..2021-12-31"),
    ("entre mars et juillet 2024", "2024-03-01..2024-07-31"),
    ("entre le 2 et le 4 janvier 2025", "2025-01-02..2025-01-04"),
    ("du 27 au 31 mars 2022", "2022-03-27..2022-03-31"),
    ("dans la nuit du 3 au 4 mai 2024", "2024-05-03..2024-05-04"),
    ("au printemps 2023", "2023-03-01..2023-05-31"),
    ("au premier trimestre 2015", "2015-01-01..2015-03-31"),
    ("depuis 2012", "2012-01-01.."),
    ("hier", "2025-05-14"),
    ("vendredi dernier", "2025-05-09"),
    ("lundi", "2025-05-12"),
    ("le mois dernier", "2025-04-01..2025-04-30"),
    ("il y a trois jours", "2025-05-12"),
]


@pytest.mark.parametrize(("words", "expected"), FRENCH)
def test_french_dates(words: str, expected: str) -> None:
    assert [found for _, found in days(f"Ils sont venus {words}.", language="fr")] == [expected]


def test_french_story() -> None:
    words = (
        "Ils sont venus le 3 mai 2024. Le lendemain, samedi 4 mai, ils ont fui. "
        "Deux jours plus tard, rien."
    )
    assert days(words, language="fr") == [
        ("3 mai 2024", "2024-05-03"),
        ("Le lendemain, samedi 4 mai", "2024-05-04"),
        ("Deux jours plus tard", "2024-05-06"),
    ]


def test_precision_says_how_fine_the_words_are() -> None:
    words = "On 3 May 2024, in June 2024, in 2023, in spring 2022, since 2021, last week."
    assert [found.precision for found in dates(words)] == [
        Precision.DAY,
        Precision.MONTH,
        Precision.YEAR,
        Precision.SEASON,
        Precision.OPEN,
        Precision.WEEK,
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In 2009 he ran for governor. On November 23 he sent a convoy.", "2009-11-23"),
        ("On 2 July 2019 men came. It was the worst March of all. That day 4 died.", "2019-07-02"),
    ],
)
def test_a_year_stated_alone_and_the_day_last_told(words: str, expected: str) -> None:
    assert days(words)[-1][1] == expected


def test_no_day_is_counted_from_a_month() -> None:
    found = dates("The town fell in March 2024. Three days earlier nine people died.")
    assert [when.wording for when in found] == ["March 2024"]


def test_that_day_is_an_earlier_one_than_that_of_the_report() -> None:
    found = days(
        f"On 2 July 2019 the square was full. The verdict came on {PUBLISHED.isoformat()}. "
        "That day nobody was left."
    )
    assert found[-1] == ("That day", "2019-07-02")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "On 25 October 2004 a crowd was shot. Six months before it, on 28 April, 32 men died.",
            "2004-04-28",
        ),
        ("He died on 3 June 2019. Not two months after that, on 29 July, five fell.", "2019-07-29"),
        (
            "On 28 February 2002 a mob came. On 2 June he had convicted 24 of them.",
            "2024-06-02",
        ),
        ("On 3 May 2019 they came. The day before the massacre, nine were shot.", "2019-05-02"),
        (
            "On 3 May 2019 they came. Two days before our men died, a bomb fell.",
            "2019-05-01",
        ),
        ("Six years ago, on the morning of 2 July, two cars drew up.", "2019-07-02"),
        (
            "Six years ago, on the morning of 2 July, two cars drew up. On 9 August came more.",
            "2019-08-09",
        ),
        (
            "On 3 May 2019 they came. Nobody was tried as of today. A day later two fell.",
            "2019-05-04",
        ),
        (
            "On 3 May 2019 they came. A bomb went off on 4 June. A day later five were killed.",
            "2019-06-05",
        ),
        ("On 3 May 2019 they came. Men knelt that Friday in the mosque.", "2019-05-03"),
        ("On 3 May 2019 they came. On Friday a court sat.", "2025-05-09"),
        ("They fell in the last week of May 2019.", "2019-05-25..2019-05-31"),
        ("They fell in the last week of May 2019. On the 27th, nine were shot.", "2019-05-27"),
        (
            "They fell in the last week of May 2019. On the night of the 23rd two were shot.",
            "2019-05-23",
        ),
        ("They came in the first week of March 2024.", "2024-03-01..2024-03-07"),
        ("Thirteen years ago today seventeen nurses were shot.", "2012-05-15"),
        ("The area has been tense from the 8th, they said.", "2025-05-08"),
        ("Nobody had been seen on the 20th, they said.", "2025-04-20"),
        ("May 12: four people dead.", "2025-05-12"),
    ],
)
def test_a_day_is_counted_from_the_happening_it_is_told_with(words: str, expected: str) -> None:
    assert days(words)[-1][1] == expected
