"""Role fillers of MUC-4 from claims: the format, and plain cases in our own words."""

from __future__ import annotations

import json
from pathlib import Path

from cenotaph.knowledge.gazetteer import open_gazetteer
from training.ceaf_ree import ROLES
from training.muc4_candidates import candidates, opened
from training.muc4_roles import Choice, chosen, fillers, main

WORDS = (
    "lima, 3 may 89 -- unidentified gunmen killed mayor alberto quispe in huanta today with a "
    "hand grenade.   the shining path also blew up a bridge near the town with dynamite, police "
    "said."
)


def test_each_role_has_its_candidates() -> None:
    found = {(each.role, each.text) for each in candidates(opened(WORDS, open_gazetteer()))}
    assert {
        ("PerpInd", "gunmen"),
        ("PerpOrg", "shining path"),
        ("Victim", "alberto quispe"),
        ("Target", "bridge"),
        ("Weapon", "hand grenade"),
        ("Weapon", "dynamite"),
    } <= found


def test_what_is_chosen_names_no_entity_twice() -> None:
    found = candidates(opened(WORDS, open_gazetteer()))
    every = {role: Choice(weights={}, threshold=0.0) for role in ROLES}
    for entities in chosen(found, every).values():
        assert all(len(entity) == 1 for entity in entities)
        words = [set(entity[0].split()) for entity in entities]
        assert not any(a <= b for a in words for b in words if a is not b)


def test_the_grenade_is_a_weapon_and_the_quiet_text_has_none() -> None:
    places = open_gazetteer()
    assert fillers(WORDS, places)["Weapon"]
    quiet = fillers("the market of the town was open on friday, the mayor told reporters.", places)
    assert quiet == {role: [] for role in ROLES}


def test_the_file_has_the_form_of_predictions(tmp_path: Path) -> None:
    source, target = tmp_path / "in.json", tmp_path / "out.json"
    rows = [{"docid": name, "doctext": WORDS} for name in ("b", "a")]
    source.write_text("\n".join(map(json.dumps, rows)))
    assert main([str(source), str(target)]) == 0
    said = json.loads(target.read_text())
    assert list(said) == ["a", "b"]
    assert said["a"] == said["b"]
    assert tuple(said["a"]) == ROLES
