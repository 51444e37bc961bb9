"""Sentences in the manner of news: figures of the dead, wounded, taken and displaced, and none."""

from __future__ import annotations

import pytest

from tests.claims.probing import Probe, agreement, figures_of, judge, probes
from tests.claims.reports import claims_of

TUNED = "probes_tolls.csv"
UNSEEN = "probes_tolls_unseen.csv"


def test_the_sentences_that_the_grammar_was_mended_on() -> None:
    found = agreement(probes(TUNED))
    assert found.recall >= 0.97
    assert found.precision >= 0.97


def test_the_sentences_that_were_only_measured() -> None:
    found = agreement(probes(UNSEEN))
    assert found.recall >= 0.88
    assert found.precision >= 0.88


@pytest.mark.parametrize(
    ("words", "kind", "number"),
    [
        ("Leila Haddad, a teacher, and her driver were shot dead on Monday.", "killing", 2),
        ("THE MURDER OF CARLOS MEDINA, LEADER OF THE UNION, SHOCKED THE TOWN.", "killing", 1),
        ("The rebels killed the mayor, his wife and two guards.", "killing", 4),
        ("Masked men took nine nurses hostage.", "disappearance", 9),
        ("Six teachers were placed under arrest.", "detention", 6),
        ("They stopped eight drivers and beheaded them.", "killing", 8),
    ],
)
def test_a_figure_told_without_a_numeral_or_in_a_phrase(words: str, kind: str, number: int) -> None:
    assert figures_of(claims_of(words + "\n")) == {(kind, number, number)}


def test_a_judge_counts_what_is_missed_and_what_is_invented() -> None:
    probe = Probe(
        "t", "Six men were killed.", frozenset({("injury", 6, 6)}), frozenset({"torture"})
    )
    found = judge(probe)
    assert (found.hits, found.missed, found.invented, found.unseen) == (0, 1, 1, 1)
