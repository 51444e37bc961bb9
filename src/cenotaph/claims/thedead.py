"""Nobody of whose death a document tells is shown as an author: a last guard against the worst
error, a victim taken for a perpetrator.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from cenotaph.claims.draft import Draft
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import ClaimKind, Perpetrator

_SAME_NAME = 2  # words that two names of one person share


def without_the_dead(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with no person among those accused who is named among the killed.

    Two names are of one person where they share two words, whatever their case and titles.
    """
    dead = _names_of_the_dead(drafts)
    if not dead:
        return list(drafts)
    return [_cleared(draft, dead) for draft in drafts]


def _names_of_the_dead(drafts: Iterable[Draft]) -> frozenset[frozenset[str]]:
    """The words of each name, since two of the dead must not together clear a third."""
    return frozenset(
        _words(name)
        for draft in drafts
        if draft.kind is ClaimKind.KILLING
        for victims in draft.victims
        for name in victims.names
    )


def _cleared(draft: Draft, dead: frozenset[frozenset[str]]) -> Draft:
    kept = tuple(each for each in draft.perpetrators if not _among(each, dead))
    if len(kept) == len(draft.perpetrators):
        return draft
    return msgspec.structs.replace(draft, perpetrators=kept)


def _among(accused: Perpetrator, dead: frozenset[frozenset[str]]) -> bool:
    words = _words(accused.name)
    return accused.kind is ActorKind.PERSON and any(
        len(words & name) >= _SAME_NAME for name in dead
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in name.split())
