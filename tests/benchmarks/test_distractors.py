"""What is no killing stays none: the distractor benchmark's bound, and that it can be broken."""

from __future__ import annotations

import pytest

from benchmarks.distractors import measured, sentences, share, table, tolls
from benchmarks.sentences import claims_of
from cenotaph.knowledge.gazetteer import open_gazetteer

MOST_FALSE = 0.01


@pytest.mark.slow
def test_a_thousand_distractors_give_hardly_a_toll() -> None:
    results = measured(open_gazetteer())
    assert len(results) == 1000
    assert share(results) <= MOST_FALSE


def test_there_are_many_templates_and_half_of_them_are_held_out() -> None:
    seen = {t for listed in table()["seen"].values() for t in listed}
    held = {t for listed in table()["held"].values() for t in listed}
    assert len(seen | held) >= 200
    assert len(held) >= 90
    assert not seen & held


def test_the_same_seed_gives_the_same_sentences() -> None:
    made = list(sentences(300))
    assert made == list(sentences(300))
    assert "{" not in "".join(each.text for each in made)


def test_a_real_killing_is_a_toll() -> None:
    words = "Gunmen killed seven herders in Hombori on 3 May 2024."
    assert len(tolls(claims_of(words, open_gazetteer()))) == 1
