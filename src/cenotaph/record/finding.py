"""What the assessment finds: disputes, gaps in an investigation, demands and answers."""

from __future__ import annotations

from cenotaph.record.base import Record
from cenotaph.record.span import Span


class Position(Record, frozen=True, kw_only=True):
    """One side of a dispute: the value, the words it rests on, and on whose word."""

    value: str
    span: Span
    source: str = ""


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
