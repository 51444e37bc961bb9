"""Whom roundabout words point to as the authors of a killing."""

from __future__ import annotations

import pytest

from cenotaph.record.claim import ClaimKind
from tests.claims.reports import of_kind, told

ROUNDABOUT = {
    "Omar Bello, a spokesman for al-Shabaab, claimed the attack.": "al-Shabaab",
    "The attack was claimed on Sunday by al-Shabaab.": "al-Shabaab",
    "Witnesses identified the attackers as members of the Lord's Resistance Army.": (
        "Lord's Resistance Army (LRA)"
    ),
    "Survivors said the killers were fighters of al-Shabaab.": "al-Shabaab",
    "A deputy laid the attack at the door of the Rapid Support Forces.": (
        "Rapid Support Forces (RSF)"
    ),
    "The dead had last been seen in the custody of Malian soldiers.": "Malian Armed Forces",
}
NOBODY = (
    "Omar Bello, a spokesman for al-Shabaab, described the weather.",
    "A spokesman for the Malian army said that nobody had claimed the attack.",
    "The victims were members of al-Shabaab.",
    "The village had been in the hands of al-Shabaab.",
)


@pytest.mark.parametrize("words", ROUNDABOUT)
def test_roundabout_words_name_an_author(words: str) -> None:
    named = {p.name for claim in of_kind(words, ClaimKind.ATTACK) for p in claim.perpetrators}
    assert named == {ROUNDABOUT[words]}


@pytest.mark.parametrize("words", NOBODY)
def test_words_that_only_sound_like_it_name_nobody(words: str) -> None:
    assert not [claim for claim in of_kind(words, ClaimKind.ATTACK) if claim.perpetrators]


def test_who_announces_the_deaths_of_its_enemies_is_alleged_to_have_killed_them() -> None:
    by_group = told("JNIM said that 100 soldiers had been killed in Mansila on 3 May 2024.")
    assert [p.name for p in by_group[100, 100].perpetrators] == ["JNIM"]
    by_army = told("The Malian army said that 12 soldiers had been killed in Gao on 3 May 2024.")
    assert by_army[12, 12].perpetrators == ()


def test_a_claim_of_the_attack_is_of_one_told_before() -> None:
    words = (
        "On 3 May 2024 nine pupils were killed in Hombori.\n\nJNIM claimed the attack. "
        "On 19 April 2024 forty miners had been killed in Gossi."
    )
    named = {count: {p.name for p in claim.perpetrators} for count, claim in told(words).items()}
    assert named == {(9, 9): {"JNIM"}, (40, 40): set()}


def test_men_described_by_what_they_ride_take_the_name_of_who_claims_the_attack() -> None:
    words = (
        "On 3 May 2024 men on motorcycles shot nine farmers dead in Hombori. "
        "JNIM claimed the attack."
    )
    assert "JNIM" in {p.name for p in told(words)[9, 9].perpetrators}


def test_a_passive_that_goes_on_behind_an_and_makes_its_subject_nobodys_killer() -> None:
    words = "Seven soldiers of the Malian army were seized in Djibo and later shot by prospectors."
    named = {p.name for claim in of_kind(words, ClaimKind.ATTACK) for p in claim.perpetrators}
    assert "Malian Armed Forces" not in named
