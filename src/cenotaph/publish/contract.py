"""The shapes of the JSON that the commands print: their keys are a promise to other programs."""

from __future__ import annotations

from cenotaph.publish.contract_parts import (
    CaseHead,
    DecidedAnswer,
    FigureAnswer,
    LinkAnswer,
    PerpetratorAnswer,
    Quote,
    Range,
    SourceAnswer,
    VictimsAnswer,
    WhenAnswer,
    WhereAnswer,
)
from cenotaph.publish.contract_tally import (
    BreakdownAnswer,
    FilterAnswer,
    RelaxedAnswer,
    RuleAnswer,
    TallyLineAnswer,
    WholeAnswer,
)
from cenotaph.record.base import Record


class RivalFigure(Record, frozen=True, kw_only=True):
    """Any figure of a report for its happening, the leading one included, with its part."""

    deaths: Range
    role: str
    by: str
    why: str
    quote: str
    start: int
    end: int


class ReportAnswer(Record, frozen=True, kw_only=True):
    """What one document says of an incident; `quote` is the words of the leading figure."""

    document: str
    document_id: str
    deaths: Range | None
    quote: str
    start: int
    end: int
    origin: str
    when: WhenAnswer | None
    where: WhereAnswer | None
    figures: list[RivalFigure]
    claims: list[str]


class ContainmentAnswer(Record, frozen=True, kw_only=True):
    """An incident that certainly or possibly contains this one, and why."""

    whole: str
    certain: bool
    why: str


class IncidentAnswer(Record, frozen=True, kw_only=True):
    """One happening (`event`) or a figure over several (`aggregate`) as all reports tell it.

    `decisions` are those of people that had a say in which reports it holds; without any it is a
    proposal of the machine. `links` give the reasons.
    """

    id: str
    title: str
    scope: str
    part_of: str | None
    when: WhenAnswer | None
    where: WhereAnswer | None
    deaths: Range
    reports: list[ReportAnswer]
    victims: list[VictimsAnswer]
    perpetrators: list[PerpetratorAnswer]
    origins: list[str]
    grade: str
    disputes: list[str]
    incident_count: Range | None
    containments: list[ContainmentAnswer]
    decisions: list[DecidedAnswer]
    links: list[LinkAnswer]


class IncidentsAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph incidents CASE --json`."""

    schema: str
    case: CaseHead
    incidents: list[IncidentAnswer]


class ClaimAnswer(Record, frozen=True, kw_only=True):
    """One statement of one document, tied to its words."""

    id: str
    document: str
    document_id: str
    start: int
    end: int
    quote: str
    kind: str
    modality: str
    count: FigureAnswer | None
    figure: str
    part_of: str | None
    scope: str
    incident_count: Range | None
    happening: int
    when: WhenAnswer | None
    where: WhereAnswer | None
    victims: list[VictimsAnswer]
    perpetrators: list[PerpetratorAnswer]
    means: list[str]
    attribution: list[SourceAnswer]
    about: str | None
    addressee: str | None
    notes: list[str]
    confidence: float
    extractor: str
    status: str


class ClaimsAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph claims CASE --json`."""

    schema: str
    case: CaseHead
    claims: list[ClaimAnswer]


class TallyAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph tally CASE --json`: bounds on the deaths documented, each counted once.

    With a `filter`, `minimum` and `maximum` are those of the deaths under it, and `whole` has
    those of the case; lines are those of incidents whose deaths can be under it.
    """

    schema: str
    case: CaseHead
    minimum: int
    maximum: int | None
    rule: str
    optimal: bool
    incidents: list[TallyLineAnswer]
    relaxed: list[RelaxedAnswer]
    counted_by: RuleAnswer | None = None
    filter: FilterAnswer | None = None
    whole: WholeAnswer | None = None
    breakdown: BreakdownAnswer | None = None


class PositionAnswer(Record, frozen=True, kw_only=True):
    """One side of a dispute with its words.

    `source` names who says so in the document, `origin` the first-hand origin and `origin_id` its
    id in the answer on origins, null where it is none of the case's. `standing` is stands,
    replaced (its own source has since given another) or withdrawn (said to have been wrong).
    """

    value: str
    source: str
    document: str
    document_id: str
    quote: str
    start: int
    end: int
    origin: str
    origin_id: str | None
    standing: str


class DisputeAnswer(Record, frozen=True, kw_only=True):
    """Two or more statements that cannot all hold.

    `between` says whose they are: sources, versions, incidents or register. A settled one
    has been put right by its own source.
    """

    id: str
    kind: str
    about: str
    values: list[PositionAnswer]
    why: str
    incidents: list[str]
    between: str
    settled: bool


class DisputesAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph disputes CASE --json`."""

    schema: str
    case: CaseHead
    disputes: list[DisputeAnswer]


class OriginAnswer(Record, frozen=True, kw_only=True):
    """Who first established something, and the documents that rest on it.

    `hand` is first-hand (there, saw it, did it or heard those who did), second-hand or unknown.
    """

    id: str
    name: str
    kind: str
    relation: str
    documents: list[str]
    incidents: list[str]
    why: str
    hand: str


class RelationAnswer(Record, frozen=True, kw_only=True):
    """How what a document says of an incident on an origin's word hangs together with another.

    `kind` is repeats, quotes, translates, syndicates, same witness, same organisation or
    unknown; origins are ids. An unknown relation joins nothing and its account counts for
    nothing; it may have no other side.
    """

    incident: str
    kind: str
    document: str
    origin: str
    other_document: str
    other_origin: str
    why: str


class OriginPart(Record, frozen=True, kw_only=True):
    """Origins (names) that relations join: together they are one independent origin."""

    origins: list[str]
    hand: str
    documents: list[str]


class CorroborationAnswer(Record, frozen=True, kw_only=True):
    """How many independent origins stand behind an incident: the number of its parts.

    `unknown` names origins that are not counted because nobody can say who they are or that
    they are not among the others, `denying` those that only deny.
    """

    incident: str
    title: str
    grade: str
    number: int
    first_hand: int
    parts: list[OriginPart]
    unknown: list[str]
    denying: list[str]


class OriginsAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph origins CASE --json`."""

    schema: str
    case: CaseHead
    origins: list[OriginAnswer]
    relations: list[RelationAnswer]
    corroboration: list[CorroborationAnswer]


class GapRow(Record, frozen=True, kw_only=True):
    """A duty of the Minnesota Protocol and what the reports say of it; `id` is the duty's."""

    id: str
    duty: str
    paragraph: str
    status: str
    quotes: list[Quote]
    note: str


class IncidentGaps(Record, frozen=True, kw_only=True):
    """The rows of the table for one incident."""

    incident: str
    title: str
    rows: list[GapRow]


class GapsAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph gaps CASE --json`."""

    schema: str
    case: CaseHead
    gaps: list[IncidentGaps]


class ResponseAnswer(Record, frozen=True, kw_only=True):
    """What the addressee of a demand did or said."""

    by: str
    status: str
    document: str
    document_id: str
    quote: str
    start: int
    end: int


class DemandAnswer(Record, frozen=True, kw_only=True):
    """Something asked of someone, in the words of the document, and the responses to it."""

    id: str
    by: str
    of: str | None
    what: str
    document: str
    document_id: str
    quote: str
    start: int
    end: int
    responses: list[ResponseAnswer]


class DemandsAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph demands CASE --json`."""

    schema: str
    case: CaseHead
    demands: list[DemandAnswer]


class FaultAnswer(Record, frozen=True, kw_only=True):
    """Something wrong with an original or the ledger."""

    what: str
    where: str


class DecisionAnswer(Record, frozen=True, kw_only=True):
    """A decision of a person with what has become of it.

    `kind` is merge (one happening), split (not one happening) or undo. `on` are the words that
    it rests on, as they stood when it was taken; `undoes` is the decision that an undo takes
    back. `standing` is holds, undone, rests on nothing now, or cannot be kept; `by` are the
    decisions behind that. `incidents` are those in which it has a say.
    """

    id: str
    kind: str
    who: str
    when: str
    why: str
    on: list[Quote]
    undoes: str | None
    standing: str
    note: str
    by: list[str]
    incidents: list[str]


class DecisionsAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph decisions CASE --json`, in the order in which they were taken."""

    schema: str
    case: CaseHead
    decisions: list[DecisionAnswer]


class DecidedNowAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph same|differ|undo CASE ... --json`: the decision that was entered."""

    schema: str
    case: CaseHead
    decision: DecisionAnswer


class LinksAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph links CASE INCIDENT --json`: why its reports are one, and the nearest are not."""

    schema: str
    case: CaseHead
    incident: str
    title: str
    decisions: list[DecidedAnswer]
    links: list[LinkAnswer]


class VerifyAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph verify CASE --json`."""

    ok: bool
    originals: int
    ledger: int
    faults: list[FaultAnswer]


class DocumentAnswer(Record, frozen=True, kw_only=True):
    """A preserved original; `fault` says why it could not be read, or not wholly."""

    id: str
    name: str
    names: list[str]
    size: int
    media_type: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    characters: int | None
    fault: str | None


class DocumentsAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph documents CASE --json`; `faults` are inputs that could not be preserved."""

    schema: str
    case: CaseHead
    documents: list[DocumentAnswer]
    faults: list[FaultAnswer]


class SummaryAnswer(Record, frozen=True, kw_only=True):
    """`cenotaph build CASE ... --json`: what the case holds, and the faults of this run."""

    schema: str
    case: CaseHead
    documents: int
    read: int
    incidents: int
    minimum: int
    maximum: int | None
    disputes: int
    faults: list[FaultAnswer]


ANSWERS: dict[str, type[Record]] = {
    "summary": SummaryAnswer,
    "documents": DocumentsAnswer,
    "incidents": IncidentsAnswer,
    "claims": ClaimsAnswer,
    "tally": TallyAnswer,
    "disputes": DisputesAnswer,
    "origins": OriginsAnswer,
    "gaps": GapsAnswer,
    "demands": DemandsAnswer,
    "decisions": DecisionsAnswer,
    "decided": DecidedNowAnswer,
    "links": LinksAnswer,
    "verify": VerifyAnswer,
}
