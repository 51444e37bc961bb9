"""Which eight-bit code page a text is in: that under which its letters are those of a language."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from cenotaph.record.base import Record

_SAMPLE = 50_000
_STRANGE = -3.0  # a letter or sign that no text of the language holds
_MIXED = -3.0  # a capital inside a word, or two scripts in one word
_LAST_LATIN = "\u024f"
_FREQUENT = 6  # letters of a language that a text of it is full of


class Page(Record, frozen=True, kw_only=True):
    """A code page and, for each of its languages, the letters outside ASCII."""

    codec: str
    name: str
    letters: tuple[tuple[str, str], ...]


@cache
def _raw() -> dict[str, Any]:
    source = resources.files("cenotaph.text").joinpath("data/codepages.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def named_codecs() -> dict[str, str]:
    """Python's codec for each encoding name that is believed (letters and figures only)."""
    names: dict[str, str] = _raw()["named"]
    return names


@cache
def _table() -> tuple[tuple[Page, ...], frozenset[str]]:
    raw = _raw()
    pages = tuple(
        Page(
            codec=row["codec"],
            name=row["name"],
            letters=tuple(row["letters"].items()),
        )
        for row in raw["page"]
    )
    return pages, frozenset(raw["punctuation"])


def decode_eight_bit(data: bytes) -> tuple[str, str]:
    """The characters of bytes in some eight-bit code page, and the name of the page.

    Never fails: a file in which no page makes sense is read as Latin-1, where each byte is one
    character, and is left to the checks for binary data.
    """
    pages, _ = _table()
    scored: list[tuple[float, int, str]] = []
    for place, page in enumerate(pages):
        try:
            text = data.decode(page.codec)
        except UnicodeDecodeError:
            continue
        scored.append((-_score(page, text), place, text))
    if not scored:
        return data.decode("latin-1"), "Latin-1"
    _, place, text = min(scored)
    return text, pages[place].name


def _score(page: Page, text: str) -> float:
    """How well the text reads in the page's best language: higher is better."""
    sample = _foreign_words(text)
    counts = Counter(character for character in sample if not character.isascii())
    _, punctuation = _table()
    best = max(
        sum(
            number * _worth(character, letters, punctuation) for character, number in counts.items()
        )
        for _, letters in page.letters
    )
    return best + _MIXED * _mixtures(sample)


def _foreign_words(text: str) -> str:
    """The words of the text that hold anything outside ASCII, as far as the sample goes."""
    words: list[str] = []
    taken = 0
    for word in text.split():
        if not word.isascii():
            words.append(word)
            taken += len(word)
            if taken > _SAMPLE:
                break
    return " ".join(words)


def _worth(character: str, letters: str, punctuation: frozenset[str]) -> float:
    if character in punctuation:
        return 1.5
    place = letters.find(character.lower())
    if place < 0:
        return _STRANGE
    return (1.5 if place < _FREQUENT else 1.0) - (0.0 if character in letters else 0.1)


def _mixtures(sample: str) -> int:
    """Places where a capital follows a small letter, or one script another, inside a word."""
    return sum(
        before.isalpha() and after.isalpha() and _clash(before, after)
        for before, after in pairwise(sample)
    )


def _clash(before: str, after: str) -> bool:
    shifted = before.islower() and after.isupper()
    return shifted or (before.isascii() != after.isascii() and max(before, after) > _LAST_LATIN)
