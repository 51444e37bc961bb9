"""The actor table holds together and covers the conflicts that the product promises."""

from __future__ import annotations

import pytest

from cenotaph.knowledge.actors import actor_table
from cenotaph.record.actor import ARMED, ActorKind

PROMISED = {
    "ML": {"ml-armed-forces", "jnim", "katiba-macina", "is-sahel", "dan-na-ambassagou", "fla"},
    "BF": {"bf-armed-forces", "vdp", "ansarul-islam"},
    "CF": {"cf-armed-forces", "cpc", "anti-balaka", "seleka"},
    "SD": {"sd-armed-forces", "rsf", "janjaweed", "splm-n"},
    "CD": {"cd-armed-forces", "m23", "adf", "codeco", "mai-mai", "fdlr"},
    "UA": {"ua-armed-forces", "dnr", "lnr"},
    "SY": {"sy-armed-forces", "sy-branch-227", "hts", "sdf"},
    "MM": {"mm-armed-forces", "mm-pdf", "arakan-army"},
}


@pytest.mark.parametrize(("country", "wanted"), PROMISED.items())
def test_parties_to_the_promised_conflicts_are_listed(country: str, wanted: set[str]) -> None:
    table = actor_table()
    assert {each for each in wanted if table.by_id[each].country == country} == wanted


def test_every_parent_exists_and_no_lineage_turns_back() -> None:
    table = actor_table()
    for actor in table.actors:
        line = table.lineage(actor.id)
        assert len(line) == len(set(line))
        if actor.parent:
            assert actor.parent in line


def test_no_alias_stands_in_two_rows_of_one_country() -> None:
    owners: dict[tuple[str, str | None], str] = {}
    for actor in actor_table().actors:
        for alias in {actor.name, *actor.aliases}:
            assert owners.setdefault((alias, actor.country), actor.id) == actor.id, alias


def test_part_of_a_state_gets_a_name_for_any_country() -> None:
    table = actor_table()
    army = table.form("armed-forces")
    assert table.of_state("ML", army).name == "Malian Armed Forces"
    assert table.of_state("BF", army).name == "Burkina Faso Armed Forces"
    assert table.of_state("TG", army).name == "Togolese Armed Forces"
    for state in table.states:
        for form in table.forms:
            assert table.of_state(state.code, form).name


def test_authorities_are_part_of_the_government() -> None:
    table = actor_table()
    authorities = table.of_state("SD", table.form("authorities"))
    assert "sd-government" in table.lineage(authorities.id)
    with pytest.raises(KeyError):
        table.form("no such part")


def test_witnesses_speak_first_hand_and_spokesmen_do_not() -> None:
    table = actor_table()
    assert table.first_hand("Two survivors")
    assert table.first_hand("témoins")
    assert not table.first_hand("army spokesman")


def test_every_kind_is_used_and_armed_kinds_are_many() -> None:
    kinds = [actor.kind for actor in actor_table().actors]
    assert set(kinds) >= {*ARMED, ActorKind.UN, ActorKind.NGO, ActorKind.COURT, ActorKind.MEDIA}
    assert sum(kind in ARMED for kind in kinds) > 150
