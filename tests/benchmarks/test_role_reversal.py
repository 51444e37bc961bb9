"""Nobody is taken for another: the reversal benchmark's bound, and that it can be broken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.role_reversal import CASES, figures, judged, measured, sentences
from benchmarks.sentences import claims_of
from cenotaph.knowledge.gazetteer import open_gazetteer

MOST_SWAPPED = 0.01


@pytest.mark.slow
def test_agent_and_victim_are_told_apart() -> None:
    found = figures(measured(open_gazetteer()))
    assert found["sentences"] == 500
    assert found["swapped"] <= MOST_SWAPPED
    assert found["armed agent found"] >= 0.85
    assert found["victim found"] >= 0.95


def test_sentences_come_in_pairs_of_one_form_and_case_with_the_roles_swapped() -> None:
    made = list(sentences(60, seed=3))
    assert {sentence.case for sentence in made} == set(CASES)
    for one, other in zip(made[::2], made[1::2], strict=True):
        assert (one.form, one.case) == (other.form, other.case)
        assert one.text != other.text
        assert {"A", "V"} <= set(one.roles)


def test_the_same_seed_gives_the_same_sentences() -> None:
    assert list(sentences(20, seed=5)) == list(sentences(20, seed=5))


def test_a_reading_that_swaps_is_caught() -> None:
    sentence = next(s for s in sentences(40) if s.fights and s.form == "active")
    claims = claims_of(sentence.text, open_gazetteer())
    right = judged(sentence, claims)
    assert right.agent_found
    assert right.victim_found
    assert not right.swapped
    roles = {**sentence.roles, "A": sentence.roles["V"], "V": sentence.roles["A"]}
    wrong = judged(replace(sentence, roles=roles), claims)
    assert wrong.perpetrator_swapped
    assert wrong.victim_swapped
