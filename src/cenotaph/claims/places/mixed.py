"""Candidate names in a sentence with capitals and small letters: runs of capitals."""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.claims.places.names import (
    Find,
    Name,
    Tokens,
    bare_compass,
    capital,
    key_of,
    longest,
    make,
)
from cenotaph.claims.sentences import Sentence, Token
from cenotaph.knowledge.gazetteer.catalogue import Gazetteer
from cenotaph.knowledge.gazetteer.tables import adjectives
from cenotaph.knowledge.place_words import PlaceWords

_NEVER_INSIDE = frozenset({"of", "the", "and", "y", "e", "en"})  # but in a name that is listed
_CONNECTORS = 2


def scan_mixed(sentence: Sentence, gazetteer: Gazetteer, words: PlaceWords) -> Iterator[Name]:
    """All candidate names in order: what the tables know, and other runs of capitals."""
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        month = breaks(tokens[at], words)  # "Mai" is one, "Mai Kadra" is none
        if not capital(tokens[at]) or (
            month and longest(tokens, at, gazetteer.listed, caps=False) < at + 2
        ):
            at += 1
            continue
        first, last = _name(tokens, at, gazetteer.listed, words)
        if last > first:
            yield make(sentence, (first, last), gazetteer, words, caps=False)
        at = max(last, at + 1)


def _name(tokens: Tokens, at: int, listed: Find, words: PlaceWords) -> tuple[int, int]:
    """The name that starts at a capital, or an empty range after what is to be skipped."""
    last = longest(tokens, at, listed, caps=False)
    bare = last and bare_compass(tokens, at, last, words)
    if last and not bare and _closed(tokens, last, words):
        return (last, last) if _body(tokens, at, last, listed, words) else (at, last)
    lower = tokens[at].lower
    opens = lower in words.determiners or lower in words.compass or (lower,) in words.types
    if opens or (lower,) in words.relations or lower in words.conjunctions:
        return at + 1, at + 1
    if at == 0 and lower in words.leading and len(tokens) > 1 and capital(tokens[1]):
        return 1, 1
    end = run_end(tokens, at, words)
    if any(token.lower in words.bodies or token.lower in adjectives() for token in tokens[at:end]):
        building = "feature" in words.types.get((tokens[end - 1].lower,), ())
        return (at, end - 1) if building and end > at + 1 else (end, end)
    while end > at + 1 and (tokens[end - 1].lower,) in words.types:
        end -= 1
    return at, end


def _closed(tokens: Tokens, last: int, words: PlaceWords) -> bool:
    """Whether a name that ends here is not cut out of a longer one."""
    if last >= len(tokens) or not capital(tokens[last]):
        return True
    return breaks(tokens[last], words) or (tokens[last].lower,) in words.types


def _body(tokens: Tokens, at: int, last: int, listed: Find, words: PlaceWords) -> bool:
    """Whether a country's name begins that of a body ("U.S. Department")."""
    if last == len(tokens) or not capital(tokens[last]) or breaks(tokens[last], words):
        return False
    return all(entry.place.kind == "country" for entry in listed(key_of(tokens[at:last])))


def breaks(token: Token, words: PlaceWords) -> bool:
    """Whether a word is a month, a weekday or the like ("mid-July" too), no part of a name."""
    return token.lower in words.breaks or token.lower.rpartition("-")[2] in words.breaks


def run_end(tokens: Tokens, at: int, words: PlaceWords) -> int:
    """The end of the run of capitals that starts at a token, small words inside it included."""
    end = at + 1
    while end < len(tokens):
        if capital(tokens[end]) and not breaks(tokens[end], words):
            end += 1
            continue
        step = end
        while step < min(len(tokens), end + _CONNECTORS) and tokens[step].lower in words.connectors:
            step += 1
        joins = tokens[end].lower not in _NEVER_INSIDE
        if not (joins and end < step < len(tokens) and capital(tokens[step])):
            break
        end = step + 1
    return end
