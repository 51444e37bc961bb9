"""The work on a text grows with its length, whatever the text is made of."""

from __future__ import annotations

import time

import pytest

from cenotaph.claims.sentences import split
from tests.claims.reading import text_of
from tests.claims.reports import claims_of

SIZE = 6_000  # characters
GROWTH = 4
MOST = 3.0  # times the linear growth: a quadratic reader would show `GROWTH` times it


def seconds(words: str) -> float:
    """The least time of the processor over two readings."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        claims_of(words)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["the army killed 3 men, ", "the army killed 3 men. ", "whom the army killed ", "3 men and "],
)
def test_a_text_without_sentences_is_read_in_linear_time(piece: str) -> None:
    claims_of(piece)
    small = (piece * SIZE)[:SIZE]
    large = (piece * SIZE)[: GROWTH * SIZE]
    assert seconds(large) <= MOST * GROWTH * seconds(small)


def test_what_has_no_full_stop_is_cut_at_a_comma() -> None:
    parts = split(text_of("the army killed 3 men, " * 200))
    assert len(parts) > 1
    assert all(len(part.tokens) <= 400 for part in parts)
    assert all(part.tokens[-1].text == "," for part in parts)


def test_a_long_sentence_stays_one() -> None:
    words = (
        "The dead are " + ", ".join(f"Moussa Traoré of the quarter {n}" for n in range(30)) + "."
    )
    assert len(split(text_of(words))) == 1
