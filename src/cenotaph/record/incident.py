"""One happening as all documents tell it, and who first established it."""

from __future__ import annotations

from enum import StrEnum

from cenotaph.record.base import Record
from cenotaph.record.claim import Perpetrator, Victims
from cenotaph.record.count import Count
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Where


class Origin(Record, frozen=True, kw_only=True):
    """Who first-hand established something, and the documents that rest on it.

    `kind` is the kind of source; `relation` says how documents came to share it (attribution,
    copied wording, translation, own reporting, unknown). Unknown is never independent. `hand`
    is first-hand (it was there, saw, did or heard those who did), second-hand or unknown.
    """

    id: str
    name: str
    kind: str
    documents: tuple[str, ...]
    relation: str
    why: str = ""
    hand: str = ""


class RelationKind(StrEnum):
    """How two accounts of one happening hang together."""

    REPEATS = "repeats"  # in nearly the same words
    QUOTES = "quotes"  # gives the other, or its words, as its source
    TRANSLATES = "translates"  # marked so by a person
    SYNDICATES = "syndicates"  # prints an agency's text
    SAME_WITNESS = "same witness"
    SAME_ORGANISATION = "same organisation"
    UNKNOWN = "unknown"  # nobody can say whether they are two


class Relation(Record, frozen=True, kw_only=True):
    """How what one document says on one origin's word hangs together with another account.

    `origin` and `other_origin` are ids. An unknown relation joins nothing, and the account
    counts for nothing; without another account nobody at all is named for it.
    """

    kind: RelationKind
    document: str
    origin: str
    other_document: str = ""
    other_origin: str = ""
    why: str = ""


class Figure(Record, frozen=True, kw_only=True):
    """A number of deaths that one document gives for a happening, on one origin's word.

    `role` is standing, rival (another source in the same document), part, superseded or denial.
    `by` names the source of the figure; `why` says how the role was decided.
    """

    claim: str
    deaths: Count
    span: Span
    origin: str
    role: str = "standing"
    by: str = ""
    why: str = ""


class Report(Record, frozen=True, kw_only=True):
    """What one document says about one happening.

    `deaths` is the leading figure (`None` if the document gives none) and `span` its words.
    """

    document: str
    claims: tuple[str, ...]
    deaths: Count | None
    span: Span
    origin: str
    figures: tuple[Figure, ...] = ()
    when: When | None = None
    where: Where | None = None


class Link(Record, frozen=True, kw_only=True):
    """Why two reports are taken for one incident (or kept apart).

    `left` and `right` are documents, the spans the words of the two reports. `reasons` are
    (dimension, level, weight) with weight in bits, positive for "same"; with `prior`, the odds
    before looking, they add up to `bits`. `barred` says what keeps the two apart whatever else
    agrees. `decisions` are the ids of those of people that settle the pair, whatever its weights.
    """

    left: str
    right: str
    same: bool
    reasons: tuple[tuple[str, str, float], ...]
    left_span: Span | None = None
    right_span: Span | None = None
    prior: float = 0.0
    bits: float = 0.0
    barred: str = ""
    decisions: tuple[str, ...] = ()


class Containment(Record, frozen=True, kw_only=True):
    """Why an incident lies inside another; `certain` when the same source says so."""

    part: str
    whole: str
    certain: bool
    why: str


class Incident(Record, frozen=True, kw_only=True):
    """One happening (`event`) or a figure over several (`aggregate`), with all its reports.

    `deaths` is the range that the standing figures allow. `part_of` is the id of the incident
    that wholly contains it, `containments` every certain or possible one with its reason.
    `links` are the pairs of its reports and, with `same` unset, the nearest reports of others.
    `relations` say how the accounts on its origins hang together.
    `decisions` are the ids of those of people that had a say in what it holds; without any it is
    a proposal of the machine. `grade` and `disputes` (ids) are filled by the assessment.
    """

    id: str
    scope: str
    title: str
    claims: tuple[str, ...]
    reports: tuple[Report, ...]
    when: When | None = None
    where: Where | None = None
    deaths: Count = Count()
    victims: tuple[Victims, ...] = ()
    perpetrators: tuple[Perpetrator, ...] = ()
    origins: tuple[Origin, ...] = ()
    relations: tuple[Relation, ...] = ()
    incident_count: Count | None = None
    part_of: str | None = None
    containments: tuple[Containment, ...] = ()
    links: tuple[Link, ...] = ()
    grade: str = ""
    disputes: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
