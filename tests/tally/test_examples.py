"""The examples of docs/tally.md are read from the page and hold."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cenotaph.record.incident import Incident
from cenotaph.record.tally import Tally
from cenotaph.record.when import Precision, When
from cenotaph.tally import count

from .cases import Deaths, incident

PAGE = (Path(__file__).parents[2] / "docs" / "tally.md").read_text("utf-8")
HEADER = "| incident | scope | deaths | when | relation |"
VERDICT = re.compile(
    r"Tally: at least (?P<least>\d+), "
    r"(?:no maximum|at most (?P<most>\d+))(?:, relaxed by (?P<by>\d+))?\."
)


def examples() -> list[tuple[str, list[Incident], re.Match[str]]]:
    """Title, incidents and verdict of each example of the page."""
    found = []
    for block in PAGE.split(HEADER)[1:]:
        rows = [line for line in block.splitlines() if line.startswith("|")][1:]
        verdict = VERDICT.search(block)
        assert verdict is not None, block
        made = [read_row(row) for row in rows]
        found.append((made[0].id, made, verdict))
    return found


def read_row(row: str) -> Incident:
    key, scope, deaths, when, relation = (cell.strip() for cell in row.strip("|").split("|"))
    earliest, latest = (date.fromisoformat(day) for day in when.split(" to "))
    inside = [relation.removeprefix("in ")] if relation.startswith("in ") else []
    maybe = [relation.removeprefix("perhaps in ")] if relation.startswith("perhaps ") else []
    period = When(earliest=earliest, latest=latest, precision=Precision.RANGE)
    return incident(key, range_of(deaths), scope=scope, when=period, inside=inside, maybe=maybe)


def range_of(words: str) -> Deaths:
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if not numbers:
        return None, None
    return numbers[0], None if "more" in words else numbers[-1]


@pytest.mark.parametrize(
    ("incidents", "verdict"),
    [(made, verdict) for _, made, verdict in examples()],
    ids=[title for title, _, _ in examples()],
)
def test_the_example_holds(incidents: list[Incident], verdict: re.Match[str]) -> None:
    tally = count(incidents)
    assert tally.minimum == int(verdict["least"])
    assert tally.maximum == (int(verdict["most"]) if verdict["most"] else None)
    assert {row.by for row in tally.relaxed} == ({int(verdict["by"])} if verdict["by"] else set())
    assert tally.optimal


def test_the_page_has_its_examples() -> None:
    assert len(examples()) == 7


def the(title: str) -> Tally:
    return count(next(made for key, made, _ in examples() if key == title))


def why(tally: Tally, key: str) -> tuple[int, int | None, bool, str]:
    line = next(line for line in tally.incidents if line.id == key)
    return line.minimum, line.maximum, line.counted, line.why


def test_lines_say_what_each_incident_adds_and_why() -> None:
    tally = the("six attacks")
    assert why(tally, "six attacks") == (
        20,
        None,
        True,
        "counted: forces 20 unnamed deaths beyond its members, since of its 27 or more only 7 are "
        "in “Title of men near a village”",
    )
    assert why(tally, "men near a village")[:3] == (7, 7, True)
    assert "inside “Title of six attacks”" in why(tally, "men near a village")[3]
    assert why(tally, "bodies at a well") == (10, None, True, "counted: 10 or more")


def test_an_event_inside_another_adds_nothing_and_says_where_it_is() -> None:
    tally = the("raid")
    assert why(tally, "prisoners") == (
        0,
        0,
        False,
        "inside “Title of raid”: its 7 are among the dead counted there",
    )
    least, most, counted, words = why(tally, "market")
    assert (least, most, counted) == (0, 12, True)
    assert words.startswith("may lie inside “Title of raid”, so its 12 add nothing to the minimum")


def test_a_total_that_may_share_its_dead_says_so() -> None:
    tally = the("dead in the region")
    assert why(tally, "dead by drones") == (
        0,
        25,
        True,
        "adds nothing to the minimum: its 25 may all be among the unnamed dead of other totals",
    )


def test_a_contradiction_names_every_figure_in_it() -> None:
    tally = the("the year")
    assert [row.incident for row in tally.relaxed] == [
        "first attack",
        "second attack",
        "the year",
        "third attack",
    ]
    for row in tally.relaxed:
        assert "“Title of the year”: at most 100" in row.why
        assert "“Title of third attack”: at least 50" in row.why
        assert "must give, by 10 in all" in row.why


def test_an_incident_without_a_figure_says_that_it_opens_the_maximum() -> None:
    least, most, counted, words = why(the("villagers killed"), "villagers killed")
    assert (least, most, counted) == (1, None, True)
    assert "no source gives a number" in words
    assert "leaves the maximum open" in words
    assert "at least 1 because of “Title of a teacher” inside it" in words
