"""A line is a date only if all of it is one, and only if it can mean one day."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.text.days import day_words, whole_day

STATED = {
    "15 May 2025": "2025-05-15",
    "May 15, 2025": "2025-05-15",
    "Thursday, 15 May 2025": "2025-05-15",
    "2019-12-25": "2019-12-25",
    "2024-05-06T10:00:00+02:00": "2024-05-06",
    "Published: 4 May 2023": "2023-05-04",
    "Published on 5 May 2023, 10:25 GMT": "2023-05-05",
    "Posted May 5, 2023 at 3:14 p.m.": "2023-05-05",
    "Publié le 5 mai 2023 à 10h25": "2023-05-05",
    "le lundi 5 mai 2025": "2025-05-05",
    "1er janvier 2024": "2024-01-01",
    "1st of March 2024": "2024-03-01",
    "lunes, 5 de mayo de 2025": "2025-05-05",
    "26 января 2025 года": "2025-01-26",
    "١٥ مايو 2025": "2025-05-15",
    "5 كانون الثاني 2024": "2024-01-05",
    "25/12/2019": "2019-12-25",
    "12/25/2019": "2019-12-25",
    "5.4.2023": "2023-04-05",
    "3 JAN 90": "1990-01-03",
    "JUNE 11 89": "1989-06-11",
    "5 May 23": "2023-05-05",
    "Janvier 2025": "2025-01",
    "May 2025": "2025-05",
    "2025-01": "2025-01",
}
NONE = (
    "On 5 May 2025 men were killed",
    "December 16: four fighters dead",
    "03/04/2024",  # the third of April or the fourth of March
    "31 February 2024",
    "7 FEB",
    "May 5",
    "2025",
    "Updated: 5 May 2024",
    "Article 5, May 2024",
    "",
)


@pytest.mark.parametrize("line", STATED)
def test_a_line_that_is_a_date_gives_its_day(line: str) -> None:
    assert whole_day(line) == STATED[line]


@pytest.mark.parametrize("line", NONE)
def test_anything_else_gives_none(line: str) -> None:
    assert whole_day(line) is None


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(sorted(day_words().months.items())),
)
def test_every_month_name_of_the_table_is_read(day: date, month: tuple[str, int]) -> None:
    name, number = month
    day = day.replace(day=min(day.day, 28), month=number)
    assert whole_day(f"{day.day} {name} {day.year}") == day.isoformat()
    assert whole_day(f"{name.upper()} {day.year}") == day.isoformat()[:7]


@given(st.text(max_size=100))
def test_no_line_breaks_the_reader(line: str) -> None:
    found = whole_day(line)
    assert found is None or date.fromisoformat(found if len(found) > 7 else f"{found}-01")


def test_no_month_name_means_two_months() -> None:
    raw = tomllib.loads(
        resources.files("cenotaph.text").joinpath("data/days.toml").read_text("utf-8")
    )
    months: dict[str, set[int]] = {}
    for language in raw["months"].values():
        assert len(language) == 12
        for number, names in enumerate(language, start=1):
            for name in names:
                months.setdefault(name, set()).add(number)
    assert {name for name, numbers in months.items() if len(numbers) > 1} == set()
