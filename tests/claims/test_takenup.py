"""Figures that "them", "the men" or "their bodies" take up, and groups that they cannot mean."""

from __future__ import annotations

import pytest

from tests.claims.probing import figures_of
from tests.claims.reports import claims_of


def killed(words: str) -> set[tuple[int | None, int | None]]:
    read = figures_of(claims_of(words + "\n"))
    return {(low, high) for kind, low, high in read if kind == "killing"}


@pytest.mark.parametrize(
    ("words", "toll"),
    [
        ("Nine drivers were stopped on the road. Their bodies were found on Friday.", 9),
        ("Soldiers led 12 shepherds to the dam. The shepherds were then shot dead.", 12),
        ("The patrol seized six boys and executed them behind the mill.", 6),
    ],
)
def test_a_group_told_before_is_taken_up(words: str, toll: int) -> None:
    assert killed(words) == {(toll, toll)}


@pytest.mark.parametrize(
    "words",
    [
        "About 30 men stormed the residence. They dragged the priests out and shot them.",
        "Twenty soldiers surrounded the school. The pupils were lined up and they were shot.",
        "Forty gunmen arrived at dawn. The villagers ran, and many of them were killed.",
        "Eight guards saw five villagers at work. They were killed by the blast.",
    ],
)
def test_those_who_came_are_never_taken_for_the_dead(words: str) -> None:
    assert not killed(words) & {(27, 33), (30, 30), (20, 20), (40, 40), (8, 8), (5, 5)}
