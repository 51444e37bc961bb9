"""The answer on origins: who first said what, how reports hang together, what counts as one."""

from __future__ import annotations

from typing import Any

from cenotaph.assess.grade import FIRST, corroboration
from cenotaph.publish import contract as shape
from cenotaph.publish import contract_parts as shared
from cenotaph.publish import parts
from cenotaph.record.base import to_plain
from cenotaph.record.casefile import CaseFile
from cenotaph.record.incident import Incident, Origin


def origins_answer(case: CaseFile) -> dict[str, Any]:
    """Who first established what, the documents that rest on each, and how they hang together."""
    quotes = parts.Quotes(case)
    used: dict[str, list[str]] = {}
    for incident in case.incidents:
        for origin in incident.origins:
            used.setdefault(origin.id, []).append(incident.id)
    answer: dict[str, Any] = to_plain(
        shape.OriginsAnswer(
            schema="cenotaph/origins/1",
            case=shared.CaseHead(title=case.title),
            origins=[_origin(each, used.get(each.id, []), quotes) for each in case.origins],
            relations=[
                relation for incident in case.incidents for relation in _relations(incident, quotes)
            ],
            corroboration=[_corroboration(incident, quotes) for incident in case.incidents],
        )
    )
    return answer


def _origin(origin: Origin, incidents: list[str], quotes: parts.Quotes) -> shape.OriginAnswer:
    return shape.OriginAnswer(
        id=origin.id,
        name=origin.name,
        kind=origin.kind,
        relation=origin.relation,
        documents=[quotes.name(document) for document in origin.documents],
        incidents=incidents,
        why=origin.why,
        hand=origin.hand,
    )


def _relations(incident: Incident, quotes: parts.Quotes) -> list[shape.RelationAnswer]:
    return [
        shape.RelationAnswer(
            incident=incident.id,
            kind=relation.kind,
            document=quotes.name(relation.document),
            origin=relation.origin,
            other_document=quotes.name(relation.other_document),
            other_origin=relation.other_origin,
            why=relation.why,
        )
        for relation in incident.relations
    ]


def _corroboration(incident: Incident, quotes: parts.Quotes) -> shape.CorroborationAnswer:
    found = corroboration(incident)
    return shape.CorroborationAnswer(
        incident=incident.id,
        title=incident.title,
        grade=incident.grade,
        number=found.number,
        first_hand=found.first_hand,
        parts=[_part(part, quotes) for part in found.parts],
        unknown=[origin.name for origin in found.unknown],
        denying=[origin.name for origin in found.denying],
    )


def _part(part: tuple[Origin, ...], quotes: parts.Quotes) -> shape.OriginPart:
    documents = {quotes.name(document) for origin in part for document in origin.documents}
    first = any(origin.hand == FIRST for origin in part)
    return shape.OriginPart(
        origins=[origin.name for origin in part],
        hand=FIRST if first else part[0].hand,
        documents=sorted(documents),
    )
