"""Plain text: every character is kept, paragraphs are told from lines and indentation."""

from __future__ import annotations

import re

from cenotaph.record.document import Mark, MarkKind
from cenotaph.text.draft import Draft, Fact, Format, Source
from cenotaph.text.encoding import decode
from cenotaph.text.layout import paragraphs
from cenotaph.text.limits import admit_text
from cenotaph.text.normal import normal


def read_plain(source: Source) -> Draft:
    """Read bytes in any encoding; form feeds become page marks.

    Raises:
        Unreadable: the bytes are not text.
    """
    raw, encoding = decode(source.data)
    text = normal(raw)
    admit_text(text, source.limits)
    marks = [Mark(start=start, end=end, kind=MarkKind.PARAGRAPH) for start, end in paragraphs(text)]
    return Draft(
        text=text.replace("\f", "\n"),
        marks=(*marks, *_pages(text)),
        facts=(Fact(field="encoding", value=encoding, basis="bytes"),),
    )


def _pages(text: str) -> list[Mark]:
    if "\f" not in text:
        return []
    pages = [page for page in re.finditer("[^\f]+", text) if page[0].strip()]
    return [
        Mark(start=page.start(), end=page.end(), kind=MarkKind.PAGE, label=str(number))
        for number, page in enumerate(pages, start=1)
    ]


FORMAT = Format(
    name="plain",
    media_type="text/plain",
    version=1,
    suffixes=(".txt", ".text"),
    recognise=lambda data, name: True,
    read=read_plain,
)
