"""Who is who among those accused and those killed: same body, same camp, same person."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from cenotaph.incidents.folding import fold
from cenotaph.knowledge.actors import actor_table
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Certainty, Perpetrator

_STATE = frozenset(
    {ActorKind.STATE_FORCE, ActorKind.PRIVATE_MILITARY_COMPANY, ActorKind.GOVERNMENT}
)
_OPPOSITION = frozenset({ActorKind.ARMED_GROUP, ActorKind.MILITIA})
SHORTEST_NAME = 4


def accused(named: Iterable[Perpetrator]) -> tuple[Perpetrator, ...]:
    """Those whom a source does not expressly clear."""
    return tuple(actor for actor in named if actor.certainty is not Certainty.DENIED)


def same_body(left: Iterable[Perpetrator], right: Iterable[Perpetrator]) -> bool:
    """Whether one names a body of the other, or a part of it (an operation, a brigade)."""
    theirs = list(right)
    return any(_related(a, b) for a in left for b in theirs)


def opposed(left: Iterable[Perpetrator], right: Iterable[Perpetrator]) -> bool | None:
    """Whether all of one stand with a state and all of the other against; `None` if unknown."""
    camps = [{camp(actor.kind) for actor in side} - {""} for side in (left, right)]
    if not camps[0] or not camps[1]:
        return None
    return not camps[0] & camps[1]


def camp(kind: ActorKind) -> str:
    """The side that a kind of actor stands on, empty when its kind does not say."""
    if kind in _STATE:
        return "state"
    return "armed group" if kind in _OPPOSITION else ""


def _related(left: Perpetrator, right: Perpetrator) -> bool:
    if left.actor_id is None or right.actor_id is None:
        return fold(left.name) == fold(right.name)
    return left.actor_id in _lineage(right.actor_id) or right.actor_id in _lineage(left.actor_id)


@lru_cache(maxsize=4096)
def _lineage(actor_id: str) -> tuple[str, ...]:
    return actor_table().lineage(actor_id)


def people(names: Iterable[str]) -> frozenset[frozenset[str]]:
    """Each named person as the words of the name alone, offices and titles left out."""
    found = (_name_words(name) for name in names)
    return frozenset(words for words in found if words)


@lru_cache(maxsize=16384)
def _name_words(name: str) -> frozenset[str]:
    words = fold(name).split()
    offices = _offices()
    if len(words) == 1:
        return frozenset()
    return frozenset(w for w in words if len(w) >= SHORTEST_NAME and w not in offices)


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    table = actor_table().persons
    listed = (*table.titles, *table.honorifics, *table.roles, *table.never_names)
    return frozenset(word for phrase in listed for word in fold(phrase).split())


def same_person(left: frozenset[str], right: frozenset[str]) -> bool:
    """Two names of one person: one inside the other, or two words shared."""
    shared = left & right
    return len(shared) > 1 or (bool(shared) and (left <= right or right <= left))
