"""Pairs of tellings worth weighing because they share several of their rarest words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array

from cenotaph.incidents.bags import Bags
from cenotaph.knowledge.likeness import likeness_weights

KINDS = ("wording", "whole names")
Numbers = npt.NDArray[np.int64]


class Entries(NamedTuple):
    """Words by number and the rows that have them, one by one; `size` is the number of rows."""

    rows: Numbers
    words: Numbers
    size: int


def neighbours(bags: dict[str, Bags], published: Sequence[date | None]) -> list[tuple[int, int]]:
    """Pairs of rows, the lower first, in order.

    Reports that came out within weeks of each other need fewer words in common. A word that very
    many reports of the same weeks have tells nothing there, so that the work grows with the
    reports and not with their square.
    """
    limits = likeness_weights().limits
    weeks = _weeks(published, int(limits["near_days"]))
    said = _entries(bags, int(limits["telling_words"]), len(published))
    then = said._replace(words=said.words * (weeks.max(initial=0) + 2) + weeks[said.rows])
    crowd = int(limits["crowd"])
    pairs = _sharing(said, crowd, int(limits["words_far"]))
    for shift in (0, 1):  # of one span of weeks, and of a span and the next
        pairs |= _sharing(then, crowd, int(limits["words_near"]), shift=shift)
    return sorted(pairs)


def _weeks(published: Sequence[date | None], days: int) -> Numbers:
    """The span of days that each report came out in, by number; undated ones share the first."""
    return np.array([0 if day is None else 1 + day.toordinal() // days for day in published])


def _entries(bags: dict[str, Bags], most: int, size: int) -> Entries:
    """Every row with each of its rarest words; words of two kinds are never the same."""
    rows, words = [], []
    for number, kind in enumerate(KINDS):
        found = bags[kind].heaviest(most).tocoo()
        rows.append(found.row)
        words.append(found.col.astype(np.int64) * len(KINDS) + number)
    return Entries(np.concatenate(rows), np.concatenate(words), size)


def _sharing(entries: Entries, crowd: int, least: int, *, shift: int = 0) -> set[tuple[int, int]]:
    """Pairs of rows with at least so many words in common; `shift` is what a word of the second
    row is more than the same word of the first."""
    rows, words, size = entries
    known, column, times = np.unique(words, return_inverse=True, return_counts=True)
    kept = times[column] <= crowd
    first = _matrix(rows[kept], column[kept], (size, len(known)))
    second = first
    if shift:
        place = np.searchsorted(known, words + shift).clip(max=len(known) - 1)
        met = kept & (known[place] == words + shift)
        second = _matrix(rows[met], place[met], (size, len(known)))
    shared = coo_array(second @ first.T)
    low, high = np.minimum(shared.row, shared.col), np.maximum(shared.row, shared.col)
    found = (shared.data >= least) & (low < high)
    return set(zip(low[found].tolist(), high[found].tolist(), strict=True))


def _matrix(rows: Numbers, columns: Numbers, shape: tuple[int, int]) -> csr_array:
    return csr_array((np.ones(len(rows), np.int32), (rows, columns)), shape=shape)
