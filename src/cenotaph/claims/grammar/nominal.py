"""Roles around a noun or an adjective: "the killing of … by …", "their deaths", "ten dead"."""

from __future__ import annotations

import msgspec

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.grammar.company import company_of, named_behind
from cenotaph.claims.grammar.lists import head_of_compound, listed_after
from cenotaph.claims.grammar.subjects import subjects
from cenotaph.claims.predicates import Predicate
from cenotaph.claims.roles import Frame, stretches
from cenotaph.claims.units import Unit, is_armed
from cenotaph.knowledge.calendar import calendar
from cenotaph.knowledge.topics import topics
from cenotaph.record.actor import ARMED, ActorKind
from cenotaph.record.claim import ClaimKind

_NEAR = 3  # words between people and what is said of them
_RESULT_REACH = 5  # words between "resulting in" and the deaths
_TIME_REACH = 8  # words of "during the past 72 hours"
_WHEN = frozenset({"during", "in", "on", "last", "this", "yesterday", "today", "within", "over"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def nominal_frame(clause: Clause, predicate: Predicate) -> Frame | None:
    """The frame of a noun: victim after "of" or before it, agent after "by"."""
    if predicate.act.reading == "found":
        return _remains(clause, predicate)
    inverted = _by_before_of(clause, predicate)
    if inverted is not None and (inverted[1].quantity is not None or inverted[1].single):
        return Frame(
            predicate=predicate,
            agents=stretches(inverted[:1]),
            victims=stretches(inverted[1:]),
            pattern="nominal by of",
            confidence=0.7,
        )
    if clause.counts_dead(predicate.first):
        return None
    victims = _after_of(clause, predicate)
    agents = _cause(clause, predicate) or clause.agents_by(predicate.end)
    pattern = "nominal of"
    doers = tuple(unit for unit in victims[:1] if _by_them(clause, predicate, unit))
    if doers:
        victims, agents = (), agents or _whose(clause, doers[0])
    if not victims:
        owner = _owner(clause, predicate)
        victims = (owner,) if owner is not None and owner.person and not _acts(owner) else ()
        agents = agents or ((owner,) if owner is not None and _acts(owner) else ())
        pattern = "nominal possessive" if owner is not None else "bare noun"
    if predicate.act.kind is ClaimKind.KILLING:
        victims = named_behind(clause, predicate, victims)
    return Frame(
        predicate=predicate,
        agents=stretches(agents),
        victims=stretches(victims),
        pattern=pattern,
        confidence=0.75 if victims else 0.4,
    )


def adjectival_frame(clause: Clause, predicate: Predicate) -> Frame | None:
    """The frame of "dead" or "throat cut": the people that it is said of, before or after it."""
    if predicate.last - predicate.first > 1:
        return _wounded_so(clause, predicate)
    return _described(clause, predicate)


def _described(clause: Clause, predicate: Predicate) -> Frame | None:
    within = clause.unit_at(predicate.first)
    if predicate.act.language == "fr" and clause.counts_dead(predicate.first):
        return None
    if within is not None and within.quantity is not None:
        return _said_of(predicate, within, "counted dead", 0.8)
    place = predicate.first - 1
    steps = 0
    while place >= 0 and steps < _NEAR:
        unit = clause.unit_at(place)
        if unit is not None and unit.person:
            return _with_company(clause, _said_of(predicate, unit, "predicated", 0.7), unit)
        if clause.word(place) not in clause.syntax.dead_verbs and not clause.syntax.is_adverb(
            clause.word(place)
        ):
            break
        place, steps = place - 1, steps + 1
    if steps and clause.word(place) in clause.syntax.conjunction | {","}:
        for subject in subjects(clause, place + 1, person=True):
            return _said_of(predicate, subject, "predicated", 0.65)
    following = clause.unit_at(predicate.last)
    if following is not None and following.person:
        return _said_of(predicate, following, "attributive", 0.6)
    return None


def _wounded_so(clause: Clause, predicate: Predicate) -> Frame | None:
    """ "We found him in the road with his throat cut"."""
    bearer = next((unit for unit in clause.units_left(predicate.first) if unit.person), None)
    return None if bearer is None else _said_of(predicate, bearer, "predicated", 0.65)


def _with_company(clause: Clause, frame: Frame, unit: Unit) -> Frame:
    """ "X was found dead along with Y": both."""
    company = company_of(clause, frame.predicate, (unit,))
    return msgspec.structs.replace(frame, victims=(*frame.victims, *stretches(company)))


def _said_of(predicate: Predicate, unit: Unit, pattern: str, confidence: float) -> Frame:
    return Frame(
        predicate=predicate,
        victims=((unit.first, unit.last),),
        pattern=pattern,
        confidence=confidence,
    )


def _remains(clause: Clause, predicate: Predicate) -> Frame | None:
    """Bodies that somebody found, counted, hid or saw; a body nobody met is no report."""
    if not any(word in clause.syntax.found_verbs for word in clause.words):
        return None
    counted = clause.unit_at(predicate.first)
    victims = (
        (counted,)
        if counted is not None and counted.quantity is not None
        else _after_of(clause, predicate)
    )
    return Frame(
        predicate=predicate,
        victims=stretches(victims),
        pattern="remains",
        confidence=0.65 if victims else 0.4,
    )


def _by_them(clause: Clause, predicate: Predicate, unit: Unit) -> bool:
    """French "les tirs de l'armée", "l'attaque des rebelles": who follows "de" did it."""
    act = predicate.act
    if act.kind is not ClaimKind.ATTACK or act.language != "fr" or not _acts(unit):
        return False
    state = unit.actor is not None and unit.actor.kind is ActorKind.STATE_FORCE
    return act.victim == "none" or not state


def _whose(clause: Clause, unit: Unit) -> tuple[Unit, ...]:
    """The members of a force and the force itself: "attaque de combattants de l'UPC"."""
    place = unit.last
    while clause.word(place) in clause.syntax.of | clause.syntax.determiner:
        place += 1
    following = clause.unit_at(place) if place > unit.last else None
    return (unit, following) if following is not None and _acts(following) else (unit,)


def _after_of(clause: Clause, predicate: Predicate) -> tuple[Unit, ...]:
    marker = _past_time(clause, clause.after(predicate.end))
    if clause.word(marker) not in clause.syntax.of and clause.word(marker) != predicate.act.victim:
        return ()
    target = head_of_compound(clause, clause.object_after(_past_participle(clause, marker + 1)))
    if target is None or not target.person:
        return ()
    return listed_after(clause, target, clauses=False)


def _past_participle(clause: Clause, place: int) -> int:
    """ "The body of the abducted mayor": past what had befallen somebody before."""
    at = place + (clause.word(place) in clause.syntax.determiner)
    described = clause.is_predicate(at) and clause.word(at).endswith("ed")
    return at + 1 if described and clause.unit_at(at + 1) is not None else place


def _by_before_of(clause: Clause, predicate: Predicate) -> tuple[Unit, Unit] | None:
    """ "the killing by A of V": the agent and the victims, the agent told first."""
    marker = _past_time(clause, clause.after(predicate.end))
    if clause.word(marker) not in clause.syntax.by:
        return None
    agent = clause.object_after(marker + 1)
    if agent is None or not agent.agent or clause.word(agent.last) not in clause.syntax.of:
        return None
    victim = clause.object_after(agent.last + 1)
    return (agent, victim) if victim is not None and victim.person else None


def _past_time(clause: Clause, place: int) -> int:
    """ "The killings during the past three days of a judge and …": where the "of" stands."""
    if clause.word(place) not in _WHEN:
        return place
    for end in range(place + 1, min(place + _TIME_REACH, len(clause.words))):
        if clause.word(end) in clause.syntax.of:
            last = clause.word(end - 1)
            return end if last in topics().days_and_spells or _of_a_date(clause, end - 1) else place
        unit = clause.unit_at(end)
        if (unit is not None and unit.person) or clause.is_predicate(end):
            return place
    return place


def _of_a_date(clause: Clause, place: int) -> bool:
    """ "The murder on 26 February of …", "… in March 1990 of …"."""
    months = {name for names in calendar().languages["en"].months for name in names}
    word, before = clause.word(place), clause.word(place - 1)
    return word in months or (word.isdigit() and before in months)


def _cause(clause: Clause, predicate: Predicate) -> tuple[Unit, ...]:
    """ "They carried out six raids resulting in the deaths of …": the one who did the cause."""
    start = max(0, predicate.first - _RESULT_REACH)
    words = clause.words[start : predicate.first]
    for offset, word in enumerate(words):
        if word in clause.syntax.result:
            blamed = _blamed(clause, start + offset)
            if blamed is not None:
                return blamed
            found = subjects(clause, start + offset, person=False)
            return tuple(unit for unit in found if unit.actor is not None)
    return ()


def _blamed(clause: Clause, position: int) -> tuple[Unit, ...] | None:
    """ "The mayor blamed the army for the deaths of …": the object, not who blames.

    None where nobody blames there, or where the blamed stand before ("the army, blamed for").
    """
    verbs = [p for p in clause.predicates if p.act.agent == "object"]
    verb = next((p for p in verbs if position in (p.first, p.tail)), None)
    links = clause.syntax.preposition | clause.syntax.of
    if verb is None or clause.word(clause.after(verb.last)) in links:
        return None
    if set(clause.auxiliaries(verb.first)[:1]) & clause.syntax.passive:
        return None
    accused = clause.object_after(verb.last)
    return (accused,) if accused is not None and accused.agent else ()


def _owner(clause: Clause, predicate: Predicate) -> Unit | None:
    """The unit whose possessive or compound stands before the noun."""
    place = predicate.first - 1
    steps = 0
    while place >= 0 and steps < _NEAR:
        unit = clause.unit_at(place)
        if unit is not None:
            linked = clause.word(unit.last) in _POSSESSIVE or unit.last == predicate.first
            return unit if linked else None
        if clause.word(place) in clause.syntax.preposition or clause.word(place) in {",", "of"}:
            return None
        place, steps = place - 1, steps + 1
    return None


def _acts(unit: Unit) -> bool:
    """ "army raids", "jihadist attacks": a force before a noun of violence did it.

    A person or a community there is the victim: "the senator's murder".
    """
    force = unit.actor is not None and unit.actor.kind in ARMED
    return unit.quantity is None and (force or is_armed(unit))
