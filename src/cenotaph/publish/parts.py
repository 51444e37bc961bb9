"""The parts that several answers share: words with their place, periods, places, people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cenotaph.claims.places.bare import bare_name
from cenotaph.publish import contract_parts as shape
from cenotaph.record.casefile import CaseFile
from cenotaph.record.claim import Perpetrator, Source, Victims
from cenotaph.record.count import Count
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Where


class Quotes:
    """The words and file names of a case, looked up by span and document id."""

    def __init__(self, case: CaseFile) -> None:
        self._texts = {text.document: text.text for text in case.texts}
        self._names = {document.id: document.name for document in case.documents}
        self._origins = {origin.id: origin.name for origin in case.origins}

    def words(self, span: Span) -> str:
        """The words of a span.

        Raises:
            KeyError: the case holds no text of the span's document.
        """
        return span.quote(self._texts[span.document])

    def name(self, document: str) -> str:
        """The file name of a document, its id when the case does not hold it."""
        return self._names.get(document, document)

    def origin(self, origin: str) -> str:
        """The name of an origin given by id or by name."""
        return self._origins.get(origin, origin)

    def placed(self, span: Span) -> dict[str, Any]:
        """The five keys that tie an answer to its words."""
        return {
            "document": self.name(span.document),
            "document_id": span.document,
            "quote": self.words(span),
            "start": span.start,
            "end": span.end,
        }


def when(when: When | None) -> shape.WhenAnswer | None:
    """A period, first and last day in ISO 8601."""
    if when is None:
        return None
    return shape.WhenAnswer(
        earliest=when.earliest.isoformat() if when.earliest else None,
        latest=when.latest.isoformat() if when.latest else None,
        precision=when.precision,
        basis=when.basis,
        wording=when.wording,
        anchor=when.anchor,
    )


def where(where: Where | None) -> shape.WhereAnswer | None:
    """A place as worded, with the gazetteer entry taken for it."""
    if where is None:
        return None
    place = where.place
    return shape.WhereAnswer(
        wording=where.wording,
        relation=where.relation,
        name=place.name if place else bare_name(where.wording),
        country=place.country if place else where.country,
        admin1=place.admin1 if place else where.region,
        admin2=place.admin2 if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        second=where.second.name if where.second else None,
        stated_region=where.region,
        stated_country=where.country,
        why=where.why,
    )


def count(count: Count | None, quotes: Quotes) -> shape.FigureAnswer | None:
    """A number of people with the words it rests on."""
    if count is None:
        return None
    span = count.span
    return shape.FigureAnswer(
        minimum=count.minimum,
        maximum=count.maximum,
        approximate=count.approximate,
        quote=quotes.words(span) if span else None,
        start=span.start if span else None,
        end=span.end if span else None,
    )


def bounds(count: Count) -> shape.Range:
    """A number of people without its words."""
    return shape.Range(minimum=count.minimum, maximum=count.maximum)


def bounds_or_none(count: Count | None) -> shape.Range | None:
    """The same where there may be none."""
    return None if count is None else bounds(count)


def victims(victims: Iterable[Victims]) -> list[shape.VictimsAnswer]:
    """Groups of victims as reported."""
    return [
        shape.VictimsAnswer(
            category=group.category,
            count=bounds_or_none(group.count),
            names=list(group.names),
            worded_status=group.worded_status,
            status_according_to=group.status_according_to,
        )
        for group in victims
    ]


def perpetrators(perpetrators: Iterable[Perpetrator]) -> list[shape.PerpetratorAnswer]:
    """Actors that sources tie to an act."""
    return [
        shape.PerpetratorAnswer(name=item.name, certainty=item.certainty, kind=item.kind)
        for item in perpetrators
    ]


def sources(sources: Iterable[Source]) -> list[shape.SourceAnswer]:
    """A chain of who says so."""
    return [
        shape.SourceAnswer(
            name=source.name,
            kind=source.kind,
            stance=source.stance,
            first_hand=source.first_hand,
            speaks_as=source.speaks_as,
            anonymous=source.anonymous,
            quoted=source.quoted,
        )
        for source in sources
    ]
