"""The same place, close by, inside, apart."""

from __future__ import annotations

import pytest

from cenotaph.incidents.folding import spelled_alike
from cenotaph.incidents.places import compare_places, core, lies_in
from cenotaph.record.where import Place, Relation, Where

from .build import at, region


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        (at("Tourou"), at("Tourou", wording="the village of Tourou"), "same place"),
        (at("Tourou"), at("Sama"), "same place"),  # four kilometres
        (at("Tourou"), at("Bende"), "never"),
        (at("Tourou"), region("Mopti"), "inside a region"),
        (at("Kolo"), region("Mopti"), "apart"),
        (at("Maezataw"), at("Ma Ezataw"), "same place"),
        (at("Maezataw, a village in the delta"), at("Ma Ezataw"), "same place"),
        (at("Dinangourou"), at("Dinangouru"), "spelled alike"),
        (at("an unnamed ford"), at("Tourou"), "unknown"),
        (region("Mopti"), region("Gao"), "never"),
    ],
)
def test_levels(left: Where, right: Where, level: str) -> None:
    assert compare_places(left, right) == level
    assert compare_places(right, left) == level


def test_two_countries_never_meet() -> None:
    here = Where(wording="Sama", place=Place(name="Sama", kind="locality", country="ZD"))
    there = Where(wording="Karo", place=Place(name="Karo", kind="locality", country="YD"))
    assert compare_places(here, there) == "never"


def test_a_region_that_a_place_has_left_still_holds_it() -> None:
    moved = Place(
        name="Hom", kind="locality", country="ZD", admin1="Newland", regions=("Newland", "Mopti")
    )
    assert lies_in(Where(wording="Hom", place=moved), region("Mopti")) is True
    assert lies_in(Where(wording="Hom", place=moved), region("Gao")) is False


def test_near_and_area_stretch_a_place() -> None:
    near = at("Tourou", relation=Relation.NEAR)
    far = Where(
        wording="Ouro",
        place=Place(
            name="Ouro",
            kind="locality",
            country="ZD",
            admin1="Mopti",
            latitude=14.8,
            longitude=-4.8,
        ),
    )
    assert compare_places(at("Tourou"), far) == "never"
    assert compare_places(near, far) == "apart"


def test_the_name_inside_a_wording() -> None:
    assert core("near the village of Karo") == "karo"
    assert core("the Karo area") == "karo"
    assert core("Guatemala City") == "guatemala city"


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("dinangourou", "dinangouru", True),
        ("diafarabe", "diafarabe", True),
        ("karma", "karna", False),  # too short to forgive a letter
        ("dinangourou", "mondoro", False),
    ],
)
def test_one_letter_of_difference_in_a_long_name(left: str, right: str, alike: bool) -> None:
    assert spelled_alike(left, right) is alike
    assert spelled_alike(right, left) is alike
