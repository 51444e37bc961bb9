"""Words become the word pieces that the labeller was trained on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tokenizers import Tokenizer

from cenotaph.claims.labeller.shipped import card, checked
from cenotaph.record.base import Record

CLS, SEP, UNKNOWN = 101, 102, 100
LONGEST = 160  # pieces the labeller is asked to read at once; the words around the act are kept
_REMEMBERED = 1 << 16


class Pieces(Record, frozen=True, kw_only=True):
    """Words `[start, start + len(words))` of a sentence as pieces around one predicate.

    `marks` are 1 on the predicate's pieces; `words` the position of each word's first piece.
    """

    ids: tuple[int, ...]
    marks: tuple[int, ...]
    words: tuple[int, ...]
    predicate: int
    start: int


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    with checked(card().tokenizer, card().tokenizer_sha256) as path:
        tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@lru_cache(maxsize=_REMEMBERED)
def pieces_of(word: str) -> tuple[int, ...]:
    """The numbers of a word's pieces, at least one; letter case makes no difference."""
    ids = _tokenizer().encode(word, add_special_tokens=False).ids
    return tuple(ids) or (UNKNOWN,)


def encoded(text: str) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """The numbers of the pieces of running text, and where in it each stands, `[start, end)`."""
    encoding = _tokenizer().encode(text, add_special_tokens=False)
    return tuple(encoding.ids), tuple(encoding.offsets)


def pieces_around(words: Sequence[tuple[int, ...]], first: int, last: int) -> Pieces:
    """A sentence's `words` as pieces, cut to the limit around its predicate `[first, last)`."""
    start, end = _window(words, first, last)
    ids, marks, positions = [CLS], [0], []
    for index in range(start, end):
        positions.append(len(ids))
        ids.extend(words[index])
        marks.extend([int(first <= index < last)] * len(words[index]))
    return Pieces(
        ids=(*ids, SEP),
        marks=(*marks, 0),
        words=tuple(positions),
        predicate=positions[first - start],
        start=start,
    )


def _window(words: Sequence[tuple[int, ...]], first: int, last: int) -> tuple[int, int]:
    """The widest stretch of words around a predicate whose pieces fit, grown on both sides."""
    room = LONGEST - sum(map(len, words[first:last]))
    start, end = first, last
    grown = True
    while grown:
        grown = False
        if start and len(words[start - 1]) <= room:
            start -= 1
            room -= len(words[start])
            grown = True
        if end < len(words) and len(words[end]) <= room:
            room -= len(words[end])
            end += 1
            grown = True
    return start, end
