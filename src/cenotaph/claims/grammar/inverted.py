"""Victims told behind a participle that opens its sentence: "Killed were the mayor and a guard"."""

from __future__ import annotations

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.grammar.lists import head_of_compound, listed_after
from cenotaph.claims.predicates import Predicate
from cenotaph.claims.units import Unit
from cenotaph.knowledge.inflect import Form

_REACH = 8  # words of "killed in the attack on Monday were"
_PHRASE = 3  # words of "village head" before the noun that a table holds
_OPENING = frozenset({"also", "and", "among", "those", "the", '"', "“"})
_BEFORE_CLAUSE = frozenset({"-", "--", "–", "—", ";", ":", "]", ")"})


def told_after(clause: Clause, predicate: Predicate) -> tuple[Unit, ...]:
    """ "Killed were the mayor and two guards", "Also killed in the raid was X": a sentence that
    begins with the participle names its victims behind "was".
    """
    start = predicate.first
    while clause.word(start - 1) in _OPENING:
        start -= 1
    opens = start == 0 or clause.word(start - 1) in _BEFORE_CLAUSE
    if Form.PARTICIPLE not in predicate.forms or not opens:
        return ()
    for place in range(predicate.end, min(predicate.end + _REACH, len(clause.words))):
        if clause.word(place) in clause.syntax.be:
            target = _next_person(clause, place + 1)
            return listed_after(clause, target)
        if clause.word(place) in {",", ";", ":"} or clause.is_predicate(place):
            return ()
    return ()


def _next_person(clause: Clause, place: int) -> Unit | None:
    while clause.word(place) in clause.syntax.determiner | {"also"}:
        place += 1
    for at in range(place, place + _PHRASE):
        unit = clause.unit_at(at)
        if unit is not None:
            unit = head_of_compound(clause, unit)
            return unit if unit is not None and unit.person else None
    return None
