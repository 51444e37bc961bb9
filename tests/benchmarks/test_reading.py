"""The measure of speed measures: rows add up, texts vary, the first claim is in time."""

from __future__ import annotations

import io
import tarfile
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.reading import first_claim, many, run, texts, varied

WORDS = b"Gunmen killed 12 herders in Hombori on 3 May 2024, residents of the village said."


def test_a_run_is_told_in_stretches(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(WORDS)
    (tmp_path / "b.txt").write_bytes(b"The market was closed on the day after, the mayor said.")
    rows = run(tmp_path, [2, 6], "grammar")
    assert [row["documents"] for row in rows] == [2, 4]
    assert [row["claims"] for row in rows] == [rows[0]["claims"], 2 * rows[0]["claims"]]
    assert all(row["cpu"] > 0 and row["words"] > 0 for row in rows)


def test_texts_come_again_with_other_figures() -> None:
    first, other, again = islice(many([WORDS, b"No figure."]), 3)
    assert (first, other) == (WORDS, b"No figure.")
    assert again == varied(WORDS, 1)
    assert b"13 herders" in again
    assert b"2024" in again


def test_only_the_development_part_of_an_archive_is_read(tmp_path: Path) -> None:
    archive = tmp_path / "docs.tar.gz"
    with tarfile.open(archive, "w:gz") as packed:
        for name in ("TST1-1.txt", "DEV-2.txt", "DEV-1.txt"):
            entry = tarfile.TarInfo(f"docs/{name}")
            entry.size = len(name)
            packed.addfile(entry, io.BytesIO(name.encode()))
    assert texts(archive) == [b"DEV-1.txt", b"DEV-2.txt"]


@pytest.mark.slow
def test_the_first_claim_is_in_time_and_small(tmp_path: Path) -> None:
    first_claim(tmp_path)
    _, cpu, memory = min(first_claim(tmp_path) for _ in range(3))
    assert cpu <= 3  # under one second on a quiet machine; a busy one counts its waiting
    assert memory <= 250
