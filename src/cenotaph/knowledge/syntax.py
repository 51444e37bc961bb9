"""The closed word classes by which the sentence grammar finds its way, per language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from cenotaph.record.base import Record


class Syntax(Record, frozen=True, kw_only=True):
    """One language of `data/syntax.toml`; every field is a set of lower-case words."""

    be: frozenset[str]
    get: frozenset[str]
    have: frozenset[str]
    modal: frozenset[str]
    causative: frozenset[str]
    reflexive: frozenset[str]
    dative: frozenset[str]
    purpose: frozenset[str]
    negation: frozenset[str]
    determiner: frozenset[str]
    preposition: frozenset[str]
    company: frozenset[str]
    of: frozenset[str]
    conjunction: frozenset[str]
    subordinator: frozenset[str]
    complementizer: frozenset[str]
    relative: frozenset[str]
    by: frozenset[str]
    refusing: frozenset[str]
    adverb: frozenset[str]
    not_adverb: frozenset[str]
    personal: frozenset[str]
    victim_nouns: frozenset[str]
    participles: frozenset[str]
    found_verbs: frozenset[str]
    dead_verbs: frozenset[str]
    settlements: frozenset[str]
    who: frozenset[str]
    noun_too: frozenset[str]
    whom: frozenset[str]
    machines: frozenset[str]
    plural_pronoun: frozenset[str]
    thing_pronoun: frozenset[str]
    accused: frozenset[str]
    nobody: frozenset[str]
    elsewhere: frozenset[str]
    referring: frozenset[str]
    result: frozenset[str]
    raising: frozenset[str]
    bursting: frozenset[str]
    deeds: frozenset[str]

    @property
    def passive(self) -> frozenset[str]:
        """Auxiliaries that make a participle passive."""
        return self.be | self.get

    def is_adverb(self, word: str) -> bool:
        """Whether a word can stand between an auxiliary and its participle."""
        if word in self.adverb or word in self.negation:
            return True
        return word.endswith(("ly", "ement", "amment", "emment")) and word not in self.not_adverb


@cache
def _tables() -> dict[str, Syntax]:
    table = files("cenotaph.knowledge").joinpath("data/syntax.toml").read_bytes()
    return msgspec.toml.decode(table, type=dict[str, Syntax])


def syntax(language: str | None) -> Syntax:
    """The word classes of a language; English where there is no table for it."""
    return _tables().get(language or "en", _tables()["en"])
