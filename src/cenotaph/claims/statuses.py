"""Words that make victims fighters stay the words of whoever used them."""

from __future__ import annotations

import msgspec

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.draft import Draft
from cenotaph.claims.voices import TELLING
from cenotaph.knowledge.speech import find_phrase
from cenotaph.record.claim import Victims


def worded(draft: Draft, context: SentenceContext) -> Draft:
    """A draft whose victims carry the words that call them fighters, and whose words they are.

    They are those of the voice that speaks in the sentence itself or whose quotation it is; of a
    sentence that only stands behind another one nobody but the text is known to have said so.
    """
    if not draft.victims:
        return draft
    groups = tuple(_worded(group, draft, context) for group in draft.victims)
    return draft if groups == draft.victims else msgspec.structs.replace(draft, victims=groups)


def _worded(group: Victims, draft: Draft, context: SentenceContext) -> Victims:
    if group.span is None:
        return group
    first, last = context.sentence.within(group.span.start, group.span.end)
    place = find_phrase(context.clause.words, context.source_words.contested, first, last)
    if place < 0:
        return group
    said = _said_here(draft, context)
    return msgspec.structs.replace(
        group, worded_status=context.sentence.tokens[place].text, status_according_to=said
    )


def _said_here(draft: Draft, context: SentenceContext) -> str:
    voice = context.voice_at(context.sentence.at(draft.trigger.start))
    telling = [source for source in draft.attribution if source.stance in TELLING]
    if voice is None and not any(source.quoted for source in telling):
        return ""
    return " and ".join(dict.fromkeys(source.name for source in telling))
