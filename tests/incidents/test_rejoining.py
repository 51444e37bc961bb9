"""What only restates another happening of the document goes back to it."""

from __future__ import annotations

from typing import Any

from cenotaph.incidents.reports import tell
from cenotaph.incidents.telling import Telling
from cenotaph.record.claim import FigureRole
from cenotaph.record.when import Basis

from .build import ARMY, STAFF, UNION, WATCH, Sheet, at, day, killing, period

TOUROU: dict[str, Any] = {"when": day("2024-05-06"), "where": at("Tourou")}
SAMA: dict[str, Any] = {"when": day("2024-05-06"), "where": at("Sama"), "happening": 2}


def tellings(sheet: Sheet) -> tuple[Telling, ...]:
    """The happenings of a sheet."""
    return tell(sheet.document, sheet.text, sheet.claims)


def numbers(sheet: Sheet) -> list[int]:
    """The leading figures of a sheet."""
    return [t.leading.deaths.low for t in tellings(sheet) if t.leading]


def test_an_earlier_figure_of_another_source_is_a_rival_of_the_one_that_it_speaks_of() -> None:
    sheet = (
        Sheet("a.txt")
        .say("Soldiers killed 156 people at Tourou.", killing("156", 156, happening=1, **TOUROU))
        .say(
            "The staff had said that 60 were killed at Tourou.",
            killing(
                "60",
                60,
                60,
                says=[STAFF],
                figure=FigureRole.EARLIER,
                where=at("Tourou"),
                when=day("2024-05-20", basis=Basis.INHERITED),
                happening=2,
            ),
        )
    )
    (telling,) = tellings(sheet)
    assert [figure.role for figure in telling.figures] == ["standing", "rival"]


def test_an_earlier_figure_that_nothing_replaced_leads() -> None:
    sheet = Sheet("a.txt").say(
        "The staff had announced four killed at Kolo.",
        killing("four", 4, 4, says=[STAFF], figure=FigureRole.EARLIER, where=at("Kolo")),
    )
    assert numbers(sheet) == [4]


def test_an_earlier_figure_of_another_village_stays_there() -> None:
    sheet = (
        Sheet("a.txt")
        .say("Soldiers killed 156 people at Tourou.", killing("156", 156, happening=1, **TOUROU))
        .say(
            "The staff had announced four killed at Kolo.",
            killing("four", 4, 4, figure=FigureRole.EARLIER, where=at("Kolo"), happening=2),
        )
    )
    assert numbers(sheet) == [156, 4]


def test_a_rounded_headline_goes_back_to_the_body_whatever_happening_it_was_given() -> None:
    sheet = (
        Sheet(
            "a.txt",
            title="Seven hundred killed since January",
            headline=killing("Seven hundred", 700, 700, happening=2, scope="aggregate"),
        )
        .say(
            "More than 700 people were killed from January to June 2024.",
            killing(
                "More than 700",
                701,
                scope="aggregate",
                when=period("2024-01-01", "2024-06-30"),
                happening=1,
            ),
        )
        .say("Four of them were killed at Kolo.", killing("Four", 4, where=at("Kolo"), happening=2))
    )
    assert numbers(sheet) == [701, 4]


def test_bodies_seen_days_later_at_the_place_are_no_second_happening() -> None:
    sheet = (
        Sheet("a.txt")
        .say("Soldiers killed 22 men at Tourou.", killing("22 men", 22, happening=1, **TOUROU))
        .say(
            "Three days later residents saw the bodies at Tourou.",
            killing(
                "bodies",
                trigger="bodies",
                when=day("2024-05-09", basis=Basis.NARRATIVE),
                where=at("Tourou"),
                happening=2,
            ),
        )
        .say(
            "Three weeks before, bodies had been found at Kolo.",
            killing(
                "bodies",
                trigger="bodies",
                when=day("2024-04-15", basis=Basis.NARRATIVE),
                where=at("Kolo"),
                happening=3,
            ),
        )
    )
    assert len(tellings(sheet)) == 2


def test_a_part_told_again_is_no_second_happening() -> None:
    sheet = (
        Sheet("a.txt")
        .say(
            "The strike killed 19 civilians and three armed men at Tourou.",
            killing("19 civilians", 19, 19, happening=1, **TOUROU),
            killing("three armed men", 3, 3, happening=1, **TOUROU),
        )
        .say(
            "The 19 civilians killed were guests.",
            killing("19 civilians", 19, 19, happening=2, **TOUROU),
        )
    )
    (telling,) = tellings(sheet)
    assert [f.deaths.low for f in telling.figures] == [22, 19, 3]


def test_a_summary_without_a_figure_makes_no_incident_but_its_accusation_holds() -> None:
    sheet = (
        Sheet("a.txt")
        .say(
            "The army is accused of two series of killings.",
            killing("killings", trigger="killings", by=[ARMY], scope="aggregate", happening=1),
        )
        .say("Three men were killed at Tourou.", killing("Three men", 3, 3, happening=2, **TOUROU))
    )
    (telling,) = tellings(sheet)
    assert telling.perpetrators == (ARMY,)


def test_two_sources_on_two_villages_stay_two() -> None:
    sheet = (
        Sheet("a.txt")
        .say(
            "River Watch said 12 were killed at Tourou.",
            killing("12", 12, 12, says=[WATCH], happening=1, **TOUROU),
        )
        .say(
            "Lake Union said 12 were killed at Bende.",
            killing("12", 12, 12, says=[UNION], where=at("Bende"), happening=2),
        )
    )
    assert numbers(sheet) == [12, 12]


def test_a_group_of_its_own_is_no_bare_toll() -> None:
    sheet = (
        Sheet("a.txt")
        .say("Soldiers killed 12 people at Tourou.", killing("12", 12, 12, happening=1, **TOUROU))
        .say(
            "Five soldiers were killed.",
            killing("Five soldiers", 5, 5, of=["soldiers"], happening=2),
        )
    )
    assert numbers(sheet) == [12, 5]


def test_an_earlier_figure_that_its_source_never_replaced_may_lead() -> None:
    sheet = (
        Sheet("a.txt")
        .say(
            "The staff had announced 203 killed at Tourou.",
            killing(
                "203", 203, 203, says=[STAFF], figure=FigureRole.EARLIER, happening=1, **TOUROU
            ),
        )
        .say(
            "River Watch says that 500 were killed.",
            killing("500", 500, 500, says=[WATCH], happening=1, **TOUROU),
        )
    )
    (telling,) = tellings(sheet)
    assert [(f.role, f.deaths.low) for f in telling.figures] == [("standing", 203), ("rival", 500)]


def test_killings_of_two_days_at_one_place_are_one_event_unless_told_apart() -> None:
    total = killing(
        "131 people",
        131,
        scope="aggregate",
        when=period("2024-05-06", "2024-05-07"),
        where=at("Tourou"),
        happening=1,
    )
    alone = Sheet("a.txt").say("131 people were killed at Tourou.", dict(total))
    assert [telling.scope for telling in tellings(alone)] == ["event"]
    told_apart = Sheet("b.txt").say("131 people were killed at Tourou.", dict(total))
    told_apart.say("Forty were killed at Sama.", killing("Forty", 40, 40, **SAMA))
    assert [telling.scope for telling in tellings(told_apart)] == ["aggregate", "event"]
