"""Marking a translation in `case.toml` links anew and makes one origin of two."""

from __future__ import annotations

import json
from pathlib import Path

from tests.case.building import Heard, answers, build

ENGLISH = """Mali: 23 killed in Bandiagara

BANDIAGARA, 4 May 2023 (Morning Ledger) - Gunmen killed 23 farmers in Bandiagara, Mali,
on 2 May 2023.
"""
FRENCH = """Bandiagara : 23 cultivateurs tués

BANDIAGARA, 5 mai 2023 (Courrier du Soir) - Des hommes armés ont tué 23 cultivateurs le 2 mai 2023 à
Bandiagara, au Mali.
"""


def counted(case: Path) -> list[int]:
    """The number of independent origins of each incident."""
    found = json.loads(answers(case)["origins"])["corroboration"]
    return [item["number"] for item in found]


def mark(case: Path, line: str) -> None:
    """Write a line under [translations]."""
    path = case / "case.toml"
    path.write_text(path.read_text("utf-8") + line + "\n", encoding="utf-8")


def test_a_marked_translation_counts_with_its_original(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (reports / "b.txt").write_text(FRENCH, encoding="utf-8")
    build(tmp_path / "c", reports)
    assert counted(tmp_path / "c") == [2]
    mark(tmp_path / "c", '"b.txt" = "a.txt"')
    build(tmp_path / "c", reports)
    assert counted(tmp_path / "c") == [1]


def test_a_name_that_no_document_has_is_a_fault(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(ENGLISH, encoding="utf-8")
    build(tmp_path / "c", reports)
    mark(tmp_path / "c", '"b.txt" = "a.txt"')
    heard = Heard()
    build(tmp_path / "c", reports, heard=heard)
    assert [fault.what for fault in heard.faults] == ["b.txt names no document that was read"]
    assert counted(tmp_path / "c") == [1]
