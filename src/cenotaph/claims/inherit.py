"""Dates and places that a happening takes over from the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

import msgspec

from cenotaph.claims.aftermath import aftermath
from cenotaph.claims.announced import anniversary, day_of_saying, of_a_count, of_a_recall
from cenotaph.claims.context import SentenceContext
from cenotaph.claims.happening import Happening, places_differ, stated_outside
from cenotaph.claims.places.lands import sent_from
from cenotaph.claims.scenes import hook_of, tells_of_it, took_place
from cenotaph.claims.setting import (
    Rank,
    Setting,
    choose,
    day_of,
    in_a_town,
    long_period,
    rank,
)
from cenotaph.record.claim import ClaimKind
from cenotaph.record.span import Span
from cenotaph.record.when import Basis, When
from cenotaph.record.where import Relation, Where

_ALMOST_A_YEAR = 330  # days before a report from which a day is taken for one of the next year
_YEAR = re.compile(r"\d{4}|year|année|an dernier")
_UNFOUND = 60  # days between a killing and the finding of the dead in one report
_SHORTLY = 16  # sentences in which what is told leads up to a killing
_TOP, _LINE = 5, 14  # the first sentences, and the tokens of one that is a line of its own
_OPENS, _SOON = 3, 18  # tokens before a date that opens a sentence, and from it to who speaks
_PAPERS = frozenset({"statement", "communiqué", "communique", "tweet", "clips", "footage"})
RAID = 10  # days; killings in several villages within so few are told as one event


def fill(
    happening: Happening,
    contexts: Sequence[SentenceContext],
    published: date | None,
    others: Collection[int] = (),
) -> Setting:
    """The date and place of a happening: stated with it, or from the nearest sentence.

    A date is taken over from sentences of the same paragraph, then of the neighbouring ones,
    then from the first of the document; never one after publication. A place is not taken from
    sentences that tell of other happenings (`others`, by index); where no sentence lends one,
    the country stands that the whole document speaks of.
    """
    when, where = happening.when, happening.where
    if when is None:
        when = _nearest_date(happening, contexts, published, others)
        when = when or (None if happening.aggregate else anniversary(contexts, published))
    elif not happening.whens:
        when = _before_the_find(when, _nearest_date(happening, contexts, published, others))
    if rank(where) < Rank.DISTRICT:
        where = _better_place(happening, Setting(when=when, where=where), contexts, others)
    if where is not None and where.relation is Relation.FROM:
        where = _told_beside(happening, contexts, others) or where
    if where is not None and in_a_town(where):
        where = _with_its_town(where, happening, contexts, others)
    if where is None and contexts:
        where = contexts[0].mentions.country
    if contexts and not happening.aggregate and rank(where) <= Rank.COUNTRY:
        where = _sent_from(contexts, where) or where
    return Setting(when=when, where=where)


def _sent_from(contexts: Sequence[SentenceContext], land: Where | None) -> Where | None:
    """The town from which a French report was sent that names no other place than its country.

    An English dateline is as often that of the desk or of the station that was listened to: it
    only goes into the wording of the country that the whole document speaks of.
    """
    mentions = contexts[0].mentions
    dateline = mentions.dateline
    if dateline is None or dateline.place is None or land is None or land.place is None:
        return None
    if dateline.place.country != land.place.country:
        return None
    if not contexts[0].clause.syntax.dative:
        return sent_from(dateline, land) if land == mentions.country else None
    return None if any(rank(each) > Rank.COUNTRY for each in mentions.places) else dateline


def _order(happening: Happening, contexts: Sequence[SentenceContext]) -> list[SentenceContext]:
    """Sentences in the order in which they may lend a date or a place.

    Those of the happening, those before them in their paragraph, those after, then what the
    document told before (nearest first), and last what it tells later.
    """
    first = min(happening.sentences)

    def distance(context: SentenceContext) -> tuple[int, int, int]:
        sentence = context.sentence
        steps = min(abs(sentence.index - s) for s in happening.sentences)
        if sentence.paragraph in happening.paragraphs:
            later = any(sentence.index > s for s in happening.sentences)
            return (0, int(later and steps > 0), steps)
        apart = min(abs(sentence.paragraph - p) for p in happening.paragraphs)
        return (1 if sentence.index < first else 2, apart, steps)

    return sorted(contexts, key=distance)


def _nearest_date(
    happening: Happening,
    contexts: Sequence[SentenceContext],
    published: date | None,
    others: Collection[int],
) -> When | None:
    """The date of the first sentence in order that lends one.

    Sentences of other happenings come last; before them what was told shortly before without a
    word of violence ("They came on Sunday").
    """
    opening = _opening(contexts)
    order = [
        context
        for context in _order(happening, contexts)
        if not (_heads(context) or aftermath(context))
    ]
    about = [c for c in order if _may_lend(c, happening) or c.sentence.paragraph <= opening]
    own = [c for c in about if c.sentence.index not in others]
    lenders = [c for c in order if c in own or (c not in about and _leads_up(c, happening))]
    later = [c for c in order if c not in about and c not in lenders]
    said = None if happening.aggregate else day_of_saying(happening, contexts, published)
    for context in (*lenders, *(c for c in about if c not in own), *later):
        when = _lent_date(context, happening, published)
        apart = _of_another_later(context, happening, others) and _far(when, said)
        if context in about and apart:
            return said
        aside = _goes_on(context, happening) and not _violent(context)
        if when is None or (
            (aside or _offset(when, context)) and not _MONTH_DAY.search(when.wording)
        ):
            continue
        beside = context.sentence.paragraph in happening.paragraphs
        day = _MONTH_DAY if context in later else _DAY
        if beside or _violent(context) or (day.search(when.wording) and _day(when)):
            return msgspec.structs.replace(
                when, basis=Basis.INHERITED, anchor=f"sentence {context.sentence.index + 1}"
            )
    return None


def _far(when: When | None, said: When | None) -> bool:
    """Whether a day lies too far from that on which dead were announced to be that of the act."""
    if when is None or said is None or when.earliest is None or said.earliest is None:
        return False
    return abs((said.earliest - when.earliest).days) > _UNFOUND


def _of_another_later(
    context: SentenceContext, happening: Happening, others: Collection[int]
) -> bool:
    """Whether a sentence tells of another happening in a later paragraph than all of this one."""
    later = context.sentence.paragraph > max(happening.paragraphs)
    return later and context.sentence.index in others


def _offset(when: When, context: SentenceContext) -> bool:
    """Whether a sentence without violence counts on from the day told: "a week later"."""
    return when.basis is Basis.NARRATIVE and not _violent(context)


def _leads_up(context: SentenceContext, happening: Happening) -> bool:
    return any(0 < s - context.sentence.index <= _SHORTLY for s in happening.sentences)


def _before_the_find(found: When, told: When | None) -> When:
    """The day that a document tells of shortly before the dead were found, else that day."""
    if told is None or told.latest is None or found.earliest is None:
        return found
    gap = (found.earliest - told.latest).days
    return told if 0 <= gap <= _UNFOUND and (told.days or _UNFOUND) <= RAID else found


def _heads(context: SentenceContext) -> bool:
    """Whether a line at the top only dates the report: "Field notes, August 2020"."""
    sentence = context.sentence
    lone = sentence.index < _TOP and not context.clause.predicates
    return lone and len(sentence.tokens) <= _LINE and all(not _day(when) for when in context.dates)


def _goes_on(context: SentenceContext, happening: Happening) -> bool:
    """Whether a sentence follows the first of the happening in its own paragraph."""
    sentence = context.sentence
    return sentence.paragraph in happening.paragraphs and sentence.index > min(happening.sentences)


def _spoken(context: SentenceContext, when: When) -> bool:
    """Whether a sentence without violence opens with the date on which somebody speaks."""
    if when.span is None or _violent(context):
        return False
    start = context.sentence.at(when.span.start)
    if start > _OPENS:
        return bool(_PAPERS & set(context.clause.words))
    end = context.sentence.at(when.span.end - 1)
    return any(0 < context.sentence.at(cue) - end <= _SOON for cue in context.cues)


def _violent(context: SentenceContext) -> bool:
    """Whether a sentence tells of the violence rather than of lists, visits or courts."""
    return tells_of_it(context) or any(p.act.kind in _DEADLY for p in context.clause.predicates)


def _lent_date(
    context: SentenceContext, happening: Happening, published: date | None
) -> When | None:
    """The date of a sentence that may be that of the happening: one written out before others."""
    sentence = context.sentence
    close = Span(document=sentence.document, start=sentence.end - 1, end=sentence.end)
    usable = [
        when
        for when in (day_of(sentence, each, close) for each in context.dates)
        if when.earliest is not None
        and not (_spoken(context, when) or _last_year(when, published))
        and not (sentence.index in happening.updates and of_a_count(context, when))
        and all(when.span != found.span for found in happening.found)
        and not (
            published is not None and (when.earliest > published or _of_report(when, published))
        )
        and not of_a_recall(context, when, published)
        and (long_period(when) == happening.aggregate or (happening.aggregate and _day(when)))
    ]
    full = [when for when in usable if _MONTH_DAY.search(when.wording)] if len(usable) > 1 else []
    hook, other = hook_of(context), sentence.index not in happening.sentences
    for dates in (full, usable):
        when = choose(sentence, hook, dates, (), context.cues, whole=other).when
        if when is not None:
            return when
    return None


def _last_year(when: When, published: date | None) -> bool:
    """Whether a day without a year, put before the report, is rather still to come."""
    bare = when.basis is Basis.RELATIVE and not _YEAR.search(when.wording)
    if published is None or when.latest is None or not bare:
        return False
    return (published - when.latest).days > _ALMOST_A_YEAR


def _day(when: When) -> bool:
    """Whether a date may be that of one raid on several villages."""
    return when.days is not None and when.days <= RAID


def _of_report(when: When, published: date) -> bool:
    """Whether a date is only that of the report: the very day, written out."""
    return when.basis is Basis.STATED and when.earliest == when.latest == published


def _may_lend(context: SentenceContext, happening: Happening) -> bool:
    """Whether a sentence is about the happening, or at least in its paragraph."""
    if context.sentence.paragraph in happening.paragraphs:
        return True
    return bool(context.clause.syntax.referring & set(context.clause.words)) or bool(
        context.clause.predicates
    )


def _better_place(
    happening: Happening,
    told: Setting,
    contexts: Sequence[SentenceContext],
    others: Collection[int],
) -> Where | None:
    """The most specific place that nearby sentences give and that agrees with what is known."""
    best = known = told.where
    opening = _opening(contexts)
    raid = happening.aggregate and _few_days(told.when)
    order = _order(happening, contexts)
    first = [c for c in order if _locates(c, happening) and c.sentence.index not in others]
    for context in (*first, *order):
        if rank(best) >= Rank.DISTRICT:
            break
        heading = context.sentence.heading
        if not (heading or _may_lend(context, happening) or known is None):
            continue
        if not (raid or _may_lend_place(context, happening, opening, others)):
            continue
        sentence, hook = context.sentence, hook_of(context)
        own = heading or sentence.paragraph in happening.paragraphs
        where = choose(sentence, hook, (), context.places, (), homes=own, whole=True).where
        if where is None or rank(where) <= rank(best) or places_differ(where, best):
            continue
        if stated_outside(where, best):
            continue
        if _abroad(where, context.mentions.country) and not _names_land(context, where):
            continue
        if happening.aggregate and not raid and rank(where) > Rank.REGION:
            continue  # a figure over several happenings does not lie in one village
        best = msgspec.structs.replace(where, inherited=f"sentence {context.sentence.index + 1}")
    return best


def _told_beside(
    happening: Happening, contexts: Sequence[SentenceContext], others: Collection[int]
) -> Where | None:
    """The place of violence told beside a happening of which only the homes of people are told.

    "A woman from X was shot. She had left a shop in Y": killed in Y rather than in X.
    """
    for context in _order(happening, contexts):
        sentence = context.sentence
        if sentence.paragraph not in happening.paragraphs:
            break
        if not _violent(context) or (sentence.index in others and not _own(context, happening)):
            continue
        where = choose(sentence, hook_of(context), (), context.places, (), homes=False).where
        if rank(where) >= Rank.DISTRICT and where is not None:
            return msgspec.structs.replace(where, inherited=f"sentence {sentence.index + 1}")
    return None


def _own(context: SentenceContext, happening: Happening) -> bool:
    return context.sentence.index in happening.sentences


def _locates(context: SentenceContext, happening: Happening) -> bool:
    """Whether a sentence in or beside its paragraphs says where a happening was."""
    beside = any(abs(context.sentence.paragraph - p) <= 1 for p in happening.paragraphs)
    return beside and took_place(context)


def _with_its_town(
    site: Where,
    happening: Happening,
    contexts: Sequence[SentenceContext],
    others: Collection[int],
) -> Where:
    """A building or quarter that no layer knows, placed in the town that is told of near it.

    The town is that of its own sentence, else of its paragraph; the town of the title and of
    the opening only for what the document tells first.
    """
    first = not others or min(happening.sentences) <= min(others)
    for context in _order(happening, contexts):
        told = context.sentence.span
        own = site.span is not None and told.start <= site.span.start < told.end
        near = own or context.sentence.paragraph in happening.paragraphs
        later = context.sentence.index > max(happening.sentences)
        if later and context.sentence.index in others:
            continue
        if not (near or (first and _sets_scene(context, contexts))):
            continue
        for town in context.places:
            known = town.place is not None and town.place.kind == "locality"
            tie = _AROUND if own else _INSIDE | ({Relation.NEAR} if near and not later else set())
            if known and town.relation in tie and not _abroad(town, context.mentions.country):
                return msgspec.structs.replace(
                    site,
                    place=town.place,
                    why=f"no entry of its own; told of {town.wording}",
                    inherited=site.inherited or f"sentence {context.sentence.index + 1}",
                )
    return site


def _sets_scene(context: SentenceContext, contexts: Sequence[SentenceContext]) -> bool:
    return context.sentence.heading or context.sentence.paragraph <= _opening(contexts)


def _abroad(where: Where, home: Where | None) -> bool:
    """Whether a place lies in another country than the one that the document speaks of."""
    if where.place is None or home is None or home.place is None:
        return False
    return where.place.country != home.place.country


def _names_land(context: SentenceContext, where: Where) -> bool:
    """Whether a sentence that gives a place names its country, too: "In Niger, at Téra, ..."."""
    if where.place is None or rank(where) < Rank.DISTRICT:
        return False
    lands = (each.place for each in context.places if rank(each) == Rank.COUNTRY)
    return any(land is not None and land.country == where.place.country for land in lands)


def _few_days(when: When | None) -> bool:
    """Whether a figure over several places is that of one raid, not of a campaign."""
    return when is not None and when.days is not None and when.days <= RAID


def _opening(contexts: Sequence[SentenceContext]) -> int:
    """The paragraph in which the body first names a place: it sets the scene for the document."""
    named = (
        c.sentence.paragraph
        for c in contexts
        if not c.sentence.heading and any(where.relation in _AT for where in c.places)
    )
    return next(named, 0)


def _may_lend_place(
    context: SentenceContext, happening: Happening, opening: int, others: Collection[int]
) -> bool:
    """Whether a sentence is the happening's own, sets the scene, or tells of violence alike."""
    sentence = context.sentence
    other = sentence.index in others and sentence.index not in happening.sentences
    if sentence.paragraph in happening.paragraphs:
        return not other or sentence.paragraph == min(happening.paragraphs)
    if other:
        return False
    if sentence.paragraph <= opening:
        return True
    return tells_of_it(context) or any(p.act.kind in _VIOLENT for p in context.clause.predicates)


_INSIDE = frozenset({Relation.IN, Relation.AREA})
_AT = frozenset({Relation.IN, Relation.NEAR, Relation.AREA, Relation.BETWEEN, Relation.FROM})
_AROUND = _INSIDE | {Relation.NEAR, Relation.FROM}
_DAY = re.compile(r"\d|day\b|jour|di\b|night|dawn|morning", re.IGNORECASE)
_MONTH_DAY = re.compile(r"\d")
_DEADLY = frozenset({ClaimKind.KILLING, ClaimKind.ATTACK})
_VIOLENT = frozenset({ClaimKind.KILLING, ClaimKind.ATTACK, ClaimKind.INJURY})
