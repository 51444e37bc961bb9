"""The map shows what has coordinates, in panels near enough together to be read."""

from __future__ import annotations

import itertools
from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.publish.dossier.index import Index, reading_order
from cenotaph.publish.dossier.labels import Box
from cenotaph.publish.dossier.mapview import MOST_PANELS, clusters, map_view
from cenotaph.publish.dossier.timelineview import timeline_view
from cenotaph.publish.strings import load_strings
from cenotaph.record.casefile import CaseFile
from cenotaph.record.incident import Incident
from cenotaph.record.tally import Tally
from cenotaph.record.when import When
from cenotaph.record.where import Place, Where

SAY = load_strings("dossier", "en")


def _at(number: int, latitude: float, longitude: float) -> tuple[Incident, Place]:
    spot = Place(
        name=f"P{number}", kind="locality", country="XK", latitude=latitude, longitude=longitude
    )
    where = Where(wording=f"P{number}", place=spot)
    incident = Incident(
        id=f"i{number}", scope="event", title=f"Incident at P{number}", claims=(), reports=(),
        where=where,
    )  # fmt: skip
    return incident, spot


def test_far_places_part_and_a_chain_of_near_ones_holds_together() -> None:
    chain = [_at(n, 15.0, -8.0 + n * 8) for n in range(4)]
    far = _at(9, 22.0, 96.0)
    groups = clusters([chain[0], far, chain[2], chain[3], chain[1]])
    assert [[i.id for i, _ in group] for group in groups] == [["i0", "i2", "i3", "i1"], ["i9"]]


def _case(case: CaseFile, spots: list[tuple[Incident, Place]]) -> CaseFile:
    return msgspec.structs.replace(case, incidents=tuple(i for i, _ in spots), claims=())


def test_more_panels_than_fit_are_named_as_left_out(case: CaseFile) -> None:
    spots = [_at(n, 0.0, -150.0 + 40 * n) for n in range(MOST_PANELS + 2)]
    view = map_view(Index(_case(case, spots)), SAY)
    assert len(view.panels) == MOST_PANELS
    assert view.undrawn == 2
    assert len(view.located) == MOST_PANELS + 2


def test_the_realistic_case_is_one_panel_with_its_unlocated_incident(case: CaseFile) -> None:
    view = map_view(Index(case), SAY)
    (panel,) = view.panels
    assert panel.title == ""
    assert [drawing.name for drawing in panel.drawings] == ["wide", "narrow"]
    for drawing in panel.drawings:
        assert [marker.numbers for marker in drawing.markers] == ["2", "3", "4"]
        assert [marker.aggregate for marker in drawing.markers] == [True, False, False]
        assert {"Lemba", "Dakora", "Ouara"} <= {label.text for label in drawing.labels}
        assert "Fataro" in {label.text for label in drawing.faint}
    assert [row.number for row in view.unlocated] == [1]


def test_incidents_at_one_spot_share_a_marker(case: CaseFile) -> None:
    spots = [_at(n, 14.0, -5.0 + n / 1000) for n in range(5)]
    (panel,) = map_view(Index(_case(case, spots)), SAY).panels
    (marker,) = panel.drawings[0].markers
    assert marker.numbers == "1 +4"


@given(
    st.lists(st.tuples(st.floats(10, 16), st.floats(-9, 2)), min_size=1, max_size=40, unique=True)
)
def test_markers_never_touch_and_none_is_lost(places: list[tuple[float, float]]) -> None:
    spots = [_at(n, latitude, longitude) for n, (latitude, longitude) in enumerate(places)]
    incidents = tuple(incident for incident, _ in spots)
    case = CaseFile(
        title="", documents=(), texts=(), claims=(), origins=(), incidents=incidents,
        tally=Tally(minimum=0, maximum=None, incidents=()),
    )  # fmt: skip
    for panel in map_view(Index(case), SAY).panels:
        for drawing in panel.drawings:
            boxes = [
                Box(m.x - m.half_width, m.y - 10, m.x + m.half_width, m.y + 10)
                for m in drawing.markers
            ]
            assert not any(a.overlaps(b) for a, b in itertools.combinations(boxes, 2))
            shown = sum(
                1 + int(m.numbers.split("+")[1]) if "+" in m.numbers else m.numbers.count(",") + 1
                for m in drawing.markers
            )
            assert shown == len(spots)


def test_a_lone_old_date_does_not_press_the_timeline(case: CaseFile) -> None:
    model = case.incidents[0]
    old = When(earliest=date(1842, 1, 1), latest=date(1842, 12, 31))
    many = tuple(
        msgspec.structs.replace(model, id=f"x{n:02}", when=old if n == 7 else model.when)
        for n in range(90)
    )
    view = timeline_view(Index(msgspec.structs.replace(case, incidents=many)), SAY)
    assert view.undrawn == 1
    assert len(view.dated) == 90
    assert {len(drawing.bars) for drawing in view.drawings} == {89}


def test_many_incidents_share_rows_of_the_timeline(case: CaseFile) -> None:
    model = case.incidents[0]
    many = tuple(
        msgspec.structs.replace(model, id=f"x{n}", title=f"n{n}", scope="event") for n in range(90)
    )
    view = timeline_view(Index(msgspec.structs.replace(case, incidents=many)), SAY)
    for drawing in view.drawings:
        assert len(drawing.bars) == 90
        assert not drawing.banded
        assert all(bar.label == () for bar in drawing.bars)
        assert drawing.height < 90 * 20 + 60


def test_parts_follow_their_whole_and_a_circle_is_broken() -> None:
    whole, part, other = (_at(n, 1.0, 1.0)[0] for n in (5, 1, 3))
    part = msgspec.structs.replace(part, part_of=whole.id)
    order = [(i.id, depth) for i, depth in reading_order((other, part, whole))]
    assert order == [("i3", 0), ("i5", 0), ("i1", 1)]
    left = msgspec.structs.replace(whole, part_of=part.id)
    assert {i.id for i, _ in reading_order((left, part))} == {"i5", "i1"}
