"""A figure is asked about with its number marked, the words before it, and never too much."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.claims.labeller.pieces import CLS, SEP, encoded
from cenotaph.claims.tolls.pieces import Sentence, asked

LONGEST = 1 + 16 + 1 + 40 + 1 + 140 + 1
WORDS = st.lists(st.sampled_from(("the", "army", "shot", "villagers", "Abéché", "12", ",", "dead")))


def test_the_number_is_marked_and_found() -> None:
    text = "They buried nineteen of them."
    row = asked(Sentence(text=text, before="It was dawn.", title="Raid"), (12, 20), (12, 20))
    (number,), _ = encoded("nineteen")
    assert row.ids[row.figure] == number
    assert [i for i, mark in zip(row.ids, row.marks, strict=True) if mark] == [number]
    assert row.ids[0] == CLS
    assert row.ids.count(SEP) == 3


def test_the_wording_is_marked_with_its_number() -> None:
    text = "They shot at least 40 shoppers."
    row = asked(Sentence(text=text), (10, 30), (19, 21))
    marked = tuple(i for i, mark in zip(row.ids, row.marks, strict=True) if mark)
    assert marked == encoded("at least 40 shoppers")[0]
    assert row.ids[row.figure] == encoded("40")[0][0]


@given(WORDS, WORDS, WORDS)
def test_no_row_is_longer_than_the_network_reads(
    before: list[str], ahead: list[str], behind: list[str]
) -> None:
    start = len("".join(f"{word} " for word in ahead * 9))
    text = "".join(f"{word} " for word in ahead * 9) + "77 " + " ".join(behind * 9)
    sentence = Sentence(text=text, before=" ".join(before * 9), title=" ".join(before))
    row = asked(sentence, (start, start + 2), (start, start + 2))
    assert len(row.ids) == len(row.marks) <= LONGEST
    assert row.ids[row.figure] == encoded("77")[0][0]
