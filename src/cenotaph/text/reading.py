"""Reading one file: bytes in, the immutable text with its marks and metadata out."""

from __future__ import annotations

import hashlib
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable

from cenotaph.record.base import Record
from cenotaph.record.document import Document, Metadatum, Text
from cenotaph.text.draft import Source
from cenotaph.text.errors import Unreadable
from cenotaph.text.finish import finish
from cenotaph.text.formats import format_of, formats
from cenotaph.text.limits import Limits, admit

# Raised by hand when the common finish changes; each format carries its own version.
FINISH_VERSION = 1


def _tables() -> str:
    """A short digest of the tables that readers work by: who adds a phrase reads anew."""
    folder = resources.files("cenotaph.text").joinpath("data")
    tables = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=_name)
    digest = hashlib.sha256()
    for table in tables:
        digest.update(table.name.encode() + b"\0" + table.read_bytes() + b"\0")
    return digest.hexdigest()[:8]


def _name(one: Traversable) -> str:
    return one.name


READER_VERSION = f"text/{FINISH_VERSION}-{_tables()} " + " ".join(
    f"{row.name}/{row.version}" for row in sorted(formats(), key=lambda row: row.name)
)


class Reading(Record, frozen=True, kw_only=True):
    """The text of a file and what its bytes are."""

    text: Text
    media_type: str


def read(data: bytes, name: str, document: str, limits: Limits | None = None) -> Reading:
    """Read one file; the same bytes and name give the same reading on every machine.

    `name` is the file name, `document` the id (`sha256:…`) that spans will carry.

    Raises:
        Unreadable: the file cannot be read; the reason is one clear line.
    """
    limits = limits or Limits()
    admit(len(data), limits)
    row = format_of(data, name)
    try:
        draft = row.read(Source(data=data, name=name, limits=limits))
    except RecursionError:
        raise Unreadable(f"{row.name}: nested too deeply") from None
    except MemoryError:
        raise Unreadable(f"{row.name}: needs more memory than there is") from None
    text = finish(draft, document=document, reader=f"{row.name}/{row.version}", limits=limits)
    return Reading(text=text, media_type=row.media_type)


def describe(
    text: Text,
    *,
    name: str,
    names: tuple[str, ...],
    size: int,
    media_type: str,
    obtained: str,
) -> Document:
    """The document that a text belongs to, with the leading value of each metadata field."""
    return Document(
        id=text.document,
        name=name,
        names=names,
        size=size,
        media_type=media_type,
        title=_leading(text, "title"),
        publisher=_leading(text, "publisher"),
        author=_leading(text, "author"),
        published=_published(text),
        dateline=_leading(text, "dateline"),
        url=_leading(text, "url"),
        language=_leading(text, "language"),
        obtained=obtained,
    )


def _leading(text: Text, field: str) -> str | None:
    fact = text.first(field)
    return fact.value if fact else None


def _published(text: Text) -> date | None:
    """The leading day; where it names only a month, the first full day within that month."""
    stated: list[Metadatum] = [fact for fact in text.metadata if fact.field == "published"]
    if not stated:
        return None
    first = stated[0].value
    days = (fact.value for fact in stated if len(fact.value) == len("2025-01-01"))
    day = next((value for value in days if value.startswith(first)), None)
    return date.fromisoformat(day) if day else None
