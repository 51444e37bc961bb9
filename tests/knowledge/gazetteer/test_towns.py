"""The mapped towns are those of the data, from a cache, without one, and after it was spoilt."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from cenotaph.knowledge.gazetteer.base import base, data_file
from cenotaph.knowledge.gazetteer.fold import fold_once
from cenotaph.knowledge.gazetteer.towns import Towns, cache_folder, compiled, open_towns

ROWS = [
    {"country_code": "ML", "city": "Léré", "latitude": 15.71, "longitude": -4.91,
     "population": 16072, "state": "Tombouctou", "county": "Niafunké"},
    {"country_code": "TD", "city": "Lere", "latitude": 9.65563, "longitude": 14.22401,
     "population": 17195, "state": "Mayo-Kebbi Ouest Region"},
    {"country_code": "XX", "city": "Nowhere", "latitude": -0.00001, "longitude": 179.99999},
]  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "towns.gz"
    path.write_bytes(gzip.compress(json.dumps(ROWS).encode()))
    return path


def facts(towns: Towns, key: str) -> list[tuple[object, ...]]:
    return [
        (t.country_code, t.city, t.latitude, t.longitude, t.population, t.state, t.county)
        for t in towns.named(key)
    ]


def test_every_field_comes_back_in_the_order_of_the_data(data: Path, tmp_path: Path) -> None:
    towns = open_towns(data, tmp_path / "cache")
    assert len(towns) == 3
    assert facts(towns, "lere") == [
        ("ML", "Léré", 15.71, -4.91, 16072, "Tombouctou", "Niafunké"),
        ("TD", "Lere", 9.65563, 14.22401, 17195, "Mayo-Kebbi Ouest Region", None),
    ]
    assert facts(towns, "nowhere") == [("XX", "Nowhere", -0.00001, 179.99999, 0, None, None)]
    assert facts(towns, "elsewhere") == []
    assert set(towns.regions) == {("ML", "Tombouctou"), ("TD", "Mayo-Kebbi Ouest Region")}


def test_the_cache_is_used_and_made_anew_when_spoilt(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    open_towns(data, folder)
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    for spoilt in (b"", b"rubbish", whole[:-1], whole[:-1] + b"?"):
        kept.write_bytes(spoilt)
        assert facts(open_towns(data, folder), "lere") == facts(Towns(whole), "lere")
        assert kept.read_bytes() == whole


def test_without_a_place_to_write_the_towns_are_the_same(data: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert facts(open_towns(data, blocked), "lere") == facts(Towns(compiled(data)), "lere")
    assert facts(open_towns(data, None), "lere") == facts(Towns(compiled(data)), "lere")


def test_the_same_data_gives_the_same_bytes(data: Path) -> None:
    assert compiled(data) == compiled(data)


def test_the_cache_lies_by_the_rules(tmp_path: Path) -> None:
    assert cache_folder({"XDG_CACHE_HOME": str(tmp_path)}) == tmp_path / "cenotaph"


def test_the_installed_towns_are_those_of_the_installed_data() -> None:
    rows = json.loads(gzip.decompress(data_file().read_bytes()))
    assert len(base()) == len(rows)
    for row in rows[::997]:
        found = facts(base(), fold_once(row["city"]))
        wanted = (
            row["country_code"], row["city"], row["latitude"], row["longitude"],
            row.get("population", 0), row.get("state"), row.get("county"),
        )  # fmt: skip
        assert wanted in found
