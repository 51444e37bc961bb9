"""Figures, days and places are said without loss and without false precision."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cenotaph.publish.dossier.phrases import Phrases
from cenotaph.publish.strings import load_strings
from cenotaph.record.claim import Source, SourceKind, Stance, Victims
from cenotaph.record.count import Count
from cenotaph.record.when import Basis, When
from cenotaph.record.where import Place, Where

ENGLISH = Phrases(load_strings("dossier", "en"))
FRENCH = Phrases(load_strings("dossier", "fr"))


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (None, "no number given"),
        (Count(), "no number given"),
        (Count(minimum=27), "at least 27"),
        (Count(minimum=0, maximum=0), "0"),
        (Count(maximum=20), "at most 20"),
        (Count(minimum=50, maximum=60), "50 to 60"),
        (Count(minimum=270, maximum=330, approximate=True), "about 300 (270 to 330)"),
        (Count(minimum=1200, maximum=1200), "1,200"),
    ],
)
def test_counts(count: Count | None, said: str) -> None:
    assert ENGLISH.count(count) == said


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        (None, None, "no date given"),
        (date(2025, 1, 2), date(2025, 1, 2), "2 January 2025"),
        (date(2025, 1, 2), date(2025, 1, 4), "2 to 4 January 2025"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2024, 3, 1), date(2024, 7, 31), "March to July 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2019, 1, 1), date(2023, 12, 31), "2019 to 2023"),
        (date(2023, 11, 1), date(2024, 2, 29), "November 2023 to February 2024"),
        (date(2024, 3, 5), date(2024, 7, 31), "5 March to 31 July 2024"),
        (date(2022, 1, 1), None, "from 1 January 2022, end not stated"),
        (None, date(2022, 1, 1), "until 1 January 2022, start not stated"),
    ],
)
def test_periods(earliest: date | None, latest: date | None, said: str) -> None:
    assert ENGLISH.period(When(earliest=earliest, latest=latest)) == said


@given(st.dates(), st.dates())
def test_a_period_names_both_its_years(left: date, right: date) -> None:
    first, last = sorted((left, right))
    said = ENGLISH.period(When(earliest=first, latest=last))
    assert str(first.year) in said
    assert str(last.year) in said


def test_dates_say_how_they_were_found() -> None:
    relative = When(earliest=date(2025, 1, 1), basis=Basis.RELATIVE, anchor="7 January 2025")
    assert "7 January 2025" in ENGLISH.why_when(relative)
    assert "date of the document" in ENGLISH.why_when(When(basis=Basis.RELATIVE))


LERE = Place(
    name="Léré", kind="locality", country="ML", admin1="Tombouctou", admin2="Niafunké",
    latitude=15.71, longitude=-4.91,
)  # fmt: skip
MOPTI = Place(name="Mopti", kind="region", country="ML", admin1="Mopti")


def test_a_place_is_named_with_what_it_lies_in() -> None:
    assert ENGLISH.place(LERE) == "Léré, Niafunké, Tombouctou, Mali"
    assert ENGLISH.place(MOPTI) == "Mopti (region), Mali"
    assert FRENCH.place(MOPTI) == "Mopti (région), Mali"
    assert ENGLISH.coordinates(LERE) == "15.71° N 4.91° W"
    assert ENGLISH.coordinates(MOPTI) == ""
    assert ENGLISH.country("ZZ") == "ZZ"
    assert ENGLISH.resolved(Where(wording="x", place=LERE, second=MOPTI)).endswith(
        "and Mopti (region), Mali"
    )
    assert ENGLISH.resolved(Where(wording="x")) == "not found in the gazetteer"


def test_a_chain_keeps_its_order_and_says_who_was_there() -> None:
    chain = (
        Source(name="Courier"),
        Source(name="groups", stance=Stance.ALLEGES),
        Source(name="a survivor", first_hand=True),
    )
    assert ENGLISH.chain(chain) == "Courier; groups (alleges); a survivor (first-hand)"


def test_a_chain_says_as_what_everybody_speaks() -> None:
    chain = (
        Source(name="Courier", speaks_as=SourceKind.MEDIA),
        Source(name="an officer", speaks_as=SourceKind.POLICE, anonymous=True),
    )
    assert ENGLISH.chain(chain) == "Courier (media); an officer (police, not named)"


def test_words_that_make_fighters_of_victims_are_given_as_somebodys_words() -> None:
    group = Victims(category="men", worded_status="bandits", status_according_to="the army")
    assert ENGLISH.worded(group) == "Called “bandits” by the army"
    assert ENGLISH.worded(replace(group, status_according_to="")).endswith("by a report")
    assert not ENGLISH.worded(Victims(category="men"))
