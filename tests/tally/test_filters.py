"""What a filter asks of an incident: all its deaths, perhaps some, or none."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from cenotaph.record.claim import Certainty, Perpetrator, Victims
from cenotaph.record.count import Count
from cenotaph.record.incident import Incident
from cenotaph.tally.breakdown import Asking
from cenotaph.tally.categories import Split, known_category, match_category, split_of
from cenotaph.tally.filters import Filter, Sought, country_code, matches_of
from cenotaph.tally.matching import Match
from cenotaph.tally.ranges import standing_range
from cenotaph.tally.relations import relate

from .cases import aggregate, days, event
from .test_truth import country, village

MARCH = Filter(earliest=date(2024, 3, 1), latest=date(2024, 3, 31))
APRIL = Filter(earliest=date(2024, 4, 1), latest=date(2024, 4, 30))


def said(asked: Filter, *incidents: Incident) -> dict[str, Match]:
    known = {each.id: each for each in incidents}
    return dict(matches_of(Sought.of(asked), known, relate(incidents)).of)


def by(*names: tuple[str, Certainty]) -> tuple[Perpetrator, ...]:
    return tuple(Perpetrator(name=name, certainty=certainty) for name, certainty in names)


def groups(*told: tuple[str, int | None]) -> tuple[Victims, ...]:
    return tuple(
        Victims(
            category=name, count=None if number is None else Count(minimum=number, maximum=number)
        )
        for name, number in told
    )


def test_periods_that_lie_within_reach_out_of_or_miss_the_days_asked_for() -> None:
    within, across = event("w", 1, 1, when=days(3, 5)), event("a", 1, 1, when=days(28, 33))
    after, undated = event("l", 1, 1, when=days(31, 31)), event("u", 1, 1)
    assert said(MARCH, within, across, after, undated) == {
        "w": Match.WITHIN,
        "a": Match.PERHAPS,
        "l": Match.OUTSIDE,
        "u": Match.PERHAPS,
    }


def test_the_total_that_holds_an_event_narrows_its_days() -> None:
    total = aggregate("t", 9, 9, when=days(0, 30))
    inside = event("e", 1, 1, when=days(25, 40), inside=["t"])
    assert said(MARCH, total, inside)["e"] is Match.WITHIN
    assert said(APRIL, total, inside)["e"] is Match.OUTSIDE


def test_sources_that_contradict_each_other_on_the_month_are_in_no_minimum() -> None:
    total = aggregate("t", 9, 9, when=days(0, 30))
    inside = event("e", 5, 5, when=days(40, 40), inside=["t"])
    assert said(MARCH, total, inside) == {"t": Match.WITHIN, "e": Match.TORN}
    asking = Asking([total, inside], standing_range)
    assert asking.bounds(MARCH)[:2] == (4, 9)
    assert asking.bounds(APRIL)[:2] == (0, 5)


def test_countries_by_the_place_and_by_what_holds_it() -> None:
    here, there = (
        replace(event("h", 1, 1), where=village("ML")),
        replace(event("t", 1, 1), where=country("NE")),
    )
    nowhere = event("n", 1, 1, inside=["all"])
    whole = replace(aggregate("all", 9, 9), where=country("ML"))
    assert said(Filter(country="ML"), here, there, nowhere, whole) == {
        "h": Match.WITHIN,
        "t": Match.OUTSIDE,
        "n": Match.WITHIN,
        "all": Match.WITHIN,
    }


def test_who_is_accused() -> None:
    army = replace(event("army", 1, 1), perpetrators=by(("the army", Certainty.ALLEGED)))
    maybe = replace(event("maybe", 1, 1), perpetrators=by(("the army", Certainty.SUSPECTED)))
    other = replace(event("other", 1, 1), perpetrators=by(("raiders", Certainty.STATED)))
    cleared = replace(event("cleared", 1, 1), perpetrators=by(("the army", Certainty.DENIED)))
    both = by(("the army", Certainty.ALLEGED), ("raiders", Certainty.ALLEGED))
    together = replace(event("together", 1, 1), perpetrators=both)
    total = replace(aggregate("total", 9, 9), perpetrators=both)
    found = said(Filter(perpetrator="the army"), army, maybe, other, cleared, together)
    assert found == {
        "army": Match.WITHIN,
        "maybe": Match.PERHAPS,
        "other": Match.OUTSIDE,
        "cleared": Match.PERHAPS,
        "together": Match.WITHIN,
    }
    assert said(Filter(perpetrator="the army"), total) == {"total": Match.PERHAPS}


def test_a_body_holds_its_parts() -> None:
    part = Perpetrator(name="Africa Corps", actor_id="africa-corps")
    whole = Perpetrator(name="Wagner Group", actor_id="wagner")
    told = replace(event("part", 1, 1), perpetrators=(part,))
    other = replace(event("whole", 1, 1), perpetrators=(whole,))
    assert set(said(Filter(perpetrator="Wagner Group"), told, other).values()) == {Match.WITHIN}
    found = said(Filter(perpetrator="Africa Corps"), told, other)
    assert found == {"part": Match.WITHIN, "whole": Match.PERHAPS}


def test_unnamed_deaths_of_a_total_over_months_are_in_no_minimum_and_in_each_maximum() -> None:
    total = aggregate("t", 20, 20, when=days(0, 60))
    raid = event("raid", 7, 7, when=days(3, 3), inside=["t"])
    told = Asking([total, raid], standing_range).by("month", Filter())
    assert [(row.value, row.minimum, row.maximum) for row in told.rows] == [("2024-03", 7, 20)]
    assert told.beyond == 13


@pytest.mark.parametrize(
    ("told", "deaths", "category", "match", "split"),
    [
        ((("women", 3),), (10, 10), "women", Match.PERHAPS, Split(least=3, most=10)),
        ((("women", 3), ("men", 7)), (10, 10), "women", Match.PERHAPS, Split(least=3, most=3)),
        ((("women", 3), ("men", 7)), (10, 10), "children", Match.PERHAPS, Split(least=0, most=0)),
        ((("women", 10),), (10, 10), "women", Match.WITHIN, Split(least=0, most=10)),
        ((("women", 10),), (10, 10), "men", Match.OUTSIDE, Split(least=0, most=10)),
        ((("girls", 2), ("boys", 3)), (9, None), "children", Match.PERHAPS, Split(least=5)),
        ((("combatants", 9), ("people", 9)), (9, 9), "combatants", Match.PERHAPS, None),
        ((("combatants", 9),), (9, 9), "civilians", Match.OUTSIDE, None),
        ((("soldiers", 6), ("civilians", 4)), (10, 10), "combatants", Match.PERHAPS,
         Split(least=6, most=6)),
        ((("soldiers", None), ("volunteers", 34)), (40, 40), "soldiers", Match.PERHAPS, None),
        ((("women", 6), ("men", 7)), (9, 10), "women", Match.PERHAPS, Split()),
    ],
)  # fmt: skip
def test_groups_of_victims(
    told: tuple[tuple[str, int | None], ...],
    deaths: tuple[int, int | None],
    category: str,
    match: Match,
    split: Split | None,
) -> None:
    incident = replace(event("e", *deaths), victims=groups(*told))
    assert match_category(incident, category) is match
    if split is not None:
        assert split_of(incident, category) == split


def test_groups_told_apart_bound_the_deaths_of_each() -> None:
    killed = replace(event("e", 10, 10), victims=groups(("women", 3), ("children", 2), ("men", 5)))
    silent = event("f", 4, 4)
    told = Asking([killed, silent], standing_range).by("category", Filter())
    assert {row.value: (row.minimum, row.maximum) for row in told.rows} == {
        "men": (5, 9),
        "women": (3, 7),
        "children": (2, 6),
    }
    assert not told.exclusive


def test_names_of_countries_and_categories() -> None:
    assert (country_code("ml"), country_code("Mali")) == ("ML", "ML")
    assert (known_category("Women"), known_category("boy")) == ("women", "boys")
    with pytest.raises(ValueError, match="no country"):
        country_code("Atlantis")
    with pytest.raises(ValueError, match="no category"):
        known_category("unicorns")
