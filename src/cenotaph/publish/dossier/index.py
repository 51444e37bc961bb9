"""The records of a case by id, and the numbers that incidents carry through the dossier."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from cenotaph.record.casefile import CaseFile
from cenotaph.record.incident import Incident

LABEL = 64


class Index:
    """Look-ups over one case; built once per render."""

    def __init__(self, case: CaseFile) -> None:
        self.case = case
        self.documents = {document.id: document for document in case.documents}
        self.document_number = {
            document.id: number for number, document in enumerate(case.documents, 1)
        }
        self.texts = {text.document: text for text in case.texts}
        self.claims = {claim.id: claim for claim in case.claims}
        self.incidents = {incident.id: incident for incident in case.incidents}
        self.order = reading_order(case.incidents)
        self.number = {incident.id: number for number, (incident, _) in enumerate(self.order, 1)}
        self.depth = {incident.id: depth for incident, depth in self.order}
        self.parts: dict[str, list[str]] = defaultdict(list)
        for incident, _ in self.order:
            if incident.part_of in self.incidents:
                self.parts[incident.part_of].append(incident.id)
        self.origins = {origin.id: origin.name for origin in case.origins}
        self.disputes = {dispute.id: dispute for dispute in case.disputes}
        self.tally_lines = {line.id: line for line in case.tally.incidents}

    def label(self, document_id: str) -> str:
        """How people know a document: by its title, cut if long, else by its file name."""
        document = self.documents.get(document_id)
        if document is None:
            return ""
        words = " ".join((document.title or document.name).split())
        if len(words) <= LABEL:
            return words
        return words[:LABEL].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def reading_order(incidents: tuple[Incident, ...]) -> tuple[tuple[Incident, int], ...]:
    """Incidents by date, each part straight after its whole, with its depth (0 for a whole).

    An incident that is, by a fault of the data, inside itself is listed once at depth 0.
    """
    by_id = {incident.id: incident for incident in incidents}
    children: dict[str | None, list[Incident]] = defaultdict(list)
    for incident in sorted(incidents, key=_chronological):
        children[incident.part_of if incident.part_of in by_id else None].append(incident)
    found: list[tuple[Incident, int]] = []
    seen: set[str] = set()

    def visit(incident: Incident, depth: int) -> None:
        if incident.id in seen:
            return
        seen.add(incident.id)
        found.append((incident, depth))
        for child in children[incident.id]:
            visit(child, depth + 1)

    for incident in children[None]:
        visit(incident, 0)
    for incident in sorted(incidents, key=_chronological):
        visit(incident, 0)
    return tuple(found)


def _chronological(incident: Incident) -> tuple[date, date, bool, str, str]:
    when = incident.when
    earliest = (when.earliest or when.latest) if when else None
    latest = (when.latest or when.earliest) if when else None
    return (
        earliest or date.max,
        latest or date.max,
        incident.scope != "aggregate",
        incident.title,
        incident.id,
    )
