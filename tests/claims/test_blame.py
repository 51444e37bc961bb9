"""Words of blame, of guilt and of company, and whom they may not touch."""

from __future__ import annotations

import pytest

from cenotaph.record.claim import Certainty
from tests.claims.reports import claims_of, told

DEAD = "Nine traders died in Hombori on Friday. "


def accused(words: str) -> set[str]:
    """Whom the only killing with a figure of a report names as its authors."""
    (claim,) = told(words).values()
    return {each.name for each in claim.perpetrators if each.certainty is not Certainty.DENIED}


@pytest.mark.parametrize(
    "blame",
    [
        "The government holds the fighters of the Wagner Group to be the authors.",
        "The Wagner Group, which is strong in the area, is under suspicion.",
        "The Wagner Group waged a campaign against the traders of the town.",
        "The Wagner Group took revenge on the town, its elders said.",
        "Suspicion pointed to the Wagner Group.",
        "The main suspects are men of the Wagner Group, and the mayor said it was the work of "
        "the Wagner Group.",
    ],
)
def test_words_of_blame_name_the_author(blame: str) -> None:
    assert accused(DEAD + blame) == {"Wagner Group"}


def test_an_army_that_defends_a_raid_as_legitimate_owns_it() -> None:
    words = (
        "Nine traders were killed when a bomb fell on Hombori on Friday. The Malian army "
        "described the raid as a legitimate military action."
    )
    assert accused(words) == {"Malian Armed Forces"}


def test_who_came_with_the_authors_is_named_with_them() -> None:
    words = "Malian soldiers, backed by Wagner Group fighters, killed nine traders in Hombori."
    assert accused(words) == {"Malian Armed Forces", "Wagner Group"}


def test_who_armed_the_authors_did_not_act_with_them() -> None:
    words = "Militiamen armed by allies of the Malian army killed nine traders in Hombori."
    assert not any("Armed Forces" in name for name in accused(words))


def test_the_office_that_an_armed_group_runs_is_not_the_group() -> None:
    words = (
        "Nine traders died in Sanaa on Friday when a bomb fell, the Houthi administration found."
    )
    assert accused(words) == set()


def test_the_group_whose_leader_was_killed_is_not_suspected_of_it() -> None:
    words = "Eight guards of a leader of the Islamic State were murdered in Ansongo on Friday."
    assert "Islamic State" not in accused(words)


def test_a_description_is_not_lent_from_afar() -> None:
    words = (
        "Nine traders died in Hombori on 3 May 2024.\n\nThe mayor called for calm.\n\n"
        "In another region of the country rebels attacked a bridge in March 2019."
    )
    assert accused(words) == set()


@pytest.mark.parametrize(
    "words",
    [
        # a word that takes up the group that the text named: by whose they are, or by "the"
        "JNIM took revenge on the town: in Hombori alone its fighters killed nine traders.",
        "JNIM holds the north of Mali. In Hombori the militants killed nine traders on Friday.",
        "JNIM, an armed group, is near. Nine traders were killed in Hombori by the same group.",
    ],
)
def test_words_for_fighters_take_up_the_group_named_before(words: str) -> None:
    assert accused(words) == {"JNIM"}


@pytest.mark.parametrize(
    "words",
    [
        # insurgents of whom nobody says whose they are; two groups named as often
        "Insurgents came to Hombori. JNIM is active there. The insurgents killed nine traders.",
        "JNIM and Boko Haram are active in the region. The militants killed nine traders there.",
    ],
)
def test_words_for_fighters_stay_unnamed_where_the_text_leaves_it_open(words: str) -> None:
    assert not accused(words) & {"JNIM", "Boko Haram"}


def test_a_person_who_was_convicted_of_the_killing_is_named() -> None:
    words = DEAD + "Adama Keita was found guilty of the murders and was given 40 years."
    assert accused(words) == {"Adama Keita"}


@pytest.mark.parametrize(
    "aside",
    [
        "The paper had accused Adama Keita of lying to it.",
        "The offensive by President Adama Keita's administration began a week later.",
        "Adama Keita was convicted of fraud.",
        'The police spoke of an attack by "terrorists".',
        "The European Union spoke of a massacre.",
    ],
)
def test_nobody_is_accused_by_a_mere_mention(aside: str) -> None:
    assert accused(DEAD + aside) == set()


def test_in_a_digest_an_accusation_stays_with_its_own_happening() -> None:
    words = (
        "Two attacks in a week\n\nNine traders were shot in Hombori on 3 May 2024.\n\n"
        "Six herders were killed in Gossi on 8 May 2024. JNIM is suspected."
    )
    named = {count: {p.name for p in claim.perpetrators} for count, claim in told(words).items()}
    assert named == {(9, 9): set(), (6, 6): {"JNIM"}}


def test_nobody_of_whose_death_the_report_tells_is_its_author() -> None:
    words = (
        "Adama Keita was shot dead in Hombori on Friday. Two of those who took part in the killing "
        "of Adama Keita have confessed to it."
    )
    for claim in claims_of(words):
        assert not any("Keita" in each.name for each in claim.perpetrators)
