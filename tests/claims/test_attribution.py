"""On whose word: the source of a figure, and who is alleged to have acted, are never swapped."""

from __future__ import annotations

import pytest

from cenotaph.record.claim import Certainty, Claim, Modality, Stance
from tests.claims.reports import told


def only(words: str) -> Claim:
    (claim,) = told(words).values()
    return claim


@pytest.mark.parametrize(
    ("words", "source"),
    [
        (
            "Soldiers killed nine men, according to Human Rights Watch.",
            "Human Rights Watch",
        ),
        ("Nine men were killed in Djibo, Amnesty International said.", "Amnesty International"),
        ("“Nine men were killed,” said a researcher at Amnesty International.", "Amnesty"),
        ("Human Rights Watch reported that nine men were killed in Djibo.", "Human Rights Watch"),
        ("An inquiry by Human Rights Watch found that nine men died.", "Human Rights Watch"),
        ("Survivors told reporters that nine men were killed in Djibo.", "Survivors"),
    ],
)
def test_the_source_is_found(words: str, source: str) -> None:
    assert any(source in each.name for each in only(words).attribution)


def test_the_report_means_the_report_named_before() -> None:
    claim = only(
        "Mali's government has rejected a report by Human Rights Watch on the raid.\n\n"
        "According to the report, published on Thursday, soldiers killed 44 people in Djibo."
    )
    assert [source.name for source in claim.attribution] == ["Human Rights Watch"]


def test_a_rejecting_government_is_not_the_source_of_what_it_rejects() -> None:
    claim = only(
        "The government of Mali denied that soldiers killed 44 people in Hombori, a figure that "
        "Human Rights Watch had given."
    )
    assert claim.modality is Modality.DENIED
    assert all(source.stance is not Stance.ASSERTS for source in claim.attribution)
    assert {each.certainty for each in claim.perpetrators} <= {Certainty.DENIED}


def test_witnesses_and_residents_are_no_perpetrators() -> None:
    claim = only("Residents of Hombori said it killed eleven people on 3 May 2024.")
    assert claim.perpetrators == ()


def test_a_force_believed_to_be_another_is_only_suspected() -> None:
    claim = only(
        "Nine men were killed near Hombori on 3 May 2024 by foreign soldiers believed to belong to "
        "the Wagner Group, witnesses said."
    )
    certainty = {each.name: each.certainty for each in claim.perpetrators}
    assert certainty["Wagner Group"] is Certainty.SUSPECTED


def test_who_claims_an_attack_is_named_as_its_author() -> None:
    found = told(
        "A car bomb killed 30 people in Mogadishu on 3 May 2024. Al-Shabaab said it had carried "
        "out the attack."
    )
    assert [each.name for each in found[30, 30].perpetrators] == ["al-Shabaab"]
