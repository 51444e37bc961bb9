"""Whole small cases: what is one happening, what is two, and what no order may change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.incidents import Linked, link
from cenotaph.record.incident import Incident
from cenotaph.record.when import When
from cenotaph.record.where import Relation, Where

from .build import (
    ARMY,
    COURIER,
    REBELS,
    UNION,
    WATCH,
    Sheet,
    at,
    day,
    killing,
    period,
    region,
)


def linked(*sheets: Sheet) -> Linked:
    """Link a case in the order given."""
    return link(
        [sheet.document for sheet in sheets],
        [sheet.text for sheet in sheets],
        [claim for sheet in sheets for claim in sheet.claims],
    )


def grouping(result: Linked) -> set[frozenset[str]]:
    """Which documents share an incident."""
    return {frozenset(r.document for r in incident.reports) for incident in result.incidents}


def tourou(name: str = "a.txt", low: int = 12, **more: Any) -> Sheet:
    """A report on twelve dead at Tourou."""
    return Sheet(name, published="2024-05-09").say(
        f"Soldiers killed {low} villagers at Tourou on 6 May 2024, River Watch said.",
        killing(
            f"{low} villagers",
            low,
            low,
            by=[ARMY],
            of=["civilian"],
            says=[WATCH],
            when=day("2024-05-06"),
            where=at("Tourou"),
            happening=1,
            **more,
        ),
    )


def tourou_again(name: str = "b.txt", high: int | None = None) -> Sheet:
    """Another report on the same dead, from another origin."""
    return Sheet(name, published="2024-05-11").say(
        "At least 10 people were killed by the army in Tourou on Monday, according to Lake Union.",
        killing(
            "At least 10 people",
            10,
            high,
            by=[ARMY],
            of=["civilian"],
            says=[COURIER, UNION],
            when=day("2024-05-06"),
            where=at("Tourou", wording="the village of Tourou"),
            happening=1,
        ),
    )


def kolo(name: str = "c.txt") -> Sheet:
    """A report that has nothing to do with Tourou."""
    return Sheet(name, published="2022-02-01").say(
        "Rebels killed three guards near Kolo on 28 January 2022.",
        killing(
            "three guards",
            3,
            3,
            by=[REBELS],
            of=["soldier"],
            when=day("2022-01-28"),
            where=at("Kolo", relation=Relation.NEAR),
            happening=1,
        ),
    )


def test_two_reports_of_one_happening_become_one_incident_with_both_origins() -> None:
    result = linked(tourou(), tourou_again(), kolo())
    assert len(result.incidents) == 2
    both = next(i for i in result.incidents if len(i.reports) == 2)
    assert (both.deaths.minimum, both.deaths.maximum) == (10, None)
    assert {origin.name for origin in both.origins} == {"River Watch", "Lake Union"}
    assert both.links[0].same
    assert {name for name, _, _ in both.links[0].reasons} >= {"date", "place", "deaths"}
    assert both.title == "Killing of at least 10 civilians in Tourou, May 2024"


def test_distant_places_and_other_days_stay_apart() -> None:
    elsewhere = Sheet("d.txt", published="2024-05-09").say(
        "Soldiers killed 12 villagers at Bende on 6 May 2024.",
        killing("12 villagers", 12, 12, by=[ARMY], when=day("2024-05-06"), where=at("Bende")),
    )
    later = Sheet("e.txt", published="2024-06-09").say(
        "Soldiers killed 12 villagers at Tourou on 2 June 2024.",
        killing("12 villagers", 12, 12, by=[ARMY], when=day("2024-06-02"), where=at("Tourou")),
    )
    assert len(linked(tourou(), elsewhere, later).incidents) == 3


def test_a_name_spelled_apart_or_with_accents_is_one_place() -> None:
    left = Sheet("a.txt").say(
        "An air raid killed 50 people at Pa Lo Gyi on 11 April 2023.",
        killing("50 people", 50, 50, when=day("2023-04-11"), where=at("Pa Lo Gyi")),
    )
    right = Sheet("b.txt").say(
        "The raid on Paló-Gyi of 11 April 2023 killed 171 people.",
        killing("171 people", 171, 171, when=day("2023-04-11"), where=at("Paló-Gyi")),
    )
    assert len(linked(left, right).incidents) == 1


def test_one_document_never_puts_its_two_happenings_into_one_incident() -> None:
    two = (
        Sheet("a.txt")
        .say(
            "On 6 May 2024 soldiers killed 12 people in Tourou.",
            killing("12 people", 12, 12, when=day("2024-05-06"), where=at("Tourou"), happening=1),
        )
        .say(
            "The same day they killed 10 at the market of Tourou.",
            killing("10", 10, 10, when=day("2024-05-06"), where=at("Tourou"), happening=2),
        )
    )
    result = linked(two, tourou_again())
    for incident in result.incidents:
        documents = [report.document for report in incident.reports]
        assert len(documents) == len(set(documents))
    assert len(result.incidents) == 2


def test_an_account_told_as_one_of_a_total_is_part_of_it_even_outside_its_area() -> None:
    sheet = (
        Sheet("a.txt", published="2024-09-01")
        .say(
            "River Watch counts at least 27 people killed in six attacks in Mopti from March to "
            "July 2024.",
            killing(
                "at least 27 people",
                27,
                by=[ARMY],
                says=[WATCH],
                scope="aggregate",
                when=period("2024-03-01", "2024-07-31"),
                where=region("Mopti"),
                happening=1,
            ),
        )
        .say(
            "In one case, in March 2024, seven men were killed near Kolo.",
            killing(
                "seven men",
                7,
                7,
                by=[ARMY],
                when=period("2024-03-01", "2024-03-31"),
                where=at("Kolo", relation=Relation.NEAR),
                happening=2,
            ),
        )
    )
    whole, part = linked(sheet).incidents
    assert whole.scope == "aggregate"
    assert part.part_of == whole.id
    assert part.containments[0].certain
    assert "outside" in part.containments[0].why
    assert part.origins[0].name == "River Watch"


def test_across_documents_a_total_certainly_or_possibly_holds_an_event() -> None:
    def total(where_: str) -> Sheet:
        return Sheet("z.txt", published="2024-12-31").say(
            "The army killed at least 90 people in 2024.",
            killing(
                "at least 90 people",
                90,
                by=[ARMY],
                scope="aggregate",
                when=period("2024-01-01", "2024-12-31"),
                where=region(where_) if where_ else None,
                happening=1,
            ),
        )

    inside = linked(tourou(), total("Mopti")).incidents
    assert inside[0].part_of == inside[1].id
    unknown = linked(tourou(), total("")).incidents
    assert unknown[0].part_of is None
    assert [c.certain for c in unknown[0].containments] == [False]
    outside = linked(tourou(), total("Gao")).incidents
    assert outside[0].containments == ()


def test_a_later_figure_of_the_same_origin_replaces_the_earlier_across_documents() -> None:
    later = Sheet("b.txt", published="2024-05-20").say(
        "River Watch now counts 15 villagers killed at Tourou on 6 May 2024.",
        killing("15 villagers", 15, 15, says=[WATCH], when=day("2024-05-06"), where=at("Tourou")),
    )
    (incident,) = linked(tourou(), later).incidents
    assert (incident.deaths.minimum, incident.deaths.maximum) == (15, 15)
    roles = {r.document: r.figures[0].role for r in incident.reports}
    assert sorted(roles.values()) == ["standing", "superseded"]
    assert len(incident.origins) == 1


def test_copied_wording_is_one_origin() -> None:
    words = (
        "Forty-one herders were killed at the wells of Sama on 3 March 2023 by men in uniform "
        "who came at dawn on motorcycles and went from tent to tent with a list of names."
    )

    def paper(name: str, published: str, publisher: str, lead: str) -> Sheet:
        sheet = Sheet(name, published=published)
        return sheet.say(
            words + f" {lead}",
            killing("Forty-one herders", 41, 41, when=day("2023-03-03"), where=at("Sama")),
        )

    first = paper("x.txt", "2023-03-04", "Courier", "The Courier was first to say so.")
    second = paper("y.txt", "2023-03-05", "Gazette", "More follows later in the day.")
    (incident,) = linked(second, first).incidents
    assert len(incident.origins) == 1
    assert incident.origins[0].documents == tuple(sorted((first.id, second.id)))


SHEETS = [
    tourou(),
    tourou_again(),
    tourou("d.txt", 14),
    kolo(),
    kolo("f.txt"),
    Sheet("g.txt", published="2024-12-31").say(
        "In 2024 the army killed more than 60 people in Mopti.",
        killing(
            "more than 60 people",
            61,
            by=[ARMY],
            scope="aggregate",
            when=period("2024-01-01", "2024-12-31"),
            where=region("Mopti"),
            happening=1,
        ),
    ),
]


@settings(deadline=None, max_examples=40)
@given(st.permutations(SHEETS))
def test_order_of_documents_changes_nothing(sheets: Sequence[Sheet]) -> None:
    assert linked(*sheets) == linked(*SHEETS)


@settings(deadline=None, max_examples=40)
@given(st.sets(st.sampled_from(range(3)), min_size=1), st.integers(min_value=1, max_value=9))
def test_an_unrelated_document_leaves_the_others_unchanged(chosen: set[int], dead: int) -> None:
    sheets = [SHEETS[index] for index in sorted(chosen)]
    stranger = Sheet("stranger.txt", published="1999-10-10").say(
        f"Gunmen killed {dead} people at Bende on 9 October 1999.",
        killing(f"{dead} people", dead, dead, when=day("1999-10-09"), where=at("Bende")),
    )
    before = linked(*sheets).incidents
    after = linked(*sheets, stranger).incidents
    assert [i for i in after if stranger.id not in _documents(i)] == list(before)


def _documents(incident: Incident) -> set[str]:
    return {report.document for report in incident.reports}


def test_every_report_and_figure_stands_in_its_document() -> None:
    result = linked(*SHEETS)
    texts = {sheet.id: sheet.text.text for sheet in SHEETS}
    for incident in result.incidents:
        for report in incident.reports:
            assert report.span.document == report.document
            assert report.span.quote(texts[report.document])
            assert all(figure.span.document == report.document for figure in report.figures)


@pytest.mark.parametrize(
    ("when", "where"),
    [
        (day("2024-05-06"), at("Kolo")),  # another region
        (day("2024-05-09"), at("Tourou")),  # the second attack in a week
        (period("2023-05-01", "2023-05-31"), at("Tourou")),  # a year before
    ],
)
def test_short_reports_in_the_same_words_stay_two(when: When, where: Where) -> None:
    def brief(name: str, when: When, where: Where) -> Sheet:
        return Sheet(name, published="2024-05-10", title="Ten killed").say(
            f"Gunmen killed ten people at {where.wording}, residents said.",
            killing("ten people", 10, 10, by=[REBELS], of=["people"], when=when, where=where),
        )

    first = day("2024-05-06") if when.days == 1 else period("2024-05-01", "2024-05-31")
    result = linked(brief("a.txt", first, at("Tourou")), brief("b.txt", when, where))
    assert len(result.incidents) == 2
