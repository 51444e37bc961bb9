"""Which pairs of tellings are worth weighing: those that share enough of what they are found by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array

from cenotaph.incidents.telling import AGGREGATE, Telling
from cenotaph.incidents.tokens import KEY, MARGIN, PRINT, SPAN, WORD, WORD_THEN, Tokens, kinds_of
from cenotaph.knowledge.likeness import likeness_weights

BATCH = 4_000  # rows compared with all others at once
LAST = date.max.toordinal()

Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Telling_ = Callable[[Numbers], Mask]


def uncrowded(codes: Numbers) -> Mask:
    """Which of the codes tell something: what very many rows have finds none of them."""
    _, column, times = np.unique(codes, return_inverse=True, return_counts=True)
    few: Mask = times[column] <= likeness_weights().limits["crowd"]
    return few


def sharing(tokens: Tokens, tellings: Sequence[Telling], telling: Telling_ = uncrowded) -> Numbers:
    """Pairs of rows, the lower first, as `low * len(tellings) + high` in order, each once.

    One key in common is enough where the dates can be one; of the rarest words it takes several,
    fewer when the reports came out within weeks of each other. `telling` says which tokens tell
    something, so that the work grows with the reports and not with their square.
    """
    limits = likeness_weights().limits
    size = len(tellings)
    kept = telling(tokens.codes) & (kinds_of(tokens.codes) != PRINT)
    known = Tokens(tokens.rows[kept], tokens.codes[kept])
    by_key = _together(known.of(KEY), size)
    found = [by_key[can_be_one(by_key, tellings)]]
    found += _several(known.of(WORD), size, int(limits["words_far"]))
    for shift in (0, SPAN):  # of one span of days, and of a span and the next
        found += _several(known.of(WORD_THEN), size, int(limits["words_near"]), shift)
    return np.unique(np.concatenate(found))


def in_a_row(tokens: Tokens, tellings: Sequence[Telling]) -> Numbers:
    """Near-copies as `sharing` gives them: each with the next that came out, by any print."""
    rows, codes = tokens.of(PRINT)
    size = len(tellings)
    days = np.array([_end(t.published, 0) for t in tellings], np.int64)
    order = np.lexsort((rows, days[rows], codes))
    rows, codes = rows[order], codes[order]
    one, other = rows[:-1], rows[1:]
    pairs = np.minimum(one, other) * size + np.maximum(one, other)
    return np.unique(pairs[codes[:-1] == codes[1:]])


def _together(tokens: Tokens, size: int) -> Numbers:
    """Pairs of rows that have a code in common."""
    order = np.lexsort(tokens)
    rows, codes = tokens.rows[order], tokens.codes[order]
    found = [np.zeros(0, np.int64)]
    at = np.arange(len(rows))
    shift = 1
    while True:
        at = at[at + shift < len(rows)]
        at = at[codes[at] == codes[at + shift]]
        if not len(at):
            return np.unique(np.concatenate(found))
        found.append(rows[at] * size + rows[at + shift])
        shift += 1


def _several(tokens: Tokens, size: int, least: int, shift: int = 0) -> Iterator[Numbers]:
    """Pairs of rows with at least so many codes in common; `shift` is what a code of the second
    row is more than that of the first."""
    rows, codes = tokens
    known, column = np.unique(codes, return_inverse=True)
    first = _matrix(rows, column, (size, len(known)))
    second = first
    if shift:
        place = np.searchsorted(known, codes + shift).clip(max=max(0, len(known) - 1))
        met = known[place] == codes + shift if len(known) else np.zeros(0, bool)
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


def can_be_one(pairs: Numbers, tellings: Sequence[Telling]) -> Mask:
    """Which pairs are of two documents whose dates can be one, or that give none."""
    low, high = np.divmod(pairs, max(1, len(tellings)))
    first = np.array([_end(t.when.earliest if t.when else None, 0) for t in tellings], np.int64)
    last = np.array([_end(t.when.latest if t.when else None, LAST) for t in tellings], np.int64)
    slack = np.array([0 if t.scope == AGGREGATE else MARGIN for t in tellings], np.int64)
    gap = np.maximum(first[low], first[high]) - np.minimum(last[low], last[high])
    documents = np.unique([t.document for t in tellings], return_inverse=True)[1]
    may: Mask = (gap <= slack[low]) & (documents[low] != documents[high])
    return may


def _end(day: date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()
