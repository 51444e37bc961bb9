"""The day that a happening takes over from the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

import msgspec

from cenotaph.claims.aftermath import aftermath
from cenotaph.claims.announced import day_of_saying, of_a_count, of_a_recall
from cenotaph.claims.context import SentenceContext
from cenotaph.claims.happening import Happening
from cenotaph.claims.lenders import (
    RAID,
    lending_order,
    may_lend,
    of_one_raid,
    scene_paragraph,
    tells_violence,
)
from cenotaph.claims.scenes import hook_of
from cenotaph.claims.setting import choose, day_of, long_period
from cenotaph.knowledge.topics import topics
from cenotaph.record.span import Span
from cenotaph.record.when import Basis, When

_ALMOST_A_YEAR = 330  # days before a report from which a day is taken for one of the next year
_A_YEAR = 366  # days: one that lies further back was put there by the text ("six years ago")
_YEAR = re.compile(r"\d{4}|year|année|an dernier")
_UNFOUND = 60  # days between a killing and the finding of the dead in one report
_SHORTLY = 16  # sentences in which what is told leads up to a killing
_TOP = 5  # sentences at the head of a report
_LINE = 14  # tokens of one that is a line of its own
_OPENS = 3  # tokens before a date that opens a sentence
_SOON = 18  # tokens from it to who speaks
_DAY = re.compile(r"\d|day\b|jour|di\b|night|dawn|morning", re.IGNORECASE)
_MONTH_DAY = re.compile(r"\d")


def nearest_date(
    happening: Happening,
    contexts: Sequence[SentenceContext],
    published: date | None,
    others: Collection[int],
) -> When | None:
    """The date of the first sentence in order that lends one.

    Sentences of other happenings come last; before them what was told shortly before without a
    word of violence ("They came on Sunday").
    """
    opening = scene_paragraph(contexts)
    order = [
        context
        for context in lending_order(happening, contexts)
        if not (_heads(context) or aftermath(context))
    ]
    about = [c for c in order if may_lend(c, happening) or c.sentence.paragraph <= opening]
    own = [c for c in about if c.sentence.index not in others]
    lenders = [c for c in order if c in own or (c not in about and _leads_up(c, happening))]
    later = [c for c in order if c not in about and c not in lenders]
    said = None if happening.aggregate else day_of_saying(happening, contexts, published)
    for context in (*lenders, *(c for c in about if c not in own), *later):
        when = _lent_date(context, happening, published)
        apart = _of_another_later(context, happening, others) and _far(when, said)
        if context in about and apart:
            return said
        aside = _goes_on(context, happening) and not tells_violence(context)
        if when is None or (
            (aside or _offset(when, context)) and not _MONTH_DAY.search(when.wording)
        ):
            continue
        beside = context.sentence.paragraph in happening.paragraphs
        day = _MONTH_DAY if context in later else _DAY
        if beside or tells_violence(context) or (day.search(when.wording) and of_one_raid(when)):
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
    same = when.anchor == f"text: {when.earliest}"  # "that Friday"
    return when.basis is Basis.NARRATIVE and not same and not tells_violence(context)


def _leads_up(context: SentenceContext, happening: Happening) -> bool:
    return any(0 < s - context.sentence.index <= _SHORTLY for s in happening.sentences)


def before_the_find(found: When, told: When | None) -> When:
    """The day that a document tells of shortly before the dead were found, else that day."""
    if told is None or told.latest is None or found.earliest is None:
        return found
    gap = (found.earliest - told.latest).days
    return told if 0 <= gap <= _UNFOUND and (told.days or _UNFOUND) <= RAID else found


def _heads(context: SentenceContext) -> bool:
    """Whether a line at the top only dates the report: "Field notes, August 2020"."""
    sentence = context.sentence
    lone = sentence.index < _TOP and not context.clause.predicates
    return (
        lone
        and len(sentence.tokens) <= _LINE
        and all(not of_one_raid(when) for when in context.dates)
    )


def _goes_on(context: SentenceContext, happening: Happening) -> bool:
    """Whether a sentence follows the first of the happening in its own paragraph."""
    sentence = context.sentence
    return sentence.paragraph in happening.paragraphs and sentence.index > min(happening.sentences)


def _spoken(context: SentenceContext, when: When) -> bool:
    """Whether a sentence without violence opens with the date on which somebody speaks."""
    if when.span is None or tells_violence(context):
        return False
    start = context.sentence.at(when.span.start)
    if start > _OPENS:
        return bool(topics().papers & set(context.clause.words))
    end = context.sentence.at(when.span.end - 1)
    return any(0 < context.sentence.at(cue) - end <= _SOON for cue in context.cues)


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
        and (
            long_period(when) == happening.aggregate or (happening.aggregate and of_one_raid(when))
        )
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
    return _ALMOST_A_YEAR < (published - when.latest).days <= _A_YEAR


def _of_report(when: When, published: date) -> bool:
    """Whether a date is only that of the report: the very day, written out."""
    return when.basis is Basis.STATED and when.earliest == when.latest == published
