"""How texts write numbers of people, in each language: figures, bounds, nouns and grammar words."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from cenotaph.record.base import Record


class RangeWords(Record, frozen=True, kw_only=True):
    """The words of "between 50 and 60" and "50 to 60"; after `rising` ones the last counts."""

    between: frozenset[str]
    joined: frozenset[str]
    than: frozenset[str]
    listing: frozenset[str]
    rising: frozenset[str]


class NoneWords(Record, frozen=True, kw_only=True):
    """Words for nobody: before a noun of persons, alone, or `bare` behind a `refusing` word where
    no article makes it a person ("n'ont tué personne").
    """

    words: tuple[str, ...]
    alone: tuple[str, ...]
    bare: frozenset[str] = frozenset()
    refusing: frozenset[str] = frozenset()


class AllButWords(Record, frozen=True, kw_only=True):
    """What says that some of a number are left out ("all but two of the 12")."""

    words: frozenset[str]


class CountedNouns(Record, frozen=True, kw_only=True):
    """What a number may be of; `references` are nouns after which a number is a name."""

    persons: frozenset[str]
    bodies: frozenset[str]
    deaths: frozenset[str]
    incidents: frozenset[str]
    things: frozenset[str]
    references: frozenset[str]
    collectives: frozenset[str]
    pairs: frozenset[str]
    attributive: frozenset[str]
    person_endings: tuple[str, ...]
    head_first: bool
    never_second: frozenset[str]
    tolls: tuple[str, ...]
    toll_joins: frozenset[str]


class Grammar(Record, frozen=True, kw_only=True):
    """The small words around a figure, as sets or as phrases of several words."""

    more: frozenset[str]
    losing: frozenset[str]
    lives: frozenset[str]
    taken_up: frozenset[str]
    weak_tolls: tuple[str, ...]
    pointing: frozenset[str]
    making: frozenset[str]
    tellers: frozenset[str]
    by_now: frozenset[str]
    asking: frozenset[str]
    raising: frozenset[str]
    pointing_to: frozenset[str]
    numbering: frozenset[str]
    none_of: tuple[str, ...]
    surviving: tuple[str, ...]
    perils: frozenset[str]
    who: frozenset[str]
    own: frozenset[str]
    every: frozenset[str]
    fatal: frozenset[str]
    rest: frozenset[str]
    articles: frozenset[str]
    conjunctions: frozenset[str]
    one: frozenset[str]
    persons_alone: frozenset[str]
    definite: frozenset[str]
    possessive: frozenset[str]
    pronouns: frozenset[str]
    object_pronouns: frozenset[str]
    of: frozenset[str]
    of_the: frozenset[str]
    joins: tuple[str, ...] = msgspec.field(name="and")
    part_before: tuple[str, ...]
    part_across: tuple[str, ...]
    part_after: tuple[str, ...]
    copulas: frozenset[str]
    adverbs: frozenset[str]
    states: frozenset[str]
    state_nouns: frozenset[str]
    thing_states: frozenset[str]
    dead_states: frozenset[str]
    stops: frozenset[str]
    age_bounds: frozenset[str]
    existential: frozenset[str]
    age_before: tuple[str, ...]
    age_after: tuple[str, ...]
    clock_after: frozenset[str]
    generic: frozenset[str]
    relative: frozenset[str]
    superlatives: frozenset[str]
    remainder: frozenset[str]
    ratio: frozenset[str]
    out_of: frozenset[str]
    figure_words: frozenset[str]
    counting: frozenset[str]
    rates: frozenset[str]
    shares: frozenset[str]
    number_words: frozenset[str]
    needs_noun: frozenset[str]
    harms: frozenset[str]
    place_prepositions: frozenset[str]
    not_a_count_after_one: frozenset[str]
    not_a_count_before_one: frozenset[str]


class Numbers(Record, frozen=True, kw_only=True):
    """The block of one language in `data/numbers.toml`, whose comments say what each key means."""

    telling: frozenset[str]
    glue: frozenset[str]
    glue_after_tens: bool
    long_tens: frozenset[int]
    words: dict[str, int]
    magnitudes: dict[str, int]
    groups: dict[str, int]
    round: dict[str, int]
    fixed: dict[str, int]
    open: dict[str, int]
    none: NoneWords
    before: dict[str, str]
    after: dict[str, str]
    shares: dict[str, tuple[int, int]]
    all_but: AllButWords
    range: RangeWords
    nouns: CountedNouns
    grammar: Grammar


class NumberTable(Record, frozen=True, kw_only=True):
    """All languages, in the order of the file, and the share that "about" allows in percent."""

    languages: dict[str, Numbers]
    percent: int


@cache
def number_table() -> NumberTable:
    """The table as shipped.

    Raises:
        msgspec.ValidationError: a block lacks a key or holds one that nobody reads.
    """
    raw: dict[str, Any] = tomllib.loads(
        files("cenotaph.knowledge").joinpath("data/numbers.toml").read_text("utf-8")
    )
    percent = raw.pop("approximation")["percent"]
    return NumberTable(languages=msgspec.convert(raw, dict[str, Numbers]), percent=percent)
