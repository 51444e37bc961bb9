"""Pairs of tellings worth weighing because they share several of their rarest words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array

from cenotaph.incidents.bags import Bags
from cenotaph.knowledge.likeness import likeness_weights

KINDS = ("wording", "whole names")
BATCH = 4_000  # rows compared with all others at once
Numbers = npt.NDArray[np.int64]


class Entries(NamedTuple):
    """Words by number and the rows that have them, one by one; `size` is the number of rows."""

    rows: Numbers
    words: Numbers
    size: int


def neighbours(bags: dict[str, Bags], published: Sequence[date | None]) -> Numbers:
    """Pairs of rows, the lower first, as `low * len(published) + high` in order, each once.

    Reports that came out within weeks of each other need fewer words in common. A word that very
    many reports of the same weeks have tells nothing there, so that the work grows with the
    reports and not with their square.
    """
    limits = likeness_weights().limits
    weeks = _weeks(published, int(limits["near_days"]))
    said = _entries(bags, int(limits["telling_words"]), len(published))
    then = said._replace(words=said.words * (weeks.max(initial=0) + 2) + weeks[said.rows])
    crowd = int(limits["crowd"])
    found = [*_sharing(said, crowd, int(limits["words_far"]))]
    for shift in (0, 1):  # of one span of weeks, and of a span and the next
        found += _sharing(then, crowd, int(limits["words_near"]), shift=shift)
    return np.unique(np.concatenate([np.zeros(0, np.int64), *found]))


def _weeks(published: Sequence[date | None], days: int) -> Numbers:
    """The span of days that each report came out in, by number; undated ones share the first."""
    return np.array(
        [0 if day is None else 1 + day.toordinal() // days for day in published], np.int64
    )


def _entries(bags: dict[str, Bags], most: int, size: int) -> Entries:
    """Every row with each of its rarest words; words of two kinds are never the same."""
    found = [bags[kind].heaviest(most) for kind in KINDS]
    words = [slots * len(KINDS) + number for number, (_, slots) in enumerate(found)]
    return Entries(np.concatenate([rows for rows, _ in found]), np.concatenate(words), size)


def _sharing(entries: Entries, crowd: int, least: int, *, shift: int = 0) -> Iterator[Numbers]:
    """Pairs of rows with at least so many words in common; `shift` is what a word of the second
    row is more than the same word of the first."""
    rows, words, size = entries
    known, column, times = np.unique(words, return_inverse=True, return_counts=True)
    kept = (times[column] <= crowd) & (times[column] > (0 if shift else 1))
    first = _matrix(rows[kept], column[kept], (size, len(known)))
    second = first
    if shift:
        place = np.searchsorted(known, words + shift).clip(max=len(known) - 1)
        met = kept & (known[place] == words + shift)
        second = _matrix(rows[met], place[met], (size, len(known)))
    others = first.T.tocsr()
    for start in range(0, size, BATCH):
        shared = coo_array(second[start : start + BATCH] @ others)
        near = shared.data >= least
        one, other = shared.row[near].astype(np.int64) + start, shared.col[near].astype(np.int64)
        low, high = np.minimum(one, other), np.maximum(one, other)
        if shift:
            yield (low * size + high)[low < high]
        else:  # every pair comes twice
            yield (one * size + other)[one < other]


def _matrix(rows: Numbers, columns: Numbers, shape: tuple[int, int]) -> csr_array:
    return csr_array((np.ones(len(rows), np.int32), (rows, columns)), shape=shape)
