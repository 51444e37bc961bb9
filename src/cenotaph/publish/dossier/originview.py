"""The origins of one incident as its page shows them: what counts as one, and what joins it."""

from __future__ import annotations

from collections.abc import Iterable

from cenotaph.assess.grade import corroboration
from cenotaph.publish.dossier.incident_view import OriginPart, OriginsView, TieRow
from cenotaph.publish.dossier.index import Index
from cenotaph.publish.strings import Strings
from cenotaph.record.incident import Incident, Origin, Relation, RelationKind


def origins_view(incident: Incident, index: Index, say: Strings) -> OriginsView:
    """The parts into which the origins fall, each with the relations inside it."""
    found = corroboration(incident)
    joining = [r for r in incident.relations if r.kind is not RelationKind.UNKNOWN]
    unsure = [r for r in incident.relations if r.kind is RelationKind.UNKNOWN]
    return OriginsView(
        summary=_summary(found.number, found.first_hand, say),
        parts=tuple(
            OriginPart(
                origins=tuple(_named(origin, say) for origin in part),
                ties=_ties(joining, part, index, say),
            )
            for part in found.parts
        ),
        unknown=tuple(
            (origin.name, _ties(unsure, (origin,), index, say)) for origin in found.unknown
        ),
        denying=tuple(origin.name for origin in found.denying),
    )


def _summary(number: int, first_hand: int, say: Strings) -> str:
    if not number:
        return say("origins.counted_none")
    return f"{say('origins.counted', n=number)} {say('origins.counted_first', n=first_hand)}"


def _named(origin: Origin, say: Strings) -> tuple[str, str, str, str]:
    """Name, hand, relation and reason in the words of the page."""
    return (
        origin.name,
        say.term("hand", origin.hand) if origin.hand else "",
        say.term("relation_of_origin", origin.relation),
        origin.why,
    )


def _ties(
    relations: Iterable[Relation], part: tuple[Origin, ...], index: Index, say: Strings
) -> tuple[TieRow, ...]:
    ids = {origin.id for origin in part}
    return tuple(
        TieRow(
            kind=say.term("tie", relation.kind),
            document=(index.document_number[relation.document], index.label(relation.document)),
            other=(
                index.document_number[relation.other_document],
                index.label(relation.other_document),
            )
            if relation.other_document in index.documents
            else None,
            why=relation.why,
        )
        for relation in relations
        if relation.origin in ids and relation.document in index.documents
    )
