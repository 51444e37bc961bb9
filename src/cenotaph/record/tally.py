"""How many deaths are documented at least and at most, counted once."""

from __future__ import annotations

from cenotaph.record.base import Record


class TallyLine(Record, frozen=True, kw_only=True):
    """What one incident adds to the bounds, and why it counts or not.

    `counted` is false when its dead are already inside another incident.
    """

    id: str
    minimum: int
    maximum: int | None
    counted: bool
    why: str


class Relaxation(Record, frozen=True, kw_only=True):
    """A report that had to give where sources cannot all be right, and by how many deaths."""

    incident: str
    by: int
    why: str


class Tally(Record, frozen=True, kw_only=True):
    """Lower and upper bound on documented deaths; `maximum` is None when open above.

    `rule` says how the figures of an incident became its range, `order` whose figure goes first
    where the rule asks for that.
    """

    minimum: int
    maximum: int | None
    incidents: tuple[TallyLine, ...]
    rule: str = "standing range"
    order: tuple[str, ...] = ()
    relaxed: tuple[Relaxation, ...] = ()
    optimal: bool = True


class BreakdownRow(Record, frozen=True, kw_only=True):
    """The deaths of one month, country, alleged perpetrator or category of victims.

    `minimum` counts what certainly belongs to it, `maximum` what possibly does; it is `None`
    when open above.
    """

    value: str
    minimum: int
    maximum: int | None
    optimal: bool = True


class Breakdown(Record, frozen=True, kw_only=True):
    """The tally told apart; the rows of `minimum` and `maximum` are bounds of their own.

    `exclusive` when no death belongs to two rows; `beyond` is then how many deaths of the
    minimum no row can claim for certain.
    """

    by: str
    rows: tuple[BreakdownRow, ...]
    minimum: int
    maximum: int | None
    exclusive: bool
    beyond: int | None = None
