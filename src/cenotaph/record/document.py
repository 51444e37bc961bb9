"""A preserved original, its immutable text, and what is known about it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cenotaph.record.base import Record
from cenotaph.record.span import Span


class Sensitivity(StrEnum):
    """Who may see it; anything not marked is for the team only (see docs/formats.md)."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"
    CRITICAL = "critical"


# What leaves neither in a dossier nor to a second reader.
CLOSED = frozenset({Sensitivity.RESTRICTED, Sensitivity.CONFIDENTIAL, Sensitivity.CRITICAL})


class MarkKind(StrEnum):
    """What a stretch of a text is."""

    PAGE = "page"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TITLE = "title"
    DATELINE = "dateline"
    BOILERPLATE = "boilerplate"


class Mark(Record, frozen=True, kw_only=True, order=True):
    """`text[start:end]` is of `kind`; `label` is the page number or the kind of boilerplate."""

    start: int
    end: int
    kind: MarkKind
    label: str = ""


class Metadatum(Record, frozen=True, kw_only=True):
    """One fact about a document and what it rests on.

    `field` is one of title, publisher, author, published, dateline, url, language.
    `basis` says where it was found ("first line", "meta og:title", "Date header", "file name"),
    `span` the words in the text if it stands there.
    """

    field: str
    value: str
    basis: str
    span: Span | None = None


class Text(Record, frozen=True, kw_only=True):
    """The words of a document: one NFC string whose offsets never change.

    `marks` are sorted and may nest (a paragraph in a page); boilerplate is marked, not cut.
    `reader` names the format reader and its version ("html/1").
    """

    document: str
    text: str
    marks: tuple[Mark, ...] = ()
    metadata: tuple[Metadatum, ...] = ()
    reader: str = ""

    def of(self, kind: MarkKind) -> tuple[Mark, ...]:
        """The marks of one kind in order."""
        return tuple(mark for mark in self.marks if mark.kind is kind)

    def first(self, field: str) -> Metadatum | None:
        """The leading value of a metadata field, if any."""
        return next((fact for fact in self.metadata if fact.field == field), None)


class Document(Record, frozen=True, kw_only=True):
    """A preserved original: `id` is `sha256:` and the digest of its bytes.

    `name` is the file name it was received under (the first in alphabetical order if several,
    all in `names`). `media_type` is what the bytes are, not what the name says.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    size: int = 0
    media_type: str = "application/octet-stream"
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    dateline: str | None = None
    url: str | None = None
    language: str | None = None
    sensitivity: Sensitivity = Sensitivity.INTERNAL
    obtained: str = "file"
