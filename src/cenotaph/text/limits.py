"""How much of a file the readers accept: one table of settings with name, default and help."""

from __future__ import annotations

from time import monotonic

import msgspec

from cenotaph.record.base import Record
from cenotaph.text.errors import Unreadable

MEBIBYTE = 1024 * 1024


class Setting(Record, frozen=True, kw_only=True):
    """One row of the table: what a limit is called, its default, and what it means."""

    name: str
    default: int
    help: str


class Limits(Record, frozen=True, kw_only=True):
    """The limits of one reading; `settings()` gives the same as a table for people."""

    file_bytes: int = 64 * MEBIBYTE
    text_characters: int = 8_000_000
    line_characters: int = 1_000_000
    lines: int = 400_000
    pages: int = 5_000
    seconds: int = 60
    nesting: int = 100
    zip_ratio: int = 200
    zip_bytes: int = 256 * MEBIBYTE
    zip_entries: int = 10_000
    part_bytes: int = 64 * MEBIBYTE
    mail_parts: int = 1_000
    language_characters: int = 20_000

    def __post_init__(self) -> None:
        for field in msgspec.structs.fields(type(self)):
            if getattr(self, field.name) < 1:
                raise ValueError(f"limit {field.name} must be at least 1")


class Deadline:
    """When the time for one file is over, counted from when this is made."""

    def __init__(self, limits: Limits) -> None:
        self._seconds = limits.seconds
        self._end = monotonic() + limits.seconds

    def check(self) -> None:
        """Stop if it is.

        Raises:
            Unreadable: the time is over.
        """
        if monotonic() > self._end:
            raise Unreadable(f"reading took more than {self._seconds} seconds (seconds)")


HELP = {
    "file_bytes": "Bytes of one file as received; a larger one is refused unread.",
    "text_characters": "Characters (code points) of the text of one document.",
    "line_characters": "Characters of one line of the text; a longer one is data, not a report.",
    "lines": "Lines of the text; paragraphs, headings and rows where a format has no lines.",
    "pages": "Pages of one PDF.",
    "seconds": "Seconds spent on one file; checked between pages, parts and blocks.",
    "nesting": "Depth of parts inside parts of a message; tags of a page may nest without limit.",
    "zip_ratio": "How many times its packed size a part of a DOCX may unpack to.",
    "zip_bytes": "Bytes that all parts of a DOCX may unpack to.",
    "zip_entries": "Parts inside a DOCX.",
    "part_bytes": "Bytes that one part of a DOCX may unpack to when it is read.",
    "mail_parts": "Parts of one e-mail message.",
    "language_characters": "Characters from which the language is told.",
}


def settings() -> tuple[Setting, ...]:
    """Every limit with its default and its meaning, in the order of `Limits`."""
    return tuple(
        Setting(name=field.name, default=field.default, help=HELP[field.name])
        for field in msgspec.structs.fields(Limits)
    )


def admit(size: int, limits: Limits) -> None:
    """Refuse a file by its size alone, before its bytes are loaded.

    Raises:
        Unreadable: the file is empty or larger than `limits.file_bytes`.
    """
    if size == 0:
        raise Unreadable("empty file")
    if size > limits.file_bytes:
        raise Unreadable(
            f"file of {size:,} bytes is over the limit of {limits.file_bytes:,} (file_bytes)"
        )


def admit_text(text: str, limits: Limits) -> None:
    """Refuse a text that is too long, or that is one endless line.

    Raises:
        Unreadable: the text breaks `text_characters` or `line_characters`, or holds no words.
    """
    if len(text) > limits.text_characters:
        raise Unreadable(
            f"text of {len(text):,} characters is over the limit of "
            f"{limits.text_characters:,} (text_characters)"
        )
    if not text or text.isspace():
        raise Unreadable("no text in the file")
    admit_lines(text.count("\n") + 1, limits)
    longest = max(map(len, text.split("\n")))
    if longest > limits.line_characters:
        raise Unreadable(
            f"line of {longest:,} characters is over the limit of "
            f"{limits.line_characters:,} (line_characters)"
        )


def admit_lines(number: int, limits: Limits) -> None:
    """Refuse a document in more pieces than any report has.

    Raises:
        Unreadable: there are more lines, or blocks, than `lines`.
    """
    if number > limits.lines:
        raise Unreadable(f"text of more than {limits.lines:,} lines (lines)")
