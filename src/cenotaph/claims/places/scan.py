"""All the candidate names of a sentence, however it is written."""

from __future__ import annotations

from dataclasses import replace

from cenotaph.claims.places.mixed import scan_mixed
from cenotaph.claims.places.names import Name
from cenotaph.claims.places.upper import scan_upper
from cenotaph.claims.sentences import Sentence
from cenotaph.knowledge.gazetteer.catalogue import Gazetteer
from cenotaph.knowledge.place_words import PlaceWords

_LEAST_LETTERS = 8
_UPPER_SHARE = 0.9
_LONG_WORD = 4
_LEAST_WORDS = 5
_TITLE_SHARE = 0.9


def scan(sentence: Sentence, gazetteer: Gazetteer, words: PlaceWords) -> list[Name]:
    """The candidate names in order, none overlapping another."""
    scanner = scan_upper if upper_case(sentence) else scan_mixed
    names = list(scanner(sentence, gazetteer, words))
    return [
        _without_shared_noun(name, names[index - 1]) if index else name
        for index, name in enumerate(names)
    ]


def upper_case(sentence: Sentence) -> bool:
    """Whether capitals say nothing: all is written large, or Every Long Word Has One."""
    letters = "".join(token.text for token in sentence.tokens if token.text.isalpha())
    upper = sum(map(str.isupper, letters))
    if len(letters) >= _LEAST_LETTERS and upper >= _UPPER_SHARE * len(letters):
        return True
    long = [token for token in sentence.tokens if len(token.text) >= _LONG_WORD]
    capitals = sum(token.text[0].isupper() for token in long)
    return len(long) >= _LEAST_WORDS and capitals >= _TITLE_SHARE * len(long)


def _without_shared_noun(name: Name, before: Name) -> Name:
    """In "the X area of Y" and "X, a suburb of Y" the noun is said of X, not of Y."""
    if not name.left.typed:
        return name
    apposed = before.right.apposed and name.left.first == before.last + 1
    if not apposed and not (before.right.typed and name.left.first < before.right.last):
        return name
    if not apposed and before.listed and not name.listed:
        return name
    left = name.left._replace(typed=False, kinds=(), area=False, vague=False, body=False)
    return replace(name, left=left)
