"""Actors are found under any of their names, whatever the sentence around them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.claims.actors import find_actors
from cenotaph.knowledge.actors import actor_table
from cenotaph.record.actor import ARMED, Actor, ActorKind, ActorMention
from cenotaph.record.document import Text

TABLE = actor_table()


def read(words: str) -> tuple[ActorMention, ...]:
    return find_actors(Text(document="d", text=words), TABLE)


def found(words: str) -> list[tuple[str, str]]:
    """The words of each mention and its canonical name."""
    return [(mention.span.quote(words), mention.name) for mention in read(words)]


ONE_COUNTRY = [actor for actor in TABLE.actors if actor.kind in ARMED and "(" not in actor.name]
COUNTRY = {state.code: state.name for state in TABLE.states}
SHAPES = (
    "Witnesses said that {} shot nine men at the well.",
    "On Tuesday {} attacked a market; dozens died.",
    "Nine men were led away by {} and later found dead.",
    "The report accuses {} of having burned the houses.",
    "“{}” claimed the raid, a resident said.",
    "Members of {} were seen in the village that night.",
    "The killings, blamed on {}, went unpunished.",
)


@given(st.sampled_from(ONE_COUNTRY), st.sampled_from(SHAPES), st.booleans())
def test_a_listed_actor_is_found_in_any_sentence(actor: Actor, shape: str, shout: bool) -> None:
    place = f"{COUNTRY[actor.country]}: " if actor.country else ""
    words = place + shape.format(actor.name)
    names = [mention.name for mention in read(words.upper() if shout else words)]
    assert actor.name in names


@given(st.sampled_from(ONE_COUNTRY), st.sampled_from(ONE_COUNTRY))
def test_two_actors_of_one_sentence_are_both_found(left: Actor, right: Actor) -> None:
    words = f"In the valley {left.name} fought and, later, {right.name} came back."
    assert {left.name, right.name} <= {mention.name for mention in read(words)}


@given(
    st.sampled_from([state for state in TABLE.states if state.adjectives and state.code != "CG"]),
    st.sampled_from(["army", "troops", "soldiers", "armed forces", "military personnel"]),
    st.sampled_from(["{} {} killed nine men.", "Nine men were shot by {} {} at dawn."]),
)
def test_adjective_and_head_give_the_force_of_any_country(
    state: object, head: str, shape: str
) -> None:
    adjective = getattr(state, "adjectives")[0]  # noqa: B009 - a State, kept out of the signature
    wanted = {
        TABLE.of_state(other.code, TABLE.form("armed-forces")).name
        for other in TABLE.states
        if adjective in other.adjectives
    }
    assert wanted & {mention.name for mention in read(shape.format(adjective, head))}


@given(st.text(max_size=300))
def test_any_text_is_read_without_overlap_and_with_true_spans(words: str) -> None:
    mentions = read(words)
    for left, right in pairwise(mentions):
        assert left.span.end <= right.span.start
    assert all(mention.span.quote(words) for mention in mentions)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Russia’s Wagner Group mercenaries came.",
            [("Russia’s Wagner Group mercenaries", "Wagner Group")],
        ),
        ("The “Wagner” Group was there.", [("Wagner” Group", "Wagner Group")]),
        ("Wagner fighters left.", [("Wagner fighters", "Wagner Group")]),
        (
            "The Allied Democratic Forces (ADF) came; ADF rebels burned huts.",
            [
                ("Allied Democratic Forces (ADF)", "Allied Democratic Forces"),
                ("ADF rebels", "Allied Democratic Forces"),
            ],
        ),
        (
            "Chadian and French troops fired.",
            [("Chadian", "Chadian Armed Forces"), ("French troops", "French Armed Forces")],
        ),
        ("The army of Chad advanced.", [("army of Chad", "Chadian Armed Forces")]),
        ("L'armée tchadienne est venue.", [("armée tchadienne", "Chadian Armed Forces")]),
        ("Les soldats du Niger ont tiré.", [("soldats du Niger", "Niger Armed Forces")]),
        ("Israeli airstrikes hit it.", [("Israeli", "Israel Defense Forces")]),
        ("Moscow denied it.", [("Moscow", "Russian government")]),
        ("France disputes that.", [("France", "French government")]),
        ("Masked gunmen came.", [("Masked gunmen", "Masked gunmen")]),
        ("Men in army fatigues came.", [("Men in army fatigues", "Men in army fatigues")]),
    ],
)
def test_wordings(words: str, expected: list[tuple[str, str]]) -> None:
    assert found(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "They slept near the army base.",
        "The officer taught military law.",
        "He drove to Chin State.",
        "Russian-backed people came.",
        "The men worked in the field.",
        "Georgian wine is sold there.",
    ],
)
def test_things_named_after_forces_are_no_actors(words: str) -> None:
    assert found(words) == []


def test_the_army_is_that_of_the_country_the_document_is_about() -> None:
    words = "Bodies were found in Mali on Monday. The army did not comment. Soldiers had come."
    mentions = read(words)
    assert [mention.name for mention in mentions] == ["Malian Armed Forces"] * 2
    assert all("country" in mention.why for mention in mentions)


def test_the_army_keeps_its_words_where_no_country_is_clear() -> None:
    (mention,) = read("The army did not comment.")
    assert (mention.name, mention.actor_id) == ("army", None)


def test_its_military_is_that_of_the_country_named_before() -> None:
    words = (
        "A wedding was bombed in central Mali, in Mopti.\n\n"
        "France rejects the finding. Its defence ministry calls the dead militants."
    )
    assert ("defence ministry", "French Ministry of Defence") in found(words)


def test_the_junta_is_the_military_only_in_a_document_on_myanmar() -> None:
    assert ("junta", "Myanmar military") in found("In Myanmar the junta bombed a school.")
    assert ("junta", "Malian government") in found("In Mali the junta bombed a school.")


def test_troops_tied_to_a_named_force_keep_their_words() -> None:
    words = "Russian soldiers believed to be affiliated with the Wagner Group came."
    first, second = read(words)
    assert (first.name, first.actor_id) == ("Russian soldiers", None)
    assert first.affiliation == second.name == "Wagner Group"


def test_clothing_points_to_a_force_without_naming_it() -> None:
    words = "In Burkina Faso, men wearing Burkinabè army uniforms shot them."
    mention = read(words)[0]
    assert mention.kind is ActorKind.UNKNOWN
    assert mention.affiliation == "Burkina Faso Armed Forces"


def test_people_get_the_body_they_speak_for() -> None:
    words = (
        "“They were shot,” said Awa Diop, a senior researcher at Amnesty International. "
        "CISC president Moussa Zongo agreed, and so did President Assad."
    )
    people = {m.name: m.affiliation for m in read(words) if m.kind is ActorKind.PERSON}
    assert people == {
        "Awa Diop": "Amnesty International",
        "Moussa Zongo": "CISC",
        "Assad": None,
    }


def test_a_short_word_takes_up_the_body_named_before() -> None:
    words = "UN experts condemned the killing. The experts asked for an inquiry."
    assert [mention.name for mention in read(words)] == ["UN experts", "UN experts"]


def test_a_body_that_no_table_lists_is_found_by_its_words() -> None:
    words = "The Ouaka Peace Committee (OPC) counted nine dead. Later the OPC named them."
    assert [(m.name, m.kind) for m in read(words)] == [
        ("Ouaka Peace Committee", ActorKind.NGO),
        ("Ouaka Peace Committee", ActorKind.NGO),
    ]


def test_an_abbreviation_that_several_share_is_of_the_country_spoken_of() -> None:
    assert ("ELN", "National Liberation Army (Colombia)") in found("In Colombia the ELN struck.")
    assert found("The rsf prefix is lower case.") == []


@pytest.mark.parametrize(
    ("words", "name", "body"),
    [
        (
            "Colonel Issa Diarra, spokesman for Mali's transitional government, spoke.",
            "Issa Diarra",
            "Malian government",
        ),
        ("Nigerian police spokesman Musa Bello spoke.", "Musa Bello", "Nigerian Police"),
        (
            "The director of the Syrian Network for Human Rights, Omar Haddad, said so.",
            "Omar Haddad",
            "Syrian Network for Human Rights",
        ),
        (
            "Human Rights Watch counts nine dead. Anna Berg, a senior researcher, told of more.",
            "Anna Berg",
            "Human Rights Watch",
        ),
        ("Ko Aung Win, a farmer, ran.", "Ko Aung Win", None),
    ],
)
def test_an_office_ties_a_person_to_a_body(words: str, name: str, body: str | None) -> None:
    people = {m.name: m.affiliation for m in read(words) if m.kind is ActorKind.PERSON}
    assert people[name] == body


def test_parts_of_another_body_are_not_the_states() -> None:
    words = "In Afghanistan the Taliban's interior ministry spoke."
    assert ("interior ministry", "interior ministry") in found(words)


def test_foreign_forces_are_not_those_of_the_document() -> None:
    words = "In Mali, white soldiers and foreign troops came. Troops left."
    assert found(words) == [
        ("white soldiers", "white soldiers"),
        ("foreign troops", "foreign troops"),
        ("Troops", "Malian Armed Forces"),
    ]


def test_initials_of_a_country_are_not_ordinary_words() -> None:
    assert found("US troops and CAR soldiers fired.") == [
        ("US troops", "United States Armed Forces"),
        ("CAR soldiers", "Central African Armed Forces"),
    ]
    assert found("THEY TOLD US TROOPS KILLED NINE MEN WHO SLEPT IN A CAR.") == [
        ("TROOPS", "troops")
    ]


def test_a_spokesman_of_the_army_is_the_army_unless_he_is_named() -> None:
    assert ("army spokesman", "Sudanese Armed Forces") in found(
        "In Sudan an army spokesman rejected the report."
    )
    words = "In Sudan army spokesman Omar Idris rejected the report."
    assert [(m.name, m.affiliation) for m in read(words)] == [
        ("Omar Idris", "Sudanese Armed Forces")
    ]


def test_the_same_clothing_points_to_the_same_force() -> None:
    words = "In Mali men in army fatigues came. Later men in the same uniforms shot nine people."
    assert [(m.name, m.affiliation) for m in read(words)] == [
        ("men in army fatigues", "Malian Armed Forces"),
        ("men in the same uniforms", "Malian Armed Forces"),
    ]
