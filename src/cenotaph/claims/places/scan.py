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


def scan(sentence: Sentence, gazetteer: Gazetteer, words: PlaceWords) -> list[Name]:
    """The candidate names in order, none overlapping another."""
    scanner = scan_upper if upper_case(sentence) else scan_mixed
    names = list(scanner(sentence, gazetteer, words))
    return [
        _without_shared_noun(name, names[index - 1]) if index else name
        for index, name in enumerate(names)
    ]


def upper_case(sentence: Sentence) -> bool:
    """Whether the sentence has no lower case, so that capitals say nothing."""
    letters = "".join(token.text for token in sentence.tokens if token.text.isalpha())
    return len(letters) >= _LEAST_LETTERS and sum(map(str.isupper, letters)) >= _UPPER_SHARE * len(
        letters
    )


def _without_shared_noun(name: Name, before: Name) -> Name:
    """In "the Dioura area of Mopti" the noun is said of the first name, not of the second."""
    if not (before.right.typed and name.left.typed and name.left.first < before.right.last):
        return name
    if before.listed and not name.listed:
        return name
    left = name.left._replace(typed=False, kinds=(), area=False, vague=False, body=False)
    return replace(name, left=left)
