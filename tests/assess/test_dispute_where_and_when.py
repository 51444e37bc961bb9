"""Days, places and presence: what contradicts, and what is only said with other precision."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cenotaph.assess import Assessment
from cenotaph.claims.presence import DEPARTURE
from cenotaph.record.claim import ClaimKind, Modality, Perpetrator
from cenotaph.record.finding import Between
from cenotaph.record.incident import Containment
from cenotaph.record.where import Place
from tests.assess.case import (
    Paper,
    accused,
    by,
    count,
    figure,
    incident,
    joined,
    kinds,
    only,
    report,
    two_papers,
    weigh,
)

MALI = Place(name="Mali", kind="country", country="ML")
KIDAL = Place(
    name="Kidal", kind="locality", country="ML", admin1="Kidal", latitude=18.4, longitude=1.4
)
GAO = Place(name="Gao", kind="region", country="ML", admin1="Gao", regions=("Gao",))
ANSONGO = Place(
    name="Ansongo", kind="locality", country="ML", admin1="Gao", latitude=15.66, longitude=0.5
)
WAGNER = ("Wagner Group", "wagner")


def on(*days: tuple[str, date, date]) -> Assessment:
    papers = [Paper(f"{n}.txt", f"On {day[0]} people died there.") for n, day in enumerate(days)]
    for paper, (words, first, last) in zip(papers, days, strict=True):
        paper.claim("people died", when=paper.when(words, first, last))
    return weigh(papers, [joined(tuple(papers))])


MAY = date(2024, 5, 1)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("3 May", MAY.replace(day=3), MAY.replace(day=3)), ("May 2024", MAY, MAY.replace(day=31))),
        (
            ("the night of 3 to 4 May", MAY.replace(day=3), MAY.replace(day=4)),
            ("4 May", MAY.replace(day=4), MAY.replace(day=4)),
        ),
        (("2024", date(2024, 1, 1), date(2024, 12, 31)), ("May 2024", MAY, MAY.replace(day=31))),
    ],
)
def test_dates_of_another_precision_are_no_dispute(left: Any, right: Any) -> None:
    assert kinds(on(left, right)) == []


def test_of_many_dates_each_that_differs_is_shown_and_the_rest_is_not_compared() -> None:
    days = [(f"{day} May", MAY.replace(day=day), MAY.replace(day=day)) for day in (3, 3, 3, 9)]
    found = only(on(*days), "date")
    assert {p.value for p in found.positions} == {"3 May (2024-05-03)", "9 May (2024-05-09)"}


def at(left: tuple[str, Place], right: tuple[str, Place], **fields: Any) -> Assessment:
    papers = two_papers(f"People died {left[0]} today.", f"People died {right[0]} today.")
    for paper, (words, place) in zip(papers, (left, right), strict=True):
        name = words.rpartition(" ")[2]
        paper.claim("People died", where=paper.where(name, place, **fields))
    return weigh(list(papers), [joined(papers)])


def test_two_villages_far_apart() -> None:
    assert kinds(at(("in Kidal", KIDAL), ("in Ansongo", ANSONGO))) == ["place"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("in Ansongo", ANSONGO), ("in Gao", GAO)),
        (("in Kidal", KIDAL), ("in Mali", MALI)),
        (("in Kidal", KIDAL), ("as the court heard in Ansongo", ANSONGO)),
        (("in Kidal", KIDAL), ("a minister announced in Ansongo", ANSONGO)),
        (("in Kidal", KIDAL), ("at the hospital of Ansongo", ANSONGO)),
    ],
    ids=["village in its region", "village in its country", "court", "announced", "hospital"],
)
def test_places_that_can_both_be_meant(left: tuple[str, Place], right: tuple[str, Place]) -> None:
    assert kinds(at(left, right)) == []


def test_a_name_that_may_be_another_place_nearby_is_in_no_dispute() -> None:
    nearby = Place(name="Ansongo", kind="locality", country="ML", latitude=18.5, longitude=1.3)
    left, right = ("in Kidal", KIDAL), ("in Ansongo", ANSONGO)
    assert kinds(at(left, right, alternatives=(nearby,))) == []


@pytest.mark.parametrize("name", ["Kyiv", "Chernihiv"])
def test_a_town_named_beside_regions_is_not_outside_them(name: str) -> None:
    town = Place(name="Bucha", kind="locality", country="UA", admin1=name, regions=(name,))
    area = Place(name="Sumy", kind="region", country="UA", admin1="Sumy", regions=("Sumy",))
    text = "In the Kyiv, Chernihiv and Sumy regions 40 people died. Nine of them fell in Bucha."
    paper = Paper("a.txt", text)
    wording = "the Kyiv, Chernihiv and Sumy regions"
    whole = paper.claim("40 people died", where=paper.where(wording, area), count=count(40, 40))
    part = paper.claim("Nine of them", where=paper.where("Bucha", town), count=count(9, 9))
    inside = (Containment(part="part", whole="whole", certain=True, why="told as one"),)
    made = [
        incident("whole", [report(paper, [whole], "o")], scope="aggregate", where=whole.where),
        incident("part", [report(paper, [part], "o")], where=part.where, containments=inside),
    ]
    assert kinds(weigh([paper], made)) == []


def acted(
    left_on: date | None, killed_on: date, place: Place = MALI, party: Any = WAGNER
) -> Assessment:
    """Wagner is said to have left somewhere, and accused of a killing in Kidal."""
    first = Paper("a.txt", f"Wagner left {place.name} for good on a day in June.")
    if left_on is not None:
        first.claim(
            first.text,
            ClaimKind.DEPLOYMENT,
            about=DEPARTURE,
            when=first.when("a day in June", left_on, left_on),
            where=first.where(place.name, place),
            perpetrators=accused(*WAGNER),
            attribution=by("the company"),
        )
    second = Paper("b.txt", "That day 9 herders were shot in Kidal by Wagner, residents said.")
    shot = second.claim(
        "9 herders",
        count=count(9, 9),
        when=second.when("That day", killed_on, killed_on),
        where=second.where("Kidal", KIDAL),
        perpetrators=accused(*party),
        attribution=by("residents"),
    )
    made = incident("i", [report(second, [shot], "o", [figure(shot, "o")])])
    return weigh([first, second], [made])


JUNE = date(2025, 6, 6)


def test_a_force_that_had_left_before_the_day_of_an_act() -> None:
    found = only(acted(JUNE, date(2025, 7, 20)), "presence")
    assert found.between is Between.SOURCES
    assert {p.source for p in found.positions} == {"the company", "residents"}
    assert "according to the company had left before that day" in found.why
    assert found.incidents == ("i",)


@pytest.mark.parametrize(
    "found",
    [
        acted(JUNE, date(2025, 6, 2)),
        acted(JUNE, date(2025, 6, 8)),
        acted(JUNE, date(2025, 7, 20), ANSONGO),
        acted(JUNE, date(2025, 7, 20), party=("Africa Corps", "africa-corps")),
        acted(None, date(2025, 7, 20)),
    ],
    ids=["before it left", "while leaving", "left elsewhere", "its successor", "no departure"],
)
def test_acts_that_the_departure_allows(found: Assessment) -> None:
    assert kinds(found) == []


def test_a_force_that_came_only_after_the_act() -> None:
    first = Paper("a.txt", "Wagner was invited to Mali in December 2021.")
    first.claim(
        "Wagner",
        ClaimKind.DEPLOYMENT,
        when=first.when("December 2021", date(2021, 12, 1), date(2021, 12, 31)),
        where=first.where("Mali", MALI),
        perpetrators=accused(*WAGNER),
    )
    second = Paper("b.txt", "In March 2020 Wagner shot 9 herders in Kidal.")
    shot = second.claim(
        "9 herders",
        count=count(9, 9),
        when=second.when("March 2020", date(2020, 3, 1), date(2020, 3, 31)),
        where=second.where("Kidal", KIDAL),
        perpetrators=accused(*WAGNER),
    )
    found = weigh([first, second], [incident("i", [report(second, [shot], "o")])])
    assert "came only after that day" in only(found, "presence").why


def test_a_denied_act_puts_nobody_anywhere() -> None:
    paper = Paper(
        "b.txt", "Wagner left Mali on 6 June. It was not Wagner that shot in Kidal later."
    )
    paper.claim(
        "Wagner left",
        ClaimKind.DEPLOYMENT,
        about=DEPARTURE,
        when=paper.when("6 June", JUNE, JUNE),
        where=paper.where("Mali", MALI),
        perpetrators=accused(*WAGNER),
    )
    shot = paper.claim(
        "shot",
        modality=Modality.DENIED,
        when=paper.when("later", date(2025, 7, 1), date(2025, 7, 1)),
        where=paper.where("Kidal", KIDAL),
        perpetrators=accused(*WAGNER),
    )
    found = weigh([paper], [incident("i", [report(paper, [shot], "o")])])
    assert "presence" not in kinds(found)


@pytest.mark.parametrize(
    ("troops", "answer", "disputed"),
    [
        ("Russian mercenaries of Wagner", "The company denies having any troops in Mali.", True),
        ("the army", "The company denies having any troops in Mali.", False),
        ("Russian mercenaries of Wagner", "The company denied the reports on taxes.", False),
    ],
    ids=["named", "not named", "denies something else"],
)
def test_a_force_that_denies_being_there(troops: str, answer: str, *, disputed: bool) -> None:
    paper = Paper("a.txt", f"In Kidal {troops} shot 9 herders. {answer}")
    party = Perpetrator(name=WAGNER[0], actor_id=WAGNER[1], span=paper.span(troops))
    shot = paper.claim(
        "9 herders",
        count=count(9, 9),
        where=paper.where("Kidal", KIDAL),
        perpetrators=(party,),
        attribution=by("residents"),
    )
    paper.claim(
        answer,
        ClaimKind.RESPONSE,
        modality=Modality.DENIED,
        about=f"denial: {answer}",
        attribution=by("Wagner Group"),
    )
    found = weigh([paper], [incident("i", [report(paper, [shot], "o")])])
    assert ("presence" in kinds(found)) == disputed
