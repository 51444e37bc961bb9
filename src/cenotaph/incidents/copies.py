"""Near-copied wording: which documents, paragraphs and sentences say what an older one said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cenotaph.incidents.telling import Telling
from cenotaph.record.document import MarkKind, Text

RUN_WORDS = 4
FEWEST_RUNS = 8
COPY_SHARE = 0.6
BANDS, ROWS = 21, 3
NEAREST = 16  # partners that a near-copy is compared with where very many share its prints
_SEED = 1
_BASE = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xD1342543DE82EF95)
_LETTERS = 0xC0  # code points from here on are letters of other alphabets,
_MARKS = (0x2000, 0x206F)  # but for these: dashes, quotation marks, spaces

Pair = tuple[str, str]
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


def copied_tellings(tellings: Sequence[Telling], texts: Mapping[str, Text]) -> dict[Pair, float]:
    """Pairs of keys of tellings (in order) whose paragraphs are near-copies, with the share.

    The share is the Jaccard index of runs of four words over the paragraphs that hold the
    claims. Min-hashes propose the pairs, the index itself is exact. Where very many share a
    print each is compared with the first ones only, so that the work grows with the reports.
    """
    told = [t for t in sorted(tellings, key=lambda t: t.key) if t.document in texts]
    runs = [_runs_of_telling(telling, texts[telling.document]) for telling in told]
    enough = [row for row, found in enumerate(runs) if len(found) >= FEWEST_RUNS]
    found: dict[Pair, float] = {}
    for first, second in _proposed([runs[row] for row in enough]):
        left, right = enough[first], enough[second]
        if told[left].document == told[right].document:
            continue
        shared = len(np.intersect1d(runs[left], runs[right], assume_unique=True))
        share = shared / (len(runs[left]) + len(runs[right]) - shared)
        if share >= COPY_SHARE:
            found[told[left].key, told[right].key] = round(share, 4)
    return dict(sorted(found.items()))


def _runs_of_telling(telling: Telling, text: Text) -> Runs:
    paragraphs = sorted({paragraph_at(text, claim.sentence.start) for claim in telling.makers})
    parts = [runs_of(text.text[start:end]) for start, end in paragraphs]
    return np.unique(np.concatenate(parts)) if parts else np.empty(0, np.uint64)


def _proposed(runs: Sequence[Runs]) -> list[tuple[int, int]]:
    """Pairs of rows that share a band of min-hashes, the lower row first."""
    if len(runs) <= 1:
        return []
    random = np.random.default_rng(_SEED)
    factors = random.integers(1, 1 << 63, size=BANDS * ROWS, dtype=np.uint64) | np.uint64(1)
    prints = np.stack([(found[None, :] * factors[:, None]).min(axis=1) for found in runs])
    pairs: set[tuple[int, int]] = set()
    for band in range(BANDS):
        columns = prints[:, band * ROWS : (band + 1) * ROWS]
        mixed = columns[:, 0].copy()
        for row in range(1, ROWS):
            mixed = mixed * _MIX ^ columns[:, row]
        pairs.update(_in_buckets(mixed))
    return sorted(pairs)


def _in_buckets(prints: Runs) -> Iterable[tuple[int, int]]:
    order = np.argsort(prints, kind="stable")
    ends = np.flatnonzero(np.diff(prints[order])) + 1
    for rows in np.split(order, ends):
        if len(rows) > 1:
            bucket = rows.tolist()
            for place, second in enumerate(bucket):
                for first in bucket[: min(place, NEAREST)]:
                    yield first, second


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
        counts = np.bincount(holders, minlength=row)[:row]
        likeliest = np.argsort(-counts, kind="stable")[:3]
        best, share = None, 0.0
        for each in sorted(int(candidate) for candidate in likeliest if counts[candidate]):
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
