"""Names that no layer knows, placed by what was done to them."""

from __future__ import annotations

import pytest

from tests.claims.places.reading import one, places


@pytest.mark.parametrize(
    "words",
    [
        "In the night troops of Sudan entered Tandoriko and burned houses.",
        "An air strike on Tandoriko killed nine people.",
        "Nine people died in an air strike by the army on Tandoriko.",
        "Nine people died in a raid on Tandoriko, a stronghold of the rebels.",
        "The raid on Tandoriko resulted in the deaths of nine people.",
        "The raid by the Movement for the Emancipation of the Niger Delta on Tandoriko was deadly.",
    ],
)
def test_what_was_entered_or_struck_is_a_place(words: str) -> None:
    assert [where.wording for where in places(words)][-1:] == ["Tandoriko"]


@pytest.mark.parametrize(
    "words",
    [
        "A strike on Hezbollah killed nine people.",
        "The army was blamed for the attack on Tandoriko. Tandoriko had left the town.",
        "They made an attack on Tandoriko supporters.",
    ],
)
def test_bodies_and_people_are_struck_without_being_places(words: str) -> None:
    assert places(words) == ()


def test_a_body_of_the_table_is_no_place_in_the_place_it_acts_in() -> None:
    found = one("Nine died at the hands of the Taliban in Tandoriko, in Ghazni province.")
    assert found.wording == "Tandoriko, in Ghazni province"


def test_whose_village_it_is_does_not_name_it() -> None:
    found = one("A unit attacked the Mokoro village of Tandoriko in Suriname.")
    assert "Tandoriko" in found.wording
    assert found.country == "SR"
    assert one("They came to the Moura village of Mopti region.").wording.startswith("the Moura")
