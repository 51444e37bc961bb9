"""What the page of one incident shows, as plain values ready for the template."""

from __future__ import annotations

from dataclasses import dataclass

from cenotaph.publish.dossier.citations import Quote
from cenotaph.publish.dossier.linkview import DecisionRow, LinkRow


@dataclass(frozen=True, slots=True)
class Stated:
    """A date or place: as worded by a document, as resolved, and why so."""

    document: str
    document_number: int
    wording: str
    quote: Quote | None
    resolved: str
    why: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A number of deaths that a document gives, on one origin's word."""

    document: str
    document_number: int
    publisher: str
    published: str
    origin: str
    by: str
    number: str
    role: str
    role_key: str
    why: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Word:
    """On whose word something is said, in which document and in which words."""

    document: str
    document_number: int
    chain: str
    certainty: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Alleged:
    """An actor whom sources tie to the incident; `mixed` if they do so with unlike certainty."""

    name: str
    kind: str
    certainty: str
    mixed: bool
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class VictimRow:
    """A group of victims as the sources describe it."""

    category: str
    number: str
    names: tuple[str, ...]
    worded: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class OtherAct:
    """Another act reported with the incident: injury, detention, concealment of evidence."""

    kind: str
    modality: str
    number: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class GapRow:
    """A duty of the Minnesota Protocol and what the reports say of it."""

    title: str
    paragraph: str
    status: str
    status_key: str
    note: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Relative:
    """Another incident that this one lies in or contains, and why."""

    number: int
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class TieRow:
    """How one document's account hangs together with another's."""

    kind: str
    document: tuple[int, str]
    other: tuple[int, str] | None
    why: str


@dataclass(frozen=True, slots=True)
class OriginPart:
    """Origins that count as one, each with its relation and reason, and what joins them."""

    origins: tuple[tuple[str, str, str, str], ...]
    ties: tuple[TieRow, ...]


@dataclass(frozen=True, slots=True)
class OriginsView:
    """The independent origins of an incident, those not counted and why, those that deny."""

    summary: str
    parts: tuple[OriginPart, ...]
    unknown: tuple[tuple[str, tuple[TieRow, ...]], ...]
    denying: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """All that the dossier says of one incident."""

    number: int
    title: str
    scope: str
    when: str
    precision: str
    where: str
    deaths: str
    grade: str
    tally_why: str
    incident_count: str
    dates: tuple[Stated, ...]
    places: tuple[Stated, ...]
    figures: tuple[FigureRow, ...]
    alleged: tuple[Alleged, ...]
    victims: tuple[VictimRow, ...]
    acts: tuple[OtherAct, ...]
    origins: OriginsView
    disputes: tuple[int, ...]
    gaps: tuple[GapRow, ...]
    silent: tuple[GapRow, ...]
    gap_counts: tuple[tuple[str, str], ...]
    wholes: tuple[Relative, ...]
    parts: tuple[Relative, ...]
    links: tuple[LinkRow, ...]
    apart: tuple[LinkRow, ...]
    decisions: tuple[DecisionRow, ...]
