"""Cues: short patterns of words by which tables say what a sentence speaks of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

GAP = 6  # words that "~" may stand for
Value = TypeVar("Value")

_WORD = re.compile(r"[^\W_]+")
_START = 2  # letters by which cues are indexed


class Slot(NamedTuple):
    """One word of a cue: any of `exact`, or a word that begins with one of `prefixes`."""

    exact: frozenset[str]
    prefixes: tuple[str, ...]
    gap: int

    def takes(self, word: str) -> bool:
        """Whether a folded word fits."""
        return word in self.exact or word.startswith(self.prefixes)


class Cue(NamedTuple):
    """A pattern as the tables write it: words in order, "a/b" either, "w*" a stem, "~" a gap."""

    written: str
    slots: tuple[Slot, ...]

    def match(self, words: Sequence[str], start: int) -> int | None:
        """One past the last word if the cue begins at `start`, None if it does not."""
        if not self.slots[0].takes(words[start]):
            return None
        return _rest(self.slots[1:], words, start + 1)


def _rest(slots: Sequence[Slot], words: Sequence[str], start: int) -> int | None:
    if not slots:
        return start
    for at in range(start, min(start + slots[0].gap + 1, len(words))):
        if slots[0].takes(words[at]):
            end = _rest(slots[1:], words, at + 1)
            if end is not None:
                return end
    return None


def parse(written: str) -> Cue:
    """A cue from its written form.

    Raises:
        ValueError: it has no word, begins or ends with a gap, or begins with a one-letter stem.
    """
    slots: list[Slot] = []
    gap = 0
    for piece in written.split():
        if piece == "~":
            gap = GAP
            continue
        words = [fold(word) for word in piece.split("/") if word]
        slots.append(
            Slot(
                exact=frozenset(word for word in words if not word.endswith("*")),
                prefixes=tuple(word[:-1] for word in words if word.endswith("*")),
                gap=gap,
            )
        )
        gap = 0
    if not slots or slots[0].gap or gap or any(len(stem) < _START for stem in slots[0].prefixes):
        raise ValueError(f"cue {written!r} has no word or a gap at its edge")
    return Cue(written, tuple(slots))


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word as cues write it: lower case, no accents, straight apostrophe."""
    spread = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


def words_of(sentence: str) -> list[str]:
    """The folded words of a sentence, cut at every sign."""
    return [fold(word) for word in _WORD.findall(sentence)]


class CueIndex(Generic[Value]):
    """Many cues with a value each, looked up together.

    Raises:
        ValueError: a cue is badly written.
    """

    def __init__(self, cues: Iterable[tuple[str, Value]]) -> None:
        self._by_start: dict[str, list[tuple[Cue, Value]]] = {}
        for written, value in cues:
            cue = parse(written)
            first = cue.slots[0]
            starts = {word[:_START] for word in (*first.exact, *first.prefixes)}
            for start in starts:
                self._by_start.setdefault(start, []).append((cue, value))

    def hits(self, words: Sequence[str]) -> list[tuple[int, int, Value]]:
        """Every cue that stands in the words: first word, one past the last, its value."""
        found = []
        for at, word in enumerate(words):
            for cue, value in self._by_start.get(word[:_START], ()):
                end = cue.match(words, at)
                if end is not None:
                    found.append((at, end, value))
        return found
