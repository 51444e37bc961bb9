"""Decisions of people over the verdicts of the weights, pair by pair, as grouping asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cenotaph.incidents.decided import Decided, Node
from cenotaph.incidents.grouping import Rows, Verdicts, Weigh

CERTAIN = 1000.0  # bits: more than all evidence together, so that these pairs join first


class Overruling(NamedTuple):
    """Pairs of rows `low * size + high`, in order: those that are one, those that are not."""

    size: int
    together: npt.NDArray[np.int64]
    apart: npt.NDArray[np.int64]

    def added(self, left: Rows, right: Rows) -> tuple[Rows, Rows]:
        """Pairs of rows, the lower first and in order, with the decided ones among them."""
        if not self:
            return left, right
        codes = np.unique(np.concatenate([left * self.size + right, self.together, self.apart]))
        return (codes // self.size).astype(np.intp), (codes % self.size).astype(np.intp)

    def over(self, left: Rows, right: Rows, verdicts: Verdicts) -> Verdicts:
        """The verdicts on pairs of rows, as people have it where they decided.

        All pairs of a team are certain and none is forbidden, whatever stood against them, so
        that a team joins before anything else does.
        """
        if not self:
            return verdicts
        codes = np.minimum(left, right) * self.size + np.maximum(left, right)
        one, two = np.isin(codes, self.together), np.isin(codes, self.apart)
        bits = np.where(one, CERTAIN, verdicts.bits)
        return Verdicts(bits, (verdicts.forbidden & ~one) | two)

    def weighing(self, weigh: Weigh) -> Weigh:
        """The same for a function that gives verdicts."""
        if not self:
            return weigh
        return lambda left, right: self.over(left, right, weigh(left, right))

    def __bool__(self) -> bool:
        return bool(len(self.together) or len(self.apart))


def overruling(decided: Decided, keys: Sequence[str]) -> Overruling:
    """The decisions on tellings, whose keys are given by row."""
    teams: dict[Node, list[int]] = {}
    if decided.team:
        for row, key in enumerate(keys):
            if key in decided.team:
                teams.setdefault(decided.team[key], []).append(row)
    size = len(keys)
    one = sorted(low * size + high for rows in teams.values() for low, high in _pairs(rows))
    two = sorted(
        min(a, b) * size + max(a, b)
        for left, right in decided.apart
        for a in teams.get(left, ())
        for b in teams.get(right, ())
    )
    return Overruling(size, np.array(one, np.int64), np.array(two, np.int64))


def _pairs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    return combinations(sorted(rows), 2)
