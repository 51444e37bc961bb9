"""The words that tellings are compared by: all of them, proper names, whole names, numbers."""

from __future__ import annotations

import re
import string
from array import array
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from cenotaph.incidents.folding import fold
from cenotaph.knowledge.rarity import SLOTS, Rarity, rarity, slot
from cenotaph.record.base import Record

SHORTEST_WORD = 3
CAPITALS = 0.5  # of all letters; above it, capitals tell no name
CHUNK = 100_000  # pairs multiplied at once
BATCH = 10_000  # rows sorted at once
_WORD = re.compile(r"[^\W_]+")
_SMALL = string.ascii_lowercase.encode()
_PROPER = re.compile(r"\b[^\W\d_a-zß-ÿ][\w'’-]{2,}")
_WHOLE = re.compile(r"\b[^\W\d_a-zß-ÿ][\w'’-]+ (?:[A-Z]\. )?[^\W\d_a-zß-ÿ][\w'’-]+")
_NUMBER = re.compile(r"\b\d[\d:,.]*\d\b|\b\d\b")

Numbers = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]


class Wording(Record, frozen=True, kw_only=True):
    """What a telling is worded in: the passages it rests on, the title of its document."""

    passages: str
    title: str
    language: str | None


class Kind(NamedTuple):
    """One kind of term: how it stands in a wording, as what it is compared, how rare it is.

    `term` is empty for what is too short to tell anything.
    """

    found: Callable[[Wording], list[str]]
    term: Callable[[str], str]
    weight: Callable[[str, Rarity], float]


def folded_words(text: str) -> list[str]:
    """Words of three letters and more and all numbers, folded, in order."""
    return [term for word in _WORD.findall(text) if (term := _long(word))]


def _long(word: str) -> str:
    return fold(word) if len(word) >= SHORTEST_WORD or word.isdigit() else ""


def _rare(term: str, rare: Rarity) -> float:
    return rare.weight(term)


def _rare_together(name: str, rare: Rarity) -> float:
    return sum(map(rare.weight, name.split()))


def _unless_in_capitals(pattern: re.Pattern[str]) -> Callable[[Wording], list[str]]:
    return lambda said: [] if in_capitals(said.passages) else pattern.findall(said.passages)


# the dimensions of likeness.toml that are cosines of bags
KINDS = {
    "wording": Kind(lambda said: _WORD.findall(said.passages), _long, _rare),
    "title": Kind(lambda said: _WORD.findall(said.title), _long, _rare),
    "proper names": Kind(_unless_in_capitals(_PROPER), fold, _rare),
    "whole names": Kind(_unless_in_capitals(_WHOLE), fold, _rare_together),
    "numbers": Kind(lambda said: _NUMBER.findall(said.passages), str, _rare),
}


@lru_cache(maxsize=2)  # asked for two kinds of names in turn
def in_capitals(text: str) -> bool:
    """Whether more than half of the letters are capitals."""
    plain = text.encode("ascii", "ignore")
    if 2 * (len(plain) - len(plain.translate(None, _SMALL))) >= len(text):
        return False  # most of it is small letters: no need to look at each
    upper = sum(map(str.isupper, text))
    return upper > CAPITALS * (upper + sum(map(str.islower, text)))


class _Lexicon(dict[str, int]):
    """Words as they stand to the number of their term, -1 for those that are none."""

    def __init__(self, kind: Kind, language: str | None, terms: _Terms) -> None:
        super().__init__()
        self._kind, self._rarity, self._terms = kind, rarity(language), terms

    def __missing__(self, word: str) -> int:
        term = self._kind.term(word)
        weight = self._kind.weight(term, self._rarity) if term else 0.0
        self[word] = self._terms.number(term, weight) if weight > 0 else -1
        return self[word]


class _Terms:
    """Terms by number, each with its slot and how rare it is."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, float], int] = {}
        self.slots = array("q")
        self.weights = array("d")

    def number(self, term: str, weight: float) -> int:
        known = self._numbers.setdefault((term, weight), len(self.slots))
        if known == len(self.slots):
            self.slots.append(slot(term))
            self.weights.append(weight)
        return known


class Bags:
    """The bags of one kind over a list of tellings, each of length 1, as rows of a matrix.

    `rows`, `slots` and `values` are the entries one by one; a slot that a row has twice counts
    with both values.
    """

    def __init__(self, rows: Numbers, slots: Numbers, values: Shares, size: int) -> None:
        matrix = csr_array((values, (rows, slots)), shape=(size, SLOTS))
        matrix.sum_duplicates()
        norms = np.sqrt(np.bincount(_rows(matrix), matrix.data**2, minlength=size))
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

    def terms(self) -> tuple[Numbers, Numbers]:
        """Where the slots of each row start, and one place after the last; the slots."""
        return self._matrix.indptr.astype(np.int64), self._matrix.indices.astype(np.int64)

    def heaviest(self, most: int) -> tuple[Numbers, Numbers]:
        """Rows and slots of the heaviest terms of each row; of equals, the lower slots."""
        matrix = self._matrix
        kept = [
            _heaviest(matrix[at : at + BATCH], most, at) for at in range(0, len(self.empty), BATCH)
        ]
        rows, slots = zip(*kept, strict=True) if kept else ((), ())
        return (
            np.concatenate([np.zeros(0, np.int64), *rows]),
            np.concatenate([np.zeros(0, np.int64), *slots]),
        )


def _heaviest(part: csr_array, most: int, first: int) -> tuple[Numbers, Numbers]:
    rows = _rows(part)
    order = np.lexsort((part.indices, -part.data, rows))
    rank = np.arange(len(order)) - np.repeat(part.indptr[:-1], np.diff(part.indptr))
    kept = order[rank < most]
    return rows[kept] + first, part.indices[kept].astype(np.int64)


def _rows(matrix: csr_array) -> Numbers:
    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))


def bags(wordings: Sequence[Wording]) -> dict[str, Bags]:
    """The bags of every kind, rows in the order of the wordings."""
    return {name: _bags(kind, wordings) for name, kind in KINDS.items()}


def _bags(kind: Kind, wordings: Sequence[Wording]) -> Bags:
    terms = _Terms()
    lexicons: dict[str | None, _Lexicon] = {}
    said, lengths = array("q"), array("q")
    for wording in wordings:
        lexicon = lexicons.get(wording.language)
        if lexicon is None:
            lexicon = lexicons[wording.language] = _Lexicon(kind, wording.language, terms)
        found = kind.found(wording)
        said.extend(map(lexicon.__getitem__, found))
        lengths.append(len(found))
    rows = np.repeat(np.arange(len(wordings)), np.frombuffer(lengths, np.int64))
    numbers = np.frombuffer(said, np.int64)
    codes = (rows * len(terms.slots) + numbers)[numbers >= 0]
    codes, times = np.unique(codes, return_counts=True)
    rows, numbers = np.divmod(codes, max(1, len(terms.slots)))
    slots = np.frombuffer(terms.slots, np.int64)[numbers]
    weights = np.frombuffer(terms.weights, np.float64)[numbers]
    return Bags(rows, slots, (1 + np.log(times)) * weights, len(wordings))
