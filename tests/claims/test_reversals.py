"""Constructions in which the nearest people are not who acted."""

from __future__ import annotations

import pytest

from cenotaph.record.claim import ClaimKind
from tests.claims.reports import of_kind

ON = "BANGUI, 5 May 2024 - "


@pytest.mark.parametrize(
    ("words", "author", "victims"),
    [
        ("The killing by gunmen of nine farmers near Bria shocked the town.", "gunmen", "nine"),
        ("Nine farmers whom gunmen killed near Bria had gone to market.", "gunmen", "Nine"),
        ("Rebels murder the mayor of Bria", "Rebels", "mayor"),
        ("The mayor blamed rebels for the murder of nine farmers near Bria.", "rebels", "nine"),
        ("The mayor held rebels responsible for the murder of nine farmers.", "rebels", "nine"),
        ("Nine Farmers Were Killed By Rebels In Bria, A Nurse Said", "Rebels", "Nine"),
    ],
)
def test_the_author_and_the_dead(words: str, author: str, victims: str) -> None:
    told = [claim for claim in of_kind(ON + words, ClaimKind.KILLING) if claim.victims]
    assert [p.name for claim in told for p in claim.perpetrators] == [author]
    spans = [v.span for claim in told for v in claim.victims]
    assert all(span is not None and victims in span.quote(ON + words) for span in spans)


@pytest.mark.parametrize(
    "words",
    [
        "Unknown men killed three guards in Bria and wounded two others.",
        "the nighthawks killed three militiamen in bria and wounded two others.",
    ],
)
def test_whom_it_befell_is_not_the_author_of_the_next_act(words: str) -> None:
    for claim in of_kind(ON + words, ClaimKind.INJURY):
        assert not any(p.name in ("guards", "militiamen") for p in claim.perpetrators)


def test_company_on_the_road_is_not_the_victim() -> None:
    words = "nine herders travelling with un peacekeepers were shot dead by bandits near bria."
    (claim,) = of_kind(words, ClaimKind.KILLING)
    assert [v.category for v in claim.victims] == ["herders"]
