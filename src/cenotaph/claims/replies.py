"""Denials and doubts in a sentence of their own are tied to the claims that they speak of."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.draft import Draft
from cenotaph.claims.voices import TELLING, Voice
from cenotaph.knowledge.speech import find_phrase
from cenotaph.record.claim import ClaimKind, Modality, Source, SourceKind, Stance

_REACH = 3  # sentences back to the claims that are rejected or doubted
_OBJECT = 8  # words from "denied" to "the accusation"
_ANSWERS = frozenset(
    {
        SourceKind.ARMY,
        SourceKind.POLICE,
        SourceKind.SECURITY,
        SourceKind.OFFICIAL,
        SourceKind.ARMED_GROUP,
    }
)
_HELD = frozenset({Modality.ASSERTED, Modality.ALLEGED})


def answered(drafts: Sequence[Draft], contexts: Sequence[SentenceContext]) -> list[Draft]:
    """The drafts, those of the sentence that a reply speaks of with who replies last in the chain.

    A reply is a sentence without figures of its own in which a force, a group or an official
    rejects an accusation or report, or anybody says that it cannot be confirmed. It speaks of
    the nearest killings told at most three sentences before it.
    """
    found = list(drafts)
    killings: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.kind is ClaimKind.KILLING and draft.modality in _HELD and not draft.heading:
            killings.setdefault(draft.sentence, []).append(index)
    for context in contexts:
        here = context.sentence.index
        if here in killings and any(drafts[index].count for index in killings[here]):
            continue
        replying = _replying(context)
        if not replying:
            continue
        target = next((b for b in range(here - 1, here - 1 - _REACH, -1) if b in killings), None)
        for index in killings.get(target, ()) if target is not None else ():
            found[index] = _with(found[index], replying)
    return found


def _replying(context: SentenceContext) -> list[Source]:
    return [
        source
        for voice in context.spoken.voices
        if voice.stance not in TELLING and _speaks_of_a_claim(context, voice)
        for source in voice.sources
        if voice.stance is Stance.CANNOT_CONFIRM or source.speaks_as in _ANSWERS
    ]


def _speaks_of_a_claim(context: SentenceContext, voice: Voice) -> bool:
    """Whether what is rejected is an accusation, a report or a figure; doubts always speak of
    what was said.
    """
    words, table = context.clause.words, context.source_words
    end = min(voice.position + 1 + _OBJECT, len(words))
    if voice.stance is Stance.CANNOT_CONFIRM:
        return True
    return (
        find_phrase(words, table.allegation, voice.position + 1, end) >= 0
        or find_phrase(words, table.lies, voice.position, end) >= 0
        or all(not word[0].isalnum() for word in words[voice.position + 1 :])
    )


def _with(draft: Draft, replying: Sequence[Source]) -> Draft:
    told = {source.name for source in draft.attribution}
    added = tuple(source for source in replying if source.name not in told)
    return msgspec.structs.replace(draft, attribution=(*draft.attribution, *added))
