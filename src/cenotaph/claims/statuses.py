"""Words that make victims fighters stay the words of whoever used them."""

from __future__ import annotations

import msgspec

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.draft import Draft
from cenotaph.claims.voices import TELLING
from cenotaph.knowledge.categories import categories
from cenotaph.record.claim import Victims

_FIGHTERS = "combatant"
_SIGNS = '.,;:"“”«»'


def worded(draft: Draft, context: SentenceContext) -> Draft:
    """A draft whose victims carry the words that call them fighters, and whose words they are."""
    if not draft.victims:
        return draft
    said = " and ".join(dict.fromkeys(s.name for s in draft.attribution if s.stance in TELLING))
    groups = tuple(_worded(group, said, context) for group in draft.victims)
    return draft if groups == draft.victims else msgspec.structs.replace(draft, victims=groups)


def _worded(group: Victims, said: str, context: SentenceContext) -> Victims:
    table = categories()
    if group.span is None or table.status_of(group.category) != _FIGHTERS:
        return group
    words = [word.strip(_SIGNS) for word in context.text_of(group.span).split()]
    called = (w for w in reversed(words) if (row := table.find(w)) and row.status == _FIGHTERS)
    return msgspec.structs.replace(
        group, worded_status=next(called, group.category), status_according_to=said
    )
