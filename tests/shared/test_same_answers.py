"""Same reports, same answers: in another place, in another order, and made anew."""

from __future__ import annotations

from pathlib import Path

from tests.shared.conftest import answers_of, built, cenotaph


def reports(shared: Path) -> list[Path]:
    return [*sorted((shared / "seeds").glob("*.txt")), *sorted((shared / "reports/docs").glob("*"))]


def test_place_and_order_change_nothing(shared: Path, tmp_path: Path) -> None:
    sources = reports(shared)
    here, there = tmp_path / "a" / "one.case", tmp_path / "b" / "c" / "two.case"
    here.parent.mkdir(parents=True)
    there.parent.mkdir(parents=True)
    built(here, sources)
    half = len(sources) // 2
    built(there, sources[half:][::-1])
    built(there, sources[:half])
    assert answers_of(here) == answers_of(there)
    cenotaph("rebuild", there)
    assert answers_of(here) == answers_of(there)
