"""All the candidate names of a sentence, however it is written."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from cenotaph.claims.places.context import Right
from cenotaph.claims.places.mixed import scan_mixed
from cenotaph.claims.places.names import Name
from cenotaph.claims.places.upper import scan_upper
from cenotaph.claims.sentences import Sentence
from cenotaph.knowledge.gazetteer.catalogue import Gazetteer
from cenotaph.knowledge.place_words import PlaceWords

_WIDE = frozenset({"country", "region", "district"})
_LEAST_LETTERS = 8
_UPPER_SHARE = 0.9
_LONG_WORD = 4
_LEAST_WORDS = 5
_TITLE_SHARE = 0.9


def scan(sentence: Sentence, gazetteer: Gazetteer, words: PlaceWords) -> list[Name]:
    """The candidate names in order, none overlapping another."""
    scanner = scan_upper if upper_case(sentence) else scan_mixed
    names = list(scanner(sentence, gazetteer, words))
    told = [
        _without_shared_noun(name, names[index - 1]) if index else name
        for index, name in enumerate(names)
    ]
    pairs = zip_longest(told, told[1:])
    return [_without_lent_noun(name, after) for name, after in pairs]


def upper_case(sentence: Sentence) -> bool:
    """Whether capitals say nothing: all is written large, or Every Long Word Has One."""
    letters = "".join(token.text for token in sentence.tokens if token.text.isalpha())
    upper = sum(map(str.isupper, letters))
    if len(letters) >= _LEAST_LETTERS and upper >= _UPPER_SHARE * len(letters):
        return True
    long = [token for token in sentence.tokens if len(token.text) >= _LONG_WORD]
    capitals = sum(token.text[0].isupper() for token in long)
    return len(long) >= _LEAST_WORDS and capitals >= _TITLE_SHARE * len(long)


def _without_lent_noun(name: Name, after: Name | None) -> Name:
    """In "the Maroon village of Y" the noun is said of Y, whose village it only tells."""
    if after is None or name.known or not name.right.small:
        return name
    lent = after.left.typed and after.left.of and after.left.first == name.last
    return replace(name, right=Right(name.last)) if lent else name


def _of_nobody(name: Name, before: Name) -> bool:
    """Whether "the X village of Y" is Y: X is known to no layer, and Y is no region."""
    wide = any(entry.place.kind in _WIDE for entry in name.listed)
    unknown = before.right.small and not before.known and not wide and not name.right.typed
    return unknown and name.left.first == before.last


def _without_shared_noun(name: Name, before: Name) -> Name:
    """In "the X area of Y" and "X, a suburb of Y" the noun is said of X, not of Y."""
    if not name.left.typed or (name.left.of and _of_nobody(name, before)):
        return name
    apposed = before.right.apposed and name.left.first == before.last + 1
    if not apposed and not (before.right.typed and name.left.first < before.right.last):
        return name
    if not apposed and before.listed and not name.listed:
        return name
    left = name.left._replace(typed=False, kinds=(), area=False, vague=False, body=False)
    return replace(name, left=left)
