"""Grouping without chains: two tellings known to differ never meet through a third."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.intp]
Group = tuple[int, ...]


class Verdicts(NamedTuple):
    """What is thought of pairs, in order: bits for one happening, whether they must stay apart."""

    bits: npt.NDArray[np.float64]
    forbidden: npt.NDArray[np.bool_]

    def pairs(self) -> list[tuple[float, bool]]:
        """Pair by pair."""
        return list(zip(self.bits.tolist(), self.forbidden.tolist(), strict=True))


Weigh = Callable[[Rows, Rows], Verdicts]


def group(size: int, left: Rows, right: Rows, known: Verdicts, weigh: Weigh) -> list[Group]:
    """Join what is likest first, as long as the pairs across two groups speak for one happening
    on average and none of them is forbidden (average linkage with pairs that cannot be linked).

    `left` and `right` are pairs of rows 0..`size`-1, `known` what is thought of them; `weigh` is
    asked about other pairs when two groups need them. Ties fall to the lower rows, so that the
    result depends on the order of the rows alone. Rows that no positive pair ties together never
    influence each other.
    """
    groups = _Groups(size, weigh)
    for a, b, verdict in zip(left.tolist(), right.tolist(), known.pairs(), strict=True):
        groups.know(a, b, *verdict)
    groups.join()
    return groups.members()


class _Groups:
    """Groups by their lowest row, and for pairs of groups at most how alike they are."""

    def __init__(self, size: int, weigh: Weigh) -> None:
        self._weigh = weigh
        self._rows: dict[int, Group] = {row: (row,) for row in range(size)}
        self._near: dict[int, dict[int, float]] = {}
        self._known: dict[tuple[int, int], tuple[float, bool]] = {}
        self._queue: list[tuple[float, int, int]] = []

    def know(self, left: int, right: int, bits: float, forbidden: bool) -> None:
        low, high = (left, right) if left < right else (right, left)
        self._known[low, high] = (bits, forbidden)
        if bits > 0 and not forbidden:
            self._tie(low, high, bits)

    def members(self) -> list[Group]:
        return [rows for _, rows in sorted(self._rows.items())]

    def join(self) -> None:
        while self._queue:
            bound, low, high = heapq.heappop(self._queue)
            if self._near.get(low, {}).get(high) != -bound:
                continue
            mean = self._mean(low, high)
            if mean is None or mean <= 0:
                self._untie(low, high)
            elif mean < -bound:
                self._tie(low, high, mean)
            else:
                self._merge(low, high)

    def _tie(self, low: int, high: int, bits: float) -> None:
        self._near.setdefault(low, {})[high] = bits
        self._near.setdefault(high, {})[low] = bits
        heapq.heappush(self._queue, (-bits, low, high))

    def _untie(self, low: int, high: int) -> None:
        del self._near[low][high], self._near[high][low]

    def _mean(self, low: int, high: int) -> float | None:
        """Bits across two groups on average, `None` where a pair is forbidden."""
        pairs = [_ordered(a, b) for a in self._rows[low] for b in self._rows[high]]
        self._fetch(pairs)
        found = [self._known[pair] for pair in pairs]
        if any(forbidden for _, forbidden in found):
            return None
        return round(sum(bits for bits, _ in found) / len(found), 6)

    def _fetch(self, pairs: Sequence[tuple[int, int]]) -> None:
        missing = [pair for pair in pairs if pair not in self._known]
        if missing:
            rows = np.array(missing, np.intp)
            told = self._weigh(rows[:, 0], rows[:, 1]).pairs()
            self._known.update(zip(missing, told, strict=True))

    def _merge(self, low: int, high: int) -> None:
        self._untie(low, high)
        self._rows[low] = tuple(sorted((*self._rows[low], *self._rows.pop(high))))
        ours, theirs = self._near.pop(low, {}), self._near.pop(high, {})
        for other in _in_order(ours, theirs):
            self._near[other].pop(low, None)
            self._near[other].pop(high, None)
            bound = max(ours.get(other, 0.0), theirs.get(other, 0.0))
            self._tie(*_ordered(low, other), bound)


def _ordered(left: int, right: int) -> tuple[int, int]:
    return (left, right) if left < right else (right, left)


def _in_order(*groups: Iterable[int]) -> list[int]:
    return sorted({row for group in groups for row in group})
