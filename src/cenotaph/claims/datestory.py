"""What a text has told so far: the date in hand against which the next one may be resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cenotaph.record.when import Basis, Precision


@dataclass(frozen=True, slots=True)
class Period:
    """Resolved days and what they rest on."""

    earliest: date
    latest: date
    precision: Precision
    basis: Basis = Basis.STATED
    anchor: str | None = None


@dataclass(slots=True)
class Narrative:
    """What the text has told so far: the date in hand and the year that was last stated."""

    published: date | None
    horizon: date | None
    last: Period | None = None
    last_wording: str = ""
    last_day: Period | None = None
    year: int | None = None  # the year last stated alone in this paragraph
    year_end: int = 0  # and the character after it
    written: Period | None = None  # the day last written out with its month
    firm: bool = False  # whether `last` rests on a year that the text states
    stated: list[Period] = field(default_factory=list)
