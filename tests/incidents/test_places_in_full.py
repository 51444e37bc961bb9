"""The place of an incident says all that its reports call what it lies in."""

from cenotaph.incidents.places import in_full
from cenotaph.record.where import Place, Where

TOWN = Where(
    wording="KERU",
    place=Place(name="Keru", kind="locality", country="ML", admin1="Mopti", regions=("Mopti",)),
)
REGION = Where(wording="the Mopti region", place=Place(name="Mopti", kind="region", country="ML"))
COUNTRY = Where(wording="Malian", place=Place(name="Mali", kind="country", country="ML"))
ABROAD = Where(wording="Niger", place=Place(name="Niger", kind="country", country="NE"))


def test_what_holds_the_place_follows_it() -> None:
    full = in_full(TOWN, [COUNTRY, REGION, TOWN])
    assert full is not None
    assert full.wording == "KERU; the Mopti region; Mali"
    assert full.place is TOWN.place


def test_nothing_is_said_twice_and_nothing_from_elsewhere() -> None:
    full = in_full(TOWN, [ABROAD, TOWN, COUNTRY, COUNTRY])
    assert full is not None
    assert full.wording == "KERU; Mali"


def test_a_site_that_no_layer_knows_takes_its_country_alone() -> None:
    site = Where(wording="the Lomo bridge", country="ML")
    full = in_full(site, [ABROAD, REGION, COUNTRY])
    assert full is not None
    assert full.wording == "the Lomo bridge; Mali"


def test_no_place_stays_none() -> None:
    assert in_full(None, [COUNTRY]) is None
