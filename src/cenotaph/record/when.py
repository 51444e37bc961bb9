"""When something happened, as far as the words allow: earliest and latest day."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cenotaph.record.base import Record
from cenotaph.record.span import Span


class Precision(StrEnum):
    """How fine the wording is; `range` is a stated period, `open` lacks one end."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"
    OPEN = "open"


class Basis(StrEnum):
    """What the date rests on."""

    STATED = "stated"  # the words alone give the date
    RELATIVE = "relative"  # resolved against the date of the document
    NARRATIVE = "narrative"  # resolved against another date of the text ("the following day")
    INHERITED = "inherited"  # stated for the same happening elsewhere in the document


class When(Record, frozen=True, kw_only=True):
    """Days from `earliest` to `latest`, both inclusive; `None` is open.

    "between March and July 2024" is 2024-03-01..2024-07-31; "since 2022" is 2022-01-01..None
    until a reader closes it with the date of the document.
    `anchor` holds the words or metadata that a relative date was resolved against.
    """

    earliest: date | None = None
    latest: date | None = None
    precision: Precision = Precision.DAY
    basis: Basis = Basis.STATED
    span: Span | None = None
    wording: str = ""
    anchor: str | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"period {self.earliest}..{self.latest} runs backwards")

    @property
    def days(self) -> int | None:
        """The number of days covered, `None` when an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def overlaps(self, other: When) -> bool:
        """Whether one day can satisfy both."""
        return (
            self.latest is None or other.earliest is None or other.earliest <= self.latest
        ) and (other.latest is None or self.earliest is None or self.earliest <= other.latest)

    def contains(self, other: When) -> bool:
        """Whether every day that `other` allows is allowed here."""
        starts = self.earliest is None or (
            other.earliest is not None and self.earliest <= other.earliest
        )
        ends = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return starts and ends

    def merge(self, other: When) -> When:
        """The hull of two periods, open where either is open."""
        earliest = (
            None
            if self.earliest is None or other.earliest is None
            else min(self.earliest, other.earliest)
        )
        latest = (
            None if self.latest is None or other.latest is None else max(self.latest, other.latest)
        )
        return When(earliest=earliest, latest=latest, precision=_precision(earliest, latest))

    def gap(self, other: When) -> int:
        """Days between two periods; 0 when they overlap or an open end lets them."""
        if self.overlaps(other):
            return 0
        if self.latest is not None and other.earliest is not None and self.latest < other.earliest:
            return (other.earliest - self.latest).days
        assert self.earliest is not None and other.latest is not None  # noqa: S101
        return (self.earliest - other.latest).days


def _precision(earliest: date | None, latest: date | None) -> Precision:
    if earliest is None or latest is None:
        return Precision.OPEN
    return Precision.DAY if earliest == latest else Precision.RANGE
