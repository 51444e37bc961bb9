"""The tally told apart in the dossier: the same numbers as bars and as a table, both ways."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from cenotaph.publish.dossier import render
from cenotaph.publish.dossier.barsview import Told, bars_view
from cenotaph.publish.dossier.index import Index
from cenotaph.publish.strings import Strings, load_strings
from cenotaph.record.casefile import CaseFile
from cenotaph.record.count import Count
from cenotaph.record.incident import Incident
from cenotaph.record.tally import Tally
from cenotaph.record.when import When

ENGLISH = load_strings("dossier", "en")


def killed(key: str, month: int, low: int, high: int | None) -> Incident:
    day = date(2024, month, 5)
    return Incident(
        id=key,
        scope="event",
        title=key,
        claims=(),
        reports=(),
        when=When(earliest=day, latest=day),
        deaths=Count(minimum=low, maximum=high),
    )


def told(say: Strings, *incidents: Incident) -> Told:
    tally = Tally(minimum=0, maximum=None, incidents=())
    case = CaseFile(
        title="T", documents=(), texts=(), claims=(), incidents=incidents, origins=(), tally=tally
    )
    return bars_view(Index(case), say)[0]


def test_bars_are_as_long_as_their_numbers() -> None:
    months = told(ENGLISH, killed("a", 3, 10, 20), killed("b", 4, 40, 40), killed("c", 5, 0, None))
    assert months.rows == (
        ("March 2024", "10 to 20"),
        ("April 2024", "40"),
        ("May 2024", "not known"),
    )
    for drawing in months.drawings:
        first, second, third = drawing.bars
        assert first.width == pytest.approx(second.width / 4)
        assert first.more_width == pytest.approx(first.width)
        assert (second.more_width, second.arrow) == (0, None)
        assert third.width == 0
        assert third.arrow is not None
        assert second.x + second.width <= drawing.width


def test_where_the_language_runs_right_to_left_the_drawing_is_mirrored() -> None:
    arabic = load_strings("dossier", "en")
    mirrored = Strings(arabic._table, {})
    mirrored.direction = "rtl"
    incidents = (killed("a", 3, 10, 20), killed("b", 4, 40, None))
    for left, right in zip(
        told(ENGLISH, *incidents).drawings, told(mirrored, *incidents).drawings, strict=True
    ):
        assert (left.start, left.end) == (right.end, right.start)
        for one, other in zip(left.bars, right.bars, strict=True):
            assert one.x + one.width == pytest.approx(left.width - other.x)
            assert one.label_x == pytest.approx(left.width - other.label_x)
            assert (one.label, one.width) == (other.label, other.width)


def test_every_drawing_has_its_title_its_description_and_its_table(case: CaseFile) -> None:
    page = render(case).partition('<section id="breakdown"')[2].partition("</section>")[0]
    drawings = page.count('class="drawing bars')
    assert drawings == 2 * page.count("<table") > 0
    assert page.count("<title ") == page.count("<desc ") == drawings


def test_a_case_without_incidents_has_no_such_section(case: CaseFile) -> None:
    empty = replace(case, incidents=(), tally=Tally(minimum=0, maximum=0, incidents=()))
    assert 'id="breakdown"' not in render(empty)
