"""A case as the plain dictionaries of the JSON contract, with no times and no paths in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from cenotaph.knowledge.counting import counting_rules
from cenotaph.publish import contract as shape
from cenotaph.publish import contract_parts as shared
from cenotaph.publish import contract_tally as lines
from cenotaph.publish import parts
from cenotaph.publish.decisions import Linked, decisions_answer
from cenotaph.publish.origins import origins_answer
from cenotaph.record.base import to_plain
from cenotaph.record.casefile import CaseFile
from cenotaph.record.claim import Claim
from cenotaph.record.document import Document
from cenotaph.record.finding import Demand, Dispute, Gap, Position
from cenotaph.record.incident import Figure, Incident, Report
from cenotaph.record.tally import Tally

Answer = dict[str, Any]
SHORT = 12


def incidents_answer(case: CaseFile) -> Answer:
    """The incidents with what each document says of them."""
    quotes = parts.Quotes(case)
    linked = Linked(case, quotes)
    return _plain(
        shape.IncidentsAnswer(
            schema="cenotaph/incidents/1",
            case=_head(case),
            incidents=[_incident(incident, quotes, linked) for incident in case.incidents],
        )
    )


def claims_answer(case: CaseFile) -> Answer:
    """Every claim of every document, in the order of the documents and of their words."""
    quotes = parts.Quotes(case)
    return _plain(
        shape.ClaimsAnswer(
            schema="cenotaph/claims/1",
            case=_head(case),
            claims=[claim_answer(claim, quotes) for claim in case.claims],
        )
    )


def tally_answer(case: CaseFile) -> Answer:
    """The bounds on documented deaths and what each incident adds to them."""
    return _plain(tally_shape(case))


def tally_shape(case: CaseFile) -> shape.TallyAnswer:
    """The same before it is made plain."""
    known = {incident.id: incident for incident in case.incidents}
    tally = case.tally
    told = [
        lines.TallyLineAnswer(
            id=line.id,
            title=known[line.id].title if line.id in known else "",
            minimum=line.minimum,
            maximum=line.maximum,
            counted=line.counted,
            why=line.why,
            split=_split(known[line.id]) if line.id in known else [],
        )
        for line in tally.incidents
    ]
    return shape.TallyAnswer(
        schema="cenotaph/tally/1",
        case=_head(case),
        minimum=tally.minimum,
        maximum=tally.maximum,
        rule=tally.rule,
        optimal=tally.optimal,
        incidents=told,
        relaxed=[
            lines.RelaxedAnswer(incident=item.incident, by=item.by, why=item.why)
            for item in tally.relaxed
        ],
        counted_by=_rule(tally),
    )


def _split(incident: Incident) -> list[lines.SplitAnswer]:
    from cenotaph.tally.categories import told_apart  # noqa: PLC0415 - loads the solver

    return [
        lines.SplitAnswer(category=category, minimum=split.least, maximum=split.most)
        for category, split in told_apart(incident).items()
    ]


def _rule(tally: Tally) -> lines.RuleAnswer | None:
    row = counting_rules().get(tally.rule)
    if row is None:
        return None
    return lines.RuleAnswer(
        name=row.rule,
        meaning=row.meaning,
        after=row.after,
        paragraph=row.paragraph,
        basis=row.basis,
        order=list(tally.order),
    )


def disputes_answer(case: CaseFile) -> Answer:
    """Where sources contradict each other, each side with its words."""
    quotes = parts.Quotes(case)
    return _plain(
        shape.DisputesAnswer(
            schema="cenotaph/disputes/1",
            case=_head(case),
            disputes=[_dispute(dispute, quotes) for dispute in case.disputes],
        )
    )


def gaps_answer(case: CaseFile) -> Answer:
    """For each incident the duties of the Minnesota Protocol and what the reports say of them."""
    quotes = parts.Quotes(case)
    rows: dict[str, list[shape.GapRow]] = {}
    for gap in case.gaps:
        rows.setdefault(gap.incident, []).append(_gap(gap, quotes))
    return _plain(
        shape.GapsAnswer(
            schema="cenotaph/gaps/1",
            case=_head(case),
            gaps=[
                shape.IncidentGaps(
                    incident=incident.id, title=incident.title, rows=rows[incident.id]
                )
                for incident in case.incidents
                if incident.id in rows
            ],
        )
    )


def demands_answer(case: CaseFile) -> Answer:
    """What was demanded of whom, and the responses to it."""
    quotes = parts.Quotes(case)
    return _plain(
        shape.DemandsAnswer(
            schema="cenotaph/demands/1",
            case=_head(case),
            demands=[_demand(demand, quotes) for demand in case.demands],
        )
    )


def documents_answer(case: CaseFile) -> Answer:
    """The documents of the case, and what could not be preserved or read."""
    lengths = {text.document: len(text.text) for text in case.texts}
    unread = {fault.where: fault.what for fault in case.faults}
    labels = document_labels(case.documents)
    return _plain(
        shape.DocumentsAnswer(
            schema="cenotaph/documents/1",
            case=_head(case),
            documents=[
                shape.DocumentAnswer(
                    id=document.id,
                    name=document.name,
                    names=list(document.names),
                    size=document.size,
                    media_type=document.media_type,
                    title=document.title,
                    publisher=document.publisher,
                    published=document.published.isoformat() if document.published else None,
                    language=document.language,
                    characters=lengths.get(document.id),
                    fault=unread.get(labels[document.id]),
                )
                for document in case.documents
            ],
            faults=[
                shape.FaultAnswer(what=fault.what, where=fault.where)
                for fault in case.faults
                if fault.where not in labels.values()
            ],
        )
    )


def document_labels(documents: Iterable[Document]) -> dict[str, str]:
    """What to call each document by its id: its file name, with the start of its digest where
    several have that name."""
    listed = list(documents)
    uses = Counter(document.name for document in listed)
    return {
        document.id: document.name
        if uses[document.name] == 1
        else f"{document.name} ({document.id[: len('sha256:') + SHORT]})"
        for document in listed
    }


ANSWERS: dict[str, Callable[[CaseFile], Answer]] = {
    "incidents": incidents_answer,
    "claims": claims_answer,
    "tally": tally_answer,
    "disputes": disputes_answer,
    "origins": origins_answer,
    "gaps": gaps_answer,
    "demands": demands_answer,
    "decisions": decisions_answer,
}


def _plain(answer: Any) -> Answer:
    plain: Answer = to_plain(answer)
    return plain


def _head(case: CaseFile) -> shared.CaseHead:
    return shared.CaseHead(title=case.title)


def _incident(incident: Incident, quotes: parts.Quotes, linked: Linked) -> shape.IncidentAnswer:
    return shape.IncidentAnswer(
        id=incident.id,
        title=incident.title,
        scope=incident.scope,
        part_of=incident.part_of,
        when=parts.when(incident.when),
        where=parts.where(incident.where),
        deaths=parts.bounds(incident.deaths),
        reports=[_report(report, quotes) for report in incident.reports],
        victims=parts.victims(incident.victims),
        perpetrators=parts.perpetrators(incident.perpetrators),
        origins=[origin.name for origin in incident.origins],
        grade=incident.grade,
        disputes=list(incident.disputes),
        incident_count=parts.bounds_or_none(incident.incident_count),
        containments=[
            shape.ContainmentAnswer(whole=part.whole, certain=part.certain, why=part.why)
            for part in incident.containments
        ],
        decisions=linked.decisions(incident),
        links=linked.links(incident),
    )


def _report(report: Report, quotes: parts.Quotes) -> shape.ReportAnswer:
    return shape.ReportAnswer(
        **quotes.placed(report.span),
        deaths=parts.bounds_or_none(report.deaths),
        origin=quotes.origin(report.origin),
        when=parts.when(report.when),
        where=parts.where(report.where),
        figures=[_figure(figure, quotes) for figure in report.figures],
        claims=list(report.claims),
    )


def _figure(figure: Figure, quotes: parts.Quotes) -> shape.RivalFigure:
    return shape.RivalFigure(
        deaths=parts.bounds(figure.deaths),
        role=figure.role,
        by=figure.by or quotes.origin(figure.origin),
        why=figure.why,
        quote=quotes.words(figure.span),
        start=figure.span.start,
        end=figure.span.end,
    )


def claim_answer(claim: Claim, quotes: parts.Quotes) -> shape.ClaimAnswer:
    """One claim with its words."""
    return shape.ClaimAnswer(
        id=claim.id,
        **quotes.placed(claim.span),
        kind=claim.kind,
        modality=claim.modality,
        count=parts.count(claim.count, quotes),
        figure=claim.figure,
        part_of=claim.part_of,
        scope=claim.scope,
        incident_count=parts.bounds_or_none(claim.incident_count),
        happening=claim.happening,
        when=parts.when(claim.when),
        where=parts.where(claim.where),
        victims=parts.victims(claim.victims),
        perpetrators=parts.perpetrators(claim.perpetrators),
        means=list(claim.means),
        attribution=parts.sources(claim.attribution),
        about=claim.about,
        addressee=claim.addressee,
        notes=list(claim.notes),
        confidence=round(claim.confidence, 4),
        extractor=claim.extractor,
        status=claim.status,
    )


def _dispute(dispute: Dispute, quotes: parts.Quotes) -> shape.DisputeAnswer:
    return shape.DisputeAnswer(
        id=dispute.id,
        kind=dispute.kind,
        about=dispute.about,
        values=[_position(position, quotes) for position in dispute.positions],
        why=dispute.why,
        incidents=list(dispute.incidents),
        between=dispute.between,
        settled=dispute.settled,
    )


def _position(position: Position, quotes: parts.Quotes) -> shape.PositionAnswer:
    return shape.PositionAnswer(
        value=position.value,
        source=position.source,
        **quotes.placed(position.span),
        origin=quotes.origin(position.origin) if position.origin else position.source,
        origin_id=position.origin or None,
        standing=position.standing,
    )


def _gap(gap: Gap, quotes: parts.Quotes) -> shape.GapRow:
    return shape.GapRow(
        id=gap.duty,
        duty=gap.title,
        paragraph=gap.paragraph,
        status=gap.status,
        quotes=[shared.Quote(**quotes.placed(span)) for span in gap.quotes],
        note=gap.note,
    )


def _demand(demand: Demand, quotes: parts.Quotes) -> shape.DemandAnswer:
    return shape.DemandAnswer(
        id=demand.id,
        by=demand.by,
        of=demand.of,
        what=demand.what,
        **quotes.placed(demand.span),
        responses=[
            shape.ResponseAnswer(by=answer.by, status=answer.status, **quotes.placed(answer.span))
            for answer in demand.answers
        ],
    )
