"""One person whom only a pronoun names: "They shot him dead", "Her body was found"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.draft import Draft
from cenotaph.knowledge.topics import topics
from cenotaph.record.claim import ClaimKind, FigureRole, Modality
from cenotaph.record.count import Count

_NEAR = 4  # sentences around in which no other killing may have told how many died
_SURE = 0.5  # confidence of a figure that a pronoun tells
_PERSON = frozenset({"him", "her", "he", "she", "il", "elle"})
_OWNER = frozenset({"his", "her", "son", "sa"})
_REAL = (Modality.ASSERTED, Modality.ALLEGED)


def one_each(drafts: Sequence[Draft], contexts: Sequence[SentenceContext]) -> list[Draft]:
    """The drafts with a killing of "him" or "her" counted as one, where no sentence near it has
    told how many were killed: else the person may be one of those.
    """
    counted = [d for d in drafts if d.kind is ClaimKind.KILLING and d.count is not None]
    return [_as_one(each, contexts[each.sentence], counted) for each in drafts]


def _as_one(draft: Draft, context: SentenceContext, counted: Sequence[Draft]) -> Draft:
    real = draft.kind is ClaimKind.KILLING and draft.modality in _REAL
    if not real or draft.count is not None or draft.heading or draft.part_of >= 0:
        return draft
    if any(_may_hold(each, draft) for each in counted):
        return draft
    if draft.figure is not FigureRole.TOTAL or not _of_one(draft, context):
        return draft
    span = draft.victims[0].span if draft.victims else draft.trigger
    return msgspec.structs.replace(
        draft,
        count=Count(minimum=1, maximum=1, span=span),
        confidence=min(draft.confidence, _SURE),
        notes=(*draft.notes, "figure: one person, told by a pronoun"),
    )


def _may_hold(counted: Draft, draft: Draft) -> bool:
    """Whether a killing with a figure stands near and is not told of another day."""
    if abs(counted.sentence - draft.sentence) > _NEAR:
        return False
    theirs, his = counted.when, draft.when
    return theirs is None or his is None or theirs.overlaps(his)


def _of_one(draft: Draft, context: SentenceContext) -> bool:
    """Whether the only victim is "him", or it is "his" body or murder."""
    if len(draft.victims) == 1:
        span = draft.victims[0].span
        return span is not None and context.text_of(span).lower() in _PERSON
    at = context.sentence.at(draft.trigger.start)
    words = context.clause.words
    return not draft.victims and words[at] in topics().owned and at > 0 and words[at - 1] in _OWNER
