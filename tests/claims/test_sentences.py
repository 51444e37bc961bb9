"""Sentences end where a reader ends them, and every offset quotes its own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.claims.sentences import split
from cenotaph.record.document import Mark, MarkKind, Text


def text_of(words: str, *marks: Mark) -> Text:
    return Text(document="sha256:00", text=words, marks=marks)


def quotes(words: str) -> list[str]:
    return [words[s.start : s.end] for s in split(text_of(words))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Two men died. A third fled.", 2),
        ("Dr. Traoré and Gen. Keita met. They left.", 2),
        ("The U.N. mission counted nine. It left.", 2),
        ("He spoke to No. 4 company. It left.", 2),
        ("They were shot.The bodies lay there.", 2),
        ("They came to the village. however, nobody fled.", 2),
        ("It began at 7.45 a.m. when the jet came.", 1),
        ("“Nobody came.” She waited.", 2),
        ("“They killed him!” said the widow.", 1),
        ("Some 1,200 people fled; 3.5 km away they stopped.", 1),
        ("J. Diarra was seen. So was K. Ba.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(words: str, expected: int) -> None:
    assert len(quotes(words)) == expected, quotes(words)


@given(st.text(alphabet=st.sampled_from("aB1é .,!?'’\"”-\n"), max_size=80))
def test_every_token_stands_where_it_says(words: str) -> None:
    reached = 0
    for sentence in split(text_of(words)):
        for token in sentence.tokens:
            assert token.start >= reached
            assert words[token.start : token.end] == token.text
            reached = token.end
    visible = sum(not sign.isspace() for sign in words)
    tokens = [t for s in split(text_of(words)) for t in s.tokens]
    assert sum(len(t.text) for t in tokens) == visible


def test_no_sentence_crosses_a_paragraph_and_boilerplate_is_not_read() -> None:
    words = "Share this page\nSeven people died\nin the night. Others fled"
    marks = (
        Mark(start=0, end=15, kind=MarkKind.BOILERPLATE),
        Mark(start=0, end=15, kind=MarkKind.PARAGRAPH),
        Mark(start=16, end=len(words), kind=MarkKind.PARAGRAPH),
    )
    found = split(text_of(words, *marks))
    assert [words[s.start : s.end] for s in found] == [
        "Seven people died\nin the night.",
        "Others fled",
    ]
    assert {s.paragraph for s in found} == {0}


def test_tokens_are_found_by_offset() -> None:
    words = "Nine men were seized."
    (sentence,) = split(text_of(words))
    assert sentence.at(words.index("were")) == 2
    assert sentence.within(0, 8) == (0, 2)
    assert [t.lower for t in sentence.tokens] == ["nine", "men", "were", "seized", "."]


def test_french_elision_stands_apart() -> None:
    (sentence,) = split(text_of("L’armée qu’il accuse n’a rien dit."))
    assert [t.lower for t in sentence.tokens][:5] == ["l'", "armée", "qu'", "il", "accuse"]
