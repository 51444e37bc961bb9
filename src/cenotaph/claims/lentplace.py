"""The place that a happening takes over from the sentences around it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.happening import Happening, places_differ, stated_outside
from cenotaph.claims.lenders import RAID, lending_order, may_lend, scene_paragraph, tells_violence
from cenotaph.claims.places.lands import sent_from
from cenotaph.claims.scenes import hook_of, tells_of_it, took_place
from cenotaph.claims.setting import Rank, Setting, choose, rank
from cenotaph.record.claim import ClaimKind
from cenotaph.record.when import When
from cenotaph.record.where import Relation, Where

_INSIDE = frozenset({Relation.IN, Relation.AREA})
_AROUND = _INSIDE | {Relation.NEAR, Relation.FROM}
_VIOLENT = frozenset({ClaimKind.KILLING, ClaimKind.ATTACK, ClaimKind.INJURY})


def dateline_town(contexts: Sequence[SentenceContext], land: Where | None) -> Where | None:
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


def better_place(
    happening: Happening,
    told: Setting,
    contexts: Sequence[SentenceContext],
    others: Collection[int],
) -> Where | None:
    """The most specific place that nearby sentences give and that agrees with what is known."""
    best = known = told.where
    opening = scene_paragraph(contexts)
    raid = happening.aggregate and _few_days(told.when)
    order = lending_order(happening, contexts)
    first = [c for c in order if _locates(c, happening) and c.sentence.index not in others]
    for context in (*first, *order):
        if rank(best) >= Rank.DISTRICT:
            break
        heading = context.sentence.heading
        if not (heading or may_lend(context, happening) or known is None):
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


def told_beside(
    happening: Happening, contexts: Sequence[SentenceContext], others: Collection[int]
) -> Where | None:
    """The place of violence told beside a happening of which only the homes of people are told.

    "A woman from X was shot. She had left a shop in Y": killed in Y rather than in X.
    """
    for context in lending_order(happening, contexts):
        sentence = context.sentence
        if sentence.paragraph not in happening.paragraphs:
            break
        if not tells_violence(context) or (
            sentence.index in others and not _own(context, happening)
        ):
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


def with_its_town(
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
    for context in lending_order(happening, contexts):
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
    return context.sentence.heading or context.sentence.paragraph <= scene_paragraph(contexts)


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
