"""The words that tellings are compared by: all of them, proper names, whole names, numbers."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from cenotaph.incidents.folding import fold
from cenotaph.knowledge.rarity import SLOTS, Rarity, rarity, slot
from cenotaph.record.base import Record

SHORTEST_WORD = 3
CAPITALS = 0.5  # of all letters; above it, capitals tell no name
CHUNK = 100_000  # pairs multiplied at once
_WORD = re.compile(r"[^\W_]+")
_PROPER = re.compile(r"\b[^\W\d_a-zß-ÿ][\w'’-]{2,}")
_WHOLE = re.compile(r"\b[^\W\d_a-zß-ÿ][\w'’-]+ (?:[A-Z]\. )?[^\W\d_a-zß-ÿ][\w'’-]+")
_NUMBER = re.compile(r"\b\d[\d:,.]*\d\b|\b\d\b")

Terms = Mapping[str, float]


class Wording(Record, frozen=True, kw_only=True):
    """What a telling is worded in: the passages it rests on, the title of its document."""

    passages: str
    title: str
    language: str | None


def folded_words(text: str) -> list[str]:
    """Words of three letters and more and all numbers, folded, in order."""
    found = (match.group() for match in _WORD.finditer(text))
    return [fold(word) for word in found if len(word) >= SHORTEST_WORD or word.isdigit()]


def _all(wording: Wording, rare: Rarity) -> Terms:
    return _weighed(folded_words(wording.passages), rare.weight)


def _title(wording: Wording, rare: Rarity) -> Terms:
    return _weighed(folded_words(wording.title), rare.weight)


def _proper(wording: Wording, rare: Rarity) -> Terms:
    if _in_capitals(wording.passages):
        return {}
    found = (match.group() for match in _PROPER.finditer(wording.passages))
    return _weighed((fold(word) for word in found), rare.weight)


def _whole_names(wording: Wording, rare: Rarity) -> Terms:
    if _in_capitals(wording.passages):
        return {}
    found = (match.group() for match in _WHOLE.finditer(wording.passages))
    return _weighed(
        (fold(name) for name in found), lambda name: sum(map(rare.weight, name.split()))
    )


def _numbers(wording: Wording, rare: Rarity) -> Terms:
    return _weighed((match.group() for match in _NUMBER.finditer(wording.passages)), rare.weight)


# the dimensions of likeness.toml that are cosines of bags
KINDS: dict[str, Callable[[Wording, Rarity], Terms]] = {
    "wording": _all,
    "title": _title,
    "proper names": _proper,
    "whole names": _whole_names,
    "numbers": _numbers,
}


def _weighed(words: Iterable[str], weight: Callable[[str], float]) -> Terms:
    return {
        word: (1 + math.log(times)) * rare
        for word, times in Counter(words).items()
        if (rare := weight(word)) > 0
    }


def _in_capitals(text: str) -> bool:
    upper = sum(map(str.isupper, text))
    return upper > CAPITALS * (upper + sum(map(str.islower, text)))


class Bags:
    """The bags of one kind over a list of tellings, each of length 1, as rows of a matrix."""

    def __init__(self, rows: Sequence[Terms]) -> None:
        starts = np.zeros(len(rows) + 1, np.int64)
        np.cumsum([len(terms) for terms in rows], out=starts[1:])
        columns = np.fromiter((slot(word) for terms in rows for word in terms), np.int32)
        values = np.fromiter((value for terms in rows for value in terms.values()), np.float64)
        matrix = csr_array((values, columns, starts), shape=(len(rows), SLOTS))
        matrix.sum_duplicates()
        norms = np.sqrt(matrix.multiply(matrix).sum(axis=1))
        self.empty: npt.NDArray[np.bool_] = norms == 0
        matrix.data /= np.repeat(norms, np.diff(matrix.indptr))
        self._matrix = matrix

    def cosines(
        self, left: npt.NDArray[np.intp], right: npt.NDArray[np.intp]
    ) -> npt.NDArray[np.float64]:
        """The cosine of each pair of rows, 0..1; 0 where one of them has no term."""
        found = np.zeros(len(left))
        for start in range(0, len(left), CHUNK):
            part = slice(start, start + CHUNK)
            product = self._matrix[left[part]].multiply(self._matrix[right[part]])
            found[part] = product.sum(axis=1)
        return found

    def heaviest(self, most: int) -> csr_array:
        """A one for each of the heaviest terms of a row; of equals, the lower slots."""
        matrix = self._matrix
        rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
        order = np.lexsort((matrix.indices, -matrix.data, rows))
        rank = np.arange(len(order)) - np.repeat(matrix.indptr[:-1], np.diff(matrix.indptr))
        kept = order[rank < most]
        ones = np.ones(len(kept), np.int32)
        return csr_array((ones, (rows[kept], matrix.indices[kept])), shape=matrix.shape)


def bags(wordings: Sequence[Wording]) -> dict[str, Bags]:
    """The bags of every kind, rows in the order of the wordings."""
    return {
        kind: Bags([terms(wording, rarity(wording.language)) for wording in wordings])
        for kind, terms in KINDS.items()
    }
