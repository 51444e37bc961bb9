"""Whose number is told: the head of a phrase, an open class of nouns, an emphasised subject."""

from __future__ import annotations

import pytest

from cenotaph.record.claim import ClaimKind
from tests.claims.reports import of_kind, told

LEAD = "Reports from the valley\n4 March 2024\n\nThe police spoke to the press on Monday. "


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("Three members of the Banunu people were murdered in Goma.", (3, 3)),
        ("In the exchange 22 aggressors lost their lives.", (22, 22)),
        ("Fifteen opponents of the regime were executed in Goma.", (15, 15)),
        ("A bomb killed 14 holidaymakers in Goma.", (14, 14)),
        ("At least nine parishioners were shot dead at the church in Goma.", (9, None)),
    ],
)
def test_the_number_of_the_dead_is_that_of_the_head(
    words: str, figure: tuple[int, int | None]
) -> None:
    assert figure in told(LEAD + words)


def test_a_subject_said_with_emphasis_suffers_the_act() -> None:
    (claim,) = of_kind(
        LEAD + "The inspector was himself murdered in August 1990.", ClaimKind.KILLING
    )
    assert [victims.category for victims in claim.victims] == ["police officers"]
    assert claim.perpetrators == ()


def test_groups_of_one_verb_are_summed_before_the_name_of_their_body() -> None:
    found = told(
        LEAD + "In all, 108 militants and five members of the security forces lost their lives."
    )
    assert (113, 113) in found


def test_a_counted_group_is_not_given_up_for_those_it_is_of() -> None:
    found = told(LEAD + "Troops killed no fewer than 39 of its people in Goma.")
    assert (39, None) in found
