"""The words by which a text says as what somebody speaks: witness, relative, army, nobody named."""

from __future__ import annotations

from functools import cache, cached_property
from importlib.resources import files

import msgspec

from cenotaph.knowledge.speech import Phrases, phrases_of
from cenotaph.record.claim import SourceKind

Kinds = dict[tuple[str, ...], SourceKind]
_LONGEST = 3  # words of a phrase that says a kind


class SourceWords(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One language of `data/sources.toml`, whose head says what each field holds."""

    nouns: dict[SourceKind, Phrases]
    roles: dict[SourceKind, Phrases]
    fields: dict[SourceKind, Phrases]
    houses: dict[SourceKind, Phrases]
    unnamed: Phrases
    anonymity: Phrases
    first_hand: Phrases
    present: Phrases
    bereaved: Phrases
    hearing: Phrases
    carrying: Phrases
    citing: Phrases
    relaying: Phrases
    allegation: Phrases
    lies: Phrases
    unable: Phrases
    verifying: Phrases
    unverified: Phrases
    contested: Phrases
    itself: str

    @cached_property
    def kind_of_noun(self) -> Kinds:
        """The kind of every noun that says it by itself."""
        return _kinds(self.nouns)

    @cached_property
    def kind_of_role(self) -> Kinds:
        """The kind of every role where nothing beside it says another."""
        return _kinds(self.roles)

    @cached_property
    def kind_of_field(self) -> Kinds:
        """The kind that a word beside a role gives it."""
        return _kinds(self.fields)

    @cached_property
    def kind_of_house(self) -> Kinds:
        """The kind that a word inside the name of a body gives it."""
        return _kinds(self.houses)

    @cached_property
    def heads(self) -> dict[tuple[str, ...], tuple[SourceKind, bool]]:
        """Every noun that can head a speaker: its kind, and whether the words beside it decide."""
        roles = {words: (kind, True) for words, kind in self.kind_of_role.items()}
        return roles | {words: (kind, False) for words, kind in self.kind_of_noun.items()}

    @cached_property
    def verifiers(self) -> frozenset[str]:
        """The single words of `verifying`."""
        return frozenset(words[0] for words in self.verifying)

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest head."""
        return max(len(words) for words in self.heads)

    def head_at(self, words: tuple[str, ...], position: int) -> tuple[int, SourceKind, bool] | None:
        """The longest head at a word: the index past it, its kind, whether others decide it."""
        for length in range(min(self.longest, len(words) - position), 0, -1):
            found = self.heads.get(words[position : position + length])
            if found is not None:
                return position + length, *found
        return None


def kind_in(words: tuple[str, ...], table: Kinds) -> SourceKind | None:
    """The kind whose phrase stands first in `words`; of two at one word the longer."""
    for position in range(len(words)):
        for length in range(min(_LONGEST, len(words) - position), 0, -1):
            found = table.get(words[position : position + length])
            if found is not None:
                return found
    return None


def _kinds(rows: dict[SourceKind, Phrases]) -> Kinds:
    return {words: kind for kind, phrases in rows.items() for words in phrases}


@cache
def _tables() -> dict[str, SourceWords]:
    table = files("cenotaph.knowledge").joinpath("data/sources.toml").read_bytes()
    return msgspec.convert(
        msgspec.toml.decode(table),
        dict[str, SourceWords],
        dec_hook=lambda _, rows: phrases_of(rows),
    )


def source_words(language: str | None) -> SourceWords:
    """The words of a language; English where there is no table for it."""
    return _tables().get(language or "en", _tables()["en"])
