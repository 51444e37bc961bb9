"""Words that say who did it apart from the act itself: claims, blame, and what assailants do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from cenotaph.claims.agency import describes_deed, in_company, of_state, perpetrator_of
from cenotaph.claims.context import SentenceContext
from cenotaph.claims.draft import Draft
from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.grammar.subjects import subjects
from cenotaph.claims.pointing import LAID_REACH, done_by, held, identified_as, laid_on, spoken_for
from cenotaph.claims.setting import choose
from cenotaph.claims.units import Unit
from cenotaph.knowledge.speech import Phrases, Speech, find_phrase
from cenotaph.record.actor import ARMED, ActorKind
from cenotaph.record.claim import Certainty, ClaimKind, Modality, Perpetrator

_ACCUSABLE = ARMED | {ActorKind.UNKNOWN, ActorKind.GOVERNMENT}
SUPPOSING = frozenset({"if", "unless", "whether", "si"})
_NOT_BEFORE = 4  # words before a phrase in which a negation takes it back
_THEY = 3  # sentences back in which those whom "they" mean are looked for
_BY = 3  # words from a participle to its "by"
_PLAIN = 1  # words between a plain "were" and who the attackers were
_JOINED = 7  # words from the "and" to the second of two subjects
Pointing = Callable[[SentenceContext, int, int], tuple[Unit, ...]]  # whom a phrase points to

_ABETTING = frozenset({"complicité", "complice", "complices", "complicity"})
_APPOSED = frozenset({",", "a", "former", "ex"})  # words between a name and what it is
_OF_WHAT = frozenset({"of", "with", "for", "to", "over", "de", "pour", "à"})
_CONFIDENCE = 0.5


def draft_authors(context: SentenceContext, acts: Sequence[Draft]) -> list[Draft]:
    """Drafts of attacks for the words of a sentence that only say who acted.

    What they name is alleged, never stated: the words tie an actor to a deed that stands
    elsewhere. Words that an act of the same sentence has already read are left to it.
    """
    if not any(_authors((unit,)) or unit.named for unit in context.clause.units):
        return []
    words = context.speech.authors
    drafts: list[Draft] = []
    taken = {draft.trigger.start for draft in acts if draft.perpetrators}
    for phrases, pointed, accuses in (
        (words.owning, _subject, True),
        (words.blaming, _object, True),
        (words.laying, laid_on, True),
        (words.holding, held, True),
        (words.defending, _defender, True),
        (words.guilt, _guilty, True),
        (words.convicting, _convicted, True),
        (words.identifying, _said_to_be, True),
        (words.done, done_by, True),
        (words.naming, identified_as, True),
        (words.meeting, _object, False),
        (words.conduct, _subject, False),
    ):
        for first, last in _places(context, phrases):
            if context.sentence.tokens[first].start in taken or _taken_back(context, first):
                continue
            if pointed is _subject and _suffered(context, first):
                continue
            if phrases is words.conduct and _harmless(context, first, last):
                continue
            named = _pointed_at(context, pointed, first, last)
            if _its_victims(context, first, named, acts):
                continue
            draft = _draft(context, first, last, named, accuses=accuses)
            if draft is not None:
                taken.add(draft.trigger.start)
                drafts.append(draft)
    return drafts


def _harmless(context: SentenceContext, first: int, last: int) -> bool:
    """Whether the subject suffered the deed, or came to help: "soldiers came to treat them"."""
    aid = context.speech.authors.aiding
    aided = any(start <= last + 1 and start >= last for start, _ in _places(context, aid))
    return aided or _shares_passive(context, first, last)


def _pointed_at(
    context: SentenceContext, pointed: Pointing, first: int, last: int
) -> tuple[Perpetrator, ...]:
    """Whom the phrase `[first, last)` names as authors, read as `pointed` reads it."""
    units = pointed(context, first, last)
    named = alleged(context.clause, units, context.speech)
    if pointed is _guilty:
        return (*named, *_persons(context, units))
    if pointed is _convicted:
        return _by_name(context, named, units)
    if pointed in (_said_to_be, identified_as):
        return _held_as(context, first, last, named)
    if not named and pointed is _subject and _pronoun(context, first):
        return taken_up(context)
    return named


def _its_victims(
    context: SentenceContext, first: int, named: Sequence[Perpetrator], acts: Sequence[Draft]
) -> bool:
    """ "Soldiers tied up and dragged to death by …": whom the same word kills did not do it."""
    start = context.sentence.tokens[first].start
    suffered = [v.span for act in acts if act.trigger.start == start for v in act.victims if v.span]
    return any(each.span and each.span.overlaps(span) for each in named for span in suffered)


def taken_up(context: SentenceContext) -> tuple[Perpetrator, ...]:
    """Whom "they" can mean as authors: the only armed people of the sentence before.

    A sentence that itself only speaks of "them" passes the question on to the one before it.
    """
    before = context.before
    armed: tuple[Unit, ...] = ()
    for _ in range(_THEY):
        if before is None or before.sentence.heading != context.sentence.heading:
            return ()
        armed = _authors(before.clause.units)
        plural = before.clause.syntax.plural_pronoun
        opens = before.clause.word(0) in plural
        if armed or not opens or before.sentence.paragraph != context.sentence.paragraph:
            break
        before = before.before
    if before is None:
        return ()
    return alleged(before.clause, armed, context.speech) if len(armed) == 1 else ()


def alleged(clause: Clause, units: Sequence[Unit], speech: Speech) -> tuple[Perpetrator, ...]:
    """The perpetrators that units name, none surer than alleged."""
    found = (
        perpetrator_of(clause, unit, Modality.ALLEGED, speech, suspected=False)
        for unit in _authors(units)
        if not describes_deed(clause, unit, speech)
    )
    return tuple(each for each in found if each is not None)


def _places(context: SentenceContext, phrases: Phrases) -> Iterator[tuple[int, int]]:
    """The token ranges of every phrase of a list in the sentence."""
    words = context.clause.words
    position = find_phrase(words, phrases)
    while position >= 0:
        length = max(
            len(phrase) for phrase in phrases if words[position : position + len(phrase)] == phrase
        )
        if context.clause.unit_at(position) is None:
            yield position, position + length
        position = find_phrase(words, phrases, position + length)


def _taken_back(context: SentenceContext, first: int) -> bool:
    """Whether the words deny, doubt or only suppose what the phrase at `first` says."""
    clause, speech = context.clause, context.speech
    near = set(clause.words[max(0, first - _NOT_BEFORE) : first])
    if near & (clause.syntax.negation | clause.syntax.nobody | SUPPOSING | {"no"}):
        return True
    if find_phrase(clause.words, speech.intents, max(0, first - _NOT_BEFORE), first + 1) >= 0:
        return True
    taken_back = (speech.denies, speech.refutes, speech.fiction, speech.rumours)
    return any(find_phrase(clause.words, each, 0, first) >= 0 for each in taken_back)


def _pronoun(context: SentenceContext, first: int) -> bool:
    """Whether the subject of the phrase is "it" or "they"."""
    clause = context.clause
    before = clause.word(clause.before(clause.start_of_verb(first)))
    return before in clause.syntax.thing_pronoun | clause.syntax.plural_pronoun


def _subject(context: SentenceContext, first: int, last: int) -> tuple[Unit, ...]:
    """The subject of the phrase; a pronoun stands for the armed people first named before it."""
    clause = context.clause
    if _pronoun(context, first):
        return _authors([unit for unit in clause.units if unit.last < first])[:1]
    found = _with_beside(clause, subjects(clause, first, person=False))
    if not any(unit.actor is not None and unit.actor.kind in ARMED for unit in found):
        found = spoken_for(context, first) or found
    return (*found, *in_company(clause, found, context.speech))


def _with_beside(clause: Clause, found: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """ "The X and their allied militias came": X, too, however many words describe the second."""
    if not found or found[0].actor is None or found[0].actor.actor_id is not None:
        return found
    for unit in clause.units:
        between = clause.words[unit.last : found[0].first]
        named = unit.actor is not None and unit.actor.actor_id and unit.actor.kind in ARMED
        if named and between[:1] and between[0] in {"and", "et"} and len(between) <= _JOINED:
            return (unit, *found)
    return found


def _shares_passive(context: SentenceContext, first: int, last: int) -> bool:
    """ "Soldiers were seized and later shot by X": the passive goes on behind the "and"."""
    clause = context.clause
    before = [unit for unit in clause.units if unit.last <= first and unit.agent]
    between = clause.words[before[0].last if before else 0 : first]
    joined = bool(set(between) & clause.syntax.conjunction)
    passive = joined and bool(set(between) & clause.syntax.passive)
    return passive or bool(set(clause.words[last : last + _BY]) & clause.syntax.by)


def _suffered(context: SentenceContext, first: int) -> bool:
    """ "Soldiers were dragged": the subject of a passive did nothing."""
    chain = context.clause.auxiliaries(first)
    return bool(chain) and chain[0] in context.clause.syntax.passive


def _guilty(context: SentenceContext, first: int, last: int) -> tuple[Unit, ...]:
    """Who was convicted, charged or confessed, where the sentence says that it was of a killing."""
    words = context.clause.words
    if find_phrase(words, context.speech.authors.guilty_of) < 0 or _ABETTING & set(words):
        return ()
    return subjects(context.clause, first, person=False)


def _convicted(context: SentenceContext, first: int, last: int) -> tuple[Unit, ...]:
    """ "Convicted X, a captain of Y, of the murder": who stands before what it was, a killing."""
    clause = context.clause
    killing = any(
        each.act.kind is ClaimKind.KILLING and each.first >= last for each in clause.predicates
    )
    if not killing or _suffered(context, first):
        return ()
    found: list[Unit] = []
    place = last
    for unit in clause.units:
        if unit.first < last:
            continue
        between = set(clause.words[place : unit.first])
        if not between <= clause.syntax.determiner | _APPOSED:
            break
        found.append(unit)
        place = unit.last
    place += clause.word(place) == ","
    return tuple(found) if clause.word(place) in _OF_WHAT else ()  # "charged the rebels" is a fight


def _by_name(
    context: SentenceContext, named: Sequence[Perpetrator], units: Sequence[Unit]
) -> tuple[Perpetrator, ...]:
    """Persons and listed bodies; only where there are none, what describes the convicted."""
    certain = (*_persons(context, units), *(each for each in named if each.actor_id is not None))
    return certain or tuple(named)


def _said_to_be(context: SentenceContext, first: int, last: int) -> tuple[Unit, ...]:
    """ "The attackers are believed to be from X": who the unnamed assailants are said to be."""
    clause, assailants = context.clause, context.speech.authors.assailants
    who = subjects(clause, first, person=False)
    unnamed = [
        unit
        for unit in who
        if (unit.actor is None or unit.actor.actor_id is None)
        and find_phrase(clause.words, assailants, unit.first, unit.last) >= 0
    ]
    if not unnamed or len(unnamed) != len(who):
        return ()
    found = clause.agents_from(last)
    far = bool(found) and found[0].first > last + _PLAIN
    # "the killers were believed to be X" is read by the longer words, not by its "were"
    return () if far and last == first + 1 else found


def _held_as(
    context: SentenceContext, first: int, last: int, named: Sequence[Perpetrator]
) -> tuple[Perpetrator, ...]:
    """Bodies by name, as suspected where the words only suppose that they are the assailants."""
    supposed = find_phrase(context.clause.words, context.speech.suspected, first, last) >= 0
    certainty = Certainty.SUSPECTED if supposed else Certainty.ALLEGED
    return tuple(
        msgspec.structs.replace(each, certainty=certainty) for each in named if each.actor_id
    )


def _persons(context: SentenceContext, units: Sequence[Unit]) -> tuple[Perpetrator, ...]:
    """The persons among units whom the text gives a full name."""
    found = []
    for unit in units:
        span = context.clause.span(unit.first, unit.last)
        person = unit.actor is not None and unit.actor.kind is ActorKind.PERSON
        told = unit.actor.name if unit.actor is not None and person else context.text_of(span)
        name = " ".join(told.split())
        full = len(name.split()) > 1 and (unit.actor is None or unit.actor.kind is ActorKind.PERSON)
        if unit.named and full:
            found.append(
                Perpetrator(
                    name=name, certainty=Certainty.ALLEGED, kind=ActorKind.PERSON, span=span
                )
            )
    return tuple(found)


def _defender(context: SentenceContext, first: int, last: int) -> tuple[Unit, ...]:
    """ "X described the raid as a legitimate action": who defends the deed as lawful owns it."""
    end = min(last + LAID_REACH, len(context.clause.words))
    told = any(context.clause.is_act(place) for place in range(last, end))
    lawful = find_phrase(context.clause.words, context.speech.authors.lawful, last, end) >= 0
    return subjects(context.clause, first, person=False) if told and lawful else ()


def _object(context: SentenceContext, first: int, last: int) -> tuple[Unit, ...]:
    """Who stands after the phrase, coordinated ones included."""
    return context.clause.agents_from(last)


def _authors(units: Sequence[Unit]) -> tuple[Unit, ...]:
    return tuple(
        unit
        for unit in units
        if unit.actor
        and unit.actor.kind in _ACCUSABLE
        and (unit.actor.kind is not ActorKind.GOVERNMENT or of_state(unit.actor.actor_id))
    )


def _draft(
    context: SentenceContext,
    first: int,
    last: int,
    named: tuple[Perpetrator, ...],
    *,
    accuses: bool,
) -> Draft | None:
    if not named:
        return None
    trigger = context.clause.span(first, last)
    span = trigger
    for each in named:
        if each.span is not None and context.sentence.span.contains(each.span):
            span = span.cover(each.span)
    setting = choose(context.sentence, trigger, context.dates, context.places, context.cues)
    return Draft(
        sentence=context.sentence.index,
        paragraph=context.sentence.paragraph,
        heading=context.sentence.heading,
        span=span,
        trigger=trigger,
        kind=ClaimKind.ATTACK,
        modality=Modality.ALLEGED,
        confidence=_CONFIDENCE,
        when=setting.when,
        where=setting.where,
        perpetrators=named,
        means=context.means,
        attribution=context.sources_at(first),
        accuses=accuses,
        tentative=not accuses,
    )
