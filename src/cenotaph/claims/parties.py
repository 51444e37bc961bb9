"""Which sides and parties named perpetrators are, and who is only described."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from cenotaph.knowledge.actors import actor_table
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Perpetrator

_DESCRIBABLE = frozenset({ActorKind.UNKNOWN, ActorKind.ARMED_GROUP, ActorKind.MILITIA})
_OPPOSED = frozenset({ActorKind.ARMED_GROUP})


def described(perpetrator: Perpetrator) -> bool:
    """Whether it is only a description that many groups may answer to: "gunmen", "jihadists"."""
    if perpetrator.actor_id is not None or perpetrator.kind not in _DESCRIBABLE:
        return False
    words = perpetrator.name.casefold().split()
    if perpetrator.kind is ActorKind.UNKNOWN:  # "men on motorcycles"
        return any(word in _common_nouns() for word in words)
    return bool(words) and words[-1] in _common_nouns()


@cache
def _common_nouns() -> frozenset[str]:
    """The last words of the nouns by which people are described."""
    return frozenset(noun.noun.split()[-1] for noun in actor_table().nouns)


def side_of(perpetrator: Perpetrator) -> str:
    """ "state", "armed group", or nothing where the kind tells no side."""
    if perpetrator.kind in (ActorKind.STATE_FORCE, ActorKind.GOVERNMENT):
        return "state"
    return "armed group" if perpetrator.kind in _OPPOSED else ""


def parties_of(named: Iterable[Perpetrator]) -> frozenset[str]:
    """The parties behind several names: descriptions and parts go with the body they fit."""
    known = {each.actor_id or each.name.casefold(): each for each in named}
    sides = {side_of(each) for each in known.values() if each.actor_id is not None}
    parties: set[str] = set()
    for key, each in known.items():
        if each.actor_id is None and side_of(each) in sides:
            continue
        line = actor_table().lineage(each.actor_id)
        if not any(parent in known for parent in line[1:]):
            parties.add(key)
    return frozenset(parties)
