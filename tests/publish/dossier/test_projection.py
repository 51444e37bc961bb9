"""The map's maths: every point in the frame, north up, round numbers, a truthful scale bar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.publish.dossier.projection import (
    KM_PER_DEGREE,
    Point,
    extent_of,
    fit,
    graticule,
    scale_bar,
)

points = st.lists(
    st.builds(
        Point,
        st.floats(-75, 75, allow_nan=False),
        st.floats(-180, 180, allow_nan=False),
    ),
    min_size=1,
    max_size=12,
)


@given(points)
def test_every_point_lies_inside_the_margin(found: list[Point]) -> None:
    projection = fit(found, 720, (300, 500), 50)
    assert 300 <= projection.height <= 500
    for point in found:
        assert 50 - 1e-6 <= projection.x(point.longitude) <= 670 + 1e-6
        assert 50 - 1e-6 <= projection.y(point.latitude) <= projection.height - 50 + 1e-6


@given(points)
def test_north_is_up_and_east_is_right(found: list[Point]) -> None:
    projection = fit(found, 320, (260, 400), 40)
    west, south, east, north = projection.extent
    assert projection.y(north) <= projection.y(south)
    assert projection.x(west) <= projection.x(east)


def test_an_extent_goes_the_short_way_over_the_date_line() -> None:
    extent = extent_of([Point(-17, 178), Point(-14, -171)])
    assert (extent.west, extent.east) == (178, 189)
    projection = fit([Point(-17, 178), Point(-14, -171)], 720, (300, 500), 50)
    assert projection.x(178) < projection.x(-171)


def test_a_lone_place_is_not_a_dot_in_a_void_and_stands_in_the_middle() -> None:
    projection = fit([Point(15, -5)], 720, (340, 460), 64)
    assert (projection.x(-5), projection.y(15)) == (360, projection.height / 2)
    across_km = (720 - 128) / projection.per_degree * KM_PER_DEGREE
    assert across_km == pytest.approx(160, rel=0.01)


def test_no_point_is_no_map() -> None:
    with pytest.raises(ValueError, match="at least one point"):
        extent_of([])


@given(points)
def test_the_graticule_is_round_sparse_and_inside(found: list[Point]) -> None:
    projection = fit(found, 720, (300, 500), 50)
    meridians, parallels = graticule(projection)
    assert len(meridians) <= 9
    assert len(parallels) <= 9
    for line in meridians:
        assert -1e-6 <= line.at <= 720 + 1e-6
        assert -180 <= line.degrees < 180
        assert round(line.degrees * 10) == pytest.approx(line.degrees * 10)
    for line in parallels:
        assert line.at == pytest.approx(projection.y(line.degrees))


@given(points, st.floats(60, 200))
def test_the_scale_bar_is_round_fits_and_tells_the_truth(found: list[Point], room: float) -> None:
    projection = fit(found, 720, (300, 500), 50)
    bar = scale_bar(projection, room)
    assert str(bar.kilometres).rstrip("0") in {"1", "2", "5"}
    assert bar.length <= room or bar.kilometres == 1
    degrees = bar.kilometres / KM_PER_DEGREE
    middle = (projection.extent.south + projection.extent.north) / 2
    drawn = projection.y(middle) - projection.y(middle + degrees)
    assert drawn == pytest.approx(bar.length)
