"""Ordinary words, people, bodies, adjectives and datelines are no places."""

from __future__ import annotations

import pytest

from cenotaph.claims.places import dateline_place
from cenotaph.record.document import Mark, MarkKind, Text
from tests.claims.places.reading import GAZETTEER, places


@pytest.mark.parametrize(
    "words",
    [
        "Malian forces and Burkinabè soldiers denied it.",
        "The man was the same. Most of the Nice people were Reading. Mobile phones rang.",
        "Captain Ibrahim Kaya gave the order. Kaya denied it, and so did Colonel Simon Bolivar.",
        "Mali's army and France's government said nothing. Russia disputes this.",
        "The University of Damascus and the Bank of Bamako said nothing.",
        "In May, in March and in August nobody came. In turn, in custody, at least two spoke.",
        "Fighters of the katiba Macina and of the Islamic State fled across the Niger river.",
        "He wrote to Human Rights Watch in English, under the Penal Code and at Parliament.",
        "Google and Firefox agreed; he works at Google, in Firefox development.",
        "THE CAR BOMB EXPLODED. HE IS IN CUSTODY. IN ADDITION, AT LEAST TWO WERE IN EXILE.",
        "The Department of Justice and the School of Medicine replied.",
        "Jihadists crossed the Sahel, and Africa mourned.",
    ],
)
def test_nothing_is_taken_for_a_place(words: str) -> None:
    assert places(words) == ()


def test_a_dateline_is_evidence_and_not_a_place() -> None:
    words = "NIAMEY, Niger (Wire) - Gunmen killed four people in Abala on Monday."
    mark = Mark(start=0, end=13, kind=MarkKind.DATELINE)
    for found in (places(words), places(words, mark)):
        assert [where.place.name for where in found if where.place] == ["Abala"]


def test_the_town_of_the_dateline_can_be_asked_for() -> None:
    text = Text(document="sha256:00", text="NIAMEY, Niger (Wire) - Four people were killed.")
    town = dateline_place(text, GAZETTEER)
    assert town is not None
    assert (town.name, town.country) == ("Niamey", "NE")
    assert (
        dateline_place(Text(document="sha256:00", text="Four died in Niamey."), GAZETTEER) is None
    )


def test_boilerplate_is_not_read() -> None:
    words = "Four died in Gao, Mali.\n\nRead more: Killings in Kidal, Mali."
    start = words.index("Read")
    mark = Mark(start=start, end=len(words), kind=MarkKind.BOILERPLATE)
    assert [where.wording for where in places(words, mark)] == ["Gao, Mali"]


@pytest.mark.parametrize(
    "words",
    [
        "THE MINISTERS ARE IN TALKS WITH THE REBELS OF MALI.",
        "MALI IS IN UTTER CHAOS AND MANY HAVE FLED.",
        "THE CASE OF THE PRIESTS IN RODRIGUEZ WAS CLOSED IN MALI.",
    ],
)
def test_english_words_in_capitals_are_no_unknown_places(words: str) -> None:
    assert [where for where in places(words) if where.place is None] == []


def test_a_town_of_which_only_the_region_is_told_stays_the_place() -> None:
    found = places("Rockets fell on Sofara. The town lies in central Mopti, by a river.")
    assert [where.place.name for where in found if where.place] == ["Sofara", "Sofara"]
