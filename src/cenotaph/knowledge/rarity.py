"""How rare a word is in reports of killings, from tables that do not change with the case."""

from __future__ import annotations

import zlib
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

SLOTS = 1 << 17
STEPS = 16  # a table keeps sixteenths


def slot(word: str) -> int:
    """The place of a folded word in a table: its CRC-32 modulo the number of slots."""
    return zlib.crc32(word.encode()) % SLOTS


class Rarity:
    """Inverse document frequencies of one language, natural logarithms.

    A word of no document that the table was counted on weighs most. Two words may share a slot
    (one in ten does); the commoner of them then speaks for both.
    """

    def __init__(self, table: npt.NDArray[np.uint8]) -> None:
        self._table = table

    def weight(self, word: str) -> float:
        """0 for a word of every document, growing as it gets rarer."""
        return int(self._table[slot(word)]) / STEPS


@cache
def rarity(language: str | None) -> Rarity:
    """The table of a language; every word is as rare as another where there is none.

    The tables are counts of words over documents (`python -m training.rarity`); they are kept by
    slot, so they hold no word and no name.
    """
    data = resources.files("cenotaph.knowledge").joinpath("data", "rarity.npz")
    with data.open("rb") as stream, np.load(stream) as tables:
        known = language if language in tables.files else None
        return Rarity(tables[known] if known else np.full(SLOTS, STEPS, np.uint8))
