"""Paragraphs of wrapped and unwrapped plain text."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.record.document import MarkKind
from tests.text.making import BODY, text_of, words

SECOND = (
    "A trader who hid under a cart counted the shots, he told the committee, and then walked to "
    "the next village, which he reached the following night. His brother was among the dead."
)
LETTERS = "abcdefghijklmnop"
SENTENCES = st.lists(
    st.lists(st.text(LETTERS, min_size=1, max_size=9), min_size=25, max_size=60).map(
        lambda said: (" ".join(said) + ".").capitalize()
    ),
    min_size=1,
    max_size=6,
)


def test_each_long_line_is_a_paragraph() -> None:
    text = text_of(f"Nine traders shot near Tandori\n{BODY}\n{SECOND}\n")
    assert words(text, MarkKind.PARAGRAPH) == ["Nine traders shot near Tandori", BODY, SECOND]


def test_a_blank_line_parts_paragraphs_and_a_wrapped_line_does_not() -> None:
    wrapped = "\n\n".join(textwrap.fill(one, 72) for one in (BODY, SECOND))
    assert words(text_of(wrapped), MarkKind.PARAGRAPH) == [BODY, SECOND]


def test_indentation_parts_paragraphs_of_a_wire_text() -> None:
    wire = "\n".join(
        textwrap.fill(one.upper(), 72, initial_indent=indent)
        for one, indent in ((BODY, ""), (SECOND, "   "), (BODY, "   "))
    )
    assert words(text_of(wire), MarkKind.PARAGRAPH) == [BODY.upper(), SECOND.upper(), BODY.upper()]


def test_a_date_at_the_end_of_a_wrapped_line_parts_nothing() -> None:
    said = (
        "THE ARMY SAID THAT NINE TRADERS WERE SHOT ON THE ROAD TO TANDORI ON 12\n"
        "MAY 1989. THE COMMITTEE HAS ASKED FOR THE NAMES OF THE OFFICERS WHO WERE\n"
        "IN COMMAND THERE, AND HAS RECEIVED NO ANSWER."
    )
    assert len(text_of(said).of(MarkKind.PARAGRAPH)) == 1


def test_a_title_over_a_date_is_not_a_wrapped_paragraph() -> None:
    text = text_of(f"Nine shot near Tandori\n15 May 2025\n\n{BODY}\n\n{SECOND}")
    assert words(text, MarkKind.PARAGRAPH) == [
        "Nine shot near Tandori",
        "15 May 2025",
        BODY,
        SECOND,
    ]


def test_items_of_a_list_are_paragraphs() -> None:
    text = text_of(f"{BODY}\n\n- two men from Obo\n- a woman from Sari\n- her son\n\n{SECOND}")
    assert words(text, MarkKind.PARAGRAPH)[1:4] == [
        "- two men from Obo",
        "- a woman from Sari",
        "- her son",
    ]


def test_form_feeds_are_pages() -> None:
    text = text_of(f"{BODY}\f{SECOND}")
    assert words(text, MarkKind.PAGE) == [BODY, SECOND]
    assert [mark.label for mark in text.of(MarkKind.PAGE)] == ["1", "2"]


@given(SENTENCES, st.integers(min_value=55, max_value=100))
def test_wrapping_changes_no_paragraph(said: list[str], width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(one, width, break_on_hyphens=False) for one in said)
    assert words(text_of(wrapped), MarkKind.PARAGRAPH) == said


@given(SENTENCES)
def test_one_line_each_is_one_paragraph_each(said: list[str]) -> None:
    lines = [one for one in said if len(one) > 131]
    if lines:
        assert words(text_of("\n".join(lines)), MarkKind.PARAGRAPH) == lines


def test_a_column_of_names_is_a_list() -> None:
    names = ["Moussa Diarra, 34", "Awa Kone, 28", "Ibrahim Sow, 61", "Fanta Barry, 19"]
    assert words(text_of("\n".join(names)), MarkKind.PARAGRAPH) == names


def test_a_tab_indents() -> None:
    wrapped = "\n".join("\t" + textwrap.fill(one, 72) for one in (BODY, SECOND))
    assert words(text_of(wrapped), MarkKind.PARAGRAPH) == [BODY, SECOND]
