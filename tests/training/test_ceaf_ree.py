"""Strict CEAF-REE on cases worked out by hand, and the interval around it."""

from __future__ import annotations

import pytest

from training.ceaf_ree import ROLES, Tally, interval, micro, plain, tallies, tally


def test_case_signs_and_articles_do_not_count() -> None:
    assert plain('The "Santa Rosa" Farm,') == plain("santa rosa farm")


@pytest.mark.parametrize(
    ("predicted", "gold", "agreed"),
    [
        ([["rebels"]], [["rebels", "rebel column"]], 1),
        ([["rebels"], ["rebel column"]], [["rebels", "rebel column"]], 1),
        ([["rebels", "soldiers"]], [["rebels"], ["soldiers"]], 0),
        ([["rebels"], ["soldiers"]], [["soldiers"], ["rebels"]], 2),
        # greedy matching would give "men" to the first entity and lose one
        ([["men"], ["armed men"]], [["armed men", "men"], ["men"]], 2),
        ([], [["rebels"]], 0),
        ([["rebels"]], [], 0),
    ],
)
def test_entities_are_matched_one_to_one(
    predicted: list[list[str]], gold: list[list[str]], agreed: int
) -> None:
    assert tally(predicted, gold) == Tally(agreed, len(predicted), len(gold))


def test_micro_is_over_all_roles_of_all_gold_documents() -> None:
    gold = {"a": {"PerpInd": [["x"]], "Weapon": [["bomb"]]}, "b": {"Victim": [["y"], ["z"]]}}
    said = {"a": {"PerpInd": [["x"]], "Weapon": [["gun"]]}, "c": {"Victim": [["y"]]}}
    rows = list(tallies(said, gold).values())
    assert set(rows[0]) == set(ROLES)
    assert micro(rows) == Tally(1, 2, 4)
    assert micro(rows).f1 == pytest.approx(2 / 6)


def test_the_interval_holds_the_score_and_is_the_same_each_time() -> None:
    gold = {str(n): {"Victim": [["x"]]} for n in range(40)}
    said = {str(n): {"Victim": [["x" if n % 2 else "y"]]} for n in range(40)}
    rows = list(tallies(said, gold).values())
    low, high = interval(rows, resamples=200)
    assert low < micro(rows).f1 < high
    assert (low, high) == interval(rows, resamples=200)
