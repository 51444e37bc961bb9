"""How many people, as a source words it: a range that may be open on either side."""

from __future__ import annotations

from cenotaph.record.base import Record
from cenotaph.record.span import Span


class Count(Record, frozen=True, kw_only=True):
    """`minimum..maximum` people; `None` is open, never zero.

    "at least 27" is 27..None, "seven" 7..7, "more than 50" 51..None, "no civilians" 0..0,
    "about 300" 270..330 with `approximate`. `span` holds the words of the figure.
    """

    minimum: int | None = None
    maximum: int | None = None
    approximate: bool = False
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.minimum is not None and self.minimum < 0:
            raise ValueError("a count of people is not negative")
        if self.maximum is not None and self.maximum < (self.minimum or 0):
            raise ValueError(f"count {self.minimum}..{self.maximum} runs backwards")

    @property
    def low(self) -> int:
        """The least number of people this allows."""
        return self.minimum or 0

    @property
    def exact(self) -> bool:
        """Whether it allows one number only."""
        return self.minimum is not None and self.minimum == self.maximum

    def allows(self, number: int) -> bool:
        """Whether `number` people lie within the range."""
        return self.low <= number and (self.maximum is None or number <= self.maximum)

    def overlaps(self, other: Count) -> bool:
        """Whether some number satisfies both: the two sources need not disagree."""
        return (self.maximum is None or other.low <= self.maximum) and (
            other.maximum is None or self.low <= other.maximum
        )

    def contains(self, other: Count) -> bool:
        """Whether every number that `other` allows is allowed here."""
        if self.low > other.low:
            return False
        return self.maximum is None or (other.maximum is not None and other.maximum <= self.maximum)

    def merge(self, other: Count) -> Count:
        """The hull: lowest minimum and highest maximum, open where either is open."""
        return Count(
            minimum=_least(self.minimum, other.minimum),
            maximum=None
            if self.maximum is None or other.maximum is None
            else max(self.maximum, other.maximum),
            approximate=self.approximate or other.approximate,
        )

    def plus(self, other: Count) -> Count:
        """The sum of two groups that share nobody."""
        return Count(
            minimum=None
            if self.minimum is None and other.minimum is None
            else self.low + other.low,
            maximum=None
            if self.maximum is None or other.maximum is None
            else self.maximum + other.maximum,
            approximate=self.approximate or other.approximate,
        )

    def unplaced(self) -> Count:
        """The same range without its span, for comparing figures across documents."""
        return Count(minimum=self.minimum, maximum=self.maximum, approximate=self.approximate)


def _least(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else min(left, right)
