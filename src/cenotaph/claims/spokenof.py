"""The armed parties that a sentence merely speaks of, whatever it says of them."""

from __future__ import annotations

from cenotaph.claims.authors import SUPPOSING, alleged
from cenotaph.claims.context import SentenceContext
from cenotaph.claims.lending import Mention
from cenotaph.claims.units import Unit
from cenotaph.knowledge.speech import find_phrase
from cenotaph.record.actor import ARMED, ActorKind


def mentioned(context: SentenceContext) -> tuple[Mention, ...]:
    """The armed parties that a sentence speaks of; groups that it says are fought are left out."""
    clause = context.clause
    spoken = {source.span for voice in context.spoken.voices for source in voice.sources}
    found = []
    for unit in clause.units:
        armed = unit.actor is not None and unit.actor.kind in ARMED
        state = unit.actor is not None and unit.actor.kind is ActorKind.STATE_FORCE
        if not armed or unit.quantity is not None:
            continue
        if not state and (_fought(context, unit) or _belongs(context, unit)):
            continue
        named = alleged(clause, (unit,), context.speech)
        if named and (state or named[0].span not in spoken):
            found.append(
                Mention(
                    sentence=context.sentence.index,
                    perpetrator=named[0],
                    cleared=not state and _unsure(context),
                )
            )
    return tuple(found)


def _unsure(context: SentenceContext) -> bool:
    """Whether a sentence denies, negates or only supposes what it says."""
    clause, speech = context.clause, context.speech
    if set(clause.words) & (clause.syntax.negation | SUPPOSING):
        return True
    return any(find_phrase(clause.words, each) >= 0 for each in (speech.denies, speech.refutes))


def _fought(context: SentenceContext, unit: Unit) -> bool:
    """ "the fight against X", "accused of helping X": whom others fight is not the author."""
    place = unit.first - 1
    while place > 0 and context.clause.word(place) in context.clause.syntax.determiner:
        place -= 1
    authors = context.speech.authors
    return find_phrase(context.clause.words, authors.fighting, max(0, place - 2), place + 1) >= 0


def _belongs(context: SentenceContext, unit: Unit) -> bool:
    """ "The murder of a leader of X", "the X administration": one of them, or what they run."""
    clause, ranks = context.clause, context.speech.authors.ranks
    if find_phrase(clause.words, ranks, unit.last, unit.last + 2) == unit.last:
        return True
    place = unit.first - 1
    while place > 0 and clause.word(place) in clause.syntax.determiner | clause.syntax.of | {"in"}:
        place -= 1
    return place < unit.first - 1 and find_phrase(clause.words, ranks, place, place + 1) >= 0
