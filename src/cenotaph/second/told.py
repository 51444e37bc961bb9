"""What our own exact grammars find in a document: the measure of what a model says of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cenotaph.claims.actors import find_actors
from cenotaph.claims.counts import find_quantities
from cenotaph.claims.dates import find_dates
from cenotaph.claims.numerals import numeral_grammar
from cenotaph.claims.quantities import Quantity, Unit
from cenotaph.claims.sentences import Sentence, split
from cenotaph.claims.words import language_of, scan
from cenotaph.knowledge.actors import actor_table
from cenotaph.record.actor import ActorMention
from cenotaph.record.document import Document, Text
from cenotaph.record.span import Span
from cenotaph.record.when import When

PEOPLE = frozenset({Unit.PERSONS, Unit.BODIES})


@dataclass(frozen=True)
class Told:
    """A text with all that the grammars found in it."""

    text: Text
    quantities: tuple[Quantity, ...]
    dates: tuple[When, ...]
    actors: tuple[ActorMention, ...]
    sentences: tuple[Sentence, ...]
    language: str

    @classmethod
    def of(cls, text: Text, document: Document) -> Told:
        """Run each grammar once over the whole text."""
        return cls(
            text=text,
            quantities=find_quantities(text),
            dates=find_dates(text, document.published),
            actors=find_actors(text, actor_table()),
            sentences=split(text),
            language=language_of(text),
        )

    @cached_property
    def _quantity_starts(self) -> list[int]:
        return [quantity.figure.start for quantity in self._figures]

    @cached_property
    def _figures(self) -> list[Quantity]:
        """Counts of people in the order of their number words, a sum before its terms."""
        people = [quantity for quantity in self.quantities if quantity.unit in PEOPLE]
        return sorted(people, key=lambda each: each.figure.start)

    @cached_property
    def _date_starts(self) -> list[int]:
        return [when.span.start if when.span else -1 for when in self.dates]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [sentence.end for sentence in self.sentences]

    @cached_property
    def _actor_ends(self) -> list[int]:
        return [mention.span.end for mention in self.actors]

    def sentence_of(self, span: Span) -> Span:
        """The sentence that holds a span, or the stretch of those that it touches."""
        for sentence in self.sentences[bisect_right(self._sentence_ends, span.start) :]:
            if sentence.start >= span.end:
                break
            span = span.cover(sentence.span)
        return span

    def people(self, within: Span, numbers: Iterable[int]) -> Quantity | None:
        """The quantity of people inside a stretch whose words hold all the numbers.

        One whose bounds are the numbers goes before one that only names them ("more than 50" is
        51 or more, and names 50); then the earlier one.
        """
        wanted = set(numbers)
        first = bisect_left(self._quantity_starts, within.start)
        last = bisect_left(self._quantity_starts, within.end)
        fitting = [
            quantity
            for quantity in self._figures[first:last]
            if quantity.count.span is not None
            and within.contains(quantity.count.span)
            and wanted <= self._named(quantity)
        ]
        return min(fitting, key=lambda each: not wanted <= _bounds(each), default=None)

    def day(self, within: Span, earliest: date | None, latest: date | None) -> When | None:
        """The date inside a stretch whose words give exactly this period."""
        for when in self.dates[bisect_left(self._date_starts, within.start) :]:
            if when.span is None or when.span.start >= within.end:
                return None
            if within.contains(when.span) and (when.earliest, when.latest) == (earliest, latest):
                return when
        return None

    def actor(self, span: Span) -> ActorMention | None:
        """The mention of an actor that most of the words of a span belong to."""
        touched = []
        for mention in self.actors[bisect_right(self._actor_ends, span.start) :]:
            if mention.span.start >= span.end:
                break
            touched.append(mention)
        return max(touched, key=lambda each: _shared(each.span, span), default=None)

    def _named(self, quantity: Quantity) -> set[int]:
        """The bounds of a quantity and, unless it is a sum, every number that its figure names."""
        named = _bounds(quantity)
        if quantity.parts:
            return named
        words = scan(quantity.figure.quote(self.text.text))
        grammar = numeral_grammar(self.language)
        index = 0
        while index < len(words):
            numeral = grammar.at(words, index)
            if numeral is not None and not numeral.vague:
                named.add(numeral.value)
            index = numeral.end if numeral is not None else index + 1
        return named


def _bounds(quantity: Quantity) -> set[int]:
    both = (quantity.count.minimum, quantity.count.maximum)
    return {number for number in both if number is not None}


def _shared(left: Span, right: Span) -> int:
    return min(left.end, right.end) - max(left.start, right.start)
