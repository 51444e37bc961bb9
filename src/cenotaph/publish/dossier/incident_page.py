"""The page of one incident: every figure, date, place and allegation with the words behind it."""

from __future__ import annotations

from collections.abc import Iterable

from cenotaph.publish.dossier.citations import Back, Citations
from cenotaph.publish.dossier.incident_view import (
    Alleged,
    FigureRow,
    GapRow,
    IncidentPage,
    OtherAct,
    Relative,
    Stated,
    VictimRow,
    Word,
)
from cenotaph.publish.dossier.index import Index
from cenotaph.publish.dossier.linkview import LinkWriter
from cenotaph.publish.dossier.originview import origins_view
from cenotaph.publish.dossier.phrases import Phrases
from cenotaph.publish.strings import Strings
from cenotaph.record.claim import Claim, ClaimKind, Perpetrator, Source
from cenotaph.record.finding import Gap
from cenotaph.record.incident import Figure, Incident, Report
from cenotaph.record.when import When
from cenotaph.record.where import Where

STANDING = "standing"


_SPEAKING = ("contradicted", "reported", "missing")


def _rank(status: str) -> int:
    """Contradicted duties stand first; an unknown status last."""
    return _SPEAKING.index(status) if status in _SPEAKING else len(_SPEAKING)


class IncidentWriter:
    """Makes the pages of a case; shares its look-ups and the register of citations."""

    def __init__(self, index: Index, citations: Citations, say: Strings) -> None:
        self._index = index
        self._citations = citations
        self._say = say
        self._phrases = Phrases(say)
        self._links = LinkWriter(index, say)
        self._origins = {origin.id: origin for origin in index.case.origins}
        self._dispute_number = {d.id: n for n, d in enumerate(index.case.disputes, 1)}
        self._gaps: dict[str, list[Gap]] = {}
        for gap in index.case.gaps:
            self._gaps.setdefault(gap.incident, []).append(gap)

    def page(self, incident: Incident) -> IncidentPage:
        """The page of `incident`."""
        number = self._index.number[incident.id]
        back = Back(number, f"i{number}")
        claims = [self._index.claims[i] for i in incident.claims if i in self._index.claims]
        row = self._index.tally_lines.get(incident.id)
        gaps = self._gap_rows(self._gaps.get(incident.id, []), back)
        return IncidentPage(
            number=number,
            title=incident.title,
            scope=incident.scope,
            when=self._phrases.period(incident.when),
            precision=self._phrases.precision(incident.when),
            where=self._where(incident.where),
            deaths=self._phrases.count(incident.deaths),
            grade=self._say.term("grade", incident.grade),
            tally_why=row.why if row else self._say("summary.not_in_tally"),
            incident_count=self._incident_count(incident),
            dates=self._dates(incident, back),
            places=self._places(incident, back),
            figures=tuple(self._figures(incident, back)),
            alleged=tuple(self._alleged(p, claims, back) for p in incident.perpetrators),
            victims=self._victims(incident, back),
            acts=self._acts(claims, back),
            origins=origins_view(incident, self._index, self._say),
            disputes=self._disputes_of(incident),
            gaps=tuple(gap for gap in gaps if not self._is_silent(gap)),
            silent=tuple(gap for gap in gaps if self._is_silent(gap)),
            gap_counts=self._gap_counts(gaps),
            wholes=self._wholes(incident),
            parts=self._parts(incident),
            links=self._links.links(incident, same=True),
            apart=self._links.links(incident, same=False),
            decisions=self._links.decisions(incident),
        )

    def _where(self, where: Where | None) -> str:
        if where is None:
            return self._say("where.none")
        if where.place is None:
            return self._say("where.only_worded", wording=where.wording)
        relation = self._say.term("relation", where.relation.value)
        return self._say("where.place", relation=relation, place=self._phrases.resolved(where))

    def _incident_count(self, incident: Incident) -> str:
        if incident.incident_count is None:
            return ""
        return self._phrases.count(incident.incident_count)

    def _dates(self, incident: Incident, back: Back) -> tuple[Stated, ...]:
        rows = [(report.document, report.when) for report in incident.reports if report.when]
        if not rows and incident.when and incident.when.span:
            rows = [(incident.when.span.document, incident.when)]
        return tuple(self._date(document, when, back) for document, when in rows)

    def _date(self, document: str, when: When, back: Back) -> Stated:
        return Stated(
            document=self._name(document),
            document_number=self._index.document_number.get(document, 0),
            wording=when.wording,
            quote=self._citations.quote(when.span, back, bare=True) if when.span else None,
            resolved=self._phrases.period(when),
            why=self._phrases.why_when(when),
        )

    def _places(self, incident: Incident, back: Back) -> tuple[Stated, ...]:
        rows = [(report.document, report.where) for report in incident.reports if report.where]
        if not rows and incident.where and incident.where.span:
            rows = [(incident.where.span.document, incident.where)]
        return tuple(self._place(document, where, back) for document, where in rows)

    def _place(self, document: str, where: Where, back: Back) -> Stated:
        coordinates = self._phrases.coordinates(where.place) if where.place else ""
        resolved = self._phrases.resolved(where)
        if coordinates:
            resolved = self._say("where.with_coordinates", place=resolved, coordinates=coordinates)
        why = where.why
        if where.inherited:
            why = self._say("where.inherited", why=why, inherited=where.inherited)
        return Stated(
            document=self._name(document),
            document_number=self._index.document_number.get(document, 0),
            wording=where.wording,
            quote=self._citations.quote(where.span, back, bare=True) if where.span else None,
            resolved=resolved,
            why=why,
            alternatives=self._alternatives(where),
        )

    def _alternatives(self, where: Where) -> tuple[str, ...]:
        """Other entries that the wording may mean, each phrase once."""
        chosen = self._phrases.place(where.place) if where.place else ""
        phrases = (self._phrases.place(entry) for entry in where.alternatives)
        return tuple(dict.fromkeys(phrase for phrase in phrases if phrase != chosen))

    def _figures(self, incident: Incident, back: Back) -> Iterable[FigureRow]:
        for report in incident.reports:
            if not report.figures:
                yield self._row(report, None, back)
            for figure in report.figures:
                yield self._row(report, figure, back)

    def _row(self, report: Report, figure: Figure | None, back: Back) -> FigureRow:
        span = figure.span if figure else report.span
        document = self._index.documents.get(report.document)
        day = document.published if document else None
        origin = figure.origin if figure else report.origin
        role = figure.role if figure else STANDING
        claim = self._index.claims.get(figure.claim if figure else next(iter(report.claims), ""))
        return FigureRow(
            document=self._name(report.document),
            document_number=self._index.document_number.get(report.document, 0),
            publisher=(document.publisher or "") if document else "",
            published=self._phrases.day(day, short=True) if day else "",
            origin=self._origins[origin].name if origin in self._origins else origin,
            by=figure.by if figure else "",
            number=self._phrases.count(figure.deaths if figure else report.deaths),
            role=self._say.term("role", role),
            role_key=role,
            why=figure.why if figure else "",
            quote=self._citations.quote(span, back, claim.sentence if claim else None),
        )

    def _alleged(self, actor: Perpetrator, claims: list[Claim], back: Back) -> Alleged:
        naming = [c for c in claims if any(named.name == actor.name for named in c.perpetrators)]
        # What else an actor is said to have done (a deployment, an older case) is no word on this.
        killing = [claim for claim in naming if claim.kind is ClaimKind.KILLING]
        words = [
            self._word(claim, named, back)
            for claim in killing or naming
            for named in claim.perpetrators
            if named.name == actor.name
        ]
        if not words and actor.span is not None:
            quote = self._citations.quote(actor.span, back)
            words.append(
                Word(
                    self._name(actor.span.document),
                    self._index.document_number.get(actor.span.document, 0),
                    "",
                    self._say.term("certainty", actor.certainty.value),
                    quote,
                )
            )
        overall = self._say.term("certainty", actor.certainty.value)
        return Alleged(
            name=actor.name,
            kind=self._say.term("actor", actor.kind.value),
            certainty=overall,
            mixed=any(word.certainty != overall for word in words),
            words=tuple(dict.fromkeys(words)),
        )

    def _word(self, claim: Claim, named: Perpetrator, back: Back) -> Word:
        return Word(
            document=self._name(claim.document),
            document_number=self._index.document_number.get(claim.document, 0),
            chain=self._phrases.chain(self._said_by(claim, named)),
            certainty=self._say.term("certainty", named.certainty.value),
            quote=self._citations.quote(named.span or claim.span, back, claim.sentence),
        )

    def _said_by(self, claim: Claim, named: Perpetrator) -> tuple[Source, ...]:
        """On whose word an actor is named: where other words than the claim's name it, theirs."""
        span = named.span
        if span is None or claim.sentence.contains(span):
            return claim.attribution
        there = (c for c in self._index.claims.values() if c.document == span.document)
        around = [c for c in there if c.sentence.contains(span)]
        return min(around, key=lambda c: (c.span.start, c.id)).attribution if around else ()

    def _victims(self, incident: Incident, back: Back) -> tuple[VictimRow, ...]:
        return tuple(
            VictimRow(
                category=self._say.term("victims", group.category),
                number=self._phrases.count(group.count) if group.count else "",
                names=group.names,
                worded=self._phrases.worded(group),
                quote=self._citations.quote(group.span, back) if group.span else None,
            )
            for group in incident.victims
        )

    def _acts(self, claims: list[Claim], back: Back) -> tuple[OtherAct, ...]:
        return tuple(
            OtherAct(
                kind=self._say.term("kind", claim.kind.value),
                modality=self._say.term("modality", claim.modality.value),
                number=self._phrases.count(claim.count) if claim.count else "",
                quote=self._citations.quote(claim.span, back, claim.sentence),
            )
            for claim in claims
            if claim.kind is not ClaimKind.KILLING
        )

    def _disputes_of(self, incident: Incident) -> tuple[int, ...]:
        named = {d.id for d in self._index.case.disputes if incident.id in d.incidents}
        known = named.union(i for i in incident.disputes if i in self._dispute_number)
        return tuple(sorted(self._dispute_number[i] for i in known))

    def _gap_rows(self, gaps: list[Gap], back: Back) -> tuple[GapRow, ...]:
        return tuple(
            GapRow(
                title=gap.title,
                paragraph=gap.paragraph,
                status=self._say.term("gap", gap.status),
                status_key=gap.status,
                note=gap.note,
                quotes=self._citations.passages(gap.quotes, back),
            )
            for gap in sorted(gaps, key=lambda gap: _rank(gap.status))
        )

    def _is_silent(self, gap: GapRow) -> bool:
        """Whether no report says anything of the duty, not even one that is withheld."""
        withheld = gap.note == self._say("withheld.gap")
        return gap.status_key == "missing" and not gap.quotes and not withheld

    def _gap_counts(self, rows: tuple[GapRow, ...]) -> tuple[tuple[str, str], ...]:
        counts = []
        for key in _SPEAKING:
            found = sum(1 for row in rows if row.status_key == key)
            counts.append((key, self._say("gaps.count_" + key, n=found)))
        return tuple(counts)

    def _wholes(self, incident: Incident) -> tuple[Relative, ...]:
        reasons = {c.whole: c for c in incident.containments if c.part == incident.id}
        wholes = [incident.part_of] if incident.part_of else []
        wholes += [whole for whole in sorted(reasons) if whole != incident.part_of]
        return tuple(
            self._relative(whole, reasons[whole].why if whole in reasons else "")
            for whole in wholes
            if whole in self._index.incidents
        )

    def _parts(self, incident: Incident) -> tuple[Relative, ...]:
        return tuple(self._relative(part, "") for part in self._index.parts.get(incident.id, []))

    def _relative(self, incident_id: str, why: str) -> Relative:
        other = self._index.incidents[incident_id]
        return Relative(self._index.number[incident_id], other.title, why)

    def _name(self, document_id: str) -> str:
        return self._index.label(document_id)
