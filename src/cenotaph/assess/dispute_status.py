"""Disputes about whether the dead were civilians or fighters."""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.assess import dispute
from cenotaph.assess.totals import COMBATANT, Total, by_the_accused, called, totals_of
from cenotaph.assess.voices import Voices, placed
from cenotaph.record.finding import Dispute, Position
from cenotaph.record.incident import Incident

KIND = "status"
_UNLAWFUL = frozenset({"civilian", "protected"})


def status_disputes(incident: Incident, voices: Voices) -> Iterator[Dispute]:
    """One source calls the dead civilians, another one combatants only, and means the same dead."""
    totals = [each for each in totals_of(incident, voices) if each.statuses]
    civilian = [each for each in totals if _UNLAWFUL & each.statuses]
    fighting = [each for each in totals if each.statuses == {COMBATANT}]
    pairs = [
        (left, right)
        for left in civilian[:_MANY]
        for right in fighting[:_MANY]
        if left.voice != right.voice and _of_the_same_dead(left, right)
    ]
    if not pairs:
        return
    positions = [side for pair in pairs for total in pair for side in _called(total, voices)]
    yield dispute.make(
        KIND,
        f"status of the dead: {incident.title}",
        positions,
        "some are said to have been civilians or protected persons, by others fighters: "
        f"{dispute.according(positions)}",
        (incident.id,),
    )


_MANY = 48


def _of_the_same_dead(left: Total, right: Total) -> bool:
    """Whether two figures are for one group: given as rivals, for as many (more than one), or
    the fighters are those whom the accused says it killed.
    """
    one, other = left.figure, right.figure
    if "rival" in (one.role, other.role) or by_the_accused(right.claim, left.claim):
        return True
    if COMBATANT in left.statuses:
        return False
    return one.deaths.overlaps(other.deaths) and min(one.deaths.low, other.deaths.low) > 1


def _called(total: Total, voices: Voices) -> Iterator[Position]:
    """What a source calls the dead, with its words."""
    for status, span in called(total.claim, voices):
        yield placed(status, span, voices.of_figure(total.figure))
