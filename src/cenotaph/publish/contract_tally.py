"""The shapes of the parts of the tally's answer: lines, rule, filter, rows."""

from __future__ import annotations

from cenotaph.record.base import Record


class SplitAnswer(Record, frozen=True, kw_only=True):
    """How many of the deaths that an incident's reports give are told to be of a category."""

    category: str
    minimum: int
    maximum: int | None


class RuleAnswer(Record, frozen=True, kw_only=True):
    """The rule of the tally: what it does, which standard it follows and in what; `order` are
    the sources that the rule “most credible” goes by."""

    name: str
    meaning: str
    after: str
    paragraph: str
    basis: str
    order: list[str]


class TallyLineAnswer(Record, frozen=True, kw_only=True):
    """What one incident adds to the bounds of the case, and why it counts or not; under a filter
    `match` says whether all its deaths are `within` it, `perhaps` some, or sources are `torn`."""

    id: str
    title: str
    minimum: int
    maximum: int | None
    counted: bool
    why: str
    match: str | None = None
    split: list[SplitAnswer]


class RelaxedAnswer(Record, frozen=True, kw_only=True):
    """An incident whose reports had to give where sources cannot all be right."""

    incident: str
    by: int
    why: str


class FilterAnswer(Record, frozen=True, kw_only=True):
    """Which deaths were asked for; `null` was not asked. Days are ISO dates, both inclusive."""

    country: str | None
    earliest: str | None
    latest: str | None
    perpetrator: str | None
    category: str | None
    grade: str | None


class WholeAnswer(Record, frozen=True, kw_only=True):
    """The bounds of the whole case, beside those under a filter."""

    minimum: int
    maximum: int | None


class BreakdownRowAnswer(Record, frozen=True, kw_only=True):
    """One month, country, alleged perpetrator or category: deaths that certainly belong to it at
    least, and that possibly do at most."""

    value: str
    minimum: int
    maximum: int | None
    optimal: bool


class BreakdownAnswer(Record, frozen=True, kw_only=True):
    """`--by`: the rows; `exclusive` when no death is in two of them, and then `beyond` of the
    minimum are certain in none."""

    by: str
    exclusive: bool
    beyond: int | None
    rows: list[BreakdownRowAnswer]
