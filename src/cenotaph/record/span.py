"""Where words stand: a half-open range of code points in the text of one document."""

from __future__ import annotations

from cenotaph.record.base import Record


class Span(Record, frozen=True, kw_only=True, order=True):
    """`text[start:end]` in the immutable text of `document` (an id, `sha256:…`)."""

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span [{self.start}, {self.end}) runs backwards or starts below 0")

    def quote(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly within this span of the same document."""
        return (
            self.document == other.document and self.start <= other.start and other.end <= self.end
        )

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.document == other.document and self.start < other.end and other.start < self.end

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both.

        Raises:
            ValueError: the spans stand in different documents.
        """
        if self.document != other.document:
            raise ValueError("spans of two documents have no common cover")
        return Span(
            document=self.document,
            start=min(self.start, other.start),
            end=max(self.end, other.end),
        )
