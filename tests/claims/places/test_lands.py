"""The one country that a document plays in: as named, by its adjective, by the dateline."""

from __future__ import annotations

import pytest

from cenotaph.claims.places import read_places
from cenotaph.text import read
from tests.claims.places.reading import GAZETTEER


@pytest.mark.parametrize(
    ("words", "country", "wording"),
    [
        ("Four died in Mali. Mali wept.", "ML", "Mali"),
        ("Malian troops fired. The Malian government said nothing.", "ML", "Malian"),
        ("BAMAKO, 3 MAY 2024 (AFP) -- [TEXT] MEN SHOT A TEACHER LAST NIGHT.", "ML", "Mali"),
        ("Four died in Mali and nine in Niger.", None, None),
    ],
)
def test_country(words: str, country: str | None, wording: str | None) -> None:
    found = read_places(read(words.encode(), "a.txt", "sha256:00").text, GAZETTEER).country
    assert (found and found.place and found.place.country) == country
    assert (found and found.wording) == wording
    assert found is None or found.inherited is not None


def test_the_dateline_of_a_wire_in_capitals_gives_its_town() -> None:
    words = "BAMAKO, 3 MAY 2024 (AFP) -- [TEXT] MEN SHOT A TEACHER IN THIS CITY LAST NIGHT."
    found = read_places(read(words.encode(), "a.txt", "sha256:00").text, GAZETTEER)
    assert found.dateline is not None
    assert found.dateline.name == "Bamako"
