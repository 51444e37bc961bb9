"""Who is alleged to have acted: the agents of a frame with the certainty the words give them."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.roles import Stretch
from cenotaph.claims.units import Unit, is_armed
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.speech import Speech, find_phrase
from cenotaph.record.actor import ARMED, ActorKind
from cenotaph.record.claim import Certainty, Modality, Perpetrator
from cenotaph.record.span import Span

_LINK_REACH = 6  # tokens between a force and the group it is "believed to belong to"
_CAN_KILL = ARMED | {ActorKind.UNKNOWN, ActorKind.PERSON, ActorKind.GOVERNMENT}


def alleged(
    clause: Clause, agents: Sequence[Stretch], modality: Modality, speech: Speech
) -> tuple[Perpetrator, ...]:
    """The perpetrators that a sentence names for an act.

    A description tied to a named group ("soldiers believed to belong to the W. Group") gives the
    group, as suspected, and not the description.
    """
    units = [unit for stretch in agents for unit in clause.units_in(stretch)]
    if units and all(unit.actor is None for unit in units):
        units += _said_to_be(clause)
    found: dict[str, Perpetrator] = {}
    for position, unit in enumerate(units):
        if position + 1 < len(units) and _identified(clause, unit, units[position + 1], speech):
            continue
        suspected = _hedged(clause, unit, speech) or (
            position > 0 and _identified(clause, units[position - 1], unit, speech)
        )
        perpetrator = _perpetrator(clause, unit, modality, speech, suspected=suspected)
        if perpetrator is not None:
            found.setdefault(perpetrator.name, perpetrator)
    return tuple(found.values())


def _said_to_be(clause: Clause) -> list[Unit]:
    """ "The men who did it were apparently soldiers": the force after a form of "be"."""
    found = []
    for unit in clause.units:
        before = clause.before(unit.first)
        while clause.word(before) in clause.syntax.determiner:
            before = clause.before(before)
        armed = unit.actor is not None and unit.actor.kind in ARMED
        if armed and clause.word(before) in clause.syntax.be and before >= 0:
            found.append(unit)
    return found


def _hedged(clause: Clause, unit: Unit, speech: Speech) -> bool:
    """Whether a hedge stands just before the name: "apparently soldiers"."""
    return find_phrase(clause.words, speech.suspected, max(0, unit.first - 2), unit.first) >= 0


def _identified(clause: Clause, left: Unit, right: Unit, speech: Speech) -> bool:
    """Whether the words between two units say that the first belongs to the second."""
    if not 0 < right.first - left.last <= _LINK_REACH + 2:
        return False
    return find_phrase(clause.words, speech.suspected, left.last, right.first) >= 0


def _bystander(clause: Clause, unit: Unit, speech: Speech) -> bool:
    """Witnesses, residents and survivors speak of an act; they are not taken for its authors."""
    return find_phrase(clause.words, speech.first_hand, unit.first, unit.last) >= 0


def _perpetrator(
    clause: Clause, unit: Unit, modality: Modality, speech: Speech, *, suspected: bool
) -> Perpetrator | None:
    actor = unit.actor
    span = clause.span(unit.first, unit.last)
    if actor is None and is_armed(unit):
        return Perpetrator(
            name=" ".join(clause.words[unit.first : unit.last]),
            certainty=_certainty(modality, suspected=suspected),
            kind=ActorKind.ARMED_GROUP,
            span=span,
        )
    if actor is None or actor.kind not in _CAN_KILL or _bystander(clause, unit, speech):
        return None
    if actor.kind is ActorKind.UNKNOWN and actor.affiliation is not None:
        return _pointed_to(actor.affiliation, modality, span)
    return Perpetrator(
        name=actor.name,
        certainty=_certainty(modality, suspected=suspected),
        kind=actor.kind,
        actor_id=actor.actor_id,
        span=span,
    )


def _pointed_to(name: str, modality: Modality, span: Span) -> Perpetrator:
    """The force that a description points to ("men in army fatigues"), as suspected."""
    force = actor_table().named(name)
    return Perpetrator(
        name=name,
        certainty=_certainty(modality, suspected=True),
        kind=force.kind if force else ActorKind.UNKNOWN,
        actor_id=force.id if force else None,
        span=span,
    )


def _certainty(modality: Modality, *, suspected: bool) -> Certainty:
    if modality is Modality.DENIED:
        return Certainty.DENIED
    if suspected:
        return Certainty.SUSPECTED
    return Certainty.ALLEGED if modality is Modality.ALLEGED else Certainty.STATED
