"""Words by which a text says who says so, how firmly, and what is asked of whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from cenotaph.record.base import Record


class Phrases(tuple[tuple[str, ...], ...]):
    """Phrases as tuples of words, one list of a table.

    It is known by what it is and not by what it holds, so that an index over it is found without
    hashing all its words again.
    """

    __hash__ = object.__hash__
    __eq__ = object.__eq__
    __ne__ = object.__ne__


class Demands(Record, frozen=True, kw_only=True):
    """`strong` phrases ask by themselves; other `verbs` only with one of the `objects`."""

    verbs: Phrases
    strong: Phrases
    objects: Phrases


class Responses(Record, frozen=True, kw_only=True):
    """How an addressee answers, by kind of answer."""

    silence: Phrases
    denial: Phrases
    promise: Phrases
    acceptance: Phrases


class Legal(Record, frozen=True, kw_only=True):
    """Terms by which a source characterises an act in law."""

    terms: Phrases


class PresenceWords(Record, frozen=True, kw_only=True):
    """Words that speak of a force being somewhere; `starts` of when that began.

    `leaving` of its having left what stands behind them, with nothing but `left_between` in
    between; behind `staying` it has not.
    """

    cues: Phrases
    starts: Phrases
    leaving: Phrases
    left_between: frozenset[str]
    staying: Phrases


class ConcealmentWords(Record, frozen=True, kw_only=True):
    """What was done to remains or evidence, and where they were put."""

    remains: Phrases
    verbs: Phrases
    places: Phrases


class Conduct(Record, frozen=True, kw_only=True):
    """Words that speak of inquiries and of the people heard."""

    investigation: Phrases
    interview: Phrases


class AuthorWords(Record, frozen=True, kw_only=True):
    """Words that say who did it, apart from the verbs of the act lexicon.

    The subject of an `owning` phrase is the author ("X claimed responsibility"), the object of a
    `blaming` one ("the work of X"), who stands after `laid_on` of a `laying` one ("blamed the
    raid on X") or between `holding` and `held_as` ("hold X to be the authors"); whoever is
    subject of a `defending` verb owns what it calls `lawful` ("described the raid as legitimate").
    Whoever stands after `outfitting` stands behind others and did not act itself ("militiamen
    armed by X"). The subject of a `guilt` phrase may be a person by name, where the sentence
    says what it was (`guilty_of`). Whoever stands
    after `company` came with the authors ("soldiers, backed by X"). `conduct` is what
    assailants do; its subject acted, unless one of `aiding` follows ("came to help"), and who
    stands after `fighting` is whom others fight.
    `ranks` are the members and offices of a body, which are not the body itself ("a leader of
    X", "the X administration"). `people` are nouns that say no more of an author than that it
    was somebody; whoever stands after a `convicting` verb is held to be guilty, and after an
    `identifying` one who the `assailants` are said to be; `judging`
    adjectives call a deed names without naming its author. Whoever stands after the "by" of a
    `done` participle ("claimed on Monday by X") or the "as" of a `naming` verb ("identified the
    attackers as X") is the author, in whose hands the dead were last (`meeting`) may be. Who
    holds one of the `offices` speaks for the body named after it.
    """

    owning: Phrases
    blaming: Phrases
    laying: Phrases
    laid_on: Phrases
    holding: Phrases
    held_as: Phrases
    defending: Phrases
    lawful: Phrases
    outfitting: Phrases
    guilt: Phrases
    guilty_of: Phrases
    convicting: Phrases
    identifying: Phrases
    assailants: Phrases
    company: Phrases
    conduct: Phrases
    aiding: Phrases
    fighting: Phrases
    ranks: Phrases
    people: Phrases
    judging: Phrases
    done: Phrases
    naming: Phrases
    meeting: Phrases
    offices: Phrases


class Speech(Record, frozen=True, kw_only=True):
    """One language of `data/speech.toml`; every field holds phrases as tuples of words."""

    according: Phrases
    asserts: Phrases
    alleges: Phrases
    denies: Phrases
    doubts: Phrases
    first_hand: Phrases
    documents: Phrases
    hedges: Phrases
    suspected: Phrases
    conditionals: Phrases
    intents: Phrases
    law: Phrases
    lawgiving: Phrases
    fiction: Phrases
    refutes: Phrases
    rumours: Phrases
    conflicts: Phrases
    misfortunes: Phrases
    violence: Phrases
    bygone: Phrases
    spans: Phrases
    superlatives: Phrases
    statistics: Phrases
    memorials: Phrases
    history: Phrases
    updates: Phrases
    earlier: Phrases
    named: Phrases
    figures: Phrases
    spoken_of: Phrases
    demands: Demands
    responses: Responses
    legal: Legal
    presence: PresenceWords
    concealment: ConcealmentWords
    conduct: Conduct
    authors: AuthorWords


@cache
def _tables() -> dict[str, Speech]:
    table = files("cenotaph.knowledge").joinpath("data/speech.toml").read_text("utf-8")
    return msgspec.convert(
        msgspec.toml.decode(table), dict[str, Speech], dec_hook=lambda _, rows: phrases_of(rows)
    )


def phrases_of(rows: Iterable[str]) -> Phrases:
    """A list of a table with every phrase as words, elided articles apart as tokens have them."""
    return Phrases(tuple(_words(phrase)) for phrase in rows)


def _words(phrase: str) -> list[str]:
    words: list[str] = []
    for word in phrase.split():
        head, mark, tail = word.partition("'")
        elided = mark and head in {"l", "d", "n", "s", "qu", "jusqu", "c", "j", "m", "t"}
        words += [head + mark, tail] if elided and tail else [word]
    return words


def speech(language: str | None) -> Speech:
    """The phrases of a language; English where there is no table for it."""
    return _tables().get(language or "en", _tables()["en"])


def find_phrase(words: tuple[str, ...], phrases: Phrases, start: int = 0, end: int = -1) -> int:
    """The index of the first place in `words[start:end]` where one of the phrases begins, or -1."""
    found = _found(words, phrases)
    stop = len(words) if end < 0 else end
    for place in range(bisect_left(found, (start, 0)), len(found)):
        position, length = found[place]
        if position + length <= stop:
            return position
    return -1


@lru_cache(maxsize=1024)
def _found(words: tuple[str, ...], phrases: Phrases) -> tuple[tuple[int, int], ...]:
    """Where phrases begin in a sentence, each with the words of the shortest that does."""
    firsts = _by_first(phrases)
    found = []
    for position, word in enumerate(words):
        for phrase in firsts.get(word, ()):
            if words[position : position + len(phrase)] == phrase:
                found.append((position, len(phrase)))
                break
    return tuple(found)


@cache
def _by_first(phrases: Phrases) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases by their first word, the shortest first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        index.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(sorted(entries, key=len)) for word, entries in index.items()}
