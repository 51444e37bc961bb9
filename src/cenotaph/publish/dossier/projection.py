"""Where a place falls on the map: extent, projection, graticule and scale bar, as pure maths."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

KM_PER_DEGREE = 111.195
LEAST_SPAN_KM = 160.0
STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 45.0)


class Point(NamedTuple):
    """A place on the globe in degrees."""

    latitude: float
    longitude: float


class Extent(NamedTuple):
    """The stretch of the globe that holds all points; `east` may exceed 180 past the date line."""

    west: float
    south: float
    east: float
    north: float


class Line(NamedTuple):
    """A line of the graticule: its degrees (longitude folded to -180..180) and its position."""

    degrees: float
    at: float


class ScaleBar(NamedTuple):
    """A round distance and its length on the map."""

    kilometres: int
    length: float


class Projection(NamedTuple):
    """Equirectangular with the true scale at the middle latitude.

    Over the extent of one country the error in distance is a few per cent, less than the
    uncertainty of most reported places; shapes need no external library or data.
    """

    extent: Extent
    width: float
    height: float
    per_degree: float
    squeeze: float

    def x(self, longitude: float) -> float:
        """Horizontal position; longitudes west of the extent are taken once round the globe."""
        if longitude < self.extent.west - 1e-9:
            longitude += 360.0
        middle = (self.extent.west + self.extent.east) / 2
        return self.width / 2 + (longitude - middle) * self.per_degree * self.squeeze

    def y(self, latitude: float) -> float:
        """Vertical position, north up."""
        middle = (self.extent.south + self.extent.north) / 2
        return self.height / 2 - (latitude - middle) * self.per_degree


def extent_of(points: Sequence[Point]) -> Extent:
    """The smallest extent round the points, across the date line where that is shorter.

    Raises:
        ValueError: there is no point.
    """
    if not points:
        raise ValueError("a map needs at least one point")
    west, east = _shortest_arc(sorted({point.longitude for point in points}))
    latitudes = [point.latitude for point in points]
    return Extent(west, min(latitudes), east, max(latitudes))


def _shortest_arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """The arc that leaves out the widest empty stretch of the circle."""
    gaps = [(later - earlier, later, earlier) for earlier, later in itertools.pairwise(longitudes)]
    gaps.append((longitudes[0] + 360.0 - longitudes[-1], longitudes[0], longitudes[-1]))
    widest = max(gaps, key=lambda gap: (gap[0], -gap[1]))
    west, east = widest[1], widest[2]
    return (west, east) if east >= west else (west, east + 360.0)


def fit(
    points: Sequence[Point], width: float, heights: tuple[float, float], margin: float
) -> Projection:
    """The projection that shows all points inside `margin`, between the two `heights`.

    A lone place gets about 160 km round it, so that the map is never a dot in a void.
    """
    extent = extent_of(points)
    middle = math.radians((extent.south + extent.north) / 2)
    squeeze = max(math.cos(middle), 0.2)
    least = LEAST_SPAN_KM / KM_PER_DEGREE
    across = max((extent.east - extent.west) * squeeze, least)
    upward = max(extent.north - extent.south, least * heights[0] / width)
    per_degree = (width - 2 * margin) / across
    height = min(max(upward * per_degree + 2 * margin, heights[0]), heights[1])
    per_degree = min(per_degree, (height - 2 * margin) / upward)
    return Projection(extent, width, height, per_degree, squeeze)


def graticule(projection: Projection, most: int = 5) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Meridians and parallels at a round step, at most `most` on the longer side."""
    half_x = projection.width / 2 / (projection.per_degree * projection.squeeze)
    half_y = projection.height / 2 / projection.per_degree
    middle_x = (projection.extent.west + projection.extent.east) / 2
    middle_y = (projection.extent.south + projection.extent.north) / 2
    longest = 2 * max(half_x, half_y)
    step = next((step for step in STEPS if longest / step <= most), STEPS[-1])
    meridians = tuple(
        Line(_folded(at), projection.width / 2 + (at - middle_x) * _across(projection))
        for at in _multiples(middle_x - half_x, middle_x + half_x, step)
    )
    parallels = tuple(
        Line(at, projection.y(at))
        for at in _multiples(max(middle_y - half_y, -90.0), min(middle_y + half_y, 90.0), step)
    )
    return meridians, parallels


def _across(projection: Projection) -> float:
    return projection.per_degree * projection.squeeze


def _multiples(low: float, high: float, step: float) -> list[float]:
    first = math.ceil(low / step)
    last = math.floor(high / step)
    return [round(index * step, 6) for index in range(first, last + 1)]


def _folded(longitude: float) -> float:
    return round((longitude + 180.0) % 360.0 - 180.0, 6)


def scale_bar(projection: Projection, room: float) -> ScaleBar:
    """The longest round distance (1, 2 or 5 times a power of ten) that fits into `room`."""
    per_km = projection.per_degree / KM_PER_DEGREE
    best = 1
    for power in range(5):
        for digit in (1, 2, 5):
            if digit * 10**power * per_km <= room:
                best = digit * 10**power
    return ScaleBar(best, best * per_km)
