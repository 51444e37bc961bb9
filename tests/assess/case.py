"""Small cases in our own words: documents, claims and incidents made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cenotaph.assess import Assessment, assess
from cenotaph.knowledge.gazetteer import open_gazetteer
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import (
    Certainty,
    Claim,
    ClaimKind,
    Modality,
    Perpetrator,
    Source,
    Victims,
)
from cenotaph.record.count import Count
from cenotaph.record.document import Document, Text
from cenotaph.record.finding import Dispute
from cenotaph.record.incident import Figure, Incident, Origin, Report
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Place, Where


@dataclass
class Paper:
    """One document under construction; claims point at words that stand in it once."""

    name: str
    text: str
    published: date | None = None
    claims: list[Claim] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"sha256:{self.name}"

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(document=self.id, start=start, end=start + len(words))

    def sentence(self, words: str) -> Span:
        inside = self.span(words)
        start = max(self.text.rfind(". ", 0, inside.start) + 2, 0) if inside.start else 0
        start = 0 if self.text.rfind(". ", 0, inside.start) < 0 else start
        end = self.text.find(". ", inside.end)
        return Span(document=self.id, start=start, end=len(self.text) if end < 0 else end + 1)

    def claim(self, words: str, kind: ClaimKind = ClaimKind.KILLING, **fields: Any) -> Claim:
        made = Claim(
            id=f"{self.name}-{len(self.claims)}",
            document=self.id,
            span=self.span(words),
            sentence=self.sentence(words),
            trigger=self.span(words),
            kind=kind,
            modality=fields.pop("modality", Modality.ASSERTED),
            **fields,
        )
        self.claims.append(made)
        return made

    def when(self, words: str, earliest: date, latest: date | None) -> When:
        return When(earliest=earliest, latest=latest, span=self.span(words), wording=words)

    def where(self, words: str, place: Place | None, **fields: Any) -> Where:
        return Where(wording=words, place=place, span=self.span(words), **fields)

    @property
    def document(self) -> Document:
        return Document(id=self.id, name=self.name, published=self.published)

    @property
    def as_text(self) -> Text:
        return Text(document=self.id, text=self.text)


def by(name: str, kind: ActorKind = ActorKind.NGO) -> tuple[Source, ...]:
    return (Source(name=name, kind=kind),)


def accused(
    name: str, actor_id: str, certainty: Certainty = Certainty.ALLEGED
) -> tuple[Perpetrator, ...]:
    return (Perpetrator(name=name, actor_id=actor_id, certainty=certainty),)


def dead(category: str, span: Span | None = None, names: tuple[str, ...] = ()) -> Victims:
    return Victims(category=category, span=span, names=names)


def figure(claim: Claim, origin: str, role: str = "standing", by: str = "") -> Figure:
    assert claim.count is not None
    return Figure(
        claim=claim.id, deaths=claim.count, span=claim.span, origin=origin, role=role, by=by
    )


def report(
    paper: Paper, claims: Sequence[Claim], origin: str, figures: Sequence[Figure] = ()
) -> Report:
    first = claims[0]
    return Report(
        document=paper.id,
        claims=tuple(claim.id for claim in claims),
        deaths=figures[0].deaths if figures else None,
        span=first.span,
        origin=origin,
        figures=tuple(figures),
        when=first.when,
        where=first.where,
    )


def origin(name: str, *papers: Paper, relation: str = "attribution") -> Origin:
    return Origin(
        id=f"origin-{name}",
        name=name,
        kind="NGO",
        documents=tuple(paper.id for paper in papers),
        relation=relation,
    )


def incident(identity: str, reports: Sequence[Report], **fields: Any) -> Incident:
    return Incident(
        id=identity,
        scope=fields.pop("scope", "event"),
        title=fields.pop("title", f"Killing {identity}"),
        claims=tuple(claim for each in reports for claim in each.claims),
        reports=tuple(reports),
        **fields,
    )


def count(low: int | None, high: int | None) -> Count:
    return Count(minimum=low, maximum=high)


def weigh(
    papers: list[Paper], incidents: list[Incident], documents: list[Document] | None = None
) -> Assessment:
    return assess(
        documents or [paper.document for paper in papers],
        [paper.as_text for paper in papers],
        [claim for paper in papers for claim in paper.claims],
        incidents,
        open_gazetteer(),
    )


def kinds(found: Assessment) -> list[str]:
    return [each.kind for each in found.disputes]


def only(found: Assessment, kind: str) -> Dispute:
    (dispute,) = [each for each in found.disputes if each.kind == kind]
    return dispute


def two_papers(left: str, right: str) -> tuple[Paper, Paper]:
    return Paper("a.txt", left), Paper("b.txt", right)


def joined(papers: Sequence[Paper], **fields: Any) -> Incident:
    reports = []
    origins = []
    for paper in papers:
        source = origin(paper.name, paper)
        origins.append(source)
        figures = [figure(c, source.id, by=paper.name) for c in paper.claims if c.count]
        reports.append(report(paper, paper.claims, source.id, figures))
    return incident("i", reports, origins=tuple(origins), **fields)
