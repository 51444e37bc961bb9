"""A case asked for the deaths under a filter, and row by row by month, country and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from cenotaph.incidents.parties import accused
from cenotaph.record.incident import Incident
from cenotaph.record.tally import Breakdown, BreakdownRow
from cenotaph.tally.bounds import solve_part
from cenotaph.tally.categories import groups_of
from cenotaph.tally.counting import parts, ranges_of
from cenotaph.tally.filters import Filter, Sought, countries_of, matches_of
from cenotaph.tally.matching import Match
from cenotaph.tally.ranges import Rule
from cenotaph.tally.relations import AGGREGATE, relate
from cenotaph.tally.under import Under, under

QUARTER = 92  # days; a single event told to a wider period gets no rows of its own
MONTH, COUNTRY, PERPETRATOR, CATEGORY = "month", "country", "perpetrator", "category"


class Asking:
    """The parts of a case, each solved once, ready for any number of filters."""

    def __init__(self, incidents: Sequence[Incident], rule: Rule) -> None:
        self._incidents = {incident.id: incident for incident in incidents}
        self._relations = relate(list(self._incidents.values()))
        self._ranges = ranges_of(self._incidents.values(), self._relations, rule)
        self._parts = tuple(
            (part, solve_part(part, self._relations, self._ranges))
            for part in parts(self._relations)
        )

    def bounds(self, asked: Filter) -> Under:
        """The least number of deaths certainly under a filter and the greatest possibly."""
        matches = matches_of(Sought.of(asked), self._incidents, self._relations)
        found = [
            under(part, self._relations, self._ranges, bounds, matches)
            for part, bounds in self._parts
        ]
        most = [each.maximum for each in found]
        return Under(
            sum(each.minimum for each in found),
            None if None in most else sum(number or 0 for number in most),
            all(each.optimal for each in found),
        )

    def matching(self, asked: Filter) -> Mapping[str, Match]:
        """What each incident, with all that certainly hold it, says under a filter, by id."""
        return matches_of(Sought.of(asked), self._incidents, self._relations).of

    def by(self, kind: str, asked: Filter) -> Breakdown:
        """The bounds for each month, country, alleged perpetrator or category that the incidents
        speak of, under a filter; rows without any deaths are left out."""
        whole = self.bounds(asked)
        rows = []
        for value, narrowed in ROWS[kind](list(self._incidents.values()), asked):
            found = self.bounds(narrowed)
            if found.maximum != 0:
                rows.append(
                    BreakdownRow(
                        value=value,
                        minimum=found.minimum,
                        maximum=found.maximum,
                        optimal=found.optimal,
                    )
                )
        apart = kind in (MONTH, COUNTRY)
        told = sum(row.minimum for row in rows)
        return Breakdown(
            by=kind,
            rows=tuple(rows),
            minimum=whole.minimum,
            maximum=whole.maximum,
            exclusive=apart,
            beyond=whole.minimum - told if apart else None,
        )


Narrowed = Iterator[tuple[str, Filter]]


def _months(incidents: Sequence[Incident], asked: Filter) -> Narrowed:
    """The months of events told to a few months or better, and of totals over one month."""
    firsts: set[date] = set()
    for incident in incidents:
        when = incident.when
        if when is None or when.earliest is None or when.latest is None:
            continue
        first, last = when.earliest.replace(day=1), when.latest.replace(day=1)
        narrow = incident.scope != AGGREGATE and (when.latest - when.earliest).days < QUARTER
        if narrow or first == last:
            while first <= last:
                firsts.add(first)
                first = _next(first)
    for first in sorted(firsts):
        last = _next(first) - timedelta(days=1)
        earliest, latest = max(first, asked.earliest or first), min(last, asked.latest or last)
        if earliest <= latest:
            yield first.strftime("%Y-%m"), replace(asked, earliest=earliest, latest=latest)


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _countries(incidents: Sequence[Incident], asked: Filter) -> Narrowed:
    for code in sorted({code for each in incidents for code in countries_of(each)}):
        if asked.country in (None, code):
            yield code, replace(asked, country=code)


def _perpetrators(incidents: Sequence[Incident], asked: Filter) -> Narrowed:
    names = {actor.name for each in incidents for actor in accused(each.perpetrators)}
    for name in sorted(names):
        if asked.perpetrator in (None, name):
            yield name, replace(asked, perpetrator=name)


def _categories(incidents: Sequence[Incident], asked: Filter) -> Narrowed:
    for category in groups_of(incidents):
        if asked.category in (None, category):
            yield category, replace(asked, category=category)


ROWS: Mapping[str, Callable[[Sequence[Incident], Filter], Narrowed]] = {
    MONTH: _months,
    COUNTRY: _countries,
    PERPETRATOR: _perpetrators,
    CATEGORY: _categories,
}
