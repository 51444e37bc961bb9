"""Acts against people: from the frames of one sentence to drafts of claims."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cenotaph.claims.agency import alleged
from cenotaph.claims.context import SentenceContext, is_violence
from cenotaph.claims.draft import Draft
from cenotaph.claims.figures import figure_role
from cenotaph.claims.grammar.lists import without_appositions
from cenotaph.claims.modality import modality_of, of_a_war, remembered
from cenotaph.claims.quantities import Quantity
from cenotaph.claims.roles import Frame
from cenotaph.claims.setting import Setting, bygone, choose, long_period, of_a_whole_war
from cenotaph.claims.units import Unit
from cenotaph.claims.victimfigure import figure_of, without_figure
from cenotaph.claims.voices import Voice
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.inflect import Form
from cenotaph.knowledge.topics import topics
from cenotaph.record.actor import ARMED
from cenotaph.record.claim import Certainty, ClaimKind, FigureRole, Modality, Perpetrator, Victims
from cenotaph.record.count import Count
from cenotaph.record.span import Span

IN_BATTLE = frozenset({"fall", "lose"})  # acts that are killings only where violence is told
_OWNING = frozenset({"claim responsibility", "revendiquer"})
_PERSONAL = frozenset(
    {
        ClaimKind.KILLING,
        ClaimKind.INJURY,
        ClaimKind.DISAPPEARANCE,
        ClaimKind.DETENTION,
        ClaimKind.TORTURE,
        ClaimKind.SEXUAL_VIOLENCE,
    }
)
_DEFINITE = frozenset({"the", "these", "those", "les", "ces", "all"})


def draft_acts(context: SentenceContext, frames: Sequence[Frame], base: int) -> list[Draft]:
    """The drafts of a sentence; `base` is the index its first draft will have in the document."""
    drafts: list[Draft] = []
    for frame in frames:
        units = [
            unit
            for stretch in frame.victims
            for unit in context.clause.units_in(stretch)
            if not _counted_dead(frame, unit)
        ] + list(frame.persons)
        units = without_appositions(context.clause, units)
        if not _about_people(context, frame, units):
            continue
        voice = context.voice_at(frame.predicate.first)
        drafts += _whole_and_parts(context, frame, units, voice, base + len(drafts))
    return drafts


def _counted_dead(frame: Frame, unit: Unit) -> bool:
    """ "33 dead and 12 wounded": the dead are no part of the wounded."""
    toll = unit.quantity is not None and unit.quantity.toll
    return toll and frame.predicate.act.kind is not ClaimKind.KILLING


def _about_people(context: SentenceContext, frame: Frame, units: Sequence[Unit]) -> bool:
    """Verbs need a victim or an agent; nouns and remains speak for themselves."""
    if frame.predicate.act.lemma in IN_BATTLE:  # "17 fell", "the army lost 25 men"
        counted = any(unit.quantity is not None for unit in units)
        own = frame.predicate.act.victim != "object" or frame.pattern == "active"
        return counted and own and _of_battle(context)
    if frame.predicate.act.kind is ClaimKind.ATTACK:
        voice = context.voice_at(frame.predicate.first)
        return bool(frame.agents) or bool(_own_forces(context, frame, voice))
    if frame.predicate.act.victim == "thing":
        return True
    if frame.predicate.act.pos != "verb":
        return True
    if units:
        return True
    passive = "passive" in frame.pattern
    return passive and bool(context.clause.agents_by(frame.predicate.end))


def _of_battle(context: SentenceContext) -> bool:
    """Whether violence is told here or just before by another word than "fell" or "lost"."""
    views = [context, *([context.before] if context.before is not None else [])]
    return any(
        is_violence(each) or each.act.kind is ClaimKind.KILLING
        for view in views
        for each in view.clause.predicates
        if each.act.lemma not in IN_BATTLE
    )


def _whole_and_parts(
    context: SentenceContext,
    frame: Frame,
    units: Sequence[Unit],
    voice: Voice | None,
    index: int,
) -> list[Draft]:
    quantity = figure_of(units)
    whole = _draft(context, frame, units, quantity, voice)
    if quantity is None and whole.kind in _PERSONAL:
        whole = without_figure(context, whole, frame, units)
    if quantity is None or whole.kind is not ClaimKind.KILLING:
        return [whole]
    parts = [
        _part(context, whole, part, index)
        for part in context.parts_of(quantity)
        if part.count.minimum is not None or part.count.maximum is not None
    ]
    return [whole, *parts]


def _draft(
    context: SentenceContext,
    frame: Frame,
    units: Sequence[Unit],
    quantity: Quantity | None,
    voice: Voice | None,
) -> Draft:
    predicate = frame.predicate
    trigger = context.clause.span(predicate.first, predicate.last)
    count = _count(quantity)
    modality = modality_of(
        context.clause, predicate, context.speech, voice, counted=quantity is not None
    )
    setting = Setting()  # the dead of a whole war have no day and no place of their own
    if not of_a_war(context.clause, predicate, context.speech):
        setting = choose(context.sentence, trigger, context.dates, context.places, context.cues)
    meant = predicate.act.lemma in topics().deliberate
    unlike = context.of_misfortune and not (frame.agents or meant)
    killing = predicate.act.kind is ClaimKind.KILLING
    if killing and unlike:
        setting = Setting()  # the dead of a flood are no case, wherever it was
    no_case = killing and (
        unlike
        or of_a_whole_war(count, setting)
        or remembered(context.clause, predicate, context.speech, setting)
    )
    if (no_case or bygone(setting)) and modality in (Modality.ASSERTED, Modality.ALLEGED):
        modality, setting = Modality.BACKGROUND, Setting()
    incidents = context.incident_count
    return Draft(
        sentence=context.sentence.index,
        paragraph=context.sentence.paragraph,
        heading=context.sentence.heading,
        span=_words(context, frame, units, count),
        trigger=trigger,
        kind=predicate.act.kind,
        modality=modality,
        confidence=_confidence(frame, modality),
        count=count,
        figure=figure_role(context, quantity, of_them=False),
        when=setting.when,
        where=setting.where,
        aggregate=incidents is not None
        or context.over_places
        or (setting.when is None and context.over_time)
        or long_period(setting.when)
        or _plural(frame, count),
        incident_count=incidents,
        victims=tuple(_victims(context, unit) for unit in units),
        perpetrators=_authors(context, frame, voice, modality, count),
        means=context.means,
        attribution=context.sources_at(predicate.first),
        apart=_apart(context, predicate.first),
        anaphoric=_anaphoric(context, units),
        definite=_definite(context, frame),
        tentative=predicate.act.reading == "maybe",
        remains=predicate.act.reading == "found",
        agreed=frame.agreed,
        accuses=predicate.act.agent in ("object", "to") or predicate.act.lemma in _OWNING,
    )


def _authors(
    context: SentenceContext,
    frame: Frame,
    voice: Voice | None,
    modality: Modality,
    count: Count | None,
) -> tuple[Perpetrator, ...]:
    """Who is said to have acted; nobody where the act is only imagined or befell nobody."""
    if modality is Modality.HYPOTHETICAL or (count is not None and count.maximum == 0):
        return ()
    if frame.predicate.act.kind is ClaimKind.ATTACK and _both_sides_act(context):
        return ()  # who "opened fire" in a clash is not thereby who killed
    if frame.predicate.act.agent in ("object", "to") and modality is Modality.ASSERTED:
        modality = Modality.ALLEGED  # "they accuse the army" asserts the accusation, not the act
    named = alleged(context.clause, frame, modality, context.speech)
    return named or _own_forces(context, frame, voice)


def _both_sides_act(context: SentenceContext) -> bool:
    return any(each.act.agent == "between" for each in context.clause.predicates)


def _own_forces(
    context: SentenceContext, frame: Frame, voice: Voice | None
) -> tuple[Perpetrator, ...]:
    """What an armed speaker says of its own: "the group said it had carried out the raid".

    An army that announces enemies "neutralised" speaks of its own forces, too.
    """
    if voice is None or voice.position >= frame.predicate.first:
        return ()
    clause = context.clause
    before = clause.word(clause.before(clause.start_of_verb(frame.predicate.first)))
    itself = before in clause.syntax.thing_pronoun | {"they"} and not frame.agents
    if frame.predicate.act.reading != "speaker" and not itself:
        return ()
    return tuple(
        Perpetrator(
            name=actor_table().full_name(source.name, source.actor_id),
            certainty=Certainty.STATED,
            kind=source.kind,
            actor_id=source.actor_id,
            span=source.span,
        )
        for source in voice.sources
        if source.kind in ARMED
    )


def _part(context: SentenceContext, whole: Draft, part: Quantity, index: int) -> Draft:
    """A breakdown of a figure, as a claim of its own that belongs to the whole."""
    count = _count(part)
    span = part.count.span or whole.span
    return msgspec.structs.replace(
        whole,
        span=span,
        count=count,
        figure=FigureRole.PART,
        part_of=index,
        incident_count=None,
        victims=(Victims(category=part.category or part.head, count=count, span=span),),
        notes=(),
    )


def _count(quantity: Quantity | None) -> Count | None:
    return quantity.count if quantity is not None else None


def _words(
    context: SentenceContext, frame: Frame, units: Sequence[Unit], count: Count | None
) -> Span:
    """The smallest stretch that holds the act, its victims and the figure."""
    predicate = frame.predicate
    span = context.clause.span(predicate.first, predicate.end)
    for unit in units:
        span = span.cover(context.clause.span(unit.first, unit.last))
    if count is not None and count.span is not None:
        span = span.cover(count.span)
    return span


def _confidence(frame: Frame, modality: Modality) -> float:
    doubt = 0.1 if modality in (Modality.HYPOTHETICAL, Modality.BACKGROUND) else 0.0
    tentative = 0.2 if frame.predicate.act.reading in ("maybe", "found") else 0.0
    return round(max(0.1, frame.confidence - doubt - tentative), 2)


def _plural(frame: Frame, count: Count | None) -> bool:
    """ "The executions" without a figure are several; with one, the figure decides."""
    return (
        count is None
        and frame.predicate.act.pos == "noun"
        and frame.predicate.act.reading == "plain"
        and Form.PLURAL in frame.predicate.forms
    )


def _victims(context: SentenceContext, unit: Unit) -> Victims:
    span = context.clause.span(unit.first, unit.last)
    words = context.text_of(span)
    person = unit.actor is not None and unit.actor.kind.value == "person"
    named = (unit.named or person) and not unit.quantity
    return Victims(
        category=unit.category or (unit.quantity.head if unit.quantity else "") or "people",
        count=_count(unit.quantity),
        names=(words,) if named else (),
        span=span,
    )


def _apart(context: SentenceContext, position: int) -> bool:
    return bool(context.clause.syntax.elsewhere & set(context.clause.words[: position + 3]))


def _definite(context: SentenceContext, frame: Frame) -> bool:
    first = frame.predicate.first
    near = {context.clause.word(first - 1), context.clause.word(first - 2)}
    return frame.predicate.act.pos == "noun" and bool(near & (_DEFINITE | {"such", "their"}))


def _anaphoric(context: SentenceContext, units: Sequence[Unit]) -> bool:
    for unit in units:
        before = context.clause.word(unit.first - 1)
        first = context.clause.word(unit.first)
        if unit.pronoun or before in _DEFINITE or first in _DEFINITE:
            return True
    return not units
