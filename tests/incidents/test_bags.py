"""Bags of words, names and numbers, and the share that two of them have in common."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.incidents.bags import KINDS, Bags, Wording, bags
from cenotaph.knowledge.rarity import rarity

TERMS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 9.0))


def terms(kind: str, passages: str, title: str = "") -> dict[str, float]:
    wording = Wording(passages=passages, title=title, language="en")
    return dict(KINDS[kind](wording, rarity("en")))


def shares(rows: list[dict[str, float]], pairs: list[tuple[int, int]]) -> list[float]:
    left, right = (np.array(side, np.intp) for side in zip(*pairs, strict=True))
    return [round(float(share), 9) for share in Bags(rows).cosines(left, right)]


def test_kinds_of_terms() -> None:
    said = "On 14 May, Amadou B. Touré, a herder aged 31, was shot in Norédia market."
    assert {"herder", "market", "noredia", "31"} <= terms("wording", said).keys()
    assert terms("numbers", said).keys() == {"14", "31"}
    assert {"noredia", "toure"} <= terms("proper names", said).keys()
    assert terms("whole names", said).keys() == {"amadou b toure"}
    assert terms("title", said, "Herder shot").keys() == {"herder", "shot"}


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
    assert Bags([{"a": 1.0}, {}]).empty.tolist() == [False, True]


def test_the_heaviest_terms_are_the_rarest() -> None:
    kept = Bags([{"a": 1.0, "b": 3.0, "c": 2.0}, {"b": 1.0}]).heaviest(2)
    assert kept.sum(axis=1).tolist() == [2, 1]
    assert (kept @ kept.T).todense().tolist() == [[2, 1], [1, 1]]


def test_bags_of_every_kind() -> None:
    made = bags([Wording(passages="Two men died.", title="", language=None)])
    assert made.keys() == KINDS.keys()
