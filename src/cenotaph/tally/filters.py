"""Filters of a tally (country, period, alleged perpetrator, category, grade) and what they ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from cenotaph.incidents.folding import fold
from cenotaph.incidents.parties import accused
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.gazetteer.tables import country_index, lands
from cenotaph.record.base import Record
from cenotaph.record.claim import Certainty, Perpetrator
from cenotaph.record.incident import Incident
from cenotaph.record.when import When
from cenotaph.tally.categories import match_category, split_of
from cenotaph.tally.matching import Match, Matches
from cenotaph.tally.relations import AGGREGATE, Relations


class Filter(Record, frozen=True, kw_only=True):
    """Which deaths are asked for; what is `None` is not asked. `country` is an ISO code; the
    days are inclusive."""

    country: str | None = None
    earliest: date | None = None
    latest: date | None = None
    perpetrator: str | None = None
    category: str | None = None
    grade: str | None = None

    def __bool__(self) -> bool:
        return self != Filter()


def country_code(name: str) -> str:
    """The ISO code of a country given by code or by name.

    Raises:
        ValueError: no country is known by it.
    """
    if name.upper() in lands():
        return name.upper()
    for entry in country_index().get(fold(name), ()):
        return entry.place.country
    raise ValueError(f"no country is known as “{name}”")


class Sought(Record, frozen=True, kw_only=True):
    """A filter made ready: what is asked of each incident."""

    filter: Filter
    perpetrator: Perpetrator | None = None

    @classmethod
    def of(cls, asked: Filter) -> Sought:
        """The filter with its alleged perpetrator looked up in the table of actors."""
        if asked.perpetrator is None:
            return cls(filter=asked)
        actor = actor_table().named(asked.perpetrator)
        name = actor.name if actor else asked.perpetrator
        wanted = Perpetrator(name=name, actor_id=actor.id if actor else None)
        return cls(filter=asked, perpetrator=wanted)

    @property
    def strict(self) -> bool:
        """Whether all that is asked has values that exclude each other."""
        return self.filter.perpetrator is None and self.filter.grade is None

    def several(self) -> bool:
        """Whether more than one thing is asked."""
        asked = self.filter
        dated = asked.earliest is not None or asked.latest is not None
        rest = (asked.country, asked.perpetrator, asked.category, asked.grade)
        return dated + sum(value is not None for value in rest) > 1


def matches_of(sought: Sought, incidents: Mapping[str, Incident], relations: Relations) -> Matches:
    """What each incident, with all that certainly hold it, says of its deaths under a filter."""
    found = {key: _match(sought, _line(key, incidents, relations)) for key in incidents}
    floor: dict[str, int] = {}
    ceiling: dict[str, int] = {}
    asked = sought.filter
    if asked.category is not None:
        rest = Sought(filter=replace(asked, category=None), perpetrator=sought.perpetrator)
        for key, incident in incidents.items():
            split = split_of(incident, asked.category)
            others = _match(rest, _line(key, incidents, relations))
            if split.least and others is Match.WITHIN and found[key] is Match.PERHAPS:
                floor[key] = split.least
            if split.most is not None and found[key] is Match.PERHAPS:
                ceiling[key] = split.most
    return Matches(found, strict=sought.strict, floor=floor, ceiling=ceiling)


def _line(key: str, incidents: Mapping[str, Incident], relations: Relations) -> list[Incident]:
    """An incident and all that certainly hold it."""
    return [incidents[key], *(incidents[held] for held in sorted(relations.holders[key]))]


def _match(sought: Sought, line: Sequence[Incident]) -> Match:
    """All that is asked, of an incident and what certainly holds it: the worst verdict decides."""
    asked, verdicts = sought.filter, [Match.WITHIN]
    if asked.earliest is not None or asked.latest is not None:
        wanted = When(earliest=asked.earliest, latest=asked.latest)
        verdicts.append(_period(wanted, line))
    if asked.country is not None:
        verdicts.append(_country(asked.country, line))
    if asked.category is not None:
        verdicts.append(_strict([match_category(each, asked.category) for each in line]))
    loose = []
    if sought.perpetrator is not None:
        loose.append(_loose([_perpetrator(sought.perpetrator, each) for each in line]))
    if asked.grade is not None:
        loose.append(_loose([_grade(asked.grade, each) for each in line]))
    if sought.several():
        # another incident with the same dead may say what this one does not
        loose = [max(verdict, Match.PERHAPS) for verdict in loose]
    return min([*verdicts, *loose])


def _strict(said: Sequence[Match]) -> Match:
    if Match.WITHIN in said:
        return Match.TORN if Match.OUTSIDE in said else Match.WITHIN
    return min(said)


def _loose(said: Sequence[Match]) -> Match:
    return Match.WITHIN if Match.WITHIN in said else min(said)


def _period(wanted: When, line: Sequence[Incident]) -> Match:
    """By the days that all periods have in common."""
    told = [each.when for each in line if each.when is not None]
    first = max((each.earliest for each in told if each.earliest), default=None)
    last = min((each.latest for each in told if each.latest), default=None)
    if first is not None and last is not None and first > last:
        return Match.TORN if any(wanted.overlaps(each) for each in told) else Match.OUTSIDE
    days = When(earliest=first, latest=last)
    if not wanted.overlaps(days):
        return Match.OUTSIDE
    return Match.WITHIN if wanted.contains(days) else Match.PERHAPS


def countries_of(incident: Incident) -> frozenset[str]:
    """The countries that an incident can lie in by its place, none if that is not known."""
    where = incident.where
    ends = (where.place, where.second) if where is not None else ()
    return frozenset(place.country for place in ends if place is not None and place.country)


def _country(wanted: str, line: Sequence[Incident]) -> Match:
    told = [found for each in line if (found := countries_of(each))]
    if not told:
        return Match.PERHAPS
    common = frozenset.intersection(*told)
    if not common:
        return Match.TORN if any(wanted in each for each in told) else Match.OUTSIDE
    if wanted not in common:
        return Match.OUTSIDE
    return Match.WITHIN if len(common) == 1 else Match.PERHAPS


def _perpetrator(wanted: Perpetrator, incident: Incident) -> Match:
    """An incident that accuses nobody may be anybody's; a body accused may be one of its parts.
    A total over several happenings that accuses several need not mean each with every death."""
    named = accused(incident.perpetrators)
    if not named:
        return Match.PERHAPS
    inside = [each for each in named if _part_of(each, wanted)]
    firm = [each for each in inside if each.certainty is not Certainty.SUSPECTED]
    alone = len(inside) == len(named)
    if firm and (alone or incident.scope != AGGREGATE):
        return Match.WITHIN
    if inside or any(_part_of(wanted, each) for each in named):
        return Match.PERHAPS
    return Match.OUTSIDE


def _part_of(actor: Perpetrator, whole: Perpetrator) -> bool:
    if actor.actor_id is None or whole.actor_id is None:
        return fold(actor.name) == fold(whole.name)
    return whole.actor_id in actor_table().lineage(actor.actor_id)


def _grade(wanted: str, incident: Incident) -> Match:
    return Match.WITHIN if fold(incident.grade) == fold(wanted) else Match.OUTSIDE
