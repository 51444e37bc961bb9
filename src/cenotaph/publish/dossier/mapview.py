"""The map: incidents and the places round them, laid out for a wide and a narrow screen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from cenotaph.publish.dossier.index import Index
from cenotaph.publish.dossier.labels import Box, Placed, Wanted, place, shorten, text_width
from cenotaph.publish.dossier.phrases import Phrases
from cenotaph.publish.dossier.projection import (
    Line,
    Point,
    Projection,
    ScaleBar,
    fit,
    graticule,
    scale_bar,
)
from cenotaph.publish.strings import Strings
from cenotaph.record.incident import Incident
from cenotaph.record.where import Place

LABEL = 12.0
SMALL = 10.5
MOST_CONTEXT = 24
MOST_NUMBERS = 3
FEWEST_FOR_REGION = 2
APART = (26.0, 20.0)
REACH_KM = 250.0
MOST_DESCRIBED = 12


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing's width, the least and greatest height, and the margin round the points."""

    name: str
    width: float
    heights: tuple[float, float]
    margin: float


WIDE = Size("wide", 720.0, (340.0, 460.0), 64.0)
NARROW = Size("narrow", 320.0, (260.0, 400.0), 44.0)


@dataclass(frozen=True, slots=True)
class Marker:
    """One or more incidents at one spot; `numbers` is what stands in the marker."""

    x: float
    y: float
    half_width: float
    numbers: str
    title: str
    target: int
    aggregate: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A place that the documents name, for orientation."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map ready to be written as SVG."""

    name: str
    width: float
    height: float
    markers: tuple[Marker, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Placed, ...]
    faint: tuple[Placed, ...]
    regions: tuple[Placed, ...]
    meridians: tuple[tuple[Line, str], ...]
    parallels: tuple[tuple[Line, str], ...]
    bar: ScaleBar
    bar_x: float
    bar_y: float
    bar_label: str


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
    """Both drawings (none when no incident has coordinates) and their table."""

    drawings: tuple[Drawing, ...]
    located: tuple[PlaceRow, ...]
    unlocated: tuple[PlaceRow, ...]
    description: str


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
    drawings: tuple[Drawing, ...] = ()
    if spots:
        context = _context(index, {_key(entry) for _, entry in spots})
        sizes = (WIDE, NARROW)
        drawings = tuple(_draw(size, spots, context, index, phrases) for size in sizes)
    return MapView(
        drawings=drawings,
        located=located,
        unlocated=tuple(row for row in rows if not row.coordinates),
        description=say("map.description", n=len(spots), incidents=_listed(located, say)),
    )


def located_place(incident: Incident) -> Place | None:
    """The place of an incident if it has coordinates."""
    entry = incident.where.place if incident.where else None
    if entry is None or entry.latitude is None or entry.longitude is None:
        return None
    return entry


def _listed(rows: Sequence[PlaceRow], say: Strings) -> str:
    parts = [
        say("map.description_item", number=say.number(row.number), place=row.resolved)
        for row in rows[:MOST_DESCRIBED]
    ]
    return "; ".join(parts)


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


def _key(entry: Place) -> tuple[str, float, float]:
    return entry.name, entry.latitude or 0.0, entry.longitude or 0.0


def _point(entry: Place) -> Point:
    return Point(entry.latitude or 0.0, entry.longitude or 0.0)


def _context(index: Index, shown: set[tuple[str, float, float]]) -> tuple[Place, ...]:
    """Other localities that the documents name, the most often named first."""
    named: dict[tuple[str, float, float], list[Place]] = defaultdict(list)
    for claim in index.case.claims:
        where = claim.where
        for entry in (where.place, where.second) if where else ():
            if entry is not None and entry.latitude is not None and entry.longitude is not None:
                named[_key(entry)].append(entry)
    order = sorted(
        (key for key in named if key not in shown and named[key][0].kind != "country"),
        key=lambda key: (-len(named[key]), key),
    )
    return tuple(named[key][0] for key in order[:MOST_CONTEXT])


def _draw(
    size: Size,
    spots: Sequence[tuple[Incident, Place]],
    context: Sequence[Place],
    index: Index,
    phrases: Phrases,
) -> Drawing:
    near = _near(spots, context)
    points = [_point(entry) for _, entry in spots]
    points += [_point(entry) for entry in near]
    projection = fit(points, size.width, size.heights, size.margin)
    meridians, parallels = graticule(projection)
    bar = scale_bar(projection, projection.width * 0.25)
    markers, names = _markers(spots, projection, index)
    dots = [_dot(entry, projection) for entry in near]
    obstacles = [_box(marker) for marker in markers]
    obstacles += [Box(dot.x - 3, dot.y - 3, dot.x + 3, dot.y + 3) for dot in dots]
    corner = _free_corner(projection, bar, obstacles)
    labels, regions, faint = _lettered(
        projection,
        [*obstacles, corner],
        [
            Wanted(shorten(name, LABEL, size.width * 0.45), m.x, m.y, m.half_width, LABEL)
            for m, name in zip(markers, names, strict=True)
        ],
        _regions(spots, near, projection),
        [Wanted(e.name, d.x, d.y, 3, SMALL) for e, d in zip(near, dots, strict=True)],
    )
    return Drawing(
        name=size.name,
        width=projection.width,
        height=projection.height,
        markers=tuple(markers),
        dots=tuple(dots),
        labels=labels,
        faint=faint,
        regions=regions,
        meridians=tuple((line, phrases.longitude(line.degrees)) for line in meridians),
        parallels=tuple((line, phrases.latitude(line.degrees)) for line in parallels),
        bar=bar,
        bar_x=corner.right - bar.length,
        bar_y=corner.bottom - 6,
        bar_label=phrases.say("map.kilometres", n=bar.kilometres),
    )


def _lettered(
    projection: Projection, obstacles: Sequence[Box], *groups: Sequence[Wanted]
) -> tuple[tuple[Placed, ...], ...]:
    """The labels that find room, group after group, the more important group first."""
    frame = Box(26, 18, projection.width - 6, projection.height - 18)
    taken = list(obstacles)
    found = []
    for wanted in groups:
        placed = tuple(label for label in place(wanted, taken, frame) if label)
        taken += [label.box for label in placed]
        found.append(placed)
    return tuple(found)


def _near(spots: Sequence[tuple[Incident, Place]], context: Sequence[Place]) -> list[Place]:
    """Places no farther from some incident than the incidents are from each other, or 250 km."""
    reach = REACH_KM
    first = spots[0][1]
    for _, entry in spots:
        reach = max(reach, (first.kilometres(entry) or 0.0) * 0.6)
    return [
        entry
        for entry in context
        if any((entry.kilometres(spot) or 0.0) <= reach for _, spot in spots)
    ]


def _dot(entry: Place, projection: Projection) -> Dot:
    point = _point(entry)
    return Dot(projection.x(point.longitude), projection.y(point.latitude))


def _markers(
    spots: Sequence[tuple[Incident, Place]], projection: Projection, index: Index
) -> tuple[list[Marker], list[str]]:
    """Markers with the name of their place; incidents too close to tell apart share one."""
    groups: list[list[tuple[Incident, Place, float, float]]] = []
    for incident, entry in spots:
        dot = _dot(entry, projection)
        item = (incident, entry, dot.x, dot.y)
        near = next((g for g in groups if _together(g[0], dot)), None)
        if near is None:
            groups.append([item])
        else:
            near.append(item)
    markers = []
    names = []
    for group in groups:
        numbers = [index.number[incident.id] for incident, _, _, _ in group]
        shown = ", ".join(str(n) for n in numbers[:MOST_NUMBERS])
        if len(numbers) > MOST_NUMBERS:
            shown = f"{numbers[0]} +{len(numbers) - 1}"
        names.append(", ".join(dict.fromkeys(entry.name for _, entry, _, _ in group)))
        markers.append(
            Marker(
                x=group[0][2],
                y=group[0][3],
                half_width=max(10.0, text_width(shown, LABEL) / 2 + 5),
                numbers=shown,
                title="; ".join(f"{index.number[i.id]}. {i.title}" for i, _, _, _ in group),
                target=numbers[0],
                aggregate=all(incident.scope == "aggregate" for incident, _, _, _ in group),
            )
        )
    return markers, names


def _together(item: tuple[Incident, Place, float, float], dot: Dot) -> bool:
    """Whether two markers would touch."""
    return abs(item[2] - dot.x) < APART[0] and abs(item[3] - dot.y) < APART[1]


def _box(marker: Marker) -> Box:
    return Box(
        marker.x - marker.half_width,
        marker.y - 10,
        marker.x + marker.half_width,
        marker.y + 10,
    )


def _free_corner(projection: Projection, bar: ScaleBar, obstacles: Sequence[Box]) -> Box:
    """Room for the scale bar in the corner where it covers least, the lower right if it can."""
    wide = max(bar.length, 52.0)
    right, low = projection.width - 14, projection.height - 20
    corners = [
        Box(right - wide, low - 30, right, low),
        Box(40, low - 30, 40 + wide, low),
        Box(right - wide, 12, right, 42),
        Box(40, 12, 40 + wide, 42),
    ]
    return min(corners, key=lambda corner: sum(corner.overlaps(box) for box in obstacles))


def _regions(
    spots: Sequence[tuple[Incident, Place]], near: Sequence[Place], projection: Projection
) -> list[Wanted]:
    """The name of each region between those of its places that the map shows."""
    members: dict[str, list[Point]] = defaultdict(list)
    for entry in [*(entry for _, entry in spots), *near]:
        if entry.admin1 and entry.admin1 != entry.name:
            members[entry.admin1].append(_point(entry))
    wanted = []
    for name, points in sorted(members.items()):
        if len(points) < FEWEST_FOR_REGION:
            continue
        latitude = sum(point.latitude for point in points) / len(points)
        longitudes = [projection.x(point.longitude) for point in points]
        x = sum(longitudes) / len(longitudes)
        # 1.5: region names are set in spaced letters
        wanted.append(Wanted(name, x, projection.y(latitude), 8, SMALL * 1.5))
    return wanted
