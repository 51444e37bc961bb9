"""Every sentence of a document with its mentions, its voices, and whoever spoke before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from cenotaph.claims.actors import find_actors
from cenotaph.claims.attribution import find_voices
from cenotaph.claims.chains import Heard, listen
from cenotaph.claims.context import SentenceContext, is_violence
from cenotaph.claims.counts import find_quantities
from cenotaph.claims.dates import find_dates
from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.mentions import Mentions
from cenotaph.claims.persons import find_persons
from cenotaph.claims.places import read_places
from cenotaph.claims.predicates import Predicate, find_predicates
from cenotaph.claims.sentences import Sentence, split
from cenotaph.claims.units import find_units
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.knowledge.sources import source_words
from cenotaph.knowledge.speech import find_phrase, speech
from cenotaph.knowledge.syntax import syntax
from cenotaph.record.document import Document, MarkKind, Text
from cenotaph.record.span import Span
from cenotaph.record.where import Place, Where

_OWN_DATE = frozenset({"published", "dateline"})  # the date of the report, not of an act
_ISSUE_LINE = 120  # characters of a line that tells when and where a report was issued
_AFTER_DATE = 12  # characters of it after the date: a time of day, a bracket


def _mentions(text: Text, document: Document, gazetteer: Gazetteer) -> Mentions:
    actors = find_actors(text, actor_table())
    names = [actor.span for actor in actors if actor.actor_id is not None]
    # "19 April Movement", "al-Qaeda in the Arabian Peninsula": names hold no date and no place
    taken = _Stretches([(span.start, span.end) for span in names])
    own = [fact.span for fact in text.metadata if fact.field in _OWN_DATE and fact.span]
    own_dates = _Stretches(
        [(m.start, m.end) for m in text.of(MarkKind.DATELINE)] + [_line(text.text, s) for s in own]
    )
    places = read_places(text, gazetteer)
    return Mentions(
        quantities=tuple(q for q in find_quantities(text) if not taken.hold(q.figure)),
        actors=actors,
        dates=tuple(
            when
            for when in find_dates(text, document.published)
            if not own_dates.hold(when.span) and not taken.hold(when.span)
        ),
        places=tuple(
            where
            for where in places.named
            if not taken.hold(where.span) and not own_dates.hold(where.span)
        ),
        country=places.country,
        dateline=_dateline(text, places.dateline),
    )


def _dateline(text: Text, town: Place | None) -> Where | None:
    """The town of the dateline as a place that a happening can take over."""
    if town is None:
        return None
    mark = next(iter(text.of(MarkKind.DATELINE)), None)
    return Where(
        wording=town.name,
        place=town,
        why="the dateline, where nothing nearer is told",
        inherited="the dateline",
        span=Span(document=text.document, start=mark.start, end=mark.end) if mark else None,
    )


def _line(text: str, span: Span) -> tuple[int, int]:
    """The line that a report's own date closes, which tells where and by whom it was issued."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    closes = end - span.end <= _AFTER_DATE and end - start <= _ISSUE_LINE
    return (start, end) if closes else (span.start, span.end)


def _apart(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted ranges with those joined that overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


class _Stretches:
    """Stretches of a text, asked whether one of them holds a span."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._ranges = _apart(sorted(ranges))
        self._starts = [start for start, _ in self._ranges]

    def hold(self, span: Span | None) -> bool:
        """Whether the whole span lies in one stretch."""
        if span is None:
            return False
        index = bisect_right(self._starts, span.start) - 1
        return index >= 0 and span.end <= self._ranges[index][1]


def _outside_names(
    predicates: Sequence[Predicate], sentence: Sentence, mentions: Mentions
) -> tuple[Predicate, ...]:
    """The acts that are no words of a body's name: "the Martyrs' Brigades", "Death to …"."""
    named = [
        sentence.within(actor.span.start, actor.span.end)
        for actor in mentions.actors_in(sentence.span)
        if actor.actor_id is not None
    ]
    return tuple(
        predicate
        for predicate in predicates
        if not any(first <= predicate.first < last for first, last in named)
    )


def contexts_of(
    text: Text, document: Document, gazetteer: Gazetteer, language: str
) -> list[SentenceContext]:
    """Every sentence with its mentions, voices, and whoever was speaking before it."""
    mentions = _mentions(text, document, gazetteer)
    sentences = split(text)
    mentions = msgspec.structs.replace(mentions, persons=find_persons(sentences, mentions))
    words, phrases = syntax(language), speech(language)
    sources = source_words(language)
    views: list[Heard] = []
    for sentence in sentences:
        clause = Clause(
            sentence=sentence,
            predicates=_outside_names(find_predicates(sentence, language), sentence, mentions),
            units=find_units(sentence, mentions, words),
            syntax=words,
        )
        views.append(Heard(clause=clause, voices=find_voices(clause, phrases, sources)))
    calamity = any(
        each.clause.sentence.heading
        and find_phrase(each.clause.words, phrases.misfortunes) >= 0
        and not any(is_violence(predicate) for predicate in each.clause.predicates)
        for each in views
    )
    contexts: list[SentenceContext] = []
    for view, spoken in zip(views, listen(views), strict=True):
        contexts.append(
            SentenceContext(
                text=text.text,
                sentence=view.clause.sentence,
                clause=view.clause,
                mentions=mentions,
                speech=phrases,
                source_words=sources,
                spoken=spoken,
                before=contexts[-1] if contexts else None,
                calamity=calamity,
            )
        )
    return contexts
