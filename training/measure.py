"""Strict span scores of the labeller: a span counts only with the right role and both edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from cenotaph.claims.labeller.decode import decode
from cenotaph.claims.labeller.labels import transitions
from training.treebank import IGNORED, Example

Figures = dict[str, float]
Scorer = Callable[[Sequence[Example]], list[NDArray[np.float32]]]


def spans_of(numbers: Sequence[int], labels: Sequence[str]) -> set[tuple[str, int, int]]:
    """The spans of a gold label sequence."""
    found, position = set(), 0
    while position < len(numbers):
        label, end = labels[numbers[position]], position + 1
        if label != "O":
            while end < len(numbers) and labels[numbers[end]] == f"I-{label[2:]}":
                end += 1
            found.add((label[2:], position, end))
        position = end
    return found


def f1(right: int, wrong: int, missed: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def span_scores(
    examples: Sequence[Example],
    gold: Callable[[Example], Sequence[int]],
    labels: tuple[str, ...],
    scorer: Scorer,
) -> Figures:
    """Strict F1 over all labels ("all") and of each label."""
    allowed = transitions(labels)
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    order = sorted(examples, key=lambda e: len(e.ids))
    for start in range(0, len(order), 64):
        part = order[start : start + 64]
        for example, scores in zip(part, scorer(part), strict=True):
            wanted = spans_of([n if n != IGNORED else 0 for n in gold(example)], labels)
            got = {(s.label, s.first, s.last) for s in decode(scores, labels, allowed)}
            right.update(s[0] for s in got & wanted)
            wrong.update(s[0] for s in got - wanted)
            missed.update(s[0] for s in wanted - got)
    result = {"all": f1(right.total(), wrong.total(), missed.total())}
    for label in sorted(right | wrong | missed):
        result[label] = f1(right[label], wrong[label], missed[label])
    return result


def accuracy(examples: Sequence[Example], scorer: Scorer) -> float:
    """The share of words whose part of speech is right."""
    right = words = 0
    for start in range(0, len(examples), 64):
        part = examples[start : start + 64]
        for example, scores in zip(part, scorer(part), strict=True):
            right += int((scores.argmax(-1) == np.array(example.tags)).sum())
            words += len(example.tags)
    return right / words


def of_session(path: Path) -> Callable[[str], Scorer]:
    """Scorers that ask a packed model for one of its outputs, a sentence at a time."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def scorer(output: str) -> Scorer:
        def scored(examples: Sequence[Example]) -> list[NDArray[np.float32]]:
            return [np.asarray(session.run([output], _feed(e))[0][0]) for e in examples]

        return scored

    return scorer


def _feed(example: Example) -> dict[str, NDArray[np.int64]]:
    asked = example.words[example.predicate] if example.predicate >= 0 else 0
    return {
        "ids": np.array([example.ids], dtype=np.int64),
        "marks": np.array([example.marks], dtype=np.int64),
        "predicate": np.array([asked], dtype=np.int64),
        "words": np.array([example.words], dtype=np.int64),
    }
