"""What the assessment finds: disputes, gaps in an investigation, demands and answers."""

from __future__ import annotations

from enum import StrEnum

from cenotaph.record.base import Record
from cenotaph.record.span import Span


class Between(StrEnum):
    """Whose statements are at odds."""

    SOURCES = "sources"  # two sources on one incident, or on one force
    VERSIONS = "versions"  # one source against its own earlier version or figure
    INCIDENTS = "incidents"  # reports that were not taken for one incident
    REGISTER = "register"  # a source against the gazetteer


class Standing(StrEnum):
    """What has become of a statement since it was made."""

    STANDS = "stands"
    REPLACED = "replaced"  # its own source has since given another
    WITHDRAWN = "withdrawn"  # its own source has since said that it was wrong


class Position(Record, frozen=True, kw_only=True):
    """One side of a dispute: the value, the words it rests on, and on whose word.

    `source` names who says so in the words of the document, `origin` is the id of the first-hand
    origin where the case knows one, "" where it does not (a gazetteer, who only denies).
    """

    value: str
    span: Span
    source: str = ""
    origin: str = ""
    standing: Standing = Standing.STANDS


class Dispute(Record, frozen=True, kw_only=True):
    """Two or more positions that cannot all hold; `kind` is count, date, place, perpetrator,
    presence, occurrence or status. `incidents` are the ids concerned, if any.
    """

    id: str
    kind: str
    about: str
    positions: tuple[Position, ...]
    why: str
    incidents: tuple[str, ...] = ()
    between: Between = Between.SOURCES

    @property
    def settled(self) -> bool:
        """Whether the source itself has since set it right: at most one position stands."""
        return sum(each.standing is Standing.STANDS for each in self.positions) <= 1


class Gap(Record, frozen=True, kw_only=True):
    """A duty of the Minnesota Protocol and what the reports say of it for one incident.

    `status` is reported, missing or contradicted.
    """

    incident: str
    duty: str
    title: str
    paragraph: str
    status: str
    quotes: tuple[Span, ...] = ()
    note: str = ""


class Answer(Record, frozen=True, kw_only=True):
    """What the addressee of a demand did or said; `status` in the words of the table."""

    by: str
    status: str
    span: Span


class Demand(Record, frozen=True, kw_only=True):
    """Something asked of someone (`of` is None when the text names nobody)."""

    id: str
    by: str
    of: str | None
    what: str
    span: Span
    answers: tuple[Answer, ...] = ()
