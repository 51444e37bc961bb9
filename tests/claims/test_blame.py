"""Words of blame, of guilt and of company, and whom they may not touch."""

from __future__ import annotations

import pytest

from cenotaph.record.claim import Certainty
from tests.claims.reports import told

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
