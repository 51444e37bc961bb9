"""Happenings with known first origins, written, read and linked: origins are counted right."""

from __future__ import annotations

from benchmarks.origins import Writer, measured
from cenotaph.knowledge.gazetteer import open_gazetteer

HAPPENINGS = 12
RIGHT = 0.95


def test_the_same_seed_writes_the_same_reports_and_another_others() -> None:
    assert Writer(3, 1).write().reports == Writer(3, 1).write().reports
    assert Writer(3, 1).write().reports != Writer(3, 2).write().reports


def test_origins_are_counted_as_they_were_made() -> None:
    written = [Writer(number, 7).write() for number in range(HAPPENINGS)]
    results = measured(written, open_gazetteer(None))
    right = [each for each in results if each.counted == each.happening.origins]
    assert len(right) / len(results) >= RIGHT
    assert {each.happening.origins for each in results} > {1}
