"""Rare shared wording: how much two tellings say in the same uncommon words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from cenotaph.incidents.folding import fold
from cenotaph.incidents.telling import Telling
from cenotaph.record.document import Text

SHORTEST_WORD = 4
_WORD = re.compile(r"[^\W_]+")


def words_of(telling: Telling, text: Text) -> frozenset[str]:
    """The folded words of the sentences that the telling rests on."""
    ranges = {(claim.sentence.start, claim.sentence.end) for claim in telling.claims}
    found: set[str] = set()
    for start, end in ranges:
        for match in _WORD.finditer(text.text[start:end]):
            word = fold(match.group())
            if len(word) >= SHORTEST_WORD or word.isdigit():
                found.add(word)
    return frozenset(found)


class Rarity:
    """Inverse document frequency over a set of tellings that could be compared at all."""

    def __init__(self, words: Sequence[frozenset[str]]) -> None:
        self.size = len(words)
        self._frequency = Counter(word for bag in words for word in bag)
        self._norms: dict[frozenset[str], float] = {}

    def weight(self, word: str) -> float:
        """0.4 for a word of every telling, growing as it gets rarer."""
        return math.log(0.5 + self.size / max(1, self._frequency[word]))

    def cosine(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Likeness of two bags of words in 0..1, rare words counting most.

        Words are summed in order, so that the last digit never depends on hashing.
        """
        shared = sum(self.weight(word) ** 2 for word in sorted(left & right))
        norms = self._norm(left) * self._norm(right)
        return shared / math.sqrt(norms) if norms else 0.0

    def _norm(self, bag: frozenset[str]) -> float:
        if bag not in self._norms:
            self._norms[bag] = sum(self.weight(word) ** 2 for word in sorted(bag))
        return self._norms[bag]
