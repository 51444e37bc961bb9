"""From label scores to spans: the best label sequence that BIO allows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cenotaph.record.base import Record

Scores = NDArray[np.float32]


class LabelledSpan(Record, frozen=True, kw_only=True):
    """Words `[first, last)` with one role; `probability` is the mean over its words, 0..1."""

    label: str
    first: int
    last: int
    probability: float


def log_softmax(scores: Scores) -> Scores:
    """Natural logarithms of the probabilities, over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    total: Scores = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return total


def best_path(scores: Scores, allowed: Scores) -> list[int]:
    """Viterbi's best sequence of labels for scores `[words, labels]` and `transitions`."""
    words = len(scores)
    if not words:
        return []
    back = np.zeros(scores.shape, dtype=np.int64)
    best = scores[0] + allowed[-1]
    between = allowed[:-1]
    for word in range(1, words):
        ways = best[:, None] + between
        back[word] = ways.argmax(axis=0)
        best = ways[back[word], np.arange(scores.shape[1])] + scores[word]
    path = [int(best.argmax())]
    for word in range(words - 1, 0, -1):
        path.append(int(back[word][path[-1]]))
    return path[::-1]


def spans(path: Sequence[int], labels: Sequence[str], logs: Scores) -> tuple[LabelledSpan, ...]:
    """The spans of a label sequence, in order, each with its mean probability."""
    found: list[LabelledSpan] = []
    position = 0
    while position < len(path):
        label = labels[path[position]]
        end = position + 1
        if label != "O":
            kind = label[2:]
            while end < len(path) and labels[path[end]] == f"I-{kind}":
                end += 1
            chosen = [float(logs[word, path[word]]) for word in range(position, end)]
            mean = float(np.exp(np.mean(chosen)))
            found.append(LabelledSpan(label=kind, first=position, last=end, probability=mean))
        position = end
    return tuple(found)


def decode(scores: Scores, labels: Sequence[str], allowed: Scores) -> tuple[LabelledSpan, ...]:
    """The spans that the scores of one sentence `[words, labels]` speak for."""
    logs = log_softmax(scores)
    return spans(best_path(logs, allowed), labels, logs)
