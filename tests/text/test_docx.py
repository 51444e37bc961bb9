"""DOCX: styles, tables, breaks, notes and what word processors note about a file."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from docx import Document as Word
from docx.oxml import parse_xml

from cenotaph.record.document import MarkKind
from cenotaph.text import Unreadable
from tests.text.making import BODY, document_of, docx, labelled, text_of, values, words

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_title_headings_tables_and_breaks() -> None:
    word = Word()
    word.add_heading("Killings at Tandori", 0)
    word.add_paragraph("12 February 2024")
    word.add_paragraph(BODY)
    word.add_heading("What was found", 1)
    broken = word.add_paragraph("First line")
    broken.add_run().add_break()
    broken.add_run("second line")
    table = word.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Name", "Age"), ("Moussa", "30")), strict=True):
        for cell, said in zip(row.cells, cells, strict=True):
            cell.text = said
    word.sections[0].header.paragraphs[0].text = "Confidential"
    text = text_of(docx(word), "a.docx")
    assert words(text, MarkKind.TITLE) == ["Killings at Tandori"]
    assert words(text, MarkKind.HEADING) == ["What was found"]
    assert words(text, MarkKind.PARAGRAPH) == [
        "Killings at Tandori", "12 February 2024", BODY, "What was found", "First line",
        "second line", "Name Age", "Moussa 30", "Confidential",
    ]  # fmt: skip
    assert labelled(text) == {"Confidential": "header"}
    assert values(text, "published") == [("2024-02-12", "date line")]


def test_deleted_moved_and_hidden_words_are_left_out_and_inserted_ones_kept() -> None:
    word = Word()
    said = word.add_paragraph("Nine men ")
    for xml in (
        f"<w:del {SPACE}><w:r><w:delText>not</w:delText></w:r></w:del>",
        f"<w:moveFrom {SPACE}><w:r><w:t>moved</w:t></w:r></w:moveFrom>",
        f"<w:ins {SPACE}><w:r><w:t>were </w:t></w:r></w:ins>",
        f"<w:r {SPACE}><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>",
        f"<w:r {SPACE}><w:t>shot.</w:t></w:r>",
    ):
        said._p.append(parse_xml(xml))
    assert text_of(docx(word)).text == "Nine men were shot."


def test_what_the_file_says_of_itself_comes_last() -> None:
    word = Word()
    word.core_properties.title = "Draft 3"
    word.core_properties.author = "Awa Temoin"
    word.core_properties.created = datetime(2023, 1, 2, tzinfo=UTC)
    word.add_paragraph("Nine shot near Tandori")
    word.add_paragraph("5 May 2024")
    word.add_paragraph(BODY)
    document = document_of(docx(word), "a.docx")
    assert (document.title, document.author) == ("Nine shot near Tandori", "Awa Temoin")
    assert str(document.published) == "2024-05-05"
    assert values(text_of(docx(word)), "published")[-1] == ("2023-01-02", "core property created")


def test_the_blank_document_of_a_program_says_nothing() -> None:
    word = Word()
    word.add_paragraph(BODY)
    text = text_of(docx(word))
    assert values(text, "author") == values(text, "published") == values(text, "title") == []


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><document>&b;</document>'
    with pytest.raises(Unreadable, match="entities"):
        text_of(docx(document=bomb), "a.docx")


def test_a_document_without_words_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="no text"):
        text_of(docx(), "a.docx")
