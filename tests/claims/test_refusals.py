"""What is refused accuses nobody and counts nobody: not by X, to help, n'ont tué personne."""

from __future__ import annotations

import pytest

from benchmarks.sentences import claims_of
from cenotaph.record.claim import Certainty, ClaimKind, Modality
from tests.claims.reports import gazetteer


def killed(words: str) -> list[tuple[int | None, int | None, list[str]]]:
    return [
        (claim.count.minimum, claim.count.maximum, [who.name for who in claim.perpetrators])
        for claim in claims_of(words, gazetteer())
        if claim.kind is ClaimKind.KILLING and claim.count is not None
    ]


@pytest.mark.parametrize(
    "deed",
    [
        "Soldiers of the Cameroonian army came to help the wounded.",
        "Police officers came to collect the bodies.",
        "Wagner fighters came to the scene.",
    ],
)
def test_who_comes_to_help_is_not_accused(deed: str) -> None:
    assert killed(f"Four pupils were killed in Kumba on Monday. {deed}") == [(4, 4, [])]


def test_who_comes_to_a_school_and_shoots_is() -> None:
    words = "Four pupils were killed in Kumba on Monday. Soldiers came to the school and shot."
    ((low, high, accused),) = killed(words)
    assert (low, high) == (4, 4)
    assert accused


def test_not_by_one_but_by_another() -> None:
    words = "Twelve people were killed in Titao, not by the army but by Boko Haram, the UN said."
    assert killed(words) == [(12, 12, ["Boko Haram"])]


def test_nobody_is_not_a_person() -> None:
    assert killed("Les soldats nigériens n'ont tué personne à Tahoua.") == [(0, 0, [])]
    ((low, high, _),) = killed("Les soldats nigériens ont tué une personne à Tahoua.")
    assert (low, high) == (1, 1)


def test_who_denies_is_never_shown_as_stated() -> None:
    words = "Nine people were killed in Solhan. Boko Haram denied that it had killed them."
    denied = [
        who.certainty
        for claim in claims_of(words, gazetteer())
        if claim.modality is Modality.DENIED
        for who in claim.perpetrators
    ]
    assert denied
    assert set(denied) == {Certainty.DENIED}
