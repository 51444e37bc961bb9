"""GeoNames dumps go in whole or not at all, in any packing, once each, and answer fast."""

from __future__ import annotations

import gzip
import time
import zipfile
from pathlib import Path

import pytest

from cenotaph.knowledge.gazetteer import (
    BadDumpError,
    default_index_path,
    import_geonames,
    open_gazetteer,
)
from cenotaph.knowledge.gazetteer.geonames import Imported


def line(number: int, name: str, **fields: str) -> str:
    cells = {
        "alternates": "", "lat": "15.0", "lon": "-2.0", "letter": "P", "code": "PPL",
        "country": "ML", "admin1": "04", "admin2": "", "population": "0", **fields,
    }  # fmt: skip
    return "\t".join(
        [
            str(number), name, name, cells["alternates"], cells["lat"], cells["lon"],
            cells["letter"], cells["code"], cells["country"], "", cells["admin1"],
            cells["admin2"], "", "", cells["population"], "", "", "Africa/Bamako", "2023-01-01",
        ]
    )  # fmt: skip


DUMP = "\n".join(
    [
        line(1, "Mopti Region", letter="A", code="ADM1"),
        line(2, "Cercle de Koro", letter="A", code="ADM2", admin2="77"),
        line(3, "Tabi Wendé", alternates="Tabi,Taabi,تابي", admin2="77", population="1200"),
        line(4, "Tabi", lat="13.0", admin1="04"),
        line(5, "Tabi Road", letter="R", code="RD"),
    ]
)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "ML.txt"
    path.write_text(DUMP + "\n", "utf-8")
    return path


def test_a_dump_is_found_by_name_and_alternates(tmp_path: Path, dump: Path) -> None:
    index = tmp_path / "data" / "gazetteer.sqlite"
    assert import_geonames([dump], index) == 4
    gazetteer = open_gazetteer(index)
    found = gazetteer.lookup("TAABI")
    assert [(p.name, p.admin1, p.admin2, p.source, p.source_id) for p in found] == [
        ("Tabi Wendé", "Mopti", "Cercle de Koro", "import", "geonames:3")
    ]
    assert gazetteer.lookup("تابي") == found
    assert {p.source_id for p in gazetteer.lookup("tabi")} >= {"geonames:3", "geonames:4"}
    assert not gazetteer.lookup("Tabi Road")


def test_every_packing_gives_the_same(tmp_path: Path, dump: Path) -> None:
    packed = tmp_path / "other.txt.gz"
    packed.write_bytes(gzip.compress(dump.read_bytes()))
    archive = tmp_path / "ML.zip"
    with zipfile.ZipFile(archive, "w") as inner:
        inner.write(dump, "ML.txt")
        inner.writestr("readme.txt", "columns")
    found = []
    for number, path in enumerate((dump, packed, archive)):
        index = tmp_path / f"{number}.sqlite"
        assert import_geonames([path], index) == 4
        found.append(open_gazetteer(index).lookup("Tabi"))
    assert found[0] == found[1] == found[2]


def test_a_dump_goes_in_once_and_others_join_it(tmp_path: Path, dump: Path) -> None:
    index, told = tmp_path / "i.sqlite", []
    import_geonames([dump], index, progress=lambda name, rows: told.append((name, rows)))
    assert told == [("ML.txt", 4)]
    assert import_geonames([dump], index) == 0
    version = open_gazetteer(index).version
    other = tmp_path / "BF.txt"
    other.write_text(line(9, "Tabi", country="BF"), "utf-8")
    assert import_geonames([dump, other], index) == 1
    gazetteer = open_gazetteer(index)
    assert {place.country for place in gazetteer.lookup("Tabi")} >= {"ML", "BF"}
    assert gazetteer.version != version


@pytest.mark.parametrize(
    "broken",
    [b"1\tonly three\tcolumns\n", b"\xff\xfe\x00", line(1, "X", lat="far").encode(), b""],
)
def test_a_fault_leaves_the_index_as_it_was(tmp_path: Path, dump: Path, broken: bytes) -> None:
    index = tmp_path / "i.sqlite"
    import_geonames([dump], index)
    before = open_gazetteer(index).lookup("Tabi")
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(broken)
    good.write_text(line(20, "Tabi", country="NE"), "utf-8")
    with pytest.raises(BadDumpError, match=r"bad\.txt"):
        import_geonames([good, bad], index)
    assert open_gazetteer(index).lookup("Tabi") == before
    assert Imported(index).entries("tabi")


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    index = tmp_path / "i.sqlite"
    index.write_text("not a database", "utf-8")
    with pytest.raises(OSError, match=r"i\.sqlite"):
        open_gazetteer(index)


def test_the_index_lies_where_the_user_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_index_path() == tmp_path / "cenotaph" / "gazetteer.sqlite"


def test_many_rows_go_in_and_come_out_fast(tmp_path: Path) -> None:
    path, index = tmp_path / "big.txt", tmp_path / "i.sqlite"
    count = 60_000
    path.write_text("\n".join(line(n, f"Village {n}") for n in range(count)), "utf-8")
    assert import_geonames([path], index) == count
    layer = Imported(index)
    start = time.process_time()
    for number in range(0, count, 60):
        assert len(layer.entries(f"village{number}")) == 1
    assert (time.process_time() - start) / (count / 60) < 0.001
