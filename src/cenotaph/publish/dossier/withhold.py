"""Restricted documents leave the dossier: their names, words and all that only they tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from cenotaph.incidents.titles import title_of
from cenotaph.publish.evidence import spans_of
from cenotaph.publish.strings import Strings
from cenotaph.record.casefile import CaseFile
from cenotaph.record.claim import Victims
from cenotaph.record.count import Count
from cenotaph.record.decision import Ruling
from cenotaph.record.document import CLOSED, Document
from cenotaph.record.finding import Demand, Dispute, Gap
from cenotaph.record.incident import Containment, Incident, Origin, Relation, Report
from cenotaph.record.span import Span
from cenotaph.record.tally import Tally

LEAST_TELLING = 4


@dataclass(frozen=True, slots=True)
class Withheld:
    """How many documents, incidents, disputes and demands a reader is not shown."""

    documents: int = 0
    incidents: int = 0
    disputes: int = 0
    demands: int = 0

    def __bool__(self) -> bool:
        return bool(self.documents)


def withhold(case: CaseFile, say: Strings) -> tuple[CaseFile, Withheld]:
    """The case as far as its open documents alone tell it, and what is missing from it.

    The bounds of the tally stay, since a number names nobody, and the reader is told that they
    include what is withheld. Sentences of ours that a closed document may have shaped (titles,
    reasons) are replaced, not searched for secrets.
    """
    closed = {document.id for document in case.documents if document.sensitivity in CLOSED}
    if not closed:
        return case, Withheld()
    return _Censor(case, closed, say).result()


class _Censor:
    def __init__(self, case: CaseFile, closed: set[str], say: Strings) -> None:
        self._case = case
        self._closed = closed
        self._say = say
        self._telling = _telling_words(d for d in case.documents if d.id in closed)
        self._open_claims = {c.id for c in case.claims if c.document not in closed}
        self._decisions = tuple(r for r in map(self._ruling, case.decisions) if r is not None)
        self._incidents = self._kept_incidents()

    def result(self) -> tuple[CaseFile, Withheld]:
        """The open case and the account of what was taken from it."""
        case = self._case
        disputes = tuple(d for d in map(self._dispute, case.disputes) if d is not None)
        demands = tuple(d for d in map(self._demand, case.demands) if d is not None)
        kept = {incident.id for incident in self._incidents}
        shown = msgspec.structs.replace(
            case,
            title=self._safe(case.title),
            documents=tuple(d for d in case.documents if d.id not in self._closed),
            texts=tuple(t for t in case.texts if t.document not in self._closed),
            claims=tuple(c for c in case.claims if c.document not in self._closed),
            incidents=self._incidents,
            origins=self._origins(case.origins),
            tally=self._tally(case.tally),
            disputes=disputes,
            gaps=tuple(self._gap(gap) for gap in case.gaps if gap.incident in kept),
            demands=demands,
            decisions=self._decisions,
            faults=tuple(
                msgspec.structs.replace(f, what=self._safe(f.what), where=self._safe(f.where))
                for f in case.faults
            ),
        )
        return shown, Withheld(
            documents=len(self._closed),
            incidents=len(case.incidents) - len(self._incidents),
            disputes=len(case.disputes) - len(disputes),
            demands=len(case.demands) - len(demands),
        )

    def _kept_incidents(self) -> tuple[Incident, ...]:
        return tuple(i for i in map(self._incident, self._case.incidents) if i is not None)

    def _incident(self, incident: Incident) -> Incident | None:
        """An incident without the reports of closed documents, `None` if none is left."""
        reports = tuple(r for r in incident.reports if r.document not in self._closed)
        if not reports:
            return None
        if len(reports) == len(incident.reports):
            return msgspec.structs.replace(
                incident,
                title=self._safe(incident.title),
                origins=self._origins(incident.origins),
                relations=self._relations(incident),
                containments=self._containments(incident.containments),
                links=tuple(link for link in incident.links if link.right not in self._closed),
                decisions=self._told(incident.decisions),
            )
        victims = tuple(v for v in incident.victims if self._open(v.span))
        return msgspec.structs.replace(
            incident,
            title=_open_title(incident, reports, victims),
            claims=tuple(claim for claim in incident.claims if claim in self._open_claims),
            reports=reports,
            when=next((r.when for r in reports if r.when), None),
            where=next((r.where for r in reports if r.where), None),
            victims=victims,
            perpetrators=tuple(p for p in incident.perpetrators if self._open(p.span)),
            origins=self._origins(incident.origins),
            relations=self._relations(incident),
            containments=self._containments(incident.containments),
            links=(),
            decisions=self._told(incident.decisions),
        )

    def _ruling(self, ruling: Ruling) -> Ruling | None:
        """A decision on open documents alone, in words that name no closed one."""
        decision = ruling.decision
        if any(span.document in self._closed for span, _ in spans_of(decision)):
            return None
        return msgspec.structs.replace(
            ruling,
            decision=msgspec.structs.replace(decision, why=self._safe(decision.why)),
            why=self._safe(ruling.why),
        )

    def _told(self, decisions: tuple[str, ...]) -> tuple[str, ...]:
        """The decisions that a reader is shown."""
        shown = {ruling.decision.id for ruling in self._decisions}
        return tuple(each for each in decisions if each in shown)

    def _open(self, span: Span | None) -> bool:
        """Whether something is known to rest on an open document."""
        return span is not None and span.document not in self._closed

    def _containments(self, rows: tuple[Containment, ...]) -> tuple[Containment, ...]:
        return tuple(msgspec.structs.replace(row, why=self._safe(row.why)) for row in rows)

    def _relations(self, incident: Incident) -> tuple[Relation, ...]:
        """The relations between accounts of open documents."""
        return tuple(
            msgspec.structs.replace(relation, why=self._safe(relation.why))
            for relation in incident.relations
            if not self._closed & {relation.document, relation.other_document}
        )

    def _origins(self, origins: tuple[Origin, ...]) -> tuple[Origin, ...]:
        kept = []
        for origin in origins:
            documents = tuple(d for d in origin.documents if d not in self._closed)
            if documents:
                whole = len(documents) == len(origin.documents)
                why = self._safe(origin.why) if whole else ""
                kept.append(msgspec.structs.replace(origin, documents=documents, why=why))
        return tuple(kept)

    def _tally(self, tally: Tally) -> Tally:
        shown = {incident.id: incident for incident in self._incidents}
        full = {incident.id: len(incident.reports) for incident in self._case.incidents}
        lines = []
        for line in tally.incidents:
            if line.id not in shown:
                continue
            touched = len(shown[line.id].reports) != full.get(line.id)
            why = self._say("withheld.why") if touched else self._safe(line.why)
            lines.append(msgspec.structs.replace(line, why=why))
        relaxed = tuple(
            msgspec.structs.replace(row, why=self._safe(row.why))
            for row in tally.relaxed
            if row.incident in shown
        )
        return msgspec.structs.replace(tally, incidents=tuple(lines), relaxed=relaxed)

    def _dispute(self, dispute: Dispute) -> Dispute | None:
        """A dispute all of whose positions are open; with one side gone it is no dispute."""
        if any(p.span.document in self._closed for p in dispute.positions):
            return None
        return msgspec.structs.replace(
            dispute, about=self._safe(dispute.about), why=self._safe(dispute.why)
        )

    def _demand(self, demand: Demand) -> Demand | None:
        if demand.span.document in self._closed:
            return None
        answers = tuple(a for a in demand.answers if a.span.document not in self._closed)
        return msgspec.structs.replace(demand, answers=answers)

    def _gap(self, gap: Gap) -> Gap:
        quotes = tuple(span for span in gap.quotes if span.document not in self._closed)
        if len(quotes) == len(gap.quotes):
            return msgspec.structs.replace(gap, note=self._safe(gap.note))
        return msgspec.structs.replace(gap, quotes=quotes, note=self._say("withheld.gap"))

    def _safe(self, sentence: str) -> str:
        """`sentence`, or a notice in its place if it names a closed document."""
        folded = sentence.casefold()
        if any(word in folded for word in self._telling):
            return self._say("withheld.sentence")
        return sentence


def _open_title(
    incident: Incident, reports: tuple[Report, ...], victims: tuple[Victims, ...]
) -> str:
    """A title from what the open reports alone say."""
    return title_of(
        incident.scope,
        next((r.deaths for r in reports if r.deaths), Count()),
        victims,
        next((r.when for r in reports if r.when), None),
        next((r.where for r in reports if r.where), None),
    )


def _telling_words(documents: Iterable[Document]) -> tuple[str, ...]:
    """What would give a closed document away in a sentence of ours."""
    words: set[str] = set()
    for document in documents:
        stem = document.name.rsplit(".", 1)[0]
        digest = document.id.removeprefix("sha256:")
        for word in (document.name, stem, *document.names, document.title, document.url, digest):
            if word and len(word) >= LEAST_TELLING:
                words.add(word.casefold())
    return tuple(sorted(words))
