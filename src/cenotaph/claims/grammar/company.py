"""People who died with others: "X was killed, along with two guards", "found dead with Y"."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.grammar.lists import listed_after
from cenotaph.claims.predicates import Predicate
from cenotaph.claims.units import Unit
from cenotaph.knowledge.topics import topics

_PHRASES = (("along", "with"), ("together", "with"), ("as", "well", "as"), ("alongside",))
_DID = frozenset({"did", "had", "has", "have"})
_CLOSED = frozenset({"", ".", ";", ")"})
_SO = frozenset({"so", "as"})  # "X was killed, and so was Y", "five died, as did three others"
_REACH = 16  # words between what befell some and those whom it befell with them
_STOPS = frozenset({";", ":", ".", "--", "–", "—", "but", "while", "who", "which", "said", "told"})
_SMALL = 3  # words between "along with" and the people


def company_of(clause: Clause, predicate: Predicate, victims: Sequence[Unit]) -> tuple[Unit, ...]:
    """Those who are told behind the act as having shared it; none where nobody is told before."""
    if not victims or any(unit.first >= predicate.first for unit in victims):
        return ()
    others = _likewise(clause, predicate)
    if others:
        return others
    place = predicate.end
    while place < min(predicate.end + _REACH, len(clause.words)):
        word = clause.word(place)
        if word in _STOPS | clause.syntax.subordinator - {"as"} or clause.is_predicate(place):
            return ()
        for phrase in _PHRASES:
            if clause.words[place : place + len(phrase)] == phrase:
                return _people_from(clause, place + len(phrase))
        place += 1
    return ()


def named_behind(clause: Clause, predicate: Predicate, victims: Sequence[Unit]) -> tuple[Unit, ...]:
    """The victims, or the people named behind a colon where the words before it count nobody:
    "the following guards died: A, B and C", "the murders in Sola this month: A, B and C".
    """
    if any(unit.single or unit.quantity is not None for unit in victims):
        return tuple(victims)
    colon = next(
        (at for at in range(predicate.end, len(clause.words)) if clause.word(at) == ":"), 0
    )
    between = range(predicate.end, colon)
    ended = {";", ".", "but", "while"}
    if not colon or any(clause.is_act(at) or clause.word(at) in ended for at in between):
        return tuple(victims)
    first = clause.unit_at(colon + 1)
    named = listed_after(clause, first, clauses=False) if first is not None and first.named else ()
    several = len(named) > 1 and all(unit.single for unit in named)
    closed = several and clause.word(named[-1].last) in _CLOSED
    return named if closed else tuple(victims)


def _likewise(clause: Clause, predicate: Predicate) -> tuple[Unit, ...]:
    """ "…, and so was Y", "…, as did three others": whom the same befell."""
    for place in range(predicate.end, len(clause.words) - 1):
        verb = any(each.first == place and each.act.pos == "verb" for each in clause.predicates)
        if clause.word(place) in {";", ":"} or verb:
            return ()
        too = clause.word(place + 1) == "too"
        auxiliary = clause.word(place + 1 + too) in clause.syntax.be | _DID
        joined = clause.word(place - 1) in clause.syntax.conjunction | {","}
        if joined and clause.word(place) in _SO and auxiliary:
            return _people_from(clause, place + 2 + too)
    return ()


def _people_from(clause: Clause, place: int) -> tuple[Unit, ...]:
    for at in range(place, min(place + _SMALL, len(clause.words))):
        unit = clause.unit_at(at)
        if unit is not None:
            told = unit.single or (unit.quantity is not None and not unit.quantity.modifiers)
            alive = topics().surviving.intersection(clause.words[unit.last : unit.last + _REACH])
            fits = unit.person and told and not unit.part and not alive
            return listed_after(clause, unit) if fits else ()
        if clause.word(at) not in clause.syntax.determiner:
            return ()
    return ()
