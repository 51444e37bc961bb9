"""The words of a text as names are compared: folded, with what stands between them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")
_NOTHING: tuple[()] = ()


class Glyph(NamedTuple):
    """One word: `key` is folded; `gap` is what stands between it and the word before.

    `gap` is "" at the start of the text, " " where a name may run on (white space, quotes,
    hyphens, apostrophes), "," for a comma, "(" for an opening bracket, "|" for anything else.
    """

    key: str
    text: str
    start: int
    end: int
    gap: str
    hyphen: bool

    @property
    def capital(self) -> bool:
        """Whether it is written with a leading capital or is a figure."""
        return not self.text[:1].islower()


_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|(?<=\w)['’]s(?!\w)|(?<=\w)['’]S(?!\w)|[^\W_]+")
_QUIET = frozenset(" \t\"'“”«»‘’`‹›-‐‑–/&\u00a0\u202f\u2009\ufeff")
_POSSESSIVE = "'s"


def glyphs(text: str) -> list[Glyph]:
    """The words of a text in order; dotted acronyms lose their stops ("U.N." is "un")."""
    found: list[Glyph] = []
    reached = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        between = text[reached:start]
        written = match.group()
        found.append(
            Glyph(
                key=_key(written),
                text=written,
                start=start,
                end=end,
                gap=_gap(between) if found else "",
                hyphen=between in ("-", "‐", "‑"),
            )
        )
        reached = end
    return found


@lru_cache(maxsize=65536)
def _key(written: str) -> str:
    folded = unicodedata.normalize("NFKD", written.casefold().replace("’", "'"))
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return bare.replace(".", "").replace("œ", "oe")


def _gap(between: str) -> str:
    stripped = "".join(sign for sign in between if sign not in _QUIET)
    if stripped in ("", "\n"):
        return " " if between else ""
    if stripped in (",", ",\n"):
        return ","
    return "(" if stripped in ("(", "[") else "|"


@lru_cache(maxsize=16384)
def keys_of(phrase: str) -> tuple[str, ...]:
    """A phrase of a table cut and folded like the text."""
    return tuple(glyph.key for glyph in glyphs(phrase))


def runs_on(words: Sequence[Glyph], first: int, last: int) -> bool:
    """Whether words `[first, last)` can be one name: nothing but quiet signs between them."""
    return all(words[index].gap in ("", " ") for index in range(first + 1, last))


def shouted(text: str) -> bool:
    """Whether a text is written in capitals throughout, as wire copy was."""
    letters = [sign for sign in text if sign.isalpha()]
    return bool(letters) and sum(sign.isupper() for sign in letters) > 0.7 * len(letters)


def loud(words: Sequence[Glyph], first: int, last: int) -> bool:
    """Whether words `[first, last)` show that they are a name: some word has a capital."""
    return any(words[index].capital for index in range(first, last))


class Lexicon(Generic[Value]):
    """Phrases by their first word, the longest first; one phrase may have several values."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        gathered: dict[tuple[str, ...], list[Value]] = {}
        for phrase, value in entries:
            values = gathered.setdefault(keys_of(phrase), [])
            if value not in values:
                values.append(value)
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[Value, ...]]]] = {}
        for keys, values in gathered.items():
            self._by_first.setdefault(keys[0], []).append((keys, tuple(values)))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: (-len(row[0]), row[0]))

    def at(self, words: Sequence[Glyph], index: int) -> Sequence[tuple[int, tuple[Value, ...]]]:
        """All phrases that start at `index`, longest first: the index after each, its values."""
        rows = self._by_first.get(words[index].key) if 0 <= index < len(words) else None
        if rows is None:
            return _NOTHING
        found = []
        for keys, values in rows:
            end = index + len(keys)
            if (
                end <= len(words)
                and all(words[index + step].key == key for step, key in enumerate(keys))
                and runs_on(words, index, end)
            ):
                found.append((end, values))
        return found

    def longest(self, words: Sequence[Glyph], index: int) -> tuple[int, tuple[Value, ...]] | None:
        """The longest phrase that starts at `index`, if any."""
        found = self.at(words, index)
        return found[0] if found else None


class Paragraphs:
    """The stretches of a text between line breaks, by offset."""

    def __init__(self, text: str) -> None:
        self._breaks = [match.start() for match in re.finditer(r"\n\s*\n|(?<=[.!?”\"])\n", text)]

    def of(self, offset: int) -> int:
        """The number of the paragraph at `offset`."""
        return bisect_right(self._breaks, offset)
