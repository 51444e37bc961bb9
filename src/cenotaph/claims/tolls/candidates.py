"""Every figure of a sentence that could be the number of people killed, whatever stands around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from cenotaph.claims.bounds import bound_grammar
from cenotaph.claims.context import SentenceContext
from cenotaph.claims.dateforms import find_forms
from cenotaph.claims.notcounts import NotCounts
from cenotaph.claims.nouns import noun_grammar
from cenotaph.claims.numerals import numeral_grammar
from cenotaph.claims.quantities import Quantity, Unit
from cenotaph.claims.words import Word, scan
from cenotaph.record.count import Count
from cenotaph.record.span import Span

_LANGUAGE = "en"
_SEVERAL = 2  # the least that a bare number counts: "one" is a pronoun too often


def candidates(context: SentenceContext) -> tuple[Quantity, ...]:
    """The figures of a sentence in order: those of people and bodies, and bare ones.

    Figures of things, ages, dates, money, shares and single persons without a number are left
    out, as is "no one". A bare figure has no head and the unit `other`.
    """
    people = [q for q in context.quantities if _of_people(q) and not _set_apart(context, q)]
    taken = [quantity.count.span for quantity in context.quantities if quantity.count.span]
    bare = [each for each in _bare(context) if not _overlaps(each.figure, taken)]
    return tuple(sorted([*people, *bare], key=lambda each: (each.figure, each.count.span)))


def _of_people(quantity: Quantity) -> bool:
    numbered = quantity.count.minimum is not None or bool(quantity.count.maximum)
    told = quantity.count.span is not None and numbered and not quantity.article
    told = told and quantity.count.maximum != 0
    people = quantity.unit in (Unit.PERSONS, Unit.BODIES)
    return told and (people or not quantity.head)


def _set_apart(context: SentenceContext, quantity: Quantity) -> bool:
    """ "None of the 61 traders", "the goats of 12 villagers": nobody, and whose goats."""
    clause = context.clause
    start = (quantity.count.span or quantity.figure).start
    place = clause.before(context.sentence.at(start))
    while clause.word(place) in clause.syntax.determiner - clause.syntax.nobody:
        place = clause.before(place)
    if clause.word(place) not in clause.syntax.of:
        return False
    place = clause.before(place)
    things = any(
        context.sentence.at(other.count.span.end - 1) == place
        for other in context.quantities
        if other.unit is Unit.OTHER and other.head and other.count.span is not None
    )
    return things or clause.word(place) in clause.syntax.nobody


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    return any(span.overlaps(each) for each in taken)


def _bare(context: SentenceContext) -> Iterator[Quantity]:
    """The numbers that the grammar of figures gives no noun to."""
    start = context.sentence.start
    text = context.text_of(context.sentence.span)
    words = scan(text)
    masked = _masked(words, text)
    bounds = bound_grammar(_LANGUAGE)
    judged = NotCounts(words, masked, noun_grammar(_LANGUAGE).numbers, numeral_grammar(_LANGUAGE))
    index = 0
    while index < len(words):
        word = words[index]
        begins = word.figure or word.lower in bounds.firsts or "-" in word.lower
        figure = bounds.at(words, index) if begins and index not in masked else None
        if figure is None:
            index += 1
            continue
        index = figure.last
        if figure.vague or (figure.high or _SEVERAL) < _SEVERAL or not judged.a_count(figure):
            continue
        span = _span(context, words, start, figure.start, figure.last)
        yield Quantity(
            count=Count(
                minimum=figure.low, maximum=figure.high, approximate=figure.approximate, span=span
            ),
            figure=_span(context, words, start, figure.first, figure.last),
            unit=Unit.OTHER,
        )


def _span(
    context: SentenceContext, words: Sequence[Word], start: int, first: int, last: int
) -> Span:
    return msgspec.structs.replace(
        context.sentence.span, start=start + words[first].start, end=start + words[last - 1].end
    )


def _masked(words: Sequence[Word], text: str) -> frozenset[int]:
    """The words of dates."""
    dates = [(form.start, form.end) for form in find_forms(text, _LANGUAGE)]
    return frozenset(
        index
        for index, word in enumerate(words)
        if any(start < word.end and word.start < end for start, end in dates)
    )
