"""Tolls that the trained reader finds where the grammars find none, as drafts of claims."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.draft import Draft
from cenotaph.claims.figures import toll_draft
from cenotaph.claims.quantities import Quantity
from cenotaph.claims.tolls.candidates import candidates
from cenotaph.claims.tolls.model import chances
from cenotaph.claims.tolls.pieces import Asked, Sentence, asked, sentence_of
from cenotaph.claims.tolls.shipped import toll_card
from cenotaph.claims.violence import IN_BATTLE
from cenotaph.record.claim import ClaimKind
from cenotaph.record.span import Span

_CONFIDENCE = 0.5  # of what only the trained reader takes for a toll
_OF_PEOPLE = frozenset(ClaimKind) - {ClaimKind.DISPLACEMENT, ClaimKind.ATTACK}


def speaks_of_killing(contexts: Sequence[SentenceContext]) -> bool:
    """Whether a document says of anybody that they were killed; prices fall and teams lose."""
    return any(
        predicate.act.kind is ClaimKind.KILLING and predicate.act.lemma not in IN_BATTLE
        for context in contexts
        for predicate in context.clause.predicates
    )


def trained_tolls(
    context: SentenceContext, acts: Sequence[Draft], figures: Sequence[Draft], title: str
) -> list[Draft]:
    """The figures of a sentence that nothing else has read and that surely count people killed.

    A sentence in which a killing was counted already is left as it is: what else it counts is
    mostly a part of that, or was passed over for a reason.
    """
    if any(
        draft.kind is ClaimKind.KILLING and draft.count is not None for draft in (*acts, *figures)
    ):
        return []
    taken = [
        draft.count.span
        for draft in (*acts, *figures)
        if draft.count is not None and draft.count.span and draft.kind in _OF_PEOPLE
    ]
    free = [each for each in candidates(context) if not _overlaps(each, taken)]
    if not free:
        return []
    sentence = sentence_of(context, title)
    found: list[Draft] = []
    said = chances([_asked(context, sentence, each) for each in free])
    for quantity, chance in zip(free, said, strict=True):
        if chance >= toll_card().sure and not _overlaps(quantity, [d.span for d in found]):
            found.append(_draft(context, quantity, chance))
    return found


def _asked(context: SentenceContext, sentence: Sentence, quantity: Quantity) -> Asked:
    start = context.sentence.start
    wording = quantity.count.span or quantity.figure
    return asked(
        sentence,
        (wording.start - start, wording.end - start),
        (quantity.figure.start - start, quantity.figure.end - start),
    )


def _draft(context: SentenceContext, quantity: Quantity, chance: float) -> Draft:
    """The figure as a killing of its own, by the same road as a toll without a verb."""
    draft = toll_draft(context, quantity)
    note = f"toll: read by the trained reader, {chance:.2f}"
    return msgspec.structs.replace(draft, confidence=_CONFIDENCE, notes=(*draft.notes, note))


def _overlaps(quantity: Quantity, taken: Sequence[Span | None]) -> bool:
    span = quantity.count.span
    return span is not None and any(each is not None and span.overlaps(each) for each in taken)
