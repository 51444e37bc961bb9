"""The benchmark of the tally on cases small enough for every run of the tests."""

from __future__ import annotations

import pytest

from benchmarks import enumeration, tally
from benchmarks.tally_cases import SHAPES, large, small


@pytest.mark.parametrize("shape", SHAPES)
def test_bounds_are_proved_and_hold_the_truth(shape: str) -> None:
    for run in tally.runs([shape], ["240/16"], 2):
        assert run.tally.optimal, run.line()
        assert run.holds or run.tally.relaxed, run.line()
        assert shape == "contradictory" or not run.tally.relaxed, run.line()


def test_small_cases_agree_with_enumeration() -> None:
    assert tally.disagreements(150) == []


def test_a_tally_that_is_wrong_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enumeration, "bounds", lambda *_: (-1, None))
    assert tally.disagreements(10) == list(range(10))


def test_the_same_seed_makes_the_same_case() -> None:
    assert large(60, 6, "nested", 1) == large(60, 6, "nested", 1)
    assert large(60, 6, "nested", 1) != large(60, 6, "nested", 2)
    assert any(each.containments for each in large(200, 20, "nested", 1).incidents)
    assert small(7) == small(7)
