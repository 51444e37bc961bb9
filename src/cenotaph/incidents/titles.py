"""A title that a reader recognises: how many, whom, where, when, in the words of the reports."""

from __future__ import annotations

import calendar
from collections.abc import Sequence

from cenotaph.incidents.settling import kind_rank
from cenotaph.incidents.telling import AGGREGATE
from cenotaph.record.claim import Victims
from cenotaph.record.count import Count
from cenotaph.record.when import When
from cenotaph.record.where import Relation, Where

_REGION = 3
_PREPOSITION = {Relation.NEAR: "near", Relation.AREA: "in the area of", Relation.BETWEEN: "between"}
_SPECIFIC = 1


def title_of(
    scope: str,
    deaths: Count,
    victims: Sequence[Victims],
    when: When | None,
    where: Where | None,
) -> str:
    """ "Killing of at least 10 people near Dioura, January 2025"; unknown parts are left out."""
    noun = "Killings" if scope == AGGREGATE else "Killing"
    whom = f"{number(deaths)} {people(deaths, victims)}".strip()
    words = f"{noun} of {whom}{_place(where)}"
    date = month_range(when)
    return f"{words}, {date}" if date else words


def number(deaths: Count) -> str:
    """The range in words: "at least 10", "7", "50 to 60", "about 300", "up to 20"."""
    low, high = deaths.minimum, deaths.maximum
    if low is None and high is None:
        return ""
    if low is None or (low == 0 and high):
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def people(deaths: Count, victims: Sequence[Victims]) -> str:
    """The one category that the reports name when they name just one, else "people"."""
    if deaths.minimum == deaths.maximum == 1:
        return "person"
    categories = {group.category for group in victims}
    return "civilians" if categories in ({"civilian"}, {"civilians"}) else "people"


def _place(where: Where | None) -> str:
    if where is None:
        return ""
    if where.place is None:
        name = where.wording.partition(",")[0]  # what it lies in is told beside the title
        return f", {name}" if name else ""
    if where.relation is Relation.BETWEEN and where.second is not None:
        return f" between {where.place.name} and {where.second.name}"
    if kind_rank(where) > _SPECIFIC:
        return f" in {where.place.name}"
    return f" {_PREPOSITION.get(where.relation, 'in')} {where.place.name}"


def month_range(when: When | None) -> str:
    """ "January 2025", "March to July 2024", "2019 to 2023"; empty when an end is open."""
    if when is None or when.earliest is None or when.latest is None:
        return ""
    first, last = when.earliest, when.latest
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    start, end = calendar.month_name[first.month], calendar.month_name[last.month]
    if first.year != last.year:
        return f"{start} {first.year} to {end} {last.year}"
    return f"{start} {first.year}" if start == end else f"{start} to {end} {last.year}"
