"""Files of every format for the tests, made here and in our own words."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from typing import Any

from docx import Document as Word
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from cenotaph.record.document import Document, Mark, MarkKind, Text
from cenotaph.text import describe, read

BODY = (
    "Soldiers shot nine traders on the road to Tandori on Monday, three witnesses said. "
    "The army has not answered questions about the killing, which it had first denied."
)


def text_of(data: bytes | str, name: str = "a.txt") -> Text:
    """The text of bytes, or of words in UTF-8."""
    raw = data.encode() if isinstance(data, str) else data
    return read(raw, name, "sha256:00").text


def document_of(data: bytes | str, name: str = "a.txt") -> Document:
    """The document that a file is described as."""
    raw = data.encode() if isinstance(data, str) else data
    reading = read(raw, name, "sha256:00")
    return describe(
        reading.text,
        name=name,
        names=(name,),
        size=len(raw),
        media_type=reading.media_type,
        obtained="file",
    )


def words(text: Text, kind: MarkKind) -> list[str]:
    """What stands under the marks of one kind, with single spaces."""
    return [" ".join(text.text[mark.start : mark.end].split()) for mark in text.of(kind)]


def labelled(text: Text) -> dict[str, str]:
    """The boilerplate of a text: words to label."""

    def said(mark: Mark) -> str:
        return text.text[mark.start : mark.end]

    return {said(mark): mark.label for mark in text.of(MarkKind.BOILERPLATE)}


def values(text: Text, field: str) -> list[tuple[str, str]]:
    """Value and basis of each metadatum of a field, the leading one first."""
    return [(fact.value, fact.basis) for fact in text.metadata if fact.field == field]


def pdf(*lines: str, **options: Any) -> bytes:
    """A PDF of one page with a line of words every 14 points."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1, **options)
    canvas.rect(20, 20, 20, 20)  # a page without words is still a page
    for place, line in enumerate(lines):
        canvas.drawString(72, 720 - 14 * place, line)
    canvas.save()
    return stream.getvalue()


def report_pdf(*paragraphs: tuple[str, str]) -> bytes:
    """A PDF set from paragraphs of a style ("Title", "Heading2", "BodyText"), with page heads."""

    def head(canvas: Canvas, template: Any) -> None:
        canvas.drawString(72, 810, "Commission for the North - Report 4")
        canvas.drawString(290, 30, f"Page {template.page} of 9")

    stream = io.BytesIO()
    sheet = getSampleStyleSheet()
    story: list[Flowable] = [Paragraph(said, sheet[style]) for style, said in paragraphs]
    SimpleDocTemplate(stream, pagesize=A4, invariant=1).build(
        story, onFirstPage=head, onLaterPages=head
    )
    return stream.getvalue()


def docx(word: Any = None, **parts: bytes) -> bytes:
    """The bytes of a Word document; `parts` replace parts of the package by their last name."""
    word = word or Word()
    stream = io.BytesIO()
    word.save(stream)
    if not parts:
        return stream.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            stem = name.rsplit("/", 1)[-1].removesuffix(".xml")
            new.writestr(name, parts.get(stem, old.read(name)))
    return changed.getvalue()


def mail(subject: str = "Nine dead near Tandori", body: str = BODY) -> EmailMessage:
    """A message that a mail program could have sent."""
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Awa Témoin <awa@example.org>"
    message["To"] = "desk@example.org"
    message["Date"] = "Thu, 15 May 2025 23:30:00 -0500"
    message["Message-ID"] = "<1@example.org>"
    message.set_content(body)
    return message
