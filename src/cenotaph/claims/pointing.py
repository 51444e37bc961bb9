"""Whom roundabout words point to: a spokesman's body, "claimed on Monday by", "identified as"."""

from __future__ import annotations

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.units import Unit
from cenotaph.knowledge.speech import find_phrase
from cenotaph.record.actor import ARMED

LAID_REACH = 14  # words from "blamed" to the "on" of "blamed the raid on X"
_FOR = frozenset({"of", "for", "de", "du", "des", "d'"})
_BODY_REACH = 8  # words from the office to the body that it speaks for
_BY_REACH = 6  # words from "claimed" to its "by"
_AS_REACH = 8  # words from "identified" to its "as"
_STOPS = frozenset({".", ",", ";", ":", "that", "and", "who", "which"})


def spoken_for(context: SentenceContext, first: int) -> tuple[Unit, ...]:
    """ "Y, a spokesman for X, claimed it", "a spokesman of X said that they had": X."""
    clause, offices = context.clause, context.speech.authors.offices
    place = -1
    while (found := find_phrase(clause.words, offices, place + 1, first)) >= 0:
        place = found
    if place < 0:
        return ()
    for unit in clause.units:
        between = clause.words[place + 1 : unit.first]
        near = unit.first > place and len(between) <= _BODY_REACH and unit.last <= first
        armed = unit.actor is not None and unit.actor.kind in ARMED
        if near and armed and set(between) & _FOR and not set(between) & _STOPS:
            return (unit,)
    return ()


def done_by(context: SentenceContext, first: int, last: int) -> tuple[Unit, ...]:
    """ "Claimed on Monday by X": who stands after the "by" of a participle, words between."""
    clause = context.clause
    for place in range(last + 1, min(last + _BY_REACH, len(clause.words))):
        if clause.word(place - 1) in _STOPS or clause.is_act(place):
            return ()
        if clause.word(place) in clause.syntax.by:
            return clause.agents_from(place + 1)
    return ()


def identified_as(context: SentenceContext, first: int, last: int) -> tuple[Unit, ...]:
    """ "Witnesses identified the attackers as X": who stands after "as"."""
    clause = context.clause
    end = min(last + _AS_REACH, len(clause.words))
    place = _word_from(clause, "as", last, end)
    known = find_phrase(clause.words, context.speech.authors.assailants, last, max(place, last))
    return clause.agents_from(place + 1) if place > 0 and known >= 0 else ()


def laid_on(context: SentenceContext, first: int, last: int) -> tuple[Unit, ...]:
    """ "blamed the raid on X", "imputent l'attaque à X": who stands after the preposition."""
    end = min(last + LAID_REACH, len(context.clause.words))
    place = find_phrase(context.clause.words, context.speech.authors.laid_on, last, end)
    return context.clause.agents_from(place + 1) if place >= 0 else ()


def held(context: SentenceContext, first: int, last: int) -> tuple[Unit, ...]:
    """ "hold X to be the authors": who stands between the verb and what they are held to be."""
    end = min(last + LAID_REACH, len(context.clause.words))
    place = find_phrase(context.clause.words, context.speech.authors.held_as, last, end)
    return tuple(u for u in context.clause.agents_from(last) if u.last <= place)


def _word_from(clause: Clause, word: str, start: int, end: int) -> int:
    return next((place for place in range(start, end) if clause.word(place) == word), -1)
