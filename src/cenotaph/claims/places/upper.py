"""Candidate names in a sentence without lower case, where only position and lists can tell."""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.claims.places.context import Left, left_of, right_of
from cenotaph.claims.places.names import (
    Name,
    Tokens,
    bare_compass,
    longest,
    looks_like_name,
    make,
)
from cenotaph.claims.sentences import Sentence, Token
from cenotaph.knowledge.gazetteer.catalogue import Gazetteer
from cenotaph.knowledge.gazetteer.tables import adjectives
from cenotaph.knowledge.place_words import PlaceWords

_LONGEST_UNKNOWN = 6
_LIST_GAP = 2
_PLAIN = frozenset({"in", "near", "outside"})


def scan_upper(sentence: Sentence, gazetteer: Gazetteer, words: PlaceWords) -> Iterator[Name]:
    """All candidate names in order: after a preposition, beside a type word, or in a list."""
    tokens, at, previous = sentence.tokens, 0, -1
    while at < len(tokens):
        last = 0
        whole = longest(tokens, at, gazetteer.listed, caps=True)
        if _may_open(tokens[at], words) or whole > at + 1:
            continued = previous >= 0 and _continues(tokens, previous, at, words)
            last = _name(tokens, at, gazetteer, words, continued=continued)
        if last:
            yield make(sentence, (at, last), gazetteer, words, caps=True)
            at = previous = max(last, right_of(tokens, last, words).last)
        else:
            at += 1


def _may_open(token: Token, words: PlaceWords) -> bool:
    return token.text[0].isalpha() and token.lower not in words.never_first


def _name(
    tokens: Tokens, at: int, gazetteer: Gazetteer, words: PlaceWords, *, continued: bool
) -> int:
    """The end of the name that starts at a token, or 0."""
    left = left_of(tokens, at, words)
    placed = left.relation is not None or left.typed or continued
    listed = longest(tokens, at, gazetteer.listed, caps=True)
    deep = longest(tokens, at, gazetteer.entries, caps=True) if placed else 0
    known = max(listed, deep)
    if known == at + 1 and _cut_short(tokens, at, words):
        known = 0
    longer = _unknown(tokens, at, words, closed=False) if placed else 0
    if longer > known and not right_of(tokens, known or at, words).typed:
        return longer
    if known and not bare_compass(tokens, at, known, words):
        return _whole(tokens, at, known, words) if placed else known
    if left.typed and left.of:
        return _unknown(tokens, at, words, closed=True)
    if not (left.strong or continued):
        return 0
    end = _institution(tokens, at, words) if left.strong else 0
    return end or _bare(tokens, at, left, words)


def _cut_short(tokens: Tokens, at: int, words: PlaceWords) -> bool:
    """Whether one word is no name by itself: "SANTA" before another, or a word of English."""
    lower, after = tokens[at].lower, at + 1 < len(tokens)
    if lower in words.openers:
        return after and _nameable(tokens[at + 1], words, inside=False)
    return (lower,) in words.types


def _bare(tokens: Tokens, at: int, left: Left, words: PlaceWords) -> int:
    """The end of a name that no layer knows after "in" or "near", or in a list after one."""
    plain = left.first == at and (left.relation is None or tokens[left.edge].lower in _PLAIN)
    plain = plain or tokens[at].lower in words.openers
    end = _unknown(tokens, at, words, closed=True) if plain else 0
    return end if end and looks_like_name(tokens[at:end], words) else 0


def _institution(tokens: Tokens, at: int, words: PlaceWords) -> int:
    """The end of "THE CENTRAL AMERICAN" before "UNIVERSITY"."""
    end = at
    while end < min(len(tokens), at + _LONGEST_UNKNOWN) and (
        tokens[end].lower in words.institutional or tokens[end].lower in adjectives()
    ):
        end += 1
    return end if end > at and "feature" in right_of(tokens, end, words).kinds else 0


def _whole(tokens: Tokens, at: int, known: int, words: PlaceWords) -> int:
    """The end of "SAN LUIS DE LA REINA" where only "SAN LUIS" is known."""
    end = known
    while end < len(tokens) and tokens[end].lower in words.inner - {"y"}:
        end += 1
    grows = end > known and tokens[known].lower in ("de", "del") and end < len(tokens)
    return end + 1 if grows and _nameable(tokens[end], words, inside=True) else known


def _unknown(tokens: Tokens, at: int, words: PlaceWords, *, closed: bool) -> int:
    """The end of a name that no layer knows, or 0.

    It runs up to a common noun in the singular ("LAS CANAS BRIDGE"), or, where a common noun
    stands before it, up to a sign or a small word (`closed`).
    """
    end = at
    while end < len(tokens) and _nameable(tokens[end], words, inside=end > at):
        end += 1
    while end > at and tokens[end - 1].lower in words.inner:
        end -= 1
    if not 0 < end - at <= _LONGEST_UNKNOWN:
        return 0
    right = right_of(tokens, end, words)
    if right.typed and not tokens[right.last - 1].lower.endswith("s"):
        return end
    return end if closed else 0


def _nameable(token: Token, words: PlaceWords, *, inside: bool) -> bool:
    if token.lower in (words.inner if inside else words.articles):
        return True
    return (
        token.text[0].isalpha()
        and token.lower not in words.never_within
        and token.lower not in words.bare
        and token.lower not in adjectives()
    )


def _continues(tokens: Tokens, previous: int, at: int, words: PlaceWords) -> bool:
    """Whether only a comma or a conjunction parts this token from the name before it."""
    between = [token.lower for token in tokens[previous:at]]
    return 0 < len(between) <= _LIST_GAP and all(
        word == "," or word in words.conjunctions for word in between
    )
