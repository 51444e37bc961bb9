"""Certain, possible and impossible members, and the tightest whole."""

from __future__ import annotations

from typing import Any

import pytest

from cenotaph.incidents import link
from cenotaph.record.incident import Incident
from cenotaph.record.where import Relation

from .build import ARMY, REBELS, STAFF, UNION, WATCH, Sheet, at, day, killing, period, region

YEAR = period("2024-01-01", "2024-12-31")
MAY: dict[str, Any] = {"when": day("2024-05-06"), "where": at("Tourou"), "happening": 1}


def incidents(*sheets: Sheet) -> tuple[Incident, ...]:
    """Link a case."""
    claims = [claim for sheet in sheets for claim in sheet.claims]
    return link([s.document for s in sheets], [s.text for s in sheets], claims).incidents


def total(name: str, **more: Any) -> Sheet:
    """A figure over the year."""
    facts: dict[str, Any] = {"by": [ARMY], "of": ["civilian"], "says": [WATCH], "when": YEAR}
    facts |= more
    return Sheet(name, published="2025-01-10").say(
        "At least 90 civilians were killed.",
        killing("At least 90 civilians", 90, scope="aggregate", happening=1, **facts),
    )


def event(**more: Any) -> Sheet:
    """Twelve dead at Tourou in May."""
    facts: dict[str, Any] = {"by": [ARMY], "of": ["civilian"], "says": [UNION], **MAY, **more}
    return Sheet("a.txt", published="2024-05-09").say(
        "12 villagers were killed.", killing("12 villagers", 12, 12, **facts)
    )


@pytest.mark.parametrize(
    ("part", "whole", "verdict"),
    [
        ({}, {"where": region("Mopti")}, True),
        ({}, {"where": region("Gao")}, None),
        ({}, {"where": region("Mopti"), "by": [REBELS]}, None),
        ({"of": ["soldier"]}, {"where": region("Mopti")}, None),
        ({"of": ["soldier", "civilian"]}, {"where": region("Mopti")}, False),
        ({"by": []}, {"where": region("Mopti")}, False),
        ({}, {}, False),
        ({"when": day("2023-05-06")}, {"where": region("Mopti")}, None),
        ({"when": period("2023-12-20", "2024-01-05")}, {"where": region("Mopti")}, False),
    ],
)
def test_certain_possible_impossible(
    part: dict[str, Any],
    whole: dict[str, Any],
    verdict: bool | None,
) -> None:
    found = incidents(event(**part), total("z.txt", **whole))[0]
    assert (found.containments[0].certain if found.containments else None) is verdict
    assert (found.part_of is not None) is (verdict is True)


def test_more_dead_than_the_whole_allows_is_no_part() -> None:
    few = Sheet("z.txt", published="2025-01-10").say(
        "Ten were killed over the year.",
        killing("Ten", 10, 10, scope="aggregate", by=[ARMY], when=YEAR, where=region("Mopti")),
    )
    assert incidents(event(), few)[0].containments == ()


def test_the_tightest_certain_whole_is_the_one_it_is_part_of() -> None:
    spring = total("y.txt", where=region("Mopti"), when=period("2024-04-01", "2024-06-30"))
    year = Sheet("z.txt", published="2025-02-02").say(
        "In the whole region soldiers took 140 lives over twelve months.",
        killing("140 lives", 140, trigger="lives", by=[ARMY], when=YEAR, scope="aggregate")
        | {"where": region("Mopti")},
    )
    found = incidents(event(), spring, year)
    assert found[0].part_of == found[1].id
    assert len(found[0].containments) == 2


def test_one_voice_that_gives_total_and_account_makes_it_certain_without_a_party() -> None:
    sheet = (
        Sheet("a.txt", published="2024-12-25")
        .say(
            "On 6 May four fighters were killed at Tourou, the staff says.",
            killing("four fighters", 4, 4, of=["combatants"], says=[STAFF], **MAY),
        )
        .say(
            "It says that it killed a hundred fighters in 2024.",
            killing(
                "a hundred fighters",
                100,
                100,
                by=[ARMY],
                of=["combatants"],
                says=[STAFF],
                scope="aggregate",
                when=YEAR,
                where=region("Mopti"),
                happening=2,
            ),
        )
    )
    part, whole = incidents(sheet)
    assert part.part_of == whole.id


def test_a_group_given_by_claim_as_part_of_another_happening_is_inside_it() -> None:
    sheet = (
        Sheet("a.txt")
        .say("Fifty people were killed at Tourou.", killing("Fifty people", 50, 50, id="w", **MAY))
        .say(
            "Seven detainees were killed at the post of Tourou.",
            killing("Seven detainees", 7, 7, part_of="w", where=at("the post"), happening=2),
        )
    )
    whole, part = incidents(sheet)
    assert part.part_of == whole.id


def test_a_neighbour_may_be_inside_a_figure_that_covers_the_surroundings() -> None:
    wide = Sheet("z.txt").say(
        "156 people were killed in Tourou and its area.",
        killing(
            "156 people",
            156,
            by=[ARMY],
            when=day("2024-05-06"),
            where=at("Tourou", relation=Relation.AREA, wording="Tourou and its area"),
        ),
    )
    near = (
        Sheet("a.txt")
        .say("136 died in Tourou.", killing("136", 136, 136, trigger="died", by=[ARMY], **MAY))
        .say(
            "Two died in Sama.",
            killing(
                "Two",
                2,
                2,
                trigger="died",
                by=[ARMY],
                when=day("2024-05-06"),
                where=at("Sama"),
                happening=2,
            ),
        )
    )
    found = {i.deaths.low: i for i in incidents(near, wide)}
    assert [c.certain for c in found[2].containments] == [False]
