"""Names that no gazetteer knows are places where the document as a whole uses them as such."""

from __future__ import annotations

import pytest

from cenotaph.claims.places.bare import bare_name
from tests.claims.places.reading import places


def wordings(words: str) -> list[str]:
    return [where.wording for where in places(words)]


def test_a_name_is_a_place_by_all_its_uses_together() -> None:
    words = "Shots came from Zorkuba in Mali at dusk. The men in Zorkuba did not go out."
    assert [word for word in wordings(words) if "Zorkuba" in word]
    alone = "A statement from Zorkuba said so. Zorkuba said that Mali was at peace."
    assert not [word for word in wordings(alone) if "Zorkuba" in word]


def test_a_name_before_a_date_opens_a_section() -> None:
    words = "Two cases follow.\n\nZORKUBA, 16 July.\n\nSoldiers fired.\n\nIn Mali nobody knows."
    assert "ZORKUBA" in wordings(words)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("At Zorkuba, not ten kilometres away, soldiers killed nine people in Mali.", "Zorkuba"),
        ("Nine died in the café at Zorkuba, in Mali, on Monday.", "Zorkuba, in Mali"),
        ("She was told of Zorkuba, in Mali's Mopti region, on Monday.", "Zorkuba"),
    ],
)
def test_a_preposition_and_what_follows_make_a_place(words: str, place: str) -> None:
    assert any(wording.startswith(place) for wording in wordings(words))


def test_people_are_no_places() -> None:
    words = "Fighters loyal to Laurent Zorbo spoke in Laurent Zorbo's name in Mali."
    assert not [word for word in wordings(words) if "Zorbo" in word]


def test_there_takes_up_the_place_named_last() -> None:
    words = "The column went on to Zorkuba village in Mali. Nine people were killed there."
    found = [where for where in places(words) if where.why.endswith("named before")]
    assert len(found) == 1
    assert "Zorkuba" in found[0].wording
    nowhere = "The column went on to Zorkuba village in Mali. There were nine people dead."
    assert not [where for where in places(nowhere) if where.why.endswith("named before")]


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("the village of Kora, in Zim district", "Kora"),
        ("the Abba Zorkuba school", "Abba Zorkuba school"),
        ("THE EXCLUSIVE LA PALMERA NEIGHBORHOOD OF WESTERN RIO", "LA PALMERA"),
        ("village de Zorkuba", "Zorkuba"),
        ("the gold mine", None),
        ("the Zor bridge; Mali", "Zor bridge"),
    ],
)
def test_the_name_alone(wording: str, name: str | None) -> None:
    assert bare_name(wording) == name


def test_a_community_is_people_and_a_building_stands_in_its_town() -> None:
    assert not [w for w in wordings("Men of the Zorkuba community fled in Mali.") if "Zor" in w]
    found = [where for where in places("She was shot in her Bamako apartment.") if where.place]
    assert [(where.place.name, where.relation.value) for where in found if where.place] == [
        ("Bamako", "in")
    ]


def test_the_last_word_of_a_body_is_no_place_before_one() -> None:
    found = places("Two were killed by the Liberation Lions of Zorkuba Zelam in Moura in Mali.")
    assert [where.place.name for where in found if where.place] == ["Moura"]


def test_a_line_of_place_and_day_names_a_place() -> None:
    words = (
        "Attacks in Mali, a list.\n\n- 5 May 2019, Zorkuba.\nNine people died.\n\n"
        "Zorkoro, night of 1 to 2 August 2020.\nFive people died."
    )
    found = wordings(words)
    assert "Zorkuba" in found
    assert "Zorkoro" in found
    signed = "Attacks in Mali.\n\nSigned by Zorkuba, director, 5 May 2019."
    assert "Zorkuba" not in wordings(signed)


def test_a_massacre_is_called_by_its_place_and_not_by_a_body() -> None:
    words = "In Mali survivors of the Zorkuba massacre met. The Wagner Group killings went on."
    found = wordings(words)
    assert any("Zorkuba" in wording for wording in found)
    assert not any("Wagner" in wording for wording in found)


def test_a_name_after_nearby_is_a_place() -> None:
    assert any("Zorkuba" in w for w in wordings("In Mali one man was killed in nearby Zorkuba."))


def test_the_capital_of_a_province_is_not_that_of_the_country() -> None:
    words = "Troops entered Gao in Mali. The worst took place in the regional capital."
    last = places(words)[-1]
    assert last.place is not None
    assert last.place.name == "Gao"


def test_the_town_is_not_the_one_by_which_a_distance_is_told() -> None:
    words = "Troops raided Ansongo, 90 km south of Gao, in Mali. Nine people died in the town."
    last = places(words)[-1]
    assert last.place is not None
    assert last.place.name == "Ansongo"


def test_a_small_word_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    words = "With Gao, three towns of Mali were hit. Nine people died in Gao."
    assert wordings(words)[-1] == "Gao"


def test_an_adjective_before_a_building_names_no_country() -> None:
    found = places("In Mali people hid in the Argentine school.")
    assert all(w.place is None or w.place.country != "AR" for w in found)
