"""The calibration error is nought where confidence keeps its word, and the fit gets it there."""

from __future__ import annotations

import random

import pytest

from benchmarks.calibration import (
    Judged,
    bins,
    cross_validated,
    expected_error,
    fitted,
    folds,
    plot,
    set_right,
    wanted,
)
from cenotaph.claims.confidence import Weights


def drawn(count: int, share: dict[str, float], seed: int = 7) -> list[Judged]:
    """Claims with one sign each, right as often as the sign says."""
    draw = random.Random(seed)  # noqa: S311 - a fixed seed is the point
    chosen = [draw.choice(sorted(share)) for _ in range(count)]
    return [
        Judged(f"d{number}", 0.5, (sign,), draw.random() < share[sign])
        for number, sign in enumerate(chosen)
    ]


def told(claims: list[Judged], table: Weights) -> list[tuple[float, bool]]:
    return [(claim.confidence(table), claim.right) for claim in claims]


FLAT = Weights(constant=0.0, own=1.0, signs={})


def test_the_fit_finds_how_often_each_sign_is_right() -> None:
    share = {"heading": 0.9, "remains": 0.3}
    claims = drawn(4000, share)
    table = fitted(claims)
    assert expected_error(told(claims, FLAT)) > 0.1
    assert expected_error(told(claims, table)) < 0.03
    for claim in claims[:20]:
        assert claim.confidence(table) == pytest.approx(share[claim.signs[0]], abs=0.05)


def test_a_curve_fitted_elsewhere_is_set_right() -> None:
    table = fitted(drawn(4000, {"heading": 0.6, "remains": 0.3}))
    elsewhere = drawn(4000, {"heading": 0.9, "remains": 0.7}, seed=8)
    assert expected_error(told(elsewhere, table)) > 0.2
    assert expected_error(told(elsewhere, set_right(table, elsewhere))) < 0.05
    assert expected_error(cross_validated(table, elsewhere)) < 0.05


def test_no_document_is_judged_by_a_curve_that_saw_it() -> None:
    claims = drawn(50, {"heading": 0.9}) + drawn(50, {"remains": 0.2}, seed=9)
    parts = folds(claims)
    documents = [{claim.document for claim in part} for part in parts]
    assert sum(map(len, parts)) == len(claims)
    assert all(not a & b for n, a in enumerate(documents) for b in documents[n + 1 :])


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


def test_the_plot_names_its_sets() -> None:
    sets = [
        ("tuned on", told(drawn(50, {"heading": 0.9}), FLAT)),
        ("unseen", told(drawn(9, {"heading": 0.2}), FLAT)),
    ]
    drawing = plot(sets)
    assert "tuned on: 50 claims" in drawing
    assert drawing.count("<circle") == 2
