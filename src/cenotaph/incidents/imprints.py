"""The names of those who brought out the reports of a happening, found again in other reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
FEWEST_LETTERS = 3


class Imprints:
    """Keys of publishers by name; a text is searched in one pass, however many there are."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        rows: dict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
        for key, name in named:
            words = tuple(_WORD.findall(name.removeprefix("The ")))
            if words and len(words[0]) >= FEWEST_LETTERS and words[0][:1].isupper():
                rows[words[0]].add((words, key))
        self._rows = {
            first: sorted(found, key=lambda row: (-len(row[0]), row))
            for first, found in rows.items()
        }

    def keys_in(self, text: str) -> list[str]:
        """The keys of the publishers that a text names, in its order."""
        words = _WORD.findall(text)
        found = []
        for place, word in enumerate(words):
            for names, key in self._rows.get(word, ()):
                if tuple(words[place : place + len(names)]) == names:
                    found.append(key)
                    break
        return found
