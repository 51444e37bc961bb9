"""Constructions that only French has: adjectives after their noun, dates before the object."""

from __future__ import annotations

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.predicates import Predicate
from cenotaph.claims.units import Unit
from cenotaph.knowledge.topics import topics
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import ClaimKind

_SHARED = 16  # words between two participles of one auxiliary
_ADJECTIVES = 2  # words between people and the participle said of them
_ASIDE = 9  # words of "le 28 mars", "à la mi-avril" between a verb and its object
_JOIN = 3  # words from "et" to the next of those accused
_FIRE_REACH = 6  # words from a death to "sous les balles de"
_APPOSED = 5  # words of "de 19 ans" between a noun and the name set beside it
_TARGET_REACH = 6  # words from "attaque" to whose camp it was
_JOINS = frozenset({",", "et", "ou", "and", "or"})


def told_of_people(clause: Clause, position: int) -> bool:
    """Whether a participle is said of people, an adjective or two between: "civils hema tués"."""
    place = position
    for _ in range(_ADJECTIVES):
        place = clause.before(place)
        if clause.unit_at(place) is not None or not _adjective(clause, place):
            break
    unit = clause.unit_at(place)
    return unit is not None and unit.person and place < position


def follows_perfect(clause: Clause, position: int) -> bool:
    """Whether a participle shares the "avoir" of one before it: "ont brûlé des cases et tué"."""
    syntax = clause.syntax
    if clause.word(position - 1) not in {"et", "ou", "puis"}:
        return False
    for place in range(position - 2, max(-1, position - _SHARED), -1):
        word = clause.word(place)
        if word in syntax.be or word in syntax.subordinator or word in {";", ":", ".", "qui"}:
            return False
        if word in syntax.have:
            return clause.word(clause.after(place + 1)) not in syntax.be
    return False


def _adjective(clause: Clause, place: int) -> bool:
    """Whether a word may be an adjective: it is in no closed class and begins no act."""
    word, syntax = clause.word(place), clause.syntax
    closed = (
        syntax.determiner
        | syntax.preposition
        | syntax.of
        | syntax.conjunction
        | syntax.subordinator
        | syntax.complementizer
        | syntax.relative
        | syntax.have
        | syntax.be
        | syntax.modal
        | syntax.dative
    )
    return word.isalpha() and word not in closed and not clause.is_act(place)


def counted_beyond(clause: Clause, position: int) -> Unit | None:
    """The counted people behind a date or place that stands before the object.

    "ont tué, le 28 mars, une centaine de villageois", "ont abattu à Guen 70 musulmans".
    """
    for place in range(position, min(position + _ASIDE, len(clause.words))):
        unit = clause.unit_at(place)
        if unit is not None:
            counted = unit.person and unit.quantity is not None and not unit.part
            free = clause.word(unit.first - 1) not in clause.syntax.preposition
            return unit if counted and free else None
        word = clause.word(place)
        closed = word in {".", ";", ":", "(", ")"} or word in clause.syntax.conjunction
        if closed or word in clause.syntax.subordinator or clause.is_predicate(place):
            return None
        if word in clause.syntax.relative | clause.syntax.complementizer:
            return None
    return None


def joined_agents(clause: Clause, first: Unit | None) -> tuple[Unit, ...]:
    """A body and those joined to it: "accuse le M23 et l'armée", in order."""
    if first is None:
        return ()
    found = [first]
    while True:
        place = found[-1].last
        if clause.word(place) not in _JOINS:
            break
        following = next(
            (
                clause.unit_at(at)
                for at in range(place + 1, place + 1 + _JOIN)
                if clause.unit_at(at) is not None
            ),
            None,
        )
        between = clause.words[place + 1 : following.first] if following is not None else ()
        if following is None or not following.agent or set(between) - clause.syntax.determiner:
            break
        found.append(following)
    last = clause.word(found[-1].first - 1)
    listed = any(clause.word(unit.last) in _JOINS - {","} for unit in found[:-1])
    return tuple(found) if listed or not last else tuple(found[:1])


def under_fire(clause: Clause, predicate: Predicate) -> tuple[Unit, ...]:
    """Whose fire people died under: "tombés sous les balles de l'armée", "morts sous les coups"."""
    start = predicate.first
    for place in range(start, min(predicate.end + _FIRE_REACH, len(clause.words))):
        if clause.word(place) != "sous":
            continue
        for at in (place + 1, place + 2):
            if clause.word(at) in topics().fire:
                after = at + 1
                while clause.word(after) in clause.syntax.of | clause.syntax.determiner:
                    after += 1
                unit = clause.unit_at(after) or clause.unit_at(at)
                return joined_agents(clause, unit) if unit is not None and unit.agent else ()
    return ()


def by_name(clause: Clause, unit: Unit) -> Unit:
    """ "Un ancien élève de 19 ans, N. C., a tué": the name that commas set beside one person."""
    counted = unit.quantity is not None and unit.quantity.count.maximum == 1
    one = unit.single or counted or clause.word(unit.first - 1) in {"un", "une", "l'"}
    listed = unit.actor is not None and (
        unit.actor.actor_id is not None or unit.actor.kind is not ActorKind.UNKNOWN
    )
    if not clause.syntax.dative or unit.named or listed or not one:
        return unit
    for place in range(unit.last, min(unit.last + _APPOSED, len(clause.words))):
        if clause.word(place) != ",":
            continue
        named = clause.unit_at(place + 1)
        closed = named is not None and clause.word(named.last) == ","
        return named if named is not None and named.named and closed else unit
    return unit


def attacked(clause: Clause, unit: Unit) -> bool:
    """Whether a force is what an attack was made on: "l'attaque du camp de gendarmerie".

    "L'attaque des rebelles" is theirs; that of a state's force, or of a thing of anybody's, is
    one on it.
    """
    if not clause.syntax.dative:
        return False
    state = unit.actor is not None and unit.actor.kind is ActorKind.STATE_FORCE
    for predicate in clause.predicates:
        if not 0 < unit.first - predicate.end <= _TARGET_REACH:
            continue
        act = predicate.act
        if act.pos != "noun" or act.kind is not ClaimKind.ATTACK or act.victim != "of":
            continue
        between = clause.words[predicate.end : unit.first]
        links = clause.syntax.of | clause.syntax.determiner
        of = between[0] in clause.syntax.of and all(
            word.isalpha() or word in links for word in between
        )
        if of and not set(between) & (clause.syntax.by | clause.syntax.have | clause.syntax.be):
            return state or bool(set(between) & topics().targets)
    return False


def in_service(clause: Clause, link: int) -> bool:
    """Whether the "de" at `link` ends a phrase like "au service de", "avec l'aide de"."""
    return clause.syntax.dative > frozenset() and clause.word(link - 1) in topics().service
