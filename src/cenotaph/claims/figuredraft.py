"""A quantity while it is being read: word positions instead of spans, open to later marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cenotaph.claims.nouns import Sort
from cenotaph.claims.quantities import Quantity, Relation, Unit
from cenotaph.claims.words import Word
from cenotaph.record.count import Count
from cenotaph.record.span import Span

_UNITS = {
    Sort.PERSON: Unit.PERSONS,
    Sort.DEATH: Unit.PERSONS,
    Sort.STATE: Unit.PERSONS,
    Sort.BODY: Unit.BODIES,
    Sort.INCIDENT: Unit.INCIDENTS,
}


@dataclass(slots=True, eq=False)
class FigureDraft:
    """Words `[first, last)` hold the whole wording, `[figure_first, figure_last)` the number."""

    first: int
    last: int
    figure_first: int
    figure_last: int
    count: Count
    head: str = ""
    sort: Sort = Sort.UNKNOWN
    category: str | None = None
    modifiers: list[str] = field(default_factory=list)
    part: bool = False
    whole: FigureDraft | None = None
    terms: list[FigureDraft] = field(default_factory=list)
    toll: bool = False
    vague: str = ""
    article: bool = False
    definite: bool = False
    elliptic: bool = False
    sure: bool = True
    partitive: bool = False
    predicate: bool = False
    remainder: bool = False
    implied: bool = False  # one person without a figure, read only beside one
    among: str | None = None  # the category that a partitive takes its people from

    @property
    def unit(self) -> Unit:
        """What is counted."""
        return _UNITS.get(self.sort, Unit.OTHER)

    @property
    def human(self) -> bool:
        """Whether persons or bodies are counted."""
        return self.unit in (Unit.PERSONS, Unit.BODIES)

    @property
    def rank(self) -> int:
        """Sums before their terms where both begin and end at one place."""
        return 0 if self.terms else 1

    def start(self, words: Sequence[Word]) -> int:
        """The offset of the first character."""
        return words[self.first].start

    def end(self, words: Sequence[Word]) -> int:
        """The offset after the last character."""
        return words[self.last - 1].end

    def span(self, words: Sequence[Word], document: str) -> Span:
        """The whole wording."""
        return Span(document=document, start=self.start(words), end=self.end(words))

    def quantity(self, words: Sequence[Word], document: str) -> Quantity:
        """The finished record."""
        span = self.span(words, document)
        whole = None if self.whole is None else self.whole.span(words, document)
        return Quantity(
            count=Count(
                minimum=self.count.minimum,
                maximum=self.count.maximum,
                approximate=self.count.approximate,
                span=span,
            ),
            figure=Span(
                document=document,
                start=words[self.figure_first].start,
                end=words[self.figure_last - 1].end,
            ),
            head=self.head,
            category=self.category,
            unit=self.unit,
            relation=Relation.PART if self.part else Relation.WHOLE,
            of=whole,
            parts=tuple(term.span(words, document) for term in self.terms),
            toll=self.toll,
            modifiers=tuple(self.modifiers),
            vague=self.vague,
            article=self.article,
            definite=self.definite,
            elliptic=self.elliptic,
            sure=self.sure,
        )
