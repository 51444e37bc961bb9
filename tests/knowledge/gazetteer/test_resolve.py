"""Of several places of one name, the one that agrees with the words and the document is meant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.knowledge.gazetteer import Entry
from cenotaph.knowledge.gazetteer.resolve import Evidence, Hint, in_region, resolve
from cenotaph.record.where import Place


def town(country: str, region: str, latitude: float = 15.0, people: int = 0) -> Entry:
    place = Place(
        name="Kona", kind="locality", country=country, admin1=region, latitude=latitude,
        longitude=-3.0, regions=(region,), source="base",
    )  # fmt: skip
    return Entry(place, people)


MOPTI, GAO, NIGERIA = town("ML", "Mopti"), town("ML", "Gao", 18.0), town("NG", "Kano", 12.0, 90_000)
ALL = (NIGERIA, GAO, MOPTI)


def test_the_region_stated_beside_the_name_decides() -> None:
    for entry, region in ((MOPTI, "Mopti region"), (GAO, "Gao")):
        choice = resolve(ALL, Hint(country="ML", regions=(region,)), Evidence())
        assert choice.place == entry.place
        assert "as stated" in choice.why


def test_the_country_of_the_document_decides() -> None:
    assert resolve(ALL, Hint(), Evidence(countries={"NG": 1.0})).place == NIGERIA.place
    assert resolve(ALL, Hint(), Evidence(countries={"ML": 1.0})).place in (MOPTI.place, GAO.place)


def test_a_region_named_elsewhere_decides_between_equals() -> None:
    evidence = Evidence(countries={"ML": 1.0}, regions=frozenset({("ML", "Gao")}))
    assert resolve(ALL, Hint(), evidence).place == GAO.place


def test_neighbours_decide_between_equals() -> None:
    near_gao = Place(name="N", kind="locality", country="ML", latitude=17.9, longitude=-3.0)
    evidence = Evidence(countries={"ML": 1.0}, neighbours=(near_gao,))
    choice = resolve(ALL, Hint(), evidence)
    assert choice.place == GAO.place
    assert "near N" in choice.why


def test_people_break_ties() -> None:
    large = town("ML", "Kayes", 14.0, 80_000)
    assert resolve((MOPTI, large), Hint(), Evidence()).place == large.place


def test_without_an_entry_in_the_region_the_best_is_kept() -> None:
    choice = resolve((MOPTI,), Hint(regions=("Kidal",)), Evidence(countries={"ML": 1.0}))
    assert choice.place == MOPTI.place
    assert "not in Kidal as stated" in choice.why


def test_no_entry_is_no_place() -> None:
    assert resolve((), Hint(country="ML"), Evidence()).place is None


@given(st.permutations(ALL), st.sampled_from(["ML", "NG", "BF"]))
def test_the_order_of_entries_is_of_no_account(entries: list[Entry], country: str) -> None:
    evidence = Evidence(countries={country: 1.0})
    choice = resolve(entries, Hint(), evidence)
    assert choice == resolve(ALL, Hint(), evidence)
    assert {choice.place, *choice.alternatives} == {entry.place for entry in ALL}


def test_a_region_holds_under_every_name_and_map() -> None:
    place = Place(
        name="X", kind="locality", country="ML", admin1="Mopti", regions=("Douentza", "Mopti")
    )
    assert in_region(place, "Mopti Region")
    assert in_region(place, "douentza")
    assert not in_region(place, "Gao")
    there = Place(name="Y", kind="locality", country="ML", admin1="Tombouctou")
    assert in_region(there, "Timbuktu")
