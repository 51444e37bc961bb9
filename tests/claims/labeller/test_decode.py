"""The best label sequence is always one that BIO allows, and as good as any other such one."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cenotaph.claims.labeller.decode import Scores, best_path, decode, log_softmax
from cenotaph.claims.labeller.labels import ROLE_LABELS, bio, transitions

LABELS = bio(("ARG0", "ARG1"))
ALLOWED = transitions(LABELS)


def grids(most: int) -> st.SearchStrategy[Scores]:
    values = st.floats(-8, 8, width=32)
    return st.integers(0, most).flatmap(
        lambda words: arrays(np.float32, (words, len(LABELS)), elements=values)
    )


def well_formed(path: list[int]) -> bool:
    names = ["O", *(LABELS[number] for number in path)]
    return all(
        not label.startswith("I-") or before[2:] == label[2:] for before, label in pairwise(names)
    )


def worth(path: tuple[int, ...], scores: Scores) -> float:
    return float(sum(scores[word, label] for word, label in enumerate(path)))


@given(grids(12))
def test_a_path_never_breaks_bio(scores: Scores) -> None:
    path = best_path(scores, ALLOWED)
    assert len(path) == len(scores)
    assert well_formed(path)


@given(grids(4))
def test_no_allowed_path_is_better(scores: Scores) -> None:
    best = worth(tuple(best_path(scores, ALLOWED)), scores)
    every = product(range(len(LABELS)), repeat=len(scores))
    rivals = [worth(path, scores) for path in every if well_formed(list(path))]
    assert best >= max(rivals) - 1e-3


@given(grids(12))
def test_spans_are_apart_and_their_probabilities_are_probabilities(scores: Scores) -> None:
    reached = 0
    for span in decode(scores, LABELS, ALLOWED):
        assert reached <= span.first < span.last <= len(scores)
        assert 0 <= span.probability <= 1
        reached = span.last


@given(grids(6).filter(len))
def test_probabilities_of_a_word_add_up_to_one(scores: Scores) -> None:
    assert np.allclose(np.exp(log_softmax(scores)).sum(axis=-1), 1, atol=1e-4)


def test_every_inner_label_has_its_beginning() -> None:
    assert {f"B-{n[2:]}" for n in ROLE_LABELS if n.startswith("I-")} <= set(ROLE_LABELS)
