"""Which of two nouns a clause is about: "X, who …", "two of the 88 people", "members of the Y"."""

from __future__ import annotations

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.units import Unit
from cenotaph.knowledge.topics import topics

_ADJECTIVES = 4  # words between "of" and its noun, at most
_SET_OFF = 12  # words between the commas of "66 people, most of them farmers, who …"
_RELATIVE = 14  # words of "who had treated 40 soldiers" before a unit
_ENDS = frozenset({";", ":", ",", '"', "“", "”", "«", "»", "that", "where"})


def antecedent(clause: Clause, start: int) -> Unit | None:
    """The people that "who" stands for: "gunmen who killed nine of them"."""
    place = clause.before(start)
    if clause.word(place) not in clause.syntax.who:
        return None
    if clause.word(place - 1) != ",":
        return clause.unit_at(place - 1)
    return _before_aside(clause, place - 1)


def _before_aside(clause: Clause, comma: int) -> Unit | None:
    """The counted people before what commas set off: "66 people, children included, who …"."""
    for opening in range(comma - 1, max(0, comma - _SET_OFF), -1):
        if clause.word(opening) == ",":
            outer = clause.unit_at(opening - 1)
            inner = clause.units_in((opening, comma))
            counted = any(unit.quantity is not None and not unit.part for unit in inner)
            fits = outer is not None and outer.quantity is not None and outer.person
            return outer if fits and inner and not counted else None
        if clause.word(opening) in {";", ":"} or clause.is_predicate(opening):
            return None
    return None


def head_of(clause: Clause, unit: Unit | None) -> Unit | None:
    """ "six members of the rescue service": the members, not the service."""
    while unit is not None:
        head = _owner(clause, unit)
        if head is None:
            return unit
        unit = head
    return None


def of_others(clause: Clause, unit: Unit) -> bool:
    """ "Three members of the peasant patrols were killed": the members, not the peasants."""
    head = _owner(clause, unit)
    return head is not None and head.person and not head.part


def share_of(clause: Clause, unit: Unit) -> Unit | None:
    """ "Two of the 88 people who had been wounded died": the two."""
    head = _owner(clause, unit)
    if head is None or head.quantity is None or unit.quantity is None or not head.person:
        return None
    own, whole = head.quantity.count, unit.quantity.count
    return head if own.maximum is not None and own.low < whole.low else None


def _owner(clause: Clause, unit: Unit) -> Unit | None:
    """The unit before the "of" that stands before a unit."""
    place = clause.before(unit.first)
    for _ in range(_ADJECTIVES):  # "of the banned northern alliance"
        if clause.word(place) in clause.syntax.of or clause.unit_at(place) is not None:
            break
        if not clause.word(place).isalpha() or clause.word(place) in clause.syntax.preposition:
            return None
        place = clause.before(place)
    if clause.word(place) not in clause.syntax.of:
        return None
    return clause.unit_at(clause.before(place))


def outside_relative(clause: Clause, unit: Unit, start: int) -> Unit:
    """Whom a main verb at `start` is about if the unit before it closes a relative clause.

    "The nurse who had treated 40 soldiers was shot": the nurse. What is said or thought in the
    relative clause is another clause: "those who fled said 12 men were shot".
    """
    for place in range(unit.first - 1, max(0, unit.first - _RELATIVE), -1):
        word = clause.word(place)
        if word in clause.syntax.who:
            head = clause.unit_at(place - 1)
            between = clause.words[place + 1 : unit.first]
            own = clause.syntax.determiner | clause.syntax.have | clause.syntax.be
            verbs = [each for each in between if each not in own]
            fits = head is not None and head.person and not head.part and bool(verbs)
            return head if fits and head is not None and start > unit.last - 1 else unit
        ends = _ENDS | topics().saying | clause.syntax.subordinator
        if word in ends or clause.is_predicate(place):
            return unit
    return unit
