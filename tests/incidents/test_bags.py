"""Bags of words, names and numbers, and the share that two of them have in common."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.incidents.bags import KINDS, Bags, Wording, bags

NONE = np.zeros(0)
TERMS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 9.0))


def terms(kind: str, passages: str, title: str = "") -> set[str]:
    wording = Wording(passages=passages, title=title, language="en")
    return {term for found in KINDS[kind].found(wording) if (term := KINDS[kind].term(found))}


def made(rows: list[dict[str, float]]) -> Bags:
    """Bags of single letters, each in a slot of its own."""
    told = [
        (row, ord(term), value) for row, found in enumerate(rows) for term, value in found.items()
    ]
    at, slots, values = (
        (np.array(side) for side in zip(*told, strict=True)) if told else (NONE,) * 3
    )
    return Bags(at.astype(np.int64), slots.astype(np.int64), values.astype(float), len(rows))


def shares(rows: list[dict[str, float]], pairs: list[tuple[int, int]]) -> list[float]:
    left, right = (np.array(side, np.intp) for side in zip(*pairs, strict=True))
    return [round(float(share), 9) for share in made(rows).cosines(left, right)]


def test_kinds_of_terms() -> None:
    said = "On 14 May, Amadou B. Touré, a herder aged 31, was shot in Norédia market."
    assert {"herder", "market", "noredia", "31"} <= terms("wording", said)
    assert terms("numbers", said) == {"14", "31"}
    assert {"noredia", "toure"} <= terms("proper names", said)
    assert terms("whole names", said) == {"amadou b toure"}
    assert terms("title", said, "Herder shot") == {"herder", "shot"}


def test_capitals_throughout_tell_no_name() -> None:
    said = "FOUR MEN WERE SHOT IN NOREDIA"
    assert not terms("proper names", said)
    assert "noredia" in terms("wording", said)


@given(st.lists(TERMS, min_size=2, max_size=4))
def test_a_share_lies_between_nought_and_one_and_has_no_order(rows: list[dict[str, float]]) -> None:
    there, back, itself = shares(rows, [(0, 1), (1, 0), (0, 0)])
    assert 0 <= there <= 1
    assert there == back
    assert itself == (1.0 if rows[0] else 0.0)


def test_nothing_in_common_is_nought_and_empty_is_known() -> None:
    assert shares([{"a": 1.0}, {"b": 2.0}], [(0, 1)]) == [0.0]
    assert made([{"a": 1.0}, {}]).empty.tolist() == [False, True]


def test_the_heaviest_terms_are_the_rarest() -> None:
    rows, slots = made([{"a": 1.0, "b": 3.0, "c": 2.0}, {"b": 1.0}]).heaviest(2)
    kept = zip(rows.tolist(), map(chr, slots.tolist()), strict=True)
    assert sorted(kept) == [(0, "b"), (0, "c"), (1, "b")]


def test_a_word_told_twice_weighs_more_but_not_twice_as_much() -> None:
    said = ("Zolmira", "Zolmira Zolmira", "Zolmira Kheltuvna")
    wordings = [Wording(passages=text, title="", language="en") for text in said]
    found = bags(wordings)["wording"].cosines(np.array([0, 0, 1]), np.array([1, 2, 2]))
    assert found[0] == pytest.approx(1.0)
    assert found[1] == pytest.approx(found[2])


def test_rows_in_batches_are_rows_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"a": 1.0, "b": 3.0}, {}, {"c": 2.0, "a": 1.0}, {"b": 1.0}]
    whole = [side.tolist() for side in made(rows).heaviest(1)]
    monkeypatch.setattr("cenotaph.incidents.bags.BATCH", 2)
    assert [side.tolist() for side in made(rows).heaviest(1)] == whole


def test_bags_of_every_kind() -> None:
    found = bags([Wording(passages="Two men died.", title="", language=None)])
    assert found.keys() == KINDS.keys()
