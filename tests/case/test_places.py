"""A case's own places.csv: used, a reason to read again, and named when it is faulty."""

from __future__ import annotations

from pathlib import Path

import pytest

from cenotaph.case.errors import CaseError
from cenotaph.case.folder import CaseFolder
from tests.case.building import Heard, build

REPORT = "Six herders were killed near Ouadi Blanc in Chad on 2 May 2023, their families said.\n"


def latitudes(case: Path) -> list[float | None]:
    with CaseFolder.open(case) as folder:
        places = [i.where.place for i in folder.case_file().incidents if i.where]
    return [place.latitude for place in places if place]


def test_a_place_of_the_case_is_found(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    build(tmp_path / "c", tmp_path / "report.txt")
    assert 13.5 not in latitudes(tmp_path / "c")
    table = "name,country,latitude,longitude\nOuadi Blanc,TD,13.5,21.25\n"
    (tmp_path / "c" / "places.csv").write_text(table)
    heard = Heard()
    assert build(tmp_path / "c", heard=heard).read == 1
    assert heard.notes == ["1 document read again: the gazetteer changed"]
    assert latitudes(tmp_path / "c") == [13.5]


@pytest.mark.parametrize(
    "content", [b"name,country\nOuadi,\n", b"\xff\xfe\x00", b"nom;pays\na;b\n"]
)
def test_a_faulty_table_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    build(tmp_path / "c", tmp_path / "report.txt")
    (tmp_path / "c" / "places.csv").write_bytes(content)
    with pytest.raises(CaseError) as caught:
        build(tmp_path / "c")
    assert "places.csv" in str(caught.value)
    assert "\n" not in str(caught.value)
