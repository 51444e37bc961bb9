"""What one document tells of one happening, before it is compared with other documents."""

from __future__ import annotations

from datetime import date

from cenotaph.record.base import Record
from cenotaph.record.claim import Claim, Perpetrator, Victims
from cenotaph.record.count import Count
from cenotaph.record.incident import Figure
from cenotaph.record.span import Span
from cenotaph.record.when import Basis, When
from cenotaph.record.where import Where

EVENT = "event"
AGGREGATE = "aggregate"


class Telling(Record, frozen=True, kw_only=True):
    """One document on one happening.

    `makers` are the claims of killing that make it, `context` the other claims of the happening,
    both in reading order. `figures` start with the leading one if there is any. `whens` and
    `wheres` hold every date and place of the makers, the settled one is `when`, `where`.
    `published` and `language` are those of the document.
    """

    key: str
    document: str
    span: Span
    makers: tuple[Claim, ...]
    context: tuple[Claim, ...] = ()
    scope: str = EVENT
    background: bool = False
    figures: tuple[Figure, ...] = ()
    leading: Figure | None = None
    when: When | None = None
    where: Where | None = None
    whens: tuple[When, ...] = ()
    wheres: tuple[Where, ...] = ()
    victims: tuple[Victims, ...] = ()
    perpetrators: tuple[Perpetrator, ...] = ()
    means: tuple[str, ...] = ()
    incident_count: Count | None = None
    published: date | None = None
    language: str | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Makers and context in reading order."""
        return tuple(sorted((*self.makers, *self.context), key=reading_order))

    @property
    def names(self) -> frozenset[str]:
        """Names of victims as worded."""
        return frozenset(name for group in self.victims for name in group.names)


def own_when(claim: Claim) -> When | None:
    """The date that stands in the sentence of the claim, `None` if it was taken over."""
    when = claim.when
    if when is None or when.basis is Basis.INHERITED:
        return None
    return when if when.span is None or claim.sentence.contains(when.span) else None


def own_where(claim: Claim) -> Where | None:
    """The place that stands in the sentence of the claim, `None` if it was taken over."""
    where = claim.where
    if where is None or where.inherited is not None:
        return None
    return where if where.span is None or claim.sentence.contains(where.span) else None


def reading_order(claim: Claim) -> tuple[str, int, int, str]:
    """Documents by id, then claims as they stand in the text."""
    return (claim.document, claim.span.start, claim.span.end, claim.id)
