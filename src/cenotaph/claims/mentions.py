"""All that the exact grammars found in one document, ready to be cut by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

from cenotaph.claims.quantities import Quantity
from cenotaph.record.actor import ActorMention
from cenotaph.record.base import Record
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Where


class Mentions(Record, frozen=True, kw_only=True):
    """Quantities, actors, dates, places and names of persons of a document, each in text order.

    `country` is the one that the whole document speaks of, if it leaves no doubt; `dateline` the
    town from which the document was sent.
    """

    quantities: tuple[Quantity, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    dates: tuple[When, ...] = ()
    places: tuple[Where, ...] = ()
    persons: tuple[Span, ...] = ()  # persons told by their names alone
    country: Where | None = None
    dateline: Where | None = None

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """The quantities whose words begin within `span`."""
        return tuple(q for q in self.quantities if _begins(q.count.span, span))

    def actors_in(self, span: Span) -> tuple[ActorMention, ...]:
        """The actors whose words begin within `span`."""
        return _cut(self.actors, span)

    def dates_in(self, span: Span) -> tuple[When, ...]:
        """The dates whose words begin within `span`."""
        return _cut(self.dates, span)

    def places_in(self, span: Span) -> tuple[Where, ...]:
        """The places whose words begin within `span`."""
        return _cut(self.places, span)

    def persons_in(self, span: Span) -> tuple[Span, ...]:
        """The names of persons that begin within `span`."""
        first = bisect_left(self.persons, span.start, key=lambda name: name.start)
        last = bisect_left(self.persons, span.end, key=lambda name: name.start)
        return self.persons[first:last]


class _Spanned(Protocol):
    @property
    def span(self) -> Span | None: ...


Spanned = TypeVar("Spanned", bound=_Spanned)


def _begins(inner: Span | None, outer: Span) -> bool:
    return inner is not None and outer.start <= inner.start < outer.end


def _cut(sorted_mentions: Sequence[Spanned], span: Span) -> tuple[Spanned, ...]:
    first = bisect_left(sorted_mentions, span.start, key=_start)
    last = bisect_left(sorted_mentions, span.end, key=_start)
    return tuple(sorted_mentions[first:last])


def _start(mention: _Spanned) -> int:
    return mention.span.start if mention.span is not None else -1
