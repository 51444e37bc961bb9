"""The shipped weights of the toll reader, and what they say of figures in their sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from cenotaph.claims.labeller.shipped import checked
from cenotaph.claims.tolls.pieces import Asked
from cenotaph.claims.tolls.shipped import PACKAGE, toll_card


@lru_cache(maxsize=1)
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    # one thread a process: reading is spread over processes, and sums keep their order
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    card = toll_card()
    with checked(card.file, card.sha256, PACKAGE) as path:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def chances(rows: Sequence[Asked]) -> list[float]:
    """For each figure the probability, 0..1, that it counts people killed, all of one happening.

    Each is asked for by itself, so that no figure's answer depends on what stands beside it.

    Raises:
        WrongWeightsError: the weights in the package are damaged or were exchanged.
    """
    return [_chance(row) for row in rows]


def _chance(row: Asked) -> float:
    feed = {"ids": _row(row.ids), "marks": _row(row.marks), "figure": np.array([row.figure])}
    (chance,) = _session().run(["chance"], feed)
    return float(chance[0])


def _row(numbers: Sequence[int]) -> NDArray[np.int64]:
    return np.array([numbers], dtype=np.int64)
