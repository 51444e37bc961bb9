"""Which number leads, and what the others are to it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from cenotaph.incidents.reports import tell
from cenotaph.incidents.telling import Telling
from cenotaph.record.claim import FigureRole, Modality, Victims
from cenotaph.record.count import Count
from cenotaph.record.span import Span

from .build import STAFF, UNION, WATCH, Sheet, at, day, killing

WHERE: dict[str, Any] = {"when": day("2024-05-06"), "where": at("Tourou"), "happening": 1}


def only(sheet: Sheet) -> Telling:
    """The single telling of a sheet."""
    (telling,) = tell(sheet.document, sheet.text, sheet.claims)
    return telling


def roles(telling: Telling) -> list[tuple[str, int | None, int | None]]:
    """Role and range of each figure, the leading one first."""
    return [(f.role, f.deaths.minimum, f.deaths.maximum) for f in telling.figures]


def test_the_words_of_the_leading_figure_are_the_span_of_the_report() -> None:
    sheet = Sheet("a.txt").say(
        "At least ten people were killed at Tourou.",
        killing("At least ten people", 10, **WHERE),
    )
    telling = only(sheet)
    assert telling.span.quote(sheet.text.text) == "At least ten people"


def test_another_source_of_the_document_is_a_rival_and_a_denial_is_a_denial() -> None:
    telling = only(
        Sheet("a.txt")
        .say(
            "River Watch counted 136 bodies.",
            killing("136 bodies", 136, 136, trigger="counted", says=[WATCH], **WHERE),
        )
        .say(
            "Lake Union spoke of 60 killed.",
            killing("60", 60, 60, says=[UNION], **WHERE),
        )
        .say(
            "The army denies that 30 civilians were killed.",
            killing("30 civilians", 30, 30, says=[STAFF], modality=Modality.DENIED, **WHERE),
        )
    )
    assert roles(telling) == [("standing", 136, 136), ("rival", 60, 60), ("denial", 30, 30)]


def test_an_update_leads_and_the_figure_it_replaces_is_superseded() -> None:
    telling = only(
        Sheet("a.txt")
        .say("Lake Union said 20 had been killed.", killing("20", 20, 20, says=[UNION], **WHERE))
        .say(
            "It now says that 31 were killed.",
            killing("31", 31, 31, says=[UNION], figure=FigureRole.UPDATE, **WHERE),
        )
        .say(
            "An early toll was of 12 killed.",
            killing("12", 12, 12, figure=FigureRole.EARLIER, **WHERE),
        )
    )
    assert roles(telling) == [
        ("standing", 31, 31),
        ("superseded", 20, 20),
        ("superseded", 12, 12),
    ]


def test_groups_of_one_verb_are_summed_and_stay_as_parts() -> None:
    telling = only(
        Sheet("a.txt").say(
            "The strike killed 19 civilians and three armed men.",
            killing("19 civilians", 19, 19, of=["civilian"], **WHERE),
            killing("three armed men", 3, 3, of=["combatant"], **WHERE),
        )
    )
    assert roles(telling) == [("standing", 22, 22), ("part", 19, 19), ("part", 3, 3)]
    assert telling.figures[0].span.end - telling.figures[0].span.start == len(
        "19 civilians and three armed men"
    )


def test_men_women_and_children_that_add_up_are_parts() -> None:
    telling = only(
        Sheet("a.txt")
        .say("They killed 156 villagers.", killing("156 villagers", 156, 156, **WHERE))
        .say("By its count 83 men died,", killing("83 men", 83, 83, trigger="died", **WHERE))
        .say("28 women died,", killing("28 women", 28, 28, trigger="died", **WHERE))
        .say("and 45 children died.", killing("45 children", 45, 45, trigger="died", **WHERE))
    )
    assert [role for role, _, _ in roles(telling)] == ["standing", "part", "part", "part"]


def test_a_headline_chooses_among_the_figures_of_the_body() -> None:
    sheet = (
        Sheet(
            "a.txt",
            title="River Watch: 136 killed at Tourou",
            headline=killing("136", 136, 136, **WHERE),
        )
        .say("Officials had spoken of 60 killed.", killing("60", 60, 60, says=[STAFF], **WHERE))
        .say("River Watch found 136 killed.", killing("136", 136, 136, says=[WATCH], **WHERE))
    )
    telling = only(sheet)
    assert roles(telling) == [("standing", 136, 136), ("rival", 60, 60)]
    assert telling.span.start > len(sheet.title)


def test_a_headline_that_gives_a_part_does_not_lead() -> None:
    telling = only(
        Sheet(
            "a.txt",
            title="19 civilians killed by an air strike",
            headline=killing("19 civilians", 19, 19, **WHERE),
        ).say(
            "The strike killed 19 civilians and three armed men.",
            killing("19 civilians", 19, 19, **WHERE),
            killing("three armed men", 3, 3, **WHERE),
        )
    )
    assert roles(telling)[0] == ("standing", 22, 22)


@pytest.mark.parametrize("modality", [Modality.HYPOTHETICAL, Modality.DEMANDED])
def test_what_is_supposed_or_demanded_makes_no_incident(modality: Modality) -> None:
    sheet = Sheet("a.txt").say(
        "If ten villagers were killed, who would answer?",
        killing("ten villagers", 10, 10, modality=modality),
    )
    assert tell(sheet.document, sheet.text, sheet.claims) == ()


def test_history_in_passing_counts_only_with_a_figure_and_a_date_or_place() -> None:
    bare = Sheet("a.txt").say(
        "Hundreds have been killed over the years.",
        killing("Hundreds", 200, modality=Modality.BACKGROUND),
    )
    assert tell(bare.document, bare.text, bare.claims) == ()
    dated = Sheet("b.txt").say(
        "In May 2019 rebels killed 40 people at Kolo.",
        killing(
            "40 people",
            40,
            40,
            modality=Modality.BACKGROUND,
            when=day("2019-05-02"),
            where=at("Kolo"),
        ),
    )
    (telling,) = tell(dated.document, dated.text, dated.claims)
    assert telling.background


def test_one_claim_on_two_groups_of_victims_is_told_apart_and_summed() -> None:
    sheet = Sheet("a.txt").say(
        "The strike killed 19 civilians and three armed men.",
        killing("19 civilians", 19, 19, **WHERE),
    )
    (claim,) = sheet.claims
    start = sheet.text.text.index("three armed men")
    second = Span(document=sheet.id, start=start, end=start + len("three armed men"))
    groups = (
        Victims(category="civilian", count=claim.count),
        Victims(category="combatant", count=Count(minimum=3, maximum=3, span=second)),
    )
    (telling,) = tell(sheet.document, sheet.text, (replace(claim, victims=groups),))
    assert roles(telling) == [("standing", 22, 22), ("part", 19, 19), ("part", 3, 3)]


def test_a_killing_without_number_name_day_or_place_makes_no_incident() -> None:
    sheet = Sheet("a.txt").say("Soldiers killed civilians.", killing("civilians"))
    assert tell(sheet.document, sheet.text, sheet.claims) == ()


def test_some_of_the_dead_named_first_are_part_of_the_total_that_follows() -> None:
    telling = only(
        Sheet("a.txt")
        .say("The mayor was killed.", killing("The mayor", 1, 1, says=[WATCH], **WHERE))
        .say("In all eight were killed.", killing("eight", 8, 8, says=[WATCH], **WHERE))
        .say("The army says 900 were killed.", killing("900", 900, 900, says=[STAFF], **WHERE))
    )
    assert roles(telling) == [("standing", 8, 8), ("part", 1, 1), ("rival", 900, 900)]


def test_children_by_another_source_are_a_part_and_nobody_is_a_denial() -> None:
    telling = only(
        Sheet("a.txt")
        .say(
            "138 people were killed, River Watch said.",
            killing("138 people", 138, of=["people"], says=[WATCH], **WHERE),
        )
        .say(
            "At least 20 children were killed, Lake Union said.",
            killing("At least 20 children", 20, of=["children"], says=[UNION], **WHERE),
        )
        .say(
            "The army says that no civilian was killed.",
            killing("no civilian", 0, 0, of=["civilians"], says=[STAFF], **WHERE),
        )
    )
    assert [role for role, _, _ in roles(telling)] == ["standing", "part", "denial"]


def test_a_part_whose_whole_is_not_given_leads() -> None:
    telling = only(
        Sheet("a.txt").say(
            "One of them was killed.", killing("One", 1, 1, figure=FigureRole.PART, **WHERE)
        )
    )
    assert roles(telling) == [("standing", 1, 1)]
