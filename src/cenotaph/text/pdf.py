"""PDF: the text layer, page by page; a file without one is said to need OCR."""

from __future__ import annotations

import re
from typing import Any

import pypdfium2

from cenotaph.text.blocks import compose
from cenotaph.text.days import whole_day
from cenotaph.text.draft import Draft, Fact, Format, Source
from cenotaph.text.errors import Unreadable
from cenotaph.text.limits import Deadline, Limits
from cenotaph.text.normal import normal, one_line
from cenotaph.text.pdf_layout import lay_out
from cenotaph.text.pdf_lines import Page, page_lines

_HEAD = 1024
_LINEARISED = re.compile(rb"/Linearized\b.{0,200}?/L\s+(\d+)", re.DOTALL)
_DAY = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_EMPTY = frozenset({"untitled", "(anonymous)", "anonymous", "(unspecified)", "unspecified"})
_CAUSES = {
    "password": "PDF protected with a password",
    "security": "PDF protected in a way that cannot be opened",
    "data format": "damaged PDF: its structure cannot be followed",
}


def read_pdf(source: Source) -> Draft:
    """Read the text layer of all pages.

    Raises:
        Unreadable: the file is locked, damaged, cut short, too long, or has no text layer.
    """
    _check_end(source.data)
    try:
        document = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_cause(str(error))) from None
    try:
        pages = _pages(document, source.limits)
        properties = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_cause(str(error))) from None
    finally:
        document.close()
    if not any(page.lines for page in pages):
        raise Unreadable(f"PDF of {len(pages)} pages without a text layer: needs OCR")
    facts = [*_properties(properties), *_unread(pages)]
    return compose(lay_out(pages), facts, source.limits)


def _check_end(data: bytes) -> None:
    """Refuse a file that was cut short; pdfium would give its first pages without a word.

    A PDF ends with `%%EOF`; a linearised one states its length and has an early `%%EOF` too.
    """
    stated = _LINEARISED.search(data[:_HEAD])
    end = data.rfind(b"%%EOF")
    if end < 0 or (stated and len(data) < int(stated[1])):
        raise Unreadable("damaged PDF: cut short, its end is missing")


def _pages(document: Any, limits: Limits) -> tuple[Page, ...]:
    count = len(document)
    if count == 0:
        raise Unreadable("damaged PDF: it has no pages")
    if count > limits.pages:
        raise Unreadable(f"PDF of {count:,} pages is over the limit of {limits.pages:,} (pages)")
    deadline = Deadline(limits)
    pages = []
    for index in range(count):
        deadline.check()
        page = document[index]
        try:
            pages.append(page_lines(page, index + 1))
        finally:
            page.close()
    return tuple(pages)


def _unread(pages: tuple[Page, ...]) -> list[Fact]:
    """Pages that are pictures in a document that otherwise has words: a reader must know."""
    numbers = [str(page.number) for page in pages if page.pictures]
    if not numbers:
        return []
    words = f"no text layer on page {', '.join(numbers)}"
    return [Fact(field="unread", value=words, basis="pictures without text")]


def _properties(stated: dict[str, str]) -> list[Fact]:
    """What the program that made the file noted in it."""
    found = []
    for name, field in (("Title", "title"), ("Author", "author")):
        value = one_line(normal(stated.get(name, "")))
        if value and value.casefold() not in _EMPTY:
            found.append(Fact(field=field, value=value, basis=f"PDF property {name}"))
    # Not a date of publication: a page printed today may hold a report of ten years ago.
    made = _DAY.match(stated.get("CreationDate", ""))
    day = whole_day("-".join(made.groups())) if made else None
    if day:
        found.append(Fact(field="created", value=day, basis="PDF property CreationDate"))
    return found


def _cause(message: str) -> str:
    lower = message.lower()
    return next(
        (cause for word, cause in _CAUSES.items() if word in lower),
        f"damaged PDF: {message}",
    )


FORMAT = Format(
    name="pdf",
    media_type="application/pdf",
    version=1,
    suffixes=(".pdf",),
    recognise=lambda data, name: b"%PDF-" in data[:_HEAD],
    read=read_pdf,
)
