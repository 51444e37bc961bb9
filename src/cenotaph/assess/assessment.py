"""Incidents get their grade, and the case its disputes, gaps and demands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from cenotaph.assess.accusations import Sides
from cenotaph.assess.demands import find_demands
from cenotaph.assess.dispute_absence import absence_disputes, denied_presence
from cenotaph.assess.dispute_across import across_disputes
from cenotaph.assess.dispute_counts import count_disputes, revision_disputes
from cenotaph.assess.dispute_dates import date_disputes
from cenotaph.assess.dispute_denials import denial_disputes
from cenotaph.assess.dispute_parties import perpetrator_disputes
from cenotaph.assess.dispute_places import place_disputes
from cenotaph.assess.dispute_presence import arrivals_of, presence_disputes
from cenotaph.assess.dispute_reckonings import reckoning_disputes
from cenotaph.assess.dispute_status import status_disputes
from cenotaph.assess.dispute_versions import version_disputes
from cenotaph.assess.dispute_wholes import whole_disputes
from cenotaph.assess.gaps import find_gaps
from cenotaph.assess.grade import grade
from cenotaph.assess.material import Material
from cenotaph.assess.voices import Voices
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.record.base import Record
from cenotaph.record.claim import Claim
from cenotaph.record.document import Document, Text
from cenotaph.record.finding import Demand, Dispute, Gap
from cenotaph.record.incident import Incident


class Assessment(Record, frozen=True, kw_only=True):
    """What the assessment adds to a case; `incidents` come back graded, in the order given."""

    incidents: tuple[Incident, ...]
    disputes: tuple[Dispute, ...]
    gaps: tuple[Gap, ...]
    demands: tuple[Demand, ...]


def assess(
    documents: Sequence[Document],
    texts: Sequence[Text],
    claims: Sequence[Claim],
    incidents: Sequence[Incident],
    gazetteer: Gazetteer,
) -> Assessment:
    """Weigh a linked case. Pure: the same case gives the same assessment in any order."""
    material = Material.of(documents, texts, claims, incidents)
    found = {each.id: each for each in _disputes(material, gazetteer)}
    disputes = tuple(sorted(found.values(), key=lambda each: (each.kind, each.about, each.id)))
    return Assessment(
        incidents=tuple(_assessed(incident, disputes) for incident in incidents),
        disputes=disputes,
        gaps=tuple(gap for incident in incidents for gap in find_gaps(incident, material)),
        demands=find_demands(material),
    )


def _disputes(material: Material, gazetteer: Gazetteer) -> Iterator[Dispute]:
    voices = Voices(material)
    sides = Sides(material.claims)
    for incident in material.incidents:
        yield from count_disputes(incident, voices)
        yield from revision_disputes(incident, voices)
        yield from date_disputes(incident, voices)
        yield from place_disputes(incident, voices, gazetteer)
        yield from perpetrator_disputes(incident, voices, sides)
        yield from denial_disputes(incident, voices)
        yield from status_disputes(incident, voices)
    yield from reckoning_disputes(voices)
    yield from version_disputes(voices)
    yield from whole_disputes(voices)
    yield from across_disputes(voices, sides)
    arrivals = arrivals_of(voices)
    yield from presence_disputes(arrivals)
    yield from absence_disputes(arrivals, voices)
    yield from denied_presence(voices)


def _assessed(incident: Incident, disputes: Sequence[Dispute]) -> Incident:
    return msgspec.structs.replace(
        incident,
        grade=grade(incident),
        disputes=tuple(each.id for each in disputes if incident.id in each.incidents),
    )
