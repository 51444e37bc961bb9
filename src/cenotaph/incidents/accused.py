"""Whom the reports of one incident accuse, each party with the reports that speak for it."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.incidents.merging import merged_perpetrators
from cenotaph.incidents.telling import Telling
from cenotaph.record.actor import ActorKind
from cenotaph.record.base import Record
from cenotaph.record.claim import Certainty, Claim, Perpetrator

_OWN, _TAKEN_OVER = 2, 1  # how much a report weighs that names a party with the killing, or not
_OUTWEIGHED = 4  # times as much must speak for another party before a weak one is left out
_FIRM = frozenset({Certainty.STATED, Certainty.ALLEGED})


class _Heard(Record, frozen=True, kw_only=True):
    """What speaks for one party: the weight of the reports that name it; whether any ties it to
    the killing in the very sentence of the killing.
    """

    weight: int
    own: bool


def accused_of(tellings: Sequence[Telling]) -> tuple[Perpetrator, ...]:
    """The alleged perpetrators of an incident that one or more reports tell.

    Every body that a report names in the words of the killing itself stands, however many
    reports say otherwise. A mere description ("guerrillas"), and a party that no report names in
    those words but that was taken over from elsewhere, is left out where reports of four times
    its weight name another party. The claims keep them all.
    """
    named = merged_perpetrators([actor for telling in tellings for actor in telling.perpetrators])
    if len(named) <= 1 or len(tellings) <= 1:
        return named
    heard = _heard(tellings)
    most = max((each.weight for each in heard.values()), default=0)
    return tuple(actor for actor in named if not _outweighed(actor, heard.get(_key(actor)), most))


def _outweighed(actor: Perpetrator, heard: _Heard | None, most: int) -> bool:
    if heard is None:
        return False
    weak = not heard.own or (actor.actor_id is None and actor.kind is not ActorKind.PERSON)
    return weak and heard.weight * _OUTWEIGHED < most


def _heard(tellings: Sequence[Telling]) -> dict[str, _Heard]:
    """For each party what the tellings say of it; a report counts once."""
    heard: dict[str, _Heard] = {}
    for telling in tellings:
        here: dict[str, int] = {}
        for claim in telling.makers:
            for actor in claim.perpetrators:
                weight = _OWN if _tied(claim, actor) else _TAKEN_OVER
                here[_key(actor)] = max(weight, here.get(_key(actor), 0))
        for key, weight in here.items():
            known = heard.get(key, _Heard(weight=0, own=False))
            heard[key] = _Heard(weight=known.weight + weight, own=known.own or weight == _OWN)
    return heard


def _tied(claim: Claim, actor: Perpetrator) -> bool:
    """Whether the sentence of the killing itself says or alleges that the actor did it."""
    if actor.certainty not in _FIRM:
        return False
    return actor.span is not None and claim.sentence.contains(actor.span)


def _key(actor: Perpetrator) -> str:
    return actor.actor_id or actor.name.casefold()
