"""Whether two names mean one body, one state or one side."""

from __future__ import annotations

from cenotaph.knowledge.actors import actor_table
from cenotaph.record.actor import ARMED, Actor, ActorKind

PUBLIC = frozenset({ActorKind.GOVERNMENT, ActorKind.STATE_FORCE, ActorKind.COURT})


def actor_named(name: str, actor_id: str | None = None) -> Actor | None:
    """The actor with that id or canonical name, if the table knows it."""
    return actor_table().named(name, actor_id)


def same_body(left: str, right: str) -> bool:
    """Whether one is the other or a part of it ("Malian authorities", "Malian government")."""
    if left.casefold() == right.casefold():
        return True
    one, other = actor_named(left), actor_named(right)
    if one is None or other is None:
        return False
    table = actor_table()
    return one.id in table.lineage(other.id) or other.id in table.lineage(one.id)


def same_state(left: str, right: str) -> bool:
    """Whether both are public bodies of one country, which can answer for each other."""
    one, other = actor_named(left), actor_named(right)
    if one is None or other is None or one.country is None:
        return False
    return one.kind in PUBLIC and other.kind in PUBLIC and one.country == other.country


def can_answer(name: str) -> bool:
    """Whether a body of the table can be held to a demand: a public one or an armed one."""
    actor = actor_named(name)
    return actor is not None and actor.kind in PUBLIC | ARMED
