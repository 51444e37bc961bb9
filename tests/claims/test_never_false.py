"""What must never be said of a person or a force: what was denied, rumoured, or reversed."""

from __future__ import annotations

import pytest

from cenotaph.record.claim import Certainty, ClaimKind, Modality
from tests.claims.reports import of_kind, told

DATELINE = "BAMAKO, 5 May 2024 - "


@pytest.mark.parametrize(
    "words",
    [
        "Captain Moussa Diarra was acquitted of killing five civilians in Hombori on 3 May 2024.",
        "An inquiry cleared Malian soldiers of killing five civilians in Hombori on 3 May 2024.",
        "There is no truth in reports that Malian soldiers killed five civilians in Hombori.",
        "Reports that Malian soldiers killed five civilians in Hombori are false, residents said.",
        "Human Rights Watch found no evidence that Malian soldiers killed ten civilians there.",
        "A viral post falsely claimed that French soldiers had executed 40 villagers in Hombori.",
        "The Malian army did not kill ten civilians in Hombori on 3 May 2024, the UN concluded.",
    ],
)
def test_what_is_refuted_is_no_killing_by_anybody(words: str) -> None:
    claims = of_kind(DATELINE + words, ClaimKind.KILLING)
    assert all(claim.modality is Modality.DENIED for claim in claims)
    assert all(p.certainty is Certainty.DENIED for c in claims for p in c.perpetrators)


@pytest.mark.parametrize(
    "words",
    [
        "Rumours circulated that the Wagner Group had killed 100 people in Hombori.",
        "Police foiled a plot to kill 50 worshippers in Hombori.",
        "On 3 May 2024 militants killed 300 cattle in Hombori.",
    ],
)
def test_rumours_plots_and_cattle_are_no_killings(words: str) -> None:
    assert told(DATELINE + words) == {}


def test_nobody_killed_is_nobodys_doing() -> None:
    found = told(DATELINE + "No one was killed when soldiers attacked Hombori on 3 May 2024.")
    assert set(found) == {(0, 0)}
    assert found[0, 0].perpetrators == ()


@pytest.mark.parametrize(
    ("words", "count", "author"),
    [
        ("UN troops protected villagers from gunmen who killed nine of them.", 9, "gunmen"),
        ("Nine villagers fleeing the Malian army were killed by JNIM in Hombori.", 9, "JNIM"),
    ],
)
def test_the_author_is_the_one_beside_the_verb(words: str, count: int, author: str) -> None:
    claim = told(DATELINE + words)[count, count]
    assert [perpetrator.name for perpetrator in claim.perpetrators] == [author]


def test_the_shooter_is_not_the_victim() -> None:
    found = told(DATELINE + "Five soldiers shot dead Moussa Traoré in Hombori on 3 May 2024.")
    assert (5, 5) not in found


def test_two_attacks_by_two_forces_stay_two() -> None:
    found = told(
        DATELINE + "On 3 May 2024 JNIM fighters killed five people at the market in Hombori. Later "
        "the same day, soldiers killed four people at the mosque in Hombori."
    )
    assert found[5, 5].happening != found[4, 4].happening


def test_a_run_of_digits_counts_nobody() -> None:
    words = "Soldiers killed seven men in Hombori.\n\nSignature: " + "9" * 4400
    assert set(told(words)) == {(7, 7)}


@pytest.mark.parametrize(
    "words",
    [
        "It was not the army that killed the nine herders.",
        "It wasn't the army that killed the nine herders.",
        "Neither the rebels nor the army killed the nine herders.",
        "No soldier killed any of the nine herders.",
        "Ce n'est pas l'armée qui a tué les neuf bergers, les habitants du village le disent.",
        "Ni les rebelles ni l'armée n'ont tué les neuf bergers, les habitants le disent.",
    ],
)
def test_whom_the_words_rule_out_is_no_author(words: str) -> None:
    named = [p for c in of_kind(words, ClaimKind.KILLING) for p in c.perpetrators]
    assert named
    assert all(each.certainty is Certainty.DENIED for each in named)


@pytest.mark.parametrize(
    "words",
    [
        "The victims, 51 in all, were buried by soldiers.",
        "Soldiers buried the 14 victims on Friday.",
        "The bodies of 9 men were exhumed by the army.",
        "Les douze morts ont été enterrés par les soldats, disent les habitants du village.",
    ],
)
def test_who_buries_is_no_author(words: str) -> None:
    claims = of_kind(words, ClaimKind.KILLING)
    assert claims
    assert not [p for claim in claims for p in claim.perpetrators]


def test_an_act_never_proven_is_alleged() -> None:
    words = "The killing of 14 people by the army has never been proven."
    (claim,) = told(words).values()
    assert claim.modality is Modality.ALLEGED
    assert all(each.certainty is Certainty.ALLEGED for each in claim.perpetrators)


def test_who_calls_it_a_lie_does_not_say_so() -> None:
    words = "The minister said reports that 80 people had been killed were lies."
    (claim,) = told(words).values()
    assert claim.modality is Modality.DENIED
