"""Victims and alleged perpetrators of several claims as one list without repeats."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.incidents.parties import camp
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Certainty, Perpetrator, Victims

_BESIDE = 12  # characters between two parties that a word or two joins
_FIRMNESS = (Certainty.STATED, Certainty.ALLEGED, Certainty.SUSPECTED, Certainty.DENIED)


def merged_victims(groups: Sequence[Victims]) -> tuple[Victims, ...]:
    """One entry for each category, with every name and the number that all agree on."""
    merged: dict[str, Victims] = {}
    for group in groups:
        known = merged.get(group.category)
        merged[group.category] = group if known is None else _joined(known, group)
    return tuple(merged.values())


def _joined(left: Victims, right: Victims) -> Victims:
    names = tuple(dict.fromkeys((*left.names, *right.names)))
    counts = [group.count for group in (left, right) if group.count is not None]
    same = len({(count.minimum, count.maximum) for count in counts}) == 1
    count = counts[0] if same else None
    called = next((g for g in (left, right) if g.worded_status), left)
    said = dict.fromkeys(
        g.status_according_to for g in (left, right) if g.worded_status and g.status_according_to
    )
    return Victims(
        category=left.category,
        count=count,
        names=names,
        span=left.span or right.span,
        worded_status=called.worded_status,
        status_according_to=", ".join(said),
    )


def merged_perpetrators(named: Sequence[Perpetrator]) -> tuple[Perpetrator, ...]:
    """One entry for each actor, at the firmest certainty that any source gives.

    A description ("men in fatigues") gives way to the bodies that other words name.
    """
    merged: dict[str, Perpetrator] = {}
    for actor in named:
        key = actor.actor_id or actor.name.casefold()
        known = merged.get(key)
        if known is None or _FIRMNESS.index(actor.certainty) < _FIRMNESS.index(known.certainty):
            merged[key] = actor
    identified = {camp(actor.kind) for actor in merged.values() if actor.actor_id is not None}
    firm = [actor for actor in merged.values() if actor.actor_id is not None]
    bodies = [
        actor
        for actor in merged.values()
        if not _described(actor, identified) or any(_told_beside(actor, body) for body in firm)
    ]
    return tuple(bodies or merged.values())


def _told_beside(actor: Perpetrator, body: Perpetrator) -> bool:
    """Whether a description of some kind of force stands right beside a body, as a second party.

    "The army and foreign military personnel": the words join the two. What only says who the
    body's men were is no perpetrator of its own when it comes here.
    """
    if actor.kind in (ActorKind.UNKNOWN, body.kind) or actor.span is None or body.span is None:
        return False
    if actor.span.document != body.span.document:
        return False
    first, second = sorted((actor.span, body.span), key=lambda span: span.start)
    return 0 < second.start - first.end <= _BESIDE


def _described(actor: Perpetrator, identified: set[str]) -> bool:
    """Whether it is a mere description, of unknown kind or of a camp that is named besides."""
    if actor.actor_id is not None or actor.kind is ActorKind.PERSON:
        return False
    return actor.kind is ActorKind.UNKNOWN or camp(actor.kind) in identified
