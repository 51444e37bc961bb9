"""One map as shapes and labels: what lies where, what is written, and where it fits."""

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
from cenotaph.record.incident import Incident
from cenotaph.record.where import Place

LABEL = 12.0
SMALL = 10.5
MOST_NUMBERS = 3
FEWEST_FOR_REGION = 2
MOST_TITLES = 5
MARKER = 20.0
REACH_KM = 250.0

Spot = tuple[Incident, Place]


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing's width, the least and greatest height, and the margin round the points."""

    name: str
    width: float
    heights: tuple[float, float]
    margin: float


WIDE = Size("wide", 720.0, (270.0, 440.0), 60.0)
NARROW = Size("narrow", 320.0, (220.0, 380.0), 44.0)


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


def draw(
    size: Size,
    spots: Sequence[Spot],
    context: Sequence[Place],
    index: Index,
    phrases: Phrases,
) -> Drawing:
    """The map of these spots, with those of the `context` places that lie near them."""
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


def _near(spots: Sequence[Spot], context: Sequence[Place]) -> list[Place]:
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
    spots: Sequence[Spot], projection: Projection, index: Index
) -> tuple[list[Marker], list[str]]:
    """Markers with the name of their place; incidents too close to tell apart share one.

    Groups grow until no marker touches another, since a marker widens with its numbers.
    """
    groups: list[list[Spot]] = []
    for spot in spots:
        dot = _dot(spot[1], projection)
        group = next((g for g in groups if _covers(_dot(g[0][1], projection), dot)), None)
        if group is None:
            groups.append([spot])
        else:
            group.append(spot)
    while True:
        markers = [_marker(group, projection, index) for group in groups]
        touching = _touching(markers)
        if touching is None:
            break
        left, right = touching
        order = {id(spot[0]): number for number, spot in enumerate(spots)}
        groups[left] = sorted(groups[left] + groups[right], key=lambda spot: order[id(spot[0])])
        del groups[right]
    names = [", ".join(dict.fromkeys(entry.name for _, entry in group)) for group in groups]
    return markers, names


def _covers(one: Dot, other: Dot) -> bool:
    """Whether even the smallest markers at the two points would overlap."""
    return abs(one.x - other.x) < MARKER and abs(one.y - other.y) < MARKER


def _touching(markers: Sequence[Marker]) -> tuple[int, int] | None:
    boxes = [_box(marker) for marker in markers]
    for left, box in enumerate(boxes):
        for right in range(left + 1, len(boxes)):
            if box.overlaps(boxes[right]):
                return left, right
    return None


def _marker(group: Sequence[Spot], projection: Projection, index: Index) -> Marker:
    """One marker at the first place of the group."""
    dot = _dot(group[0][1], projection)
    numbers = [index.number[incident.id] for incident, _ in group]
    shown = ", ".join(str(number) for number in numbers[:MOST_NUMBERS])
    if len(numbers) > MOST_NUMBERS:
        shown = f"{numbers[0]} +{len(numbers) - 1}"
    titles = [f"{index.number[i.id]}. {i.title}" for i, _ in group[:MOST_TITLES]]
    return Marker(
        x=dot.x,
        y=dot.y,
        half_width=max(10.0, text_width(shown, LABEL) / 2 + 5),
        numbers=shown,
        title="; ".join(titles) + (" …" if len(group) > MOST_TITLES else ""),
        target=numbers[0],
        aggregate=all(incident.scope == "aggregate" for incident, _ in group),
    )


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


def _regions(spots: Sequence[Spot], near: Sequence[Place], projection: Projection) -> list[Wanted]:
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


def place_key(entry: Place) -> tuple[str, float, float]:
    return entry.name, entry.latitude or 0.0, entry.longitude or 0.0


def _point(entry: Place) -> Point:
    return Point(entry.latitude or 0.0, entry.longitude or 0.0)
