"""What a text takes back is still read, but nobody is accused of it and nobody counts it."""

from __future__ import annotations

import pytest

from cenotaph.claims.withdrawn import WITHDRAWN, withdrawn
from cenotaph.record.claim import Certainty, Claim, ClaimKind, FigureRole, Modality
from tests.claims.reports import claims_of

OPENING = "GAO, 4 March 2024 - Gunmen killed 11 villagers near Gao on Sunday, residents said. "


def killings(words: str) -> list[Claim]:
    return [claim for claim in claims_of(OPENING + words) if claim.kind is ClaimKind.KILLING]


@pytest.mark.parametrize(
    "words",
    [
        "An earlier version of this article wrongly said that the army had killed 14 villagers.",
        "Correction: an earlier version said that the army had killed 14 villagers.",
        "A previous edition said that the army had killed 14 villagers. That was an error.",
        "The mayor said that the army had killed 14 villagers. He has since withdrawn the claim.",
        "The mayor said that the army had killed 14 villagers. On Monday he retracted this.",
    ],
)
def test_a_statement_taken_back(words: str) -> None:
    (back,) = [claim for claim in killings(words) if withdrawn(claim)]
    assert back.count is not None
    assert back.count.minimum == 14
    assert back.figure is FigureRole.EARLIER
    assert back.modality is Modality.DENIED
    assert {party.certainty for party in back.perpetrators} == {Certainty.DENIED}
    assert any(note.startswith(WITHDRAWN) for note in back.notes)


@pytest.mark.parametrize(
    "words",
    [
        "The mayor said that the army had killed 14 villagers. The army withdrew on Monday.",
        "The mayor said that the army had killed 14 villagers. He has not withdrawn the claim.",
        "The mayor said that the army had killed 14 villagers. The army urged him to retract it.",
        "The mayor said that the army had killed 14 villagers. He never took it back.",
        "An earlier report by the league said that the army had killed 14 villagers.",
        "The first version of the law dates from 2010. The army had killed 14 villagers by then.",
    ],
)
def test_statements_that_stand(words: str) -> None:
    assert not [claim for claim in killings(words) if withdrawn(claim)]


def test_what_was_told_before_still_stands() -> None:
    words = "Correction: an earlier version wrongly said that the army had killed 14 villagers."
    first = killings(words)[0]
    assert not withdrawn(first)
    assert first.modality is Modality.ASSERTED
