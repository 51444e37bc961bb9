"""What a format reader is given and what it hands back, before the common finish."""

from __future__ import annotations

from collections.abc import Callable

from cenotaph.record.base import Record
from cenotaph.record.document import Mark
from cenotaph.text.limits import Limits


class Source(Record, frozen=True, kw_only=True):
    """The bytes of one file, the name it came under, and the limits of the reading."""

    data: bytes
    name: str
    limits: Limits


class Fact(Record, frozen=True, kw_only=True):
    """A metadatum before the document's id is known: `text[start:end]` if it stands there."""

    field: str
    value: str
    basis: str
    start: int | None = None
    end: int | None = None


class Draft(Record, frozen=True, kw_only=True):
    """A normal text with the marks and facts that the format itself gives.

    Every stretch of words lies in exactly one paragraph mark; paragraphs do not overlap.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    facts: tuple[Fact, ...] = ()


class Format(Record, frozen=True, kw_only=True):
    """A row of the registry: how a format is known, and who reads it.

    `recognise(data, name)` decides by the bytes, helped by the name (lower case).
    `version` changes whenever the reader would give another text or other marks.
    """

    name: str
    media_type: str
    version: int
    suffixes: tuple[str, ...]
    recognise: Callable[[bytes, str], bool]
    read: Callable[[Source], Draft]
