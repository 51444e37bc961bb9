"""Dates and places that a happening takes over from the sentences around it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from cenotaph.claims.announced import anniversary
from cenotaph.claims.context import SentenceContext
from cenotaph.claims.happening import Happening
from cenotaph.claims.lentdate import before_the_find, nearest_date
from cenotaph.claims.lentplace import better_place, dateline_town, told_beside, with_its_town
from cenotaph.claims.scenes import settings_over
from cenotaph.claims.setting import Rank, Setting, in_a_town, rank
from cenotaph.record.where import Relation


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
    over = settings_over(contexts)[min(happening.sentences)] if contexts else Setting()
    when = when or over.when
    if when is None:
        when = nearest_date(happening, contexts, published, others)
        when = when or (None if happening.aggregate else anniversary(contexts, published))
    elif not happening.whens:
        when = before_the_find(when, nearest_date(happening, contexts, published, others))
    if rank(where) < Rank.DISTRICT:
        where = better_place(happening, Setting(when=when, where=where), contexts, others)
    if where is not None and where.relation is Relation.FROM:
        where = told_beside(happening, contexts, others) or where
    if where is not None and in_a_town(where):
        where = with_its_town(where, happening, contexts, others)
    if where is None and contexts:
        where = contexts[0].mentions.country
    if contexts and not happening.aggregate and rank(where) <= Rank.COUNTRY:
        where = dateline_town(contexts, where) or where
    return Setting(when=when, where=where)


def in_its_town(
    setting: Setting,
    happening: Happening,
    contexts: Sequence[SentenceContext],
    others: Collection[int],
) -> Setting:
    """A setting whose place, if it is a building or quarter no layer knows, stands in its town."""
    where = setting.where
    if where is None or not in_a_town(where):
        return setting
    return Setting(when=setting.when, where=with_its_town(where, happening, contexts, others))
