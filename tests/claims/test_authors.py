"""Who is alleged to have acted, wherever the report says it, and who never is."""

from __future__ import annotations

import pytest

from cenotaph.record.claim import Certainty, Claim
from tests.claims.reports import claims_of, told


def accused(words: str) -> dict[str, Certainty]:
    """The perpetrators of the only killing with a figure that a report tells."""
    (claim,) = told(words).values()
    return {each.name: each.certainty for each in claim.perpetrators}


def only(words: str) -> Claim:
    (claim,) = told(words).values()
    return claim


@pytest.mark.parametrize(
    "words",
    [
        "Nine traders died in Hombori on Friday. Residents blamed the Wagner Group.",
        "Nine traders died in Hombori on Friday. The mayor blamed the raid on the Wagner Group.",
        "Nine traders died in Hombori on Friday. It was the work of the Wagner Group, elders said.",
        "Nine traders died in Hombori on Friday. The raid was attributed to the Wagner Group.",
        "Nine traders died in Hombori on Friday. The Wagner Group is suspected of the raid.",
        "Nine traders died in Hombori on Friday. The Wagner Group was behind it, elders said.",
        "Nine traders died in Hombori on Friday. Men of the Wagner Group had entered the market.",
        "NINE TRADERS DIED IN HOMBORI ON FRIDAY. RESIDENTS BLAMED THE RAID ON THE WAGNER GROUP.",
    ],
)
def test_who_is_blamed_elsewhere_answers_for_the_killing_as_an_allegation(words: str) -> None:
    assert accused(words) == {"Wagner Group": Certainty.ALLEGED}
    assert any("taken over from sentence 2" in note for note in only(words).notes)


@pytest.mark.parametrize(
    "blame",
    [
        "Les habitants du village accusent le groupe Wagner.",
        "Le maire de la commune impute cette attaque au groupe Wagner.",
        "Les rescapés désignent des hommes du groupe Wagner.",
    ],
)
def test_blame_is_read_in_french(blame: str) -> None:
    words = (
        "Mali : une attaque dans le centre du pays\n\nNeuf commerçants ont été tués vendredi à "
        f"Hombori, dans le centre du Mali, selon le gouverneur de la région. {blame}"
    )
    assert accused(words) == {"Wagner Group": Certainty.ALLEGED}


@pytest.mark.parametrize(
    "words",
    [
        "Nine traders died in Hombori on Friday. No group has claimed responsibility.",
        "Nine traders died in Hombori on Friday. The Wagner Group has not claimed responsibility.",
        "Nine traders died in Hombori on Friday. If the Wagner Group was behind it, nobody knows.",
        "Nine traders died in Hombori on Friday. The Wagner Group denied it was behind the raid.",
        "Nine traders died in Hombori on Friday. Police entered the market and counted them.",
        "Nine traders died in Hombori on Friday. Soldiers were dragged from their post.",
        "Nine traders died in Hombori on Friday. The prosecutor blamed the heat.",
    ],
)
def test_nobody_is_accused_who_is_not_said_to_have_acted(words: str) -> None:
    named = accused(words)
    assert "Wagner Group" not in named
    assert not any("Armed Forces" in name for name in named)


def test_a_denier_who_is_accused_stays_accused_and_his_accuser_does_not() -> None:
    named = accused(
        "Nine traders died in Hombori on Friday. Amnesty International accused the Wagner Group. "
        "The Wagner Group denies it."
    )
    assert named == {"Wagner Group": Certainty.ALLEGED}


def test_the_side_of_the_victims_does_not_answer_for_them() -> None:
    named = accused(
        "Nine soldiers were killed near Hombori on Friday. The Malian army launched a raid there."
    )
    assert "Malian Armed Forces" not in named


def test_a_description_takes_the_name_that_a_claim_of_responsibility_gives() -> None:
    named = accused("Gunmen killed nine traders in Hombori on Friday. JNIM claimed responsibility.")
    assert "JNIM" in named


@pytest.mark.parametrize(
    ("words", "names"),
    [
        # the subject of the main verb, not who stands nearest to the participle
        (
            "Rebels attacked a guard at the home of Minister Amadou Keita, killing nine people.",
            {"Rebels"},
        ),
        ("Police said that four bombs went off in Hombori, killing nine people.", set()),
        ("Nine people were shot dead in Hombori by two men.", {"two men"}),
        ("Fighters of the Wagner Group killed nine people in Hombori.", {"Wagner Group"}),
        ("The United States bombed Hombori, killing nine people.", {"United States Armed Forces"}),
        ("Nine people died in a terrorist attack in Hombori.", set()),
        ("Experts said that nine people were killed in Hombori.", set()),
    ],
)
def test_the_clause_names_its_authors(words: str, names: set[str]) -> None:
    assert set(accused(words)) == names


def test_an_abbreviation_stands_beside_the_name() -> None:
    named = accused("The Rapid Support Forces killed nine people in Nyala.")
    assert set(named) == {"Rapid Support Forces (RSF)"}


def test_what_is_lent_is_a_claim_with_its_words() -> None:
    words = "Nine traders died in Hombori on Friday. Residents blamed the Wagner Group."
    (pointing,) = [claim for claim in claims_of(words) if claim.kind.value == "attack"]
    assert pointing.trigger.quote(words) == "blamed"
    assert [each.name for each in pointing.perpetrators] == ["Wagner Group"]


def test_a_ministry_is_of_the_country_in_whose_capital_it_sits() -> None:
    words = (
        "Nine people were killed in Kharkiv, Ukraine, on 3 May 2024. The defence ministry in "
        "Moscow said that it knew nothing of a strike on Kharkiv."
    )
    speakers = {source.name for claim in claims_of(words) for source in claim.attribution}
    assert "Ukrainian Ministry of Defence" not in speakers


def test_men_said_to_belong_to_a_group_are_suspected_as_that_group() -> None:
    named = accused(
        "Nine people were killed in Hombori on Friday by men who residents say belong to JNIM."
    )
    assert named["JNIM"] is Certainty.SUSPECTED


def test_a_group_spoken_of_in_the_same_sentence_is_no_more_than_suspected() -> None:
    words = "Nine villagers were killed near Hombori, where JNIM is active, on Friday."
    assert accused(words) == {"JNIM": Certainty.SUSPECTED}
    assert any("only spoken of in sentence 1" in note for note in only(words).notes)


def test_a_group_spoken_of_elsewhere_is_nobodys_suspect() -> None:
    words = (
        "Nine villagers were killed near Hombori on Friday, the mayor said. Nobody has claimed it. "
        "JNIM is active in the area."
    )
    assert accused(words) == {}


@pytest.mark.parametrize(
    "words",
    [
        # the army's enemy, the group that people were accused of helping, a force as much named
        "Nine people were neutralised near Hombori on Friday, the army said. JNIM is active there.",
        "Nine villagers died near Hombori on Friday. They had been accused of supporting JNIM.",
        "Nine villagers died near Hombori on Friday. The Malian army patrols there. So does JNIM.",
        "Nine jihadists were killed near Hombori on Friday. JNIM is active in the area.",
    ],
)
def test_a_group_that_is_merely_spoken_of_is_not_always_suspected(words: str) -> None:
    assert "JNIM" not in accused(words)


def test_who_opened_fire_in_a_clash_is_not_thereby_who_killed() -> None:
    words = (
        "The bodies of nine villagers were found near Hombori on Friday, residents said.\n\n"
        "The state newspaper wrote that JNIM members in two cars had opened fire when told to "
        "stop, and that several had died in the clash."
    )
    assert "JNIM" not in accused(words)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Soldiers opened fire on mourners in Hombori. Nine people were killed.", "Soldiers"),
        ("Nine people died in Hombori when police opened fire on a queue.", "police"),
        ("Nine traders died from police bullets in Hombori.", "police"),
        ("Members of the security forces shot dead nine traders.", "security forces"),
        ("Regime helicopters bombed the mill, killing nine farmers.", "Regime forces"),
        ("Army drones killed nine traders at the mill.", "Army"),
        ("State agents executed nine union members at a roadblock.", "State agents"),
        ("A mob beat nine men to death near the station.", "mob"),
        ("Fulani herders killed nine farmers in the valley.", "Fulani herders"),
        ("Druze fighters shot dead nine traders at the mill.", "Druze fighters"),
        ("Shiite militiamen killed nine worshippers at the shrine.", "Shiite militiamen"),
    ],
)
def test_forces_arms_and_communities_act_as_the_words_name_them(words: str, name: str) -> None:
    assert list(accused(words)) == [name]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A Turkish drone hit a house in Kobani. Nine people died.", "Turkish Armed Forces"),
        ("The IRA bombed a pub in 1974, and nine people lost their lives.", "IRA"),
        ("Gran Grif shot dead nine people in the market.", "Gran Grif"),
    ],
)
def test_a_force_is_found_by_its_arms_and_by_its_short_name(words: str, name: str) -> None:
    (found,) = accused(words)
    assert name in found


@pytest.mark.parametrize(
    ("words", "certainty"),
    [
        ("The attackers belonged to the Wagner Group, elders said.", Certainty.ALLEGED),
        ("The assailants were believed to be members of the Wagner Group.", Certainty.SUSPECTED),
    ],
)
def test_whom_the_assailants_are_said_to_be(words: str, certainty: Certainty) -> None:
    killing = "Nine traders were shot dead in Hombori on Friday. "
    assert accused(killing + words) == {"Wagner Group": certainty}


@pytest.mark.parametrize(
    "words",
    [
        "Prosecutors charged a former policeman, Ibrahim Sow, with the murder of nine traders.",
        "A court convicted Ibrahim Sow of the murder of nine traders.",
        "A court sentenced Ibrahim Sow to prison for the killing of nine traders.",
    ],
)
def test_who_is_convicted_or_charged_by_name_is_the_alleged_author(words: str) -> None:
    assert accused(words) == {"Ibrahim Sow": Certainty.ALLEGED}


@pytest.mark.parametrize(
    "words",
    [
        "Nine people died in Hombori. The victims were said to be from the Wagner Group.",
        "Nine traders were killed in Hombori. The lorries belonged to the Wagner Group.",
        "A court convicted Ibrahim Sow of fraud. Nine traders were killed in Hombori on Friday.",
        "Nine people of the Fulani community were killed in Hombori on Friday.",
        "Two army helicopters crashed in the hills, killing nine soldiers.",
        "A Turkish jet crashed near Hombori, killing nine villagers.",
        "Nine soldiers opened in Hombori a school, where nine pupils died of fever.",
    ],
)
def test_victims_owners_and_those_convicted_of_other_things_are_accused_of_nothing(
    words: str,
) -> None:
    assert not [each for claim in claims_of(words) for each in claim.perpetrators]


def test_who_arrests_suspects_after_a_killing_is_not_accused_of_it() -> None:
    words = "Four people were shot dead in Goma on Sunday. Police arrested a man of 34 nearby."
    assert accused(words) == {}


def test_who_led_people_away_before_they_were_found_dead_is() -> None:
    words = (
        "On Monday soldiers of the Malian army arrested 14 men at the market of Hombori.\n\n"
        "The bodies of the 14 men were found on Friday, residents said."
    )
    assert set(accused(words)) == {"Malian Armed Forces"}


def test_who_seized_those_found_dead_in_the_same_sentence_is() -> None:
    words = (
        "Two civilians, seized earlier by the Malian army, were found dead near Hombori on Friday."
    )
    assert set(accused(words)) == {"Malian Armed Forces"}


@pytest.mark.parametrize(
    "words",
    [
        "Nine traders died in Hombori on Friday. Residents blamed the group known as JNIM.",
        "Nine traders died in Hombori on Friday. Elders pointed to a militia known as JNIM.",
        "Nine traders died in Hombori on Friday. JNIM claimed the bombings.",
        "Nine traders died in Hombori on Friday. JNIM was the first suspect, the mayor said.",
    ],
)
def test_who_is_known_as_somebody_or_the_first_suspect_is_accused(words: str) -> None:
    assert accused(words) == {"JNIM": Certainty.ALLEGED}


def test_who_is_said_to_have_used_heavy_arms_answers_for_the_shelling_only_as_alleged() -> None:
    words = (
        "Shells killed nine traders in Hombori on Friday. "
        "Residents said that the Malian army had used rocket launchers."
    )
    assert accused(words) == {"Malian Armed Forces": Certainty.ALLEGED}
