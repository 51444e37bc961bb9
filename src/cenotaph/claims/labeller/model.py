"""The shipped weights, checked against their digest, and what they say of marked sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from cenotaph.claims.labeller.decode import LabelledSpan, Scores, decode
from cenotaph.claims.labeller.labels import PARTS_OF_SPEECH, ROLE_LABELS, transitions
from cenotaph.claims.labeller.pieces import Pieces
from cenotaph.claims.labeller.shipped import card, checked
from cenotaph.record.base import Record

_AT_ONCE = 320  # pieces read at once: more gains nothing on one core and takes memory
_ALLOWED = transitions(ROLE_LABELS)


class Reading(Record, frozen=True, kw_only=True):
    """What the labeller says of one marked sentence: roles, and a part of speech for each word.

    Words outside the stretch that was read have no tag ("").
    """

    spans: tuple[LabelledSpan, ...] = ()
    tags: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    # one thread a process: reading is spread over processes, and sums keep their order
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    with checked(card().file, card().sha256) as path:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def readings(asked: Sequence[Pieces]) -> list[Reading]:
    """For each marked sentence what the labeller reads, as words of the whole sentence.

    Raises:
        WrongWeightsError: the weights in the package are damaged or were exchanged.
    """
    found = [Reading()] * len(asked)
    order = sorted(range(len(asked)), key=lambda index: (len(asked[index].ids), index))
    for chosen in _batches(asked, order):
        roles, tags = _scores([asked[index] for index in chosen])
        for row, index in enumerate(chosen):
            found[index] = _reading(roles[row], tags[row], asked[index])
    return found


def _batches(asked: Sequence[Pieces], order: Sequence[int]) -> list[list[int]]:
    """The sentences, shortest first, in batches that stay small when filled up to one length."""
    batches: list[list[int]] = []
    for index in order:
        longest = len(asked[index].ids)
        if not batches or (len(batches[-1]) + 1) * longest > _AT_ONCE:
            batches.append([])
        batches[-1].append(index)
    return batches


def _reading(roles: Scores, tags: Scores, pieces: Pieces) -> Reading:
    count = len(pieces.words)
    best = tags[:count].argmax(axis=-1)
    return Reading(
        spans=tuple(
            msgspec.structs.replace(
                span, first=span.first + pieces.start, last=span.last + pieces.start
            )
            for span in decode(roles[:count], ROLE_LABELS, _ALLOWED)
        ),
        tags=(*([""] * pieces.start), *(PARTS_OF_SPEECH[number] for number in best)),
    )


def _scores(asked: Sequence[Pieces]) -> tuple[Scores, Scores]:
    feed = {
        "ids": _padded([pieces.ids for pieces in asked]),
        "marks": _padded([pieces.marks for pieces in asked]),
        "predicate": np.array([pieces.predicate for pieces in asked], dtype=np.int64),
        "words": _padded([pieces.words for pieces in asked]),
    }
    roles, tags = _session().run(["roles", "tags"], feed)
    return roles, tags


def _padded(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    table = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return table
