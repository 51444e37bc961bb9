"""A force that left a place, and the many sentences in which none did."""

from __future__ import annotations

import pytest

from cenotaph.claims.presence import DEPARTURE
from cenotaph.record.claim import Claim, ClaimKind
from tests.claims.reports import claims_of


def left(words: str) -> list[Claim]:
    text = f"BAMAKO, 8 June 2025 - {words}"
    return [claim for claim in claims_of(text) if claim.about == DEPARTURE]


@pytest.mark.parametrize(
    ("words", "force", "place"),
    [
        ("The Wagner Group left Mali on 6 June 2025.", "Wagner Group", "Mali"),
        ("French soldiers pulled out of Mali in August 2022.", "French Armed Forces", "Mali"),
        ("The RSF left the town of Wad Madani on 11 January 2025.", "RSF", "Wad Madani"),
    ],
)
def test_a_force_that_left(words: str, force: str, place: str) -> None:
    (claim,) = left(words)
    assert claim.kind is ClaimKind.DEPLOYMENT
    assert force in claim.perpetrators[0].name
    assert claim.where is not None
    assert claim.where.place is not None
    assert claim.where.place.name == place
    assert claim.when is not None


@pytest.mark.parametrize(
    "words",
    [
        "The Wagner Group left nine dead in Gao on 6 June 2025.",
        "The Wagner Group will have left Mali by 6 August 2025.",
        "The Wagner Group has not left Mali since 6 June 2025.",
        "The Wagner Group left Mali.",
        "Nine families left Gao on 6 June 2025.",
        "The Wagner Group arrived in Mali on 6 December 2021.",
    ],
)
def test_sentences_in_which_no_force_left(words: str) -> None:
    assert left(words) == []
