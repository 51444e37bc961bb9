"""Demands made of somebody, and what somebody answered or left unanswered."""

from __future__ import annotations

from cenotaph.claims.attribution import to_sources
from cenotaph.claims.context import SentenceContext
from cenotaph.claims.draft import Draft
from cenotaph.claims.grammar.subjects import subjects
from cenotaph.claims.speakers import before_verb, sources_of
from cenotaph.claims.units import Unit
from cenotaph.knowledge.speech import Phrases, find_phrase
from cenotaph.knowledge.topics import topics
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import ClaimKind, Modality, Source, Stance
from cenotaph.record.span import Span

_ADDRESSEE_REACH = 8
_CAN_ANSWER = frozenset(
    {
        ActorKind.GOVERNMENT,
        ActorKind.STATE_FORCE,
        ActorKind.ARMED_GROUP,
        ActorKind.MILITIA,
        ActorKind.PRIVATE_MILITARY_COMPANY,
        ActorKind.COURT,
        ActorKind.UN,
        ActorKind.UNKNOWN,
    }
)
_OBLIGING = frozenset({"must", "should", "doit", "doivent", "devrait", "devraient"})


def draft_asks(context: SentenceContext) -> list[Draft]:
    """The demand and the responses that a sentence holds."""
    if context.sentence.heading:
        return []
    demand = _demand(context)
    return ([demand] if demand is not None else []) + _responses(context)


def _demand(context: SentenceContext) -> Draft | None:
    words = context.clause.words
    table = context.speech.demands
    position = find_phrase(words, table.strong)
    if position < 0 and find_phrase(words, context.speech.law) < 0:
        position = _asking_verb(context)
    if position < 0 or find_phrase(words, table.objects, position) < 0:
        return None
    if _negated(context, position):
        return None
    obliging = words[position] in topics().obliging
    addressee = (
        _addressed(subjects(context.clause, position, person=False))
        if obliging
        else _addressed(_asked(context, position))
    )
    if addressee is None and not obliging:
        addressee = _obliged(context, position)
    sources = () if obliging else _speakers(context, position)
    sources = sources or context.sources_at(position)
    if addressee is None and obliging and not sources:
        return None  # a rule that binds whoever it may be is no demand
    about = context.clause.span(position, len(words))
    return Draft(
        sentence=context.sentence.index,
        paragraph=context.sentence.paragraph,
        heading=False,
        span=context.sentence.span,
        trigger=context.clause.span(position, position + 1),
        kind=ClaimKind.DEMAND,
        modality=Modality.DEMANDED,
        confidence=0.75 if not obliging else 0.6,
        about=context.text_of(about).strip(),
        addressee=addressee,
        attribution=sources,
    )


def _obliged(context: SentenceContext, position: int) -> str | None:
    """The body that "must" do what is asked in a clause of its own: "X said that Y must ..."."""
    words = context.clause.words
    for place in range(position + 1, len(words)):
        if words[place] in _OBLIGING:
            return _addressed(subjects(context.clause, place, person=False))
    return None


def _asking_verb(context: SentenceContext) -> int:
    """The first weak demand verb that an object of a demand follows closely."""
    words = context.clause.words
    table = context.speech.demands
    position = find_phrase(words, table.verbs)
    while position >= 0:
        if find_phrase(words, table.objects, position) >= 0:
            return position
        position = find_phrase(words, table.verbs, position + 1)
    return -1


def _negated(context: SentenceContext, position: int) -> bool:
    return bool(set(context.clause.auxiliaries(position)) & context.clause.syntax.negation)


def _asked(context: SentenceContext, position: int) -> tuple[Unit, ...]:
    """Who is asked: the first body after "called on", "urged", unless a clause opens before."""
    clause = context.clause
    for place in range(position + 1, min(position + _ADDRESSEE_REACH, len(clause.words))):
        unit = clause.unit_at(place)
        if unit is not None:
            return (unit,)
        if clause.word(place) in {"for", "of", "into", "that", "pour", "que"}:
            return ()
    return ()


def _addressed(units: tuple[Unit, ...]) -> str | None:
    for unit in units:
        if unit.actor is not None and unit.actor.kind in _CAN_ANSWER:
            return unit.actor.name
    return None


def _speakers(context: SentenceContext, position: int) -> tuple[Source, ...]:
    """Who asks: the subject of the verb, by name or as "the group"."""
    clause, table = context.clause, context.source_words
    units = subjects(clause, position, person=False)
    named = to_sources(units, Stance.ASSERTS, clause, table)
    if named:
        return named
    heads = before_verb(clause, clause.start_of_verb(position), table)
    return sources_of(clause, heads, Stance.ASSERTS, table)


def _responses(context: SentenceContext) -> list[Draft]:
    table = context.speech.responses
    kinds: tuple[tuple[str, Phrases], ...] = (
        ("no response", table.silence),
        ("denial", table.denial),
        ("promise", table.promise),
        ("acceptance", table.acceptance),
    )
    drafts = []
    for status, phrases in kinds:
        position = find_phrase(context.clause.words, phrases)
        if position < 0:
            continue
        answerer = _answerer(context, position)
        if answerer is not None:
            drafts.append(_response(context, position, status, answerer))
            break
    return drafts


def _answerer(context: SentenceContext, position: int) -> Unit | None:
    """Who responds or stays silent: the subject, else the nearest body that could answer."""
    candidates = [
        *subjects(context.clause, position, person=False),
        *sorted(context.clause.units, key=lambda unit: abs(unit.first - position)),
    ]
    for unit in candidates:
        if unit.actor is not None and unit.actor.kind in _CAN_ANSWER:
            return unit
    return None


def _response(context: SentenceContext, position: int, status: str, answerer: Unit) -> Draft:
    clause = context.clause
    sources = to_sources((answerer,), Stance.ASSERTS, clause, context.source_words)
    start = clause.sentence.tokens[min(answerer.first, position)].start
    about = Span(document=context.sentence.document, start=start, end=context.sentence.end)
    return Draft(
        sentence=context.sentence.index,
        paragraph=context.sentence.paragraph,
        heading=False,
        span=context.sentence.span,
        trigger=clause.span(position, position + 1),
        kind=ClaimKind.RESPONSE,
        modality=Modality.DENIED if status == "denial" else Modality.ASSERTED,
        confidence=0.7,
        about=f"{status}: {context.text_of(about).strip()}",
        attribution=sources,
    )
