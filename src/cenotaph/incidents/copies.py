"""Near-copied wording: which documents, paragraphs and sentences say what an older one said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cenotaph.record.document import MarkKind, Text

RUN_WORDS = 4
FEWEST_RUNS = 8
COPY_SHARE = 0.6
_BASE = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xD1342543DE82EF95)
_LETTERS = 0xC0  # code points from here on are letters of other alphabets,
_MARKS = (0x2000, 0x206F)  # but for these: dashes, quotation marks, spaces

Runs = NDArray[np.uint64]


@cache
def _powers(size: int) -> tuple[Runs, Runs]:
    """The powers of an odd number modulo 2**64 and their inverses."""
    base = np.full(size, _BASE, np.uint64)
    inverse = np.full(size, pow(_BASE, -1, 1 << 64), np.uint64)
    base[0] = inverse[0] = 1
    return np.cumprod(base), np.cumprod(inverse)


def _words_of(text: str) -> Runs:
    """A number for each word, in order; case does not matter."""
    letters = np.frombuffer(text.casefold().encode("utf-32-le"), np.uint32).astype(np.uint64)
    if not len(letters):
        return np.empty(0, np.uint64)
    inside = ((letters >= ord("a")) & (letters <= ord("z"))) | (
        (letters >= ord("0")) & (letters <= ord("9"))
    )
    inside |= (letters >= _LETTERS) & ~((letters >= _MARKS[0]) & (letters <= _MARKS[1]))
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]])))
    starts, ends = edges[::2], edges[1::2]
    powers, inverse = _powers(1 << (len(letters) + 1).bit_length())
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(letters * powers[: len(letters)])])
    numbers: Runs = (sums[ends] - sums[starts]) * inverse[starts]
    return numbers


def runs_of(text: str) -> Runs:
    """The runs of four words of a text as sorted numbers, each once."""
    numbers = _words_of(text)
    if len(numbers) < RUN_WORDS:
        return np.empty(0, np.uint64)
    size = len(numbers) - RUN_WORDS + 1
    mixed = np.zeros(size, np.uint64)
    for shift in range(RUN_WORDS):
        mixed = (mixed ^ numbers[shift : shift + size]) * _MIX
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


def body_of(text: Text) -> str:
    """The words of a document without what is marked as not its own."""
    kept, start = [], 0
    for mark in text.of(MarkKind.BOILERPLATE):
        kept.append(text.text[start : mark.start])
        start = max(start, mark.end)
    return "\n".join([*kept, text.text[start:]])


def paragraph_at(text: Text, position: int) -> tuple[int, int]:
    """Where the paragraph around a position begins and ends."""
    for mark in text.of(MarkKind.PARAGRAPH):
        if mark.start <= position < mark.end:
            return mark.start, mark.end
    start = text.text.rfind("\n", 0, position) + 1
    end = text.text.find("\n", position)
    return start, len(text.text) if end < 0 else end


class Older:
    """The documents of one happening, the oldest first, asked what stood in an older one."""

    def __init__(self, wholes: Sequence[Runs]) -> None:
        self._wholes = wholes
        everything = np.concatenate([*wholes, np.empty(0, np.uint64)])
        ends = np.cumsum([len(whole) for whole in wholes])
        self._known, first = np.unique(everything, return_index=True)
        self._holder = np.searchsorted(ends, first, side="right")

    def holder(self, runs: Runs, row: int, fewest: int) -> int | None:
        """The row of the older document that holds most of `runs`, if it holds enough of them.

        Of several that hold as much, the oldest.
        """
        if len(runs) < fewest or row == 0:
            return None
        place = np.searchsorted(self._known, runs)
        place[place == len(self._known)] = 0
        holders = self._holder[place][self._known[place] == runs]
        older, counts = np.unique(holders[holders < row], return_counts=True)
        likeliest = older[np.argsort(-counts, kind="stable")[:3]]
        best, share = None, 0.0
        for each in sorted(likeliest.tolist()):
            if self.share(runs, each) > share:
                best, share = each, self.share(runs, each)
        return best if share >= COPY_SHARE else None

    def share(self, runs: Runs, row: int) -> float:
        """The share of `runs` that a document holds; words too few for a run are in any."""
        if not len(runs):
            return 1.0
        shared = np.intersect1d(runs, self._wholes[row], assume_unique=True)
        return len(shared) / len(runs)

    def whole(self, row: int) -> Runs:
        """The runs of a document."""
        return self._wholes[row]
