"""The sections after the incidents: disputes, demands, origins, method, custody, sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from cenotaph.publish.dossier.citations import Back, Citations, Quote, language_tag
from cenotaph.publish.dossier.index import Index
from cenotaph.publish.dossier.phrases import Phrases
from cenotaph.publish.dossier.sourcetext import Wording, render_text
from cenotaph.publish.strings import Strings
from cenotaph.record.claim import Status
from cenotaph.record.document import Document
from cenotaph.record.finding import Position, Standing


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One side of a dispute; `standing` says what became of it, "" where it stands, and `origin`
    names the first-hand origin where that is another than the source.
    """

    value: str
    source: str
    origin: str
    standing: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """Positions that cannot all hold, and why."""

    number: int
    kind: str
    between: str
    settled: bool
    about: str
    why: str
    positions: tuple[PositionRow, ...]
    incidents: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What the addressee of a demand did or said."""

    by: str
    status: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class DemandRow:
    """Something asked of someone, and what came of it as far as the documents say."""

    number: int
    by: str
    of: str
    what: str
    quote: Quote | None
    answers: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """Who first-hand established something, and the documents that rest on it."""

    name: str
    kind: str
    hand: str
    relation: str
    relation_key: str
    why: str
    documents: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Tool:
    """A reader or extractor with its version, and how much in this case is its work."""

    name: str
    share: str


@dataclass(frozen=True, slots=True)
class Method:
    """What made this case file, and how far people have looked at it."""

    rule: str
    extractors: tuple[Tool, ...]
    readers: tuple[Tool, ...]
    statuses: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class OriginalRow:
    """A preserved original as anybody can check it."""

    number: int
    name: str
    other_names: tuple[str, ...]
    size: str
    media_type: str
    digest: str
    obtained: str
    sensitivity: str
    sensitivity_key: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """The full words of one document with the quoted places highlighted."""

    number: int
    name: str
    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    body: Markup
    cited: int


def dispute_rows(index: Index, citations: Citations, say: Strings) -> tuple[DisputeRow, ...]:
    """The disputes of the case in their order."""
    rows = []
    for number, dispute in enumerate(index.case.disputes, 1):
        back = Back(0, f"dispute-{number}")
        concerned = [i for i in dispute.incidents if i in index.incidents]
        rows.append(
            DisputeRow(
                number=number,
                kind=say.term("dispute", dispute.kind),
                between=say.term("between", dispute.between),
                settled=dispute.settled,
                about=dispute.about,
                why=dispute.why,
                positions=tuple(
                    _position_row(each, index, citations.quote(each.span, back), say)
                    for each in dispute.positions
                ),
                incidents=tuple((index.number[i], index.incidents[i].title) for i in concerned),
            )
        )
    return tuple(rows)


def _position_row(
    position: Position, index: Index, quote: Quote | None, say: Strings
) -> PositionRow:
    origin = index.origins.get(position.origin, "")
    stands = position.standing is Standing.STANDS
    return PositionRow(
        value=position.value,
        source=position.source,
        origin="" if origin.casefold() == position.source.casefold() else origin,
        standing="" if stands else say.term("standing", position.standing),
        quote=quote,
    )


def demand_rows(index: Index, citations: Citations, say: Strings) -> tuple[DemandRow, ...]:
    """The demands of the case with their answers."""
    rows = []
    for number, demand in enumerate(index.case.demands, 1):
        back = Back(0, f"demand-{number}")
        rows.append(
            DemandRow(
                number=number,
                by=demand.by,
                of=demand.of or "",
                what=demand.what,
                quote=citations.quote(demand.span, back),
                answers=tuple(
                    AnswerRow(a.by, say.term("answer", a.status), citations.quote(a.span, back))
                    for a in demand.answers
                ),
            )
        )
    return tuple(rows)


def origin_rows(index: Index, say: Strings) -> tuple[OriginRow, ...]:
    """The origins of the case and the documents that rest on each."""
    return tuple(
        OriginRow(
            name=origin.name,
            kind=say.term("actor", origin.kind),
            hand=say.term("hand", origin.hand) if origin.hand else "",
            relation=say.term("relation_of_origin", origin.relation),
            relation_key=origin.relation,
            why=origin.why,
            documents=tuple(
                (index.document_number[d], index.label(d))
                for d in origin.documents
                if d in index.documents
            ),
        )
        for origin in index.case.origins
    )


def method(index: Index, say: Strings) -> Method:
    """The tools with their versions, the rule of the tally, and the state of the review."""
    case = index.case
    extractors = Counter(claim.extractor for claim in case.claims if claim.extractor)
    readers = Counter(text.reader for text in case.texts if text.reader)
    statuses = Counter(claim.status for claim in case.claims)
    return Method(
        rule=say.term("rule", case.tally.rule),
        extractors=tuple(
            Tool(name, say("method.statements", n=n)) for name, n in sorted(extractors.items())
        ),
        readers=tuple(
            Tool(name, say("method.documents", n=n)) for name, n in sorted(readers.items())
        ),
        statuses=tuple((say.term("status", s.value), statuses[s]) for s in Status if statuses[s]),
    )


def original_rows(index: Index, say: Strings) -> tuple[OriginalRow, ...]:
    """Every original that may be shown, with what is needed to verify it."""
    phrases = Phrases(say)
    return tuple(
        OriginalRow(
            number=index.document_number[document.id],
            name=document.name,
            other_names=tuple(name for name in document.names if name != document.name),
            size=phrases.size(document.size),
            media_type=document.media_type,
            digest=document.id.removeprefix("sha256:"),
            obtained=say.term("obtained", document.obtained),
            sensitivity=say.term("sensitivity", document.sensitivity.value),
            sensitivity_key=document.sensitivity.value,
        )
        for document in index.case.documents
    )


def source_texts(index: Index, citations: Citations, say: Strings) -> tuple[SourceText, ...]:
    """The full text of each document; call when every quote of the dossier has been made."""
    phrases = Phrases(say)
    cited = citations.by_document()
    wording = _wording(index, say)
    rows = []
    for document in index.case.documents:
        text = index.texts.get(document.id)
        spans = cited.get(document.id, {})
        rows.append(
            SourceText(
                number=index.document_number[document.id],
                name=document.name,
                title=document.title or document.name,
                language=language_tag(document.language),
                facts=_facts(document, phrases, say),
                body=render_text(text, spans, citations.anchor, wording) if text else Markup(),
                cited=len(spans),
            )
        )
    return tuple(rows)


def _wording(index: Index, say: Strings) -> Wording:
    def back(link: Back) -> str:
        if link.number:
            return say.number(link.number)
        kind, _, number = link.target.partition("-")
        return say("sources.back_" + kind, number=number)

    def label(link: Back) -> str:
        kind, _, number = link.target.partition("-")
        if link.number:
            return say("sources.back_to_incident", number=say.number(link.number))
        return say("sources.back_to_" + kind, number=number)

    return Wording(page=lambda number: say("sources.page", page=number), back=back, label=label)


def _facts(document: Document, phrases: Phrases, say: Strings) -> tuple[tuple[str, str], ...]:
    """What is known of a document, as pairs of label and value; addresses are not links."""
    published = phrases.day(document.published) if document.published else None
    language = say.term("language", document.language) if document.language else None
    rows = (
        ("sources.file", document.name if document.title else None),
        ("sources.publisher", document.publisher),
        ("sources.author", document.author),
        ("sources.published", published),
        ("sources.dateline", document.dateline),
        ("sources.address", document.url),
        ("sources.language", language),
    )
    return tuple((say(key), value) for key, value in rows if value)
