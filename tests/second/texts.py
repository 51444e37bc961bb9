"""Texts in our own words, read as the program reads them."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from cenotaph.record.document import Document, Text
from cenotaph.record.span import Span
from cenotaph.second.check import check
from cenotaph.second.records import Checked, Passage
from cenotaph.second.told import Told
from cenotaph.text import read

ID = "sha256:" + "a" * 64
MODEL = "toy-7b"


def text_of(words: str, name: str = "report.txt") -> Text:
    """The text of a file with these words."""
    return read(words.encode(), name, ID).text


def document(published: date | None = None) -> Document:
    """A document of that day."""
    return Document(id=ID, name="report.txt", published=published)


def checked(words: str, *given: Any, published: date | None = None) -> Checked:
    """What stands of an answer on a whole text."""
    text = text_of(words)
    whole = Passage(start=0, end=len(text.text))
    return check(given, whole, Told.of(text, document(published)), MODEL)


def quote(text: Text, span: Span) -> str:
    """The words of a span."""
    return span.quote(text.text)


def given(quote: str, kind: str = "killing", **fields: Any) -> dict[str, Any]:
    """One claim as a model gives it."""
    return {"quote": quote, "kind": kind, "modality": "asserted", **fields}


def moved(passage: Passage, **fields: int) -> Passage:
    """A passage with other borders."""
    return msgspec.structs.replace(passage, **fields)
