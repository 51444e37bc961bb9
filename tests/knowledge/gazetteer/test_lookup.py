"""Names meet places whatever their case, accents, hyphens or language; layers lead in order."""

from __future__ import annotations

import pickle
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.knowledge.gazetteer import BadTableError, Entry, fold, open_gazetteer
from cenotaph.knowledge.gazetteer.entry import merged
from cenotaph.knowledge.gazetteer.tables import package_index, region_index
from cenotaph.record.where import Place

GAZETTEER = open_gazetteer()
LISTED = sorted({entry.place.name for entries in package_index().values() for entry in entries})


@pytest.mark.parametrize(
    "spellings",
    [
        ("Bobo-Dioulasso", "Bobo Dioulasso", "BOBO DIOULASSO", "bobo‑dioulasso"),
        ("N'Djamena", "N’Djaména", "Ndjamena"),
        ("Pa Zi Gyi", "Pazigyi", "PAZIGYI"),
        ("Ségou", "Segou", "SÉGOU"),
        ("Mocímboa da Praia", "Mocimboa da Praia"),
    ],
)
def test_spellings_fold_to_one_key(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@given(st.text(max_size=30))
def test_folding_is_stable(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@settings(deadline=None)
@given(st.sampled_from(LISTED), st.sampled_from([str.upper, str.lower, str.title]))
def test_every_listed_place_is_found_in_any_case(name: str, case: object) -> None:
    written = case(name)  # type: ignore[operator]
    assert name in {place.name for place in GAZETTEER.lookup(written)}


@pytest.mark.parametrize(
    ("name", "found", "country", "region"),
    [
        ("Timbuktu", "Tombouctou", "ML", "Tombouctou"),
        ("Lere", "Léré", "ML", "Tombouctou"),
        ("Mourra", "Moura", "ML", "Mopti"),
        ("M'bera", "Mbera", "MR", "Hodh ech Chargui"),
        ("Fassala Néré", "Fassala", "MR", "Hodh ech Chargui"),
        ("al-Fashir", "El Fasher", "SD", "North Darfur"),
        ("Al-Obeid", "El Obeid", "SD", "North Kordofan"),
        ("Boutcha", "Bucha", "UA", "Kyiv"),
        ("Aribinda", "Arbinda", "BF", "Sahel"),
    ],
)
def test_other_names_lead_to_the_place(name: str, found: str, country: str, region: str) -> None:
    places = [place for place in GAZETTEER.lookup(name) if place.kind == "locality"]
    assert (places[0].name, places[0].country, places[0].admin1) == (found, country, region)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Mali", "ML"),
        ("Malian", "ML"),
        ("Malians", "ML"),
        ("maliennes", "ML"),
        ("Burkinabè", "BF"),
        ("DRC", "CD"),
        ("Birmanie", "MM"),
        ("South Sudanese", "SS"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("centrafricaine", "CF"),
        ("Atlantis", None),
    ],
)
def test_countries_by_name_and_adjective(word: str, code: str | None) -> None:
    assert GAZETTEER.country(word) == code


def test_borders_that_moved_are_all_kept() -> None:
    places = {
        place.name: place for place in (*GAZETTEER.lookup("Bouldé"), *GAZETTEER.lookup("Djibo"))
    }
    assert places["Bouldé"].regions == ("Douentza", "Mopti")
    assert places["Djibo"].regions == ("Soum", "Sahel")


def test_the_regions_of_mali_are_complete() -> None:
    mali = {
        entry.place.name
        for entries in region_index().values()
        for entry in entries
        if entry.place.country == "ML" and entry.place.kind == "region"
    }
    assert len(mali) == 20  # nineteen regions and the district of Bamako, since 2023


def test_the_base_knows_towns_that_no_table_lists() -> None:
    towns = GAZETTEER.lookup("Soyapango")
    assert [(town.country, town.admin1, town.source) for town in towns] == [
        ("SV", "San Salvador", "base")
    ]


def test_a_case_table_leads_and_is_read_again_when_changed(tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    table.write_text("name,country,latitude,longitude\nHombori,ML,15.3,-1.7\n", "utf-8")
    gazetteer = open_gazetteer(places=table)
    first, before = gazetteer.lookup("hombori")[0], gazetteer.version
    assert (first.source, first.latitude) == ("case", 15.3)
    table.write_text("name,country,alternates\nTinougou,ML,Tin Ougou\n", "utf-8")
    assert gazetteer.lookup("Tin-Ougou")[0].name == "Tinougou"
    assert gazetteer.version not in (before, GAZETTEER.version)


@pytest.mark.parametrize("row", ["Hombori,Mali,,", ",ML,,", "Hombori,ML,north,", "Hombori,ML,95,0"])
def test_a_faulty_case_table_names_its_line(tmp_path: Path, row: str) -> None:
    table = tmp_path / "places.csv"
    table.write_text(f"name,country,latitude,longitude\n{row}\n", "utf-8")
    with pytest.raises(BadTableError, match="line 2"):
        open_gazetteer(places=table)


def test_a_gazetteer_travels_to_a_worker() -> None:
    twin = pickle.loads(pickle.dumps(GAZETTEER))  # noqa: S301
    assert twin == GAZETTEER
    assert twin.version == GAZETTEER.version


def test_two_layers_name_one_place_once() -> None:
    here = Place(name="A", kind="locality", country="ML", latitude=15.0, longitude=-1.0)
    near = Place(
        name="A", kind="locality", country="ML", latitude=15.05, longitude=-1.0, source="base"
    )
    far = Place(
        name="A", kind="locality", country="ML", latitude=16.0, longitude=-1.0, source="base"
    )
    kept = merged([Entry(far, 10), Entry(near, 900), Entry(here, 0, listed=True)])
    assert [(entry.place, entry.population) for entry in kept] == [(here, 900), (far, 10)]
