"""What is rare and what is common among the tellings that a telling could be compared with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cenotaph.incidents.places import names
from cenotaph.incidents.telling import Telling
from cenotaph.incidents.wording import Rarity, words_of
from cenotaph.knowledge.likeness import likeness_weights
from cenotaph.record.document import Text


class Company:
    """A set of tellings joined by candidate pairs, and how often each thing is said in it.

    Documents outside the set can never be compared with those inside, so nothing in them
    changes what is rare here.
    """

    def __init__(self, tellings: Sequence[Telling], texts: Mapping[str, Text]) -> None:
        limits = likeness_weights().limits
        self.words = {t.key: words_of(t, texts[t.document]) for t in tellings}
        self.rarity = Rarity(list(self.words.values()))
        self._size = len(tellings)
        places = Counter(n for t in tellings for n in {n for w in t.wheres for n in names(w)})
        self._crowded = frozenset(
            n for n, times in places.items() if times > limits["common_place"]
        )
        self._groups = Counter(g for t in tellings for g in {v.category for v in t.victims})

    def crowded(self, place_names: frozenset[str]) -> bool:
        """Whether one of the names is given by so many tellings that it says less."""
        return bool(place_names & self._crowded)

    def rare_group(self, categories: frozenset[str]) -> bool:
        """Whether one of the categories of victims is seldom met here."""
        limits = likeness_weights().limits
        if self._size < limits["company"]:
            return False
        return any(self._groups[c] <= limits["rare_group"] * self._size for c in categories)
