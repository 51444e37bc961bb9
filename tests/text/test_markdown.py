"""Markdown is read as the page it renders to."""

from __future__ import annotations

from cenotaph.record.document import MarkKind
from tests.text.making import document_of, text_of, values, words

NOTE = """---
title: Field note 4
date: 2024-03-02
source: "Committee for the North"
---
# Two graves near *Sari*

Witnesses said that **nine traders** were [shot](https://example.org/x) on
the road on Monday.

- first grave: five
- second grave: four

| Name | Age |
|---|---|
| Moussa | 30 |

## What remains open

Nobody has opened <b>the graves</b>.
"""


def test_markup_goes_and_words_stay() -> None:
    text = text_of(NOTE, "note.md")
    assert words(text, MarkKind.TITLE) == ["Two graves near Sari"]
    assert words(text, MarkKind.HEADING) == ["What remains open"]
    assert words(text, MarkKind.PARAGRAPH) == [
        "Two graves near Sari",
        "Witnesses said that nine traders were shot on the road on Monday.",
        "first grave: five",
        "second grave: four",
        "Name Age",
        "Moussa 30",
        "What remains open",
        "Nobody has opened the graves.",
    ]


def test_front_matter_is_stated_and_not_part_of_the_text() -> None:
    text = text_of(NOTE, "note.md")
    assert "Field note" not in text.text
    assert ("Field note 4", "front matter") in values(text, "title")
    document = document_of(NOTE, "note.md")
    assert str(document.published) == "2024-03-02"
    assert document.publisher == "Committee for the North"
    assert document.media_type == "text/markdown"
