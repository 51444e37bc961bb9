"""The words of a whole document with offsets and sentence numbers, and look-up of phrases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from cenotaph.knowledge.abbreviations import abbreviations
from cenotaph.knowledge.numbers import number_table
from cenotaph.record.document import Text

Value = TypeVar("Value")


class Word(NamedTuple):
    """One word, figure or sign; `sentence` counts the stretches between full stops."""

    text: str
    lower: str
    start: int
    end: int
    sentence: int
    figure: bool


_SCAN = re.compile(
    r"""
      (?P<mask>https?://\S+ | www\.\S+ | [\w.+-]{1,64}@[\w.-]{1,255} | \+\d[\d\ ()\-]{6,})
    | (?P<figure>\d{1,3}(?:[,.\u00a0\u202f\u2009\ ]\d{3})+(?![\w]) | \d+(?:[.,]\d+)?(?!\w))
    | (?:[A-Za-z]\.){2,}
    | ['’][sS](?!\w)
    | (?:[ldjnmtscLDJNMTSC]|[Qq]u|QU|[Jj]usqu|JUSQU|[Ll]orsqu)['’](?=[^\W\d_])
    | [^\W_]+(?:[-‐‑][^\W_]+)*(?:['’](?![sS]\b)[^\W\d_]+)*
    | (?P<stop>[.!?…]+(?=["'”’»)\]]*(?:\s|$|[A-ZÀ-Þ])))
    | [^\s\w]
    | _
    """,
    re.VERBOSE,
)
_SAMPLE = 5000  # characters that tell the language
_BLANK = re.compile(r"\n\s*\n")
_FOLD = str.maketrans({"’": "'", "‐": "-", "‑": "-"})


def scan(text: str) -> list[Word]:
    """All words and signs of a text in order; addresses and telephone numbers are left out."""
    words: list[Word] = []
    sentence = 0
    reached = 0
    for match in _SCAN.finditer(text):
        start, end = match.span()
        if start - reached > 1 and words and _BLANK.search(text, reached, start):
            sentence = words[-1].sentence + 1
        reached = end
        kind = match.lastgroup
        if kind == "mask":
            continue
        written = match.group()
        lower = written.lower().translate(_FOLD)
        words.append(Word(written, lower, start, end, sentence, kind == "figure"))
        if kind == "stop" and not _abbreviates(words):
            sentence += 1
    return words


def _abbreviates(words: Sequence[Word]) -> bool:
    if len(words) < 2 or words[-1].text != ".":  # noqa: PLR2004 - the stop and a word before it
        return False
    before = words[-2]
    return before.end == words[-1].start and (
        before.lower in abbreviations().always
        or before.lower in abbreviations().before_figures
        or (len(before.text) == 1 and before.text.isalpha())
    )


def pieces(phrase: str) -> tuple[str, ...]:
    """A phrase of a table cut like the text."""
    elided = phrase.endswith("'")  # "plus d'" is cut as before a word
    found = _SCAN.finditer(phrase + "a" if elided else phrase)
    words = tuple(match.group().lower().translate(_FOLD) for match in found)
    return words[:-1] if elided else words


class Phrases(Generic[Value]):
    """Phrases by their first word, the longest first, each with a value."""

    def __init__(self, table: Mapping[str, Value]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in table.items():
            words = pieces(phrase)
            self._by_first.setdefault(words[0], []).append((words, value))
            self._by_last.setdefault(words[-1], []).append((words, value))
        for index in (self._by_first, self._by_last):
            for entries in index.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def firsts(self) -> frozenset[str]:
        """The words that a phrase can begin with."""
        return frozenset(self._by_first)

    def at(self, words: Sequence[Word], index: int) -> tuple[int, Value] | None:
        """The longest phrase that starts at `index`: the index after it and its value."""
        if index >= len(words):
            return None
        for phrase, value in self._by_first.get(words[index].lower, ()):
            end = index + len(phrase)
            if end <= len(words) and all(
                words[index + offset].lower == word for offset, word in enumerate(phrase)
            ):
                return end, value
        return None

    def before(self, words: Sequence[Word], index: int) -> tuple[int, Value] | None:
        """The longest phrase that ends just before `index`: the index it starts at, its value."""
        if index <= 0:
            return None
        for phrase, value in self._by_last.get(words[index - 1].lower, ()):
            start = index - len(phrase)
            if start >= 0 and all(
                words[start + offset].lower == word for offset, word in enumerate(phrase)
            ):
                return start, value
        return None


def language_of(text: Text) -> str:
    """The language of the table that a text is written in: stated, else by its small words."""
    languages = number_table().languages
    stated = text.first("language")
    if stated is not None and stated.value[:2].lower() in languages:
        return stated.value[:2].lower()
    words = Counter(text.text[:_SAMPLE].lower().split())
    votes = {
        name: sum(words[word] for word in numbers.telling) for name, numbers in languages.items()
    }
    return max(votes, key=lambda name: votes[name])


@cache
def phrases_of(phrases: frozenset[str]) -> Phrases[bool]:
    """Phrases without a value of their own, built once."""
    return Phrases(dict.fromkeys(sorted(phrases), True))
