"""The table of bodies names only bodies that exist, and finds them in a text."""

from __future__ import annotations

import pytest

from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.bodies import bodies_in, body_named, body_table, state_part


def test_every_id_and_form_of_the_table_exists() -> None:
    table, actors = body_table(), actor_table()
    ids = {body for _, body in table.offices} | set(table.same) | set(table.same.values())
    ids |= table.general | table.agencies | table.hands.spot
    ids |= {actor for row in table.stands for actor in row.actors}
    assert not ids - set(actors.by_id)
    forms = {form.form for form in actors.forms}
    assert set(table.head_form) | set(table.head_form.values()) <= forms


@pytest.mark.parametrize(
    ("body", "one"),
    [
        ("ml-defence-ministry", "ml-armed-forces"),
        ("ml-air-force", "ml-armed-forces"),
        ("bf-bir", "bf-armed-forces"),
        ("ml-interior-ministry", "ml-police"),
        ("icc-prosecutor", "icc"),
        ("hrw", "hrw"),
        ("un-experts", "un-experts"),
    ],
)
def test_which_body_answers_for_which(body: str, one: str) -> None:
    assert body_table().one(body) == one


def test_persons_in_an_office_speak_for_its_body() -> None:
    assert body_table().office("High Commissioner Volker Türk") == "ohchr"
    assert body_table().office("Awa Dembélé") is None


def test_bodies_are_found_as_they_write_themselves() -> None:
    words = "Neither Human Rights Watch's team nor the memorial of Amnesty saw AFP there."
    found = [(words[start:end], actor.id) for start, end, actor in bodies_in(words)]
    assert [identity for _, identity in found] == ["hrw", "amnesty", "afp"]
    assert found[1][0] == "Amnesty"


def test_names_and_parts_of_states() -> None:
    named = body_named("The Guardian")
    assert named is not None
    assert named.id == "guardian"
    assert body_named("Nobody's Paper") is None
    assert state_part("regional prosecutor") == "judiciary"
    assert state_part("fishermen") == ""
