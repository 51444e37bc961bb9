"""Disputes about who did it, between voices that accuse different parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from cenotaph.assess import dispute
from cenotaph.assess.accusations import Accusation, Sides, accusations
from cenotaph.assess.voices import Voices, placed
from cenotaph.record.finding import Between, Dispute, Position
from cenotaph.record.incident import Incident

KIND = "perpetrator"
_MANY = 32  # voices of one incident that are compared each with each


def perpetrator_disputes(incident: Incident, voices: Voices, sides: Sides) -> Iterator[Dispute]:
    """Voices that accuse parties with nothing in common."""
    if incident.scope != "event":
        return
    told = _distinct([each for each in accusations(incident, voices) if each.accused])
    at_odds = [pair for pair in combinations(told, 2) if sides.differ(*pair)]
    if not at_odds:
        return
    involved = sorted({each for pair in at_odds for each in pair}, key=lambda each: each.key)
    positions = [side for each in involved for side in accusing(each)]
    yield dispute.make(
        KIND,
        f"alleged perpetrator: {incident.title}",
        positions,
        f"different parties are accused: {dispute.according(positions)}",
        (incident.id,),
        between=_between(at_odds, voices),
    )


def accusing(told: Accusation) -> Iterator[Position]:
    """Each party that a voice accuses, in its words."""
    for party in told.accused.values():
        yield placed(party.name, party.span or told.claims[0].span, told.voice)


def _distinct(told: Sequence[Accusation]) -> list[Accusation]:
    """Of voices that accuse the same parties the first of each origin, and not too many."""
    seen: dict[tuple[frozenset[str], str], Accusation] = {}
    for each in told:
        who = each.voice.origin or each.voice.name
        seen.setdefault((frozenset(each.accused), who), each)
    kept: dict[frozenset[str], list[Accusation]] = {}
    for (parties, _), each in seen.items():
        kept.setdefault(parties, []).append(each)
    most = max(1, _MANY // max(1, len(kept)))
    return [each for group in kept.values() for each in group[:most]]


def _between(pairs: Sequence[tuple[Accusation, Accusation]], voices: Voices) -> Between:
    alone = all(voices.versions(left.document, right.document) for left, right in pairs)
    return Between.VERSIONS if alone else Between.SOURCES
