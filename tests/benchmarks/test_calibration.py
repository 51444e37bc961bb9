"""The calibration error is nought where confidence keeps its word, and the fit gets it there."""

from __future__ import annotations

import random

import pytest

from benchmarks import calibration
from benchmarks.calibration import Judged, bins, expected_error, fitted, plot, wanted
from cenotaph.claims.confidence import Weights


def drawn(count: int, share: dict[str, float]) -> list[Judged]:
    """Claims with one sign each, right as often as the sign says."""
    draw = random.Random(7)  # noqa: S311 - a fixed seed is the point
    chosen = [draw.choice(sorted(share)) for _ in range(count)]
    return [Judged(0.5, (sign,), draw.random() < share[sign]) for sign in chosen]


def test_the_fit_finds_how_often_each_sign_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = drawn(4000, {"heading": 0.9, "remains": 0.3})
    before = expected_error(claims)
    table = fitted(claims)
    monkeypatch.setattr("cenotaph.claims.confidence.weights", lambda: table)
    assert before > 0.1
    assert expected_error(claims) < 0.03
    assert claims[0].confidence == pytest.approx(
        {"heading": 0.9, "remains": 0.3}[claims[0].signs[0]], abs=0.05
    )


def test_an_empty_set_has_no_error() -> None:
    assert expected_error([]) == 0
    assert bins([]) == []


def test_rival_figures_parts_and_history_are_right_to_read() -> None:
    gold = {
        "documents": {"a": {"background": [[3, 3]]}, "b": {}},
        "incidents": [
            {"deaths_by_doc": {"a": {"min": 9, "max": None, "alt": [{"min": 8, "max": 8}]}}}
        ],
    }
    assert wanted(gold) == {"a": {(9, None), (8, 8), (3, 3)}, "b": set()}


def test_the_plot_names_its_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Weights(constant=0.0, own=1.0, signs={})
    monkeypatch.setattr(calibration, "calibrated", lambda own, _seen: own or table.constant)
    drawing = plot(
        [("tuned on", drawn(50, {"heading": 0.9})), ("unseen", drawn(9, {"heading": 0.2}))]
    )
    assert "tuned on: 50 claims" in drawing
    assert drawing.count("<circle") == 2
