"""A sentence is cut around its act, never through a word, and never beyond the limit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.claims.labeller.pieces import CLS, LONGEST, SEP, pieces_around, pieces_of

WORDS = st.lists(
    st.lists(st.integers(1000, 2000), min_size=1, max_size=6).map(tuple), min_size=1, max_size=120
)


@given(WORDS, st.data())
def test_a_window_holds_the_act_and_whole_words(
    words: list[tuple[int, ...]], data: st.DataObject
) -> None:
    act = data.draw(st.integers(0, len(words) - 1))
    pieces = pieces_around(words, act, act + 1)
    kept = words[pieces.start : pieces.start + len(pieces.words)]
    assert pieces.ids == (CLS, *(piece for word in kept for piece in word), SEP)
    assert pieces.start <= act < pieces.start + len(kept)
    assert len(pieces.ids) <= LONGEST + 2
    assert pieces.predicate == pieces.words[act - pieces.start]
    assert sum(pieces.marks) == len(words[act])
    assert len(kept) == len(words) or len(pieces.ids) + 6 > LONGEST


def test_letter_case_and_accents_make_no_difference() -> None:
    assert pieces_of("Killed") == pieces_of("KILLED") == pieces_of("killed")
    assert pieces_of("Léré") == pieces_of("lere")


def test_every_word_has_a_piece() -> None:
    assert all(pieces_of(word) for word in ("", " ", "☠", "\u200f", "-", "x" * 500))
