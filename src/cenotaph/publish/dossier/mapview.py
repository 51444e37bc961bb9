"""The map: incidents by their coordinates, in as many panels as they lie far apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from cenotaph.publish.dossier.index import Index
from cenotaph.publish.dossier.mapdrawing import NARROW, WIDE, Drawing, Spot, draw, place_key
from cenotaph.publish.dossier.phrases import Phrases
from cenotaph.publish.strings import Strings
from cenotaph.record.incident import Incident
from cenotaph.record.where import Place

MOST_CONTEXT = 24
MOST_DESCRIBED = 12
MOST_PANELS = 6
MOST_COUNTRIES = 5
FAR_KM = 1200.0


@dataclass(frozen=True, slots=True)
class Panel:
    """A map of incidents that lie near each other, for a wide and for a narrow screen.

    `title` names the countries; it is empty when there is but one panel.
    """

    title: str
    description: str
    drawings: tuple[Drawing, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """The same as the map says, as a row of a table."""

    number: int
    title: str
    aggregate: bool
    worded: str
    resolved: str
    coordinates: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The panels (none when no incident has coordinates), their table and what is left out."""

    panels: tuple[Panel, ...]
    undrawn: int
    located: tuple[PlaceRow, ...]
    unlocated: tuple[PlaceRow, ...]


def map_view(index: Index, say: Strings) -> MapView:
    """The map of the case."""
    phrases = Phrases(say)
    rows = [_row(incident, index, phrases) for incident, _ in index.order]
    located = tuple(row for row in rows if row.coordinates)
    spots = [
        (incident, entry)
        for incident, _ in index.order
        if (entry := located_place(incident)) is not None
    ]
    groups = clusters(spots)
    context = _context(index, {place_key(entry) for _, entry in spots})
    panels = tuple(
        _panel(group, context, index, phrases, alone=len(groups) == 1)
        for group in groups[:MOST_PANELS]
    )
    return MapView(
        panels=panels,
        undrawn=sum(len(group) for group in groups[MOST_PANELS:]),
        located=located,
        unlocated=tuple(row for row in rows if not row.coordinates),
    )


def clusters(spots: Sequence[Spot]) -> tuple[tuple[Spot, ...], ...]:
    """Spots in groups that lie more than 1,200 km from each other, the largest group first.

    One map of them all would show an ocean and hide which village is meant.
    """
    groups: list[list[Spot]] = []
    for spot in spots:
        near = [
            group
            for group in groups
            if any((spot[1].kilometres(other) or 0.0) <= FAR_KM for _, other in group)
        ]
        groups = [group for group in groups if group not in near]
        groups.append([*(member for group in near for member in group), spot])
    place_of = {id(spot): number for number, spot in enumerate(spots)}
    ordered = [sorted(group, key=lambda spot: place_of[id(spot)]) for group in groups]
    ordered.sort(key=lambda group: (-len(group), place_of[id(group[0])]))
    return tuple(tuple(group) for group in ordered)


def _panel(
    spots: Sequence[Spot],
    context: Sequence[Place],
    index: Index,
    phrases: Phrases,
    *,
    alone: bool,
) -> Panel:
    named = list(dict.fromkeys(phrases.country(entry.country) for _, entry in spots))
    countries = named[:MOST_COUNTRIES] + ["…"] * (len(named) > MOST_COUNTRIES)
    listed = "; ".join(
        phrases.say(
            "map.description_item",
            number=phrases.say.number(index.number[incident.id]),
            place=phrases.place(entry),
        )
        for incident, entry in spots[:MOST_DESCRIBED]
    )
    return Panel(
        title="" if alone else ", ".join(countries),
        description=phrases.say("map.description", n=len(spots), incidents=listed),
        drawings=tuple(draw(size, spots, context, index, phrases) for size in (WIDE, NARROW)),
    )


def located_place(incident: Incident) -> Place | None:
    """The place of an incident if it has coordinates."""
    entry = incident.where.place if incident.where else None
    if entry is None or entry.latitude is None or entry.longitude is None:
        return None
    return entry


def _row(incident: Incident, index: Index, phrases: Phrases) -> PlaceRow:
    entry = located_place(incident)
    where = incident.where
    return PlaceRow(
        number=index.number[incident.id],
        title=incident.title,
        aggregate=incident.scope == "aggregate",
        worded=where.wording if where else "",
        resolved=phrases.resolved(where) if where else "",
        coordinates=phrases.coordinates(entry) if entry else "",
    )


def _context(index: Index, shown: set[tuple[str, float, float]]) -> tuple[Place, ...]:
    """Other localities that the documents name, the most often named first."""
    named: dict[tuple[str, float, float], list[Place]] = defaultdict(list)
    for claim in index.case.claims:
        where = claim.where
        for entry in (where.place, where.second) if where else ():
            if entry is not None and entry.latitude is not None and entry.longitude is not None:
                named[place_key(entry)].append(entry)
    order = sorted(
        (key for key in named if key not in shown and named[key][0].kind != "country"),
        key=lambda key: (-len(named[key]), key),
    )
    return tuple(named[key][0] for key in order[:MOST_CONTEXT])
