"""Which figures go on about a killing told before, and by which signs."""

from __future__ import annotations

from cenotaph.claims.continuity import Weights, odds, weights
from tests.claims.reports import told

DIGEST = """Three attacks in a month, a group says
20 May 2024

NAIROBI - The committee lists the attacks that it has confirmed since April.

Gao, 2 May 2024. Gunmen stopped a bus and killed five traders. Toll: 5.

Djibo, 7 May 2024. Armed men came to the market. Nine people died.

Hombori, 11 May 2024. A drone hit a wedding. At least 16 guests died.
"""
RIVAL = (
    "On 3 May 2024 soldiers killed at least 40 people in Hombori, Human Rights Watch said. Houses "
    "burned for two days.\n\nThe governor said that 28 bodies had been counted in Hombori."
)


def test_the_entries_of_a_digest_stay_apart() -> None:
    found = told(DIGEST)
    numbers = [found[figure].happening for figure in [(5, 5), (9, 9), (16, None)]]
    assert len(set(numbers)) == 3


def test_another_sources_figure_for_the_place_is_a_rival() -> None:
    found = told(RIVAL)
    assert found[40, None].happening == found[28, 28].happening


def test_odds_are_the_sum_of_the_signs_and_unknown_signs_say_nothing() -> None:
    table = Weights(constant=-1.0, signs={"same figure": 1.5, "far": -0.25})
    assert odds(("same figure", "far", "never seen"), table) == 0.25
    assert odds((), table) == -1.0


def test_the_shipped_table_speaks_the_way_a_reader_would() -> None:
    signs = weights().signs
    assert signs["same figure"] > 0 > signs["places differ"]
    assert signs["much larger figure"] < signs["smaller figure"]
    assert signs["same sentence"] > signs["far"]
