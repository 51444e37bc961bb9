"""PDF: paragraphs from where lines stand, page marks, running heads, parted words, properties."""

from __future__ import annotations

import pytest

from cenotaph.record.document import MarkKind
from cenotaph.text import Unreadable
from tests.text.making import BODY, document_of, labelled, pdf, report_pdf, text_of, values, words

LONG = " ".join([BODY.lower().removesuffix(".")] * 5).capitalize() + "."


def test_a_report_of_several_pages() -> None:
    pages = text_of(
        report_pdf(
            ("Title", "Killings on the river Tando"),
            ("Normal", "12 February 2024"),
            *[("BodyText", LONG)] * 6,
            ("Heading2", "What was found"),
            *[("BodyText", LONG)] * 4,
        ),
        "a.pdf",
    )
    assert words(pages, MarkKind.TITLE) == ["Killings on the river Tando"]
    assert words(pages, MarkKind.HEADING) == ["What was found"]
    assert words(pages, MarkKind.PARAGRAPH).count(LONG) == 10
    assert [mark.label for mark in pages.of(MarkKind.PAGE)] == ["1", "2"]
    assert values(pages, "published") == [("2024-02-12", "date line")]
    assert set(labelled(pages).values()) == {"running head", "page number"}


def test_a_paragraph_runs_on_over_the_end_of_a_page() -> None:
    pages = text_of(report_pdf(("Title", "Killings"), *[("BodyText", LONG)] * 12), "a.pdf")
    first, second = pages.of(MarkKind.PAGE)[:2]
    crossing = [
        mark for mark in pages.of(MarkKind.PARAGRAPH) if mark.start < second.start < mark.end
    ]
    assert words(pages, MarkKind.PARAGRAPH).count(LONG) == 12
    assert len(crossing) == 1
    assert first.end <= second.start


def test_a_word_parted_at_a_line_end_is_made_whole() -> None:
    said = text_of(
        pdf(
            "The committee said that the inves-",
            "tigation into the killing by Russian-",
            "speaking men is open. Russian-speaking",
            "men were seen by nine witnesses.",
        )
    )
    assert said.text == (
        "The committee said that the investigation into the killing by Russian-speaking men is "
        "open. Russian-speaking men were seen by nine witnesses."
    )


def test_properties_come_last_and_the_day_of_printing_is_no_date_of_publication() -> None:
    data = report_pdf(("Title", "Killings"), ("BodyText", LONG))
    text = text_of(data)
    assert values(text, "published") == []
    assert [basis for _, basis in values(text, "created")] == ["PDF property CreationDate"]
    assert document_of(data).title == "Killings"


def test_a_pdf_is_known_by_its_bytes() -> None:
    assert document_of(pdf(BODY[:60]), "a.txt").media_type == "application/pdf"


def test_a_pdf_without_text_needs_ocr() -> None:
    with pytest.raises(Unreadable, match="needs OCR"):
        text_of(pdf(), "scan.pdf")
