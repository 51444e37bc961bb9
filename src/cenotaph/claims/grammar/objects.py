"""Objects away from their verb: past a time that is set off, or before a relative word."""

from __future__ import annotations

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.units import Unit

_SET_OFF = 8  # words of "in less than 48 hours" between a verb and its object
_RELATIVE_REACH = 9  # words between "whom" and its verb
_CLAUSE_ENDS = frozenset({",", ";", ":", "and", "et"})


def object_beyond(clause: Clause, position: int) -> Unit | None:
    """ "murdered, within a week, judge X", "killed in three days, X and Y": past a time set off."""
    start = position + (clause.word(position) == ",")
    if clause.word(start) not in clause.syntax.preposition:
        return None
    for place in range(start, min(start + _SET_OFF, len(clause.words))):
        if clause.unit_at(place) is not None and clause.unit_at(place) in _people(clause):
            return None
        if clause.is_predicate(place) or clause.word(place) in _CLAUSE_ENDS - {","}:
            return None
        if clause.word(place) == ",":
            target = clause.object_after(place + 1)
            return target if target is not None and (target.named or target.single) else None
    return None


def _people(clause: Clause) -> tuple[Unit, ...]:
    return tuple(unit for unit in clause.units if unit.person)


def whom_before(clause: Clause, agents: tuple[Unit, ...]) -> Unit | None:
    """ "45 people that soldiers killed": the people before the relative word."""
    if not agents:
        return None
    place = clause.before(min(agent.first for agent in agents))
    while clause.word(place) in clause.syntax.determiner - clause.syntax.relative:
        place = clause.before(place)
    if clause.word(place) not in clause.syntax.whom:
        return None
    return clause.unit_at(clause.before(place))


def object_before(clause: Clause, position: int) -> Unit | None:
    """ "45 people whom the B. fighters killed": "whom" says it whoever the subject may be."""
    whom = clause.syntax.whom - clause.syntax.complementizer
    for place in range(position - 1, max(-1, position - _RELATIVE_REACH), -1):
        if clause.word(place) in whom:
            return clause.unit_at(clause.before(place))
        if clause.is_predicate(place) or clause.word(place) in _CLAUSE_ENDS:
            return None
    return None
