"""The subject of a verb: who heads the phrase before it, with those coordinated."""

from __future__ import annotations

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.grammar.french import attacked, in_service
from cenotaph.claims.grammar.lists import listed_after, listed_before, set_off
from cenotaph.claims.grammar.relatives import (
    antecedent,
    head_of,
    of_others,
    outside_relative,
    share_of,
)
from cenotaph.claims.grammar.voice import voice
from cenotaph.claims.units import Unit
from cenotaph.knowledge.categories import categories
from cenotaph.knowledge.topics import topics

# verbs that nobody else's noun is a reduced relative of: "members of the patrols died"
_DYING = frozenset({"died", "lost", "perished", "succumbed"})
_OF_ONE = frozenset({"was", "is", "has"})


def subjects(clause: Clause, position: int, *, person: bool) -> tuple[Unit, ...]:
    """The subject of a verb: the nearest fitting unit to its left that heads its phrase."""
    start = clause.start_of_verb(position)
    before = clause.word(clause.before(start))
    relative = antecedent(clause, start)
    if relative is not None and (relative.person if person else relative.agent):
        return (relative,)
    if before in clause.syntax.nobody or before in clause.syntax.thing_pronoun:
        return ()
    if before in clause.syntax.conjunction:
        shared = _shared_subject(clause, start, person=person)
        if shared is not None or not person:
            return _and_beside(clause, shared, start, person=person)
    return _and_beside(clause, _nearest(clause, start, person=person), start, person=person)


def _nearest(clause: Clause, start: int, *, person: bool) -> Unit | None:
    """The unit nearest before a verb that can be its subject."""
    finite = person and (
        clause.word(start) in clause.syntax.passive | clause.syntax.have
        or clause.word(start) in _DYING
    )
    for unit in clause.units_left(start):
        fits = unit.person if person else unit.agent
        if not fits or unit.part or (not person and attacked(clause, unit)):
            continue
        whole = person and share_of(clause, unit)
        if whole:
            return whole
        # "a jet on the hunt for rebels bombed": nobody rather than the rebels
        if finite and (of_others(clause, unit) or _disagrees(clause, unit, start)):
            continue
        if not (complement(clause, unit) and (not person or _headed(clause, unit))):
            return outside_relative(clause, unit, start) if person else unit
    return None


def _disagrees(clause: Clause, unit: Unit, start: int) -> bool:
    """ "The mayor, seized by rebels, was found dead": a bare plural is no subject of "was"."""
    several = unit.quantity is None and not (unit.single or unit.named or unit.pronoun)
    plural = clause.word(unit.last - 1) in categories().plurals
    return clause.word(start) in _OF_ONE and several and plural


def _and_beside(clause: Clause, unit: Unit | None, start: int, *, person: bool) -> tuple[Unit, ...]:
    """A subject with those coordinated with it."""
    if unit is None:
        return ()
    if not person:
        return (unit, *coordinated_left(clause, unit, person=person))
    before = listed_before(clause, unit, start)
    if len(before) > 1:
        return before
    found = listed_after(clause, unit, clauses=False)
    return found[:1] if set_off(clause, found, start) else found


def _shared_subject(clause: Clause, start: int, *, person: bool) -> Unit | None:
    """ "Soldiers gathered residents and opened fire": the first unit of the clause acts on."""
    fitting = [
        unit
        for unit in clause.units_left(start)
        if (unit.person if person else unit.agent)
        and not unit.part
        and not complement(clause, unit)
        and (person or not _object_of_another(clause, unit))
    ]
    return fitting[-1] if fitting else None


def _object_of_another(clause: Clause, unit: Unit) -> bool:
    """ "X killed three guards and wounded two": the guards did not wound."""
    place = clause.before(unit.first)
    while clause.word(place) in clause.syntax.determiner:
        place = clause.before(place)
    return any(
        before.act.pos == "verb"
        and before.act.victim == "object"
        and before.first <= place < before.last
        and voice(clause, before) == "active"
        for before in clause.predicates
    )


def complement(clause: Clause, unit: Unit) -> bool:
    """Whether the unit is the object of a preposition or a gerund rather than a subject."""
    place = unit.first - 1
    while place >= 0 and clause.word(place) in clause.syntax.determiner | topics().before_noun:
        place -= 1
    word = clause.word(place)
    if word in clause.syntax.of and in_service(clause, place):
        return True
    thing = clause.unit_at(place - 1)
    if word in clause.syntax.of and thing is not None and not (thing.person or thing.agent):
        return True  # "61 goats of three villagers were killed"
    loose = word.isalpha() and clause.unit_at(place) is None
    if loose and clause.word(place - 1) in clause.syntax.company:
        return True  # "travelling with local guards": a word of the phrase that no table holds
    return word in clause.syntax.preposition or (place > 0 and word.endswith("ing"))


def _headed(clause: Clause, unit: Unit) -> bool:
    """Whether others stand before, whom the verb may be about: people, or counted things."""
    return any(
        (other.person and not other.part) or not (other.person or other.agent)
        for other in clause.units_left(unit.first)
    )


def coordinated_left(clause: Clause, unit: Unit, *, person: bool) -> tuple[Unit, ...]:
    """Units joined to the subject by "and" or a comma: "soldiers and mercenaries killed …"."""
    found: list[Unit] = []
    current = unit
    joined = False
    while True:
        place = current.first - 1
        while place >= 0 and clause.word(place) in clause.syntax.determiner | {
            '"',
            "“",
            "'s",
            "’s",
        }:
            place -= 1
        joined = joined or clause.word(place) in {"and", "et"}
        if _nobody(current) or not joined or clause.word(place) not in {"and", "et", ","}:
            return tuple(found)
        nearest = head_of(clause, clause.unit_at(place - 1))
        if nearest is None or not (nearest.person if person else nearest.agent):
            return tuple(found)
        found.append(nearest)
        current = nearest


def _nobody(unit: Unit) -> bool:
    """ "…, and none died": nobody is no part of a list of people."""
    return unit.quantity is not None and unit.quantity.count.maximum == 0
