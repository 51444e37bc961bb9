"""Grouping without chains: two tellings known to differ never meet through a third."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Rows = npt.NDArray[np.intp]
Group = tuple[int, ...]
Bits = npt.NDArray[np.float64]
Bars = npt.NDArray[np.bool_]


class Verdicts(NamedTuple):
    """What is thought of pairs, in order: bits for one happening, whether they must stay apart."""

    bits: npt.NDArray[np.float64]
    forbidden: npt.NDArray[np.bool_]

    def pairs(self) -> list[tuple[float, bool]]:
        """Pair by pair."""
        return list(zip(self.bits.tolist(), self.forbidden.tolist(), strict=True))


Weigh = Callable[[Rows, Rows], Verdicts]
SMALL = 120  # rows that hang together, of which all pairs are weighed at once
BATCH = 1 << 19  # pairs weighed at once


def group(size: int, left: Rows, right: Rows, weigh: Weigh) -> list[Group]:
    """Join what is likest first, as long as the pairs across two groups speak for one happening
    on average and none of them is forbidden (average linkage with pairs that cannot be linked).

    `left` and `right` are the pairs of rows 0..`size`-1 that are worth weighing; `weigh` is asked
    about other pairs when two groups need them. Ties fall to the lower rows, so that the result
    depends on the order of the rows alone. Rows that no positive pair ties together never
    influence each other: every set of rows that hang together is grouped by itself.
    """
    tied = positive(left, right, weigh)
    ties = Ties(size, left[tied], right[tied])
    found: list[Group] = []
    for rows, bits, forbidden in ties.judged(weigh):
        if not forbidden.any() and (bits > 0).all():
            found.append(rows)
        else:
            found += _parted(rows, bits, forbidden)
    for rows in ties.large:
        found += _loosely_parted(rows, ties, weigh)
    inside = np.zeros(size, bool)
    inside[[row for rows in found for row in rows]] = True
    return sorted([*found, *((row,) for row in np.flatnonzero(~inside).tolist())])


def positive(left: Rows, right: Rows, weigh: Weigh) -> npt.NDArray[np.bool_]:
    """Which pairs speak for one happening and are not forbidden."""
    found = np.zeros(len(left), bool)
    for start in range(0, len(left), BATCH):
        part = slice(start, start + BATCH)
        verdicts = weigh(left[part], right[part])
        found[part] = (verdicts.bits > 0) & ~verdicts.forbidden
    return found


class Ties:
    """Pairs that speak for one happening, and the sets of rows that hang together by them."""

    def __init__(self, size: int, left: Rows, right: Rows) -> None:
        self.left, self.right = left, right
        ones = np.ones(len(left), np.int8)
        graph = coo_array((ones, (left, right)), shape=(size, size))
        self.label = connected_components(graph, directed=False)[1]
        order = np.argsort(self.label, kind="stable")
        sets = np.split(order, np.flatnonzero(np.diff(self.label[order])) + 1)
        self.small: dict[int, list[Rows]] = {}
        self.large: list[Group] = []
        for rows in sets:
            if len(rows) > SMALL:
                self.large.append(tuple(rows.tolist()))
            elif len(rows) > 1:
                self.small.setdefault(len(rows), []).append(rows)

    def judged(self, weigh: Weigh) -> Iterator[tuple[Group, Bits, Bars]]:
        """Small sets with bits and bars of all their pairs, in the order of `combinations`."""
        for count, sets in sorted(self.small.items()):
            one, other = np.triu_indices(count, 1)
            at_once = max(1, BATCH // len(one))
            for start in range(0, len(sets), at_once):
                rows = np.array(sets[start : start + at_once])
                told = weigh(rows[:, one].ravel(), rows[:, other].ravel())
                shape = (len(rows), len(one))
                yield from zip(
                    map(tuple, rows.tolist()),
                    told.bits.reshape(shape),
                    told.forbidden.reshape(shape),
                    strict=True,
                )


def _parted(rows: Group, bits: Bits, forbidden: Bars) -> list[Group]:
    """The groups of a set of rows of which every pair is known."""
    groups = _Groups(len(rows), _unasked)
    pairs = combinations(range(len(rows)), 2)
    for (a, b), said, bar in zip(pairs, bits.tolist(), forbidden.tolist(), strict=True):
        groups.know(a, b, said, bar)
    return _translated(groups, rows)


def _loosely_parted(rows: Group, ties: Ties, weigh: Weigh) -> list[Group]:
    """The groups of a large set, of which pairs are weighed as they are needed."""
    every = np.array(rows, np.intp)
    mine = ties.label[ties.left] == ties.label[rows[0]]
    left, right = ties.left[mine], ties.right[mine]
    groups = _Groups(len(rows), lambda a, b: weigh(every[a], every[b]))
    known = weigh(left, right)
    for a, b, verdict in zip(
        np.searchsorted(every, left).tolist(),
        np.searchsorted(every, right).tolist(),
        known.pairs(),
        strict=True,
    ):
        groups.know(a, b, *verdict)
    return _translated(groups, rows)


def _translated(groups: _Groups, rows: Group) -> list[Group]:
    groups.join()
    return [tuple(rows[at] for at in members) for members in groups.members()]


def _unasked(left: Rows, right: Rows) -> Verdicts:
    raise LookupError(f"{len(left)} pairs of a set were not weighed")


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
