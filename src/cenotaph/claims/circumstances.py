"""What else a sentence tells of a happening: forces present, inquiries, remains hidden, law."""

from __future__ import annotations

from msgspec.structs import replace

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.draft import Draft
from cenotaph.claims.presence import DEPARTURE, departure, presence
from cenotaph.claims.setting import choose
from cenotaph.knowledge.speech import Phrases, find_phrase
from cenotaph.record.claim import ClaimKind, Modality, Perpetrator
from cenotaph.record.count import Count
from cenotaph.record.span import Span

_NEAR = 14  # tokens between what was done to remains and the remains


def draft_circumstances(context: SentenceContext) -> list[Draft]:
    """The circumstances that a sentence speaks of, one draft of a kind."""
    if context.sentence.heading:
        return []
    found = (
        *_presence(context),
        _legal(context),
        _investigation(context),
        _interview(context),
        _concealment(context),
    )
    return [draft for draft in found if draft is not None]


def _presence(context: SentenceContext) -> list[Draft]:
    """An armed force said to be somewhere with the date since when, or to have left it by then."""
    left = departure(context)
    if left is not None:
        draft = _draft(
            context,
            left.position,
            ClaimKind.DEPLOYMENT,
            perpetrators=(left.force,),
            about=DEPARTURE,
        )
        return [replace(draft, where=left.where)] if draft.when is not None else []
    position, forces = presence(context)
    if position < 0:
        return []
    return [_draft(context, position, ClaimKind.DEPLOYMENT, perpetrators=forces)]


def _legal(context: SentenceContext) -> Draft | None:
    position = find_phrase(context.clause.words, context.speech.legal.terms)
    if position < 0:
        return None
    length = _phrase_length(context, position, context.speech.legal.terms)
    about = context.text_of(context.clause.span(position, position + length))
    return _draft(context, position, ClaimKind.LEGAL, length=length, about=about)


def _investigation(context: SentenceContext) -> Draft | None:
    position = find_phrase(context.clause.words, context.speech.conduct.investigation)
    if position < 0:
        return None
    return _draft(context, position, ClaimKind.INVESTIGATION)


def _interview(context: SentenceContext) -> Draft | None:
    """People heard: the first group after the word, with its number."""
    position = find_phrase(context.clause.words, context.speech.conduct.interview)
    if position < 0:
        return None
    start = context.sentence.tokens[position].start
    heard = next(
        (
            quantity
            for quantity in context.quantities
            if quantity.unit == "persons"
            and quantity.count.span is not None
            and quantity.count.span.start >= start
        ),
        None,
    )
    if heard is None:
        return None
    return _draft(context, position, ClaimKind.INTERVIEW, count=heard.count)


def _concealment(context: SentenceContext) -> Draft | None:
    """Remains or evidence burned, buried, thrown or hidden."""
    table = context.speech.concealment
    words = context.clause.words
    position = find_phrase(words, table.verbs)
    while position >= 0:
        start, end = max(0, position - _NEAR), min(len(words), position + _NEAR)
        if find_phrase(words, table.remains, start, end) >= 0:
            return _draft(context, position, ClaimKind.CONCEALMENT)
        position = find_phrase(words, table.verbs, position + 1)
    return None


def _phrase_length(context: SentenceContext, position: int, phrases: Phrases) -> int:
    return max(
        len(phrase)
        for phrase in phrases
        if context.clause.words[position : position + len(phrase)] == phrase
    )


def _draft(
    context: SentenceContext,
    position: int,
    kind: ClaimKind,
    *,
    length: int = 1,
    count: Count | None = None,
    perpetrators: tuple[Perpetrator, ...] = (),
    about: str | None = None,
) -> Draft:
    trigger = context.clause.span(position, position + length)
    setting = choose(context.sentence, trigger, context.dates, context.places, ())
    return Draft(
        sentence=context.sentence.index,
        paragraph=context.sentence.paragraph,
        heading=False,
        span=_clause_around(context, trigger),
        trigger=trigger,
        kind=kind,
        modality=_modality(context, position),
        confidence=0.6,
        count=count,
        when=setting.when,
        where=setting.where,
        perpetrators=perpetrators,
        means=context.means,
        about=about,
        attribution=context.sources_at(position),
    )


def _modality(context: SentenceContext, position: int) -> Modality:
    if find_phrase(context.clause.words, context.speech.demands.strong) >= 0:
        return Modality.DEMANDED
    if find_phrase(context.clause.words, context.speech.hedges, 0, position) >= 0:
        return Modality.ALLEGED
    if "if" in context.clause.words[:position]:
        return Modality.HYPOTHETICAL
    return Modality.ASSERTED


def _clause_around(context: SentenceContext, trigger: Span) -> Span:
    """The whole sentence: circumstances are quoted with their surroundings."""
    return context.sentence.span.cover(trigger)
