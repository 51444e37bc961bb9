"""Which armed force a sentence puts somewhere, and which it says has left a place."""

from __future__ import annotations

from typing import NamedTuple

from cenotaph.claims.context import SentenceContext
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.speech import find_phrase
from cenotaph.record.actor import ARMED
from cenotaph.record.claim import Certainty, Perpetrator
from cenotaph.record.where import Where

DEPARTURE = "departure"  # the `about` of a deployment claim that tells of one
_BETWEEN = 6  # words between the verb and the place that was left
_BEFORE = 10  # words between the force and the verb
_REFUSAL = 4  # words before the verb in which "will" or "not" undoes it


class Departed(NamedTuple):
    """A force said to have left a place, and the token of the verb."""

    position: int
    force: Perpetrator
    where: Where


def presence(context: SentenceContext) -> tuple[int, tuple[Perpetrator, ...]]:
    """The token that tells of a presence and the forces of the sentence; -1 if it tells none."""
    position = find_phrase(context.clause.words, context.speech.presence.cues)
    forces = _forces(context)
    if position < 0 or not forces or not (context.dates or context.places):
        return -1, ()
    return position, tuple(forces.values())


def departure(context: SentenceContext) -> Departed | None:
    """The force that the sentence says has left a place that stands right behind the verb."""
    table = context.speech.presence
    words = context.clause.words
    position = find_phrase(words, table.leaving)
    while position >= 0:
        if find_phrase(words, table.staying, max(0, position - _REFUSAL), position) < 0:
            force, where = _leaver(context, position), _left(context, position)
            if force is not None and where is not None:
                return Departed(position, force, where)
        position = find_phrase(words, table.leaving, position + 1)
    return None


def _forces(context: SentenceContext) -> dict[str, Perpetrator]:
    """The armed forces of the sentence by name, each where it is first named."""
    forces: dict[str, Perpetrator] = {}
    for unit in context.clause.units:
        if unit.actor is not None and unit.actor.kind in ARMED:
            forces.setdefault(
                unit.actor.name,
                Perpetrator(
                    name=actor_table().full_name(unit.actor.name, unit.actor.actor_id),
                    certainty=Certainty.STATED,
                    kind=unit.actor.kind,
                    actor_id=unit.actor.actor_id,
                    span=unit.actor.span,
                ),
            )
    return forces


def _leaver(context: SentenceContext, position: int) -> Perpetrator | None:
    """The force named last before the verb, near it."""
    reach = context.clause.span(max(0, position - _BEFORE), position + 1)
    near = [
        force
        for force in _forces(context).values()
        if force.span is not None and reach.contains(force.span)
    ]
    return max(near, key=lambda force: force.span.start if force.span else 0, default=None)


def _left(context: SentenceContext, position: int) -> Where | None:
    """The place behind the verb with nothing between but articles and what it is of it."""
    table = context.speech.presence
    words = context.clause.words
    for index in range(position + 1, min(len(words), position + 2 + _BETWEEN)):
        at = context.sentence.tokens[index].start
        for where in context.places:
            if where.place is None or where.span is None or where.span.start != at:
                continue
            between = words[position + 1 : index]
            if all(word in table.left_between for word in between):
                return where
    return None
