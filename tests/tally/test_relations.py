"""Who lies inside whom: stated, derived from the respects, never in a circle."""

from __future__ import annotations

from msgspec.structs import replace

from cenotaph.record.claim import Certainty, Perpetrator
from cenotaph.record.incident import Incident
from cenotaph.record.where import Place, Where
from cenotaph.tally.relations import relate

from .cases import aggregate, days, event

MALI = Where(wording="Mali", place=Place(name="Mali", kind="country", country="ML"))
NIGER = Where(wording="Niger", place=Place(name="Niger", kind="country", country="NE"))
VILLAGE = Where(
    wording="Sobara",
    place=Place(name="Sobara", kind="locality", country="ML", admin1="Ségou", regions=("Ségou",)),
)
ARMY = Perpetrator(name="the army", certainty=Certainty.ALLEGED, actor_id="ml-armed-forces")


def placed(incident: Incident, where: Where, *perpetrators: Perpetrator) -> Incident:
    return replace(incident, where=where, perpetrators=perpetrators)


def test_an_event_inside_all_respects_of_a_silent_total_is_certainly_in_it() -> None:
    total = placed(aggregate("a", 100, None, when=days(0, 30)), MALI, ARMY)
    inside = placed(event("inside", 5, 5, when=days(3, 4)), VILLAGE, ARMY)
    nobody = placed(event("nobody blamed", 5, 5, when=days(3, 4)), VILLAGE)
    astride = placed(event("astride", 5, 5, when=days(28, 33)), VILLAGE, ARMY)
    later = placed(event("later", 5, 5, when=days(31, 31)), VILLAGE, ARMY)
    abroad = placed(event("abroad", 5, 5, when=days(3, 4)), NIGER, ARMY)
    undated = placed(event("undated", 5, 5), VILLAGE, ARMY)
    relations = relate([total, inside, nobody, astride, later, abroad, undated])
    assert {e for e, held in relations.certain.items() if held} == {"inside"}
    assert {e for e, held in relations.possible.items() if held} == {
        "nobody blamed",
        "astride",
        "undated",
    }


def test_what_is_stated_of_a_total_is_all_that_is_taken() -> None:
    total = aggregate("a", 100, None, when=days(0, 30))
    told = event("told", 5, 5, when=days(3, 3), inside=["a"])
    other = event("other", 5, 5, when=days(4, 4))
    relations = relate([total, told, other])
    assert relations.certain == {"told": {"a"}, "other": set()}
    assert relations.possible == {"told": set(), "other": set()}


def test_a_total_said_to_lie_in_a_wider_one_leaves_the_events_of_that_where_they_were() -> None:
    year = placed(aggregate("year", 100, 100, when=days(0, 300)), MALI)
    month = placed(aggregate("month", 20, 30, when=days(0, 30), inside=["year"]), MALI)
    early = placed(event("early", 9, 9, when=days(3, 3)), VILLAGE)
    late = placed(event("late", 80, 80, when=days(99, 99)), VILLAGE)
    relations = relate([year, month, early, late])
    assert relations.certain == {"early": {"month", "year"}, "late": {"year"}}


def test_part_of_is_a_statement_too() -> None:
    relations = relate([aggregate("a", 9, 9), event("e", 5, 5, part_of="a")])
    assert relations.certain == {"e": {"a"}}


def test_totals_overlap_unless_a_respect_keeps_them_apart() -> None:
    year = aggregate("year", 9, 9, when=days(0, 300))
    month = aggregate("month", 5, 5, when=days(0, 30))
    later = aggregate("later", 5, 5, when=days(31, 60))
    abroad = placed(aggregate("abroad", 5, 5, when=days(0, 30)), NIGER)
    here = placed(aggregate("here", 5, 5, when=days(0, 30)), MALI)
    overlaps = relate([year, month, later, abroad, here]).overlaps
    assert overlaps["year"] == {"month", "later", "abroad", "here"}
    assert overlaps["month"] == {"year", "abroad", "here"}
    assert overlaps["later"] == {"year"}
    assert overlaps["abroad"] == {"year", "month"}


def test_a_total_meets_whatever_a_part_of_it_meets() -> None:
    wide = aggregate("wide", 9, 9, when=days(0, 9))
    part = aggregate("part", 5, 5, when=days(20, 30), inside=["wide"])
    other = aggregate("other", 5, 5, when=days(25, 25))
    relations = relate([wide, part, other])
    assert relations.wider["part"] == {"wide"}
    assert relations.overlaps["wide"] == {"part", "other"}


def test_totals_with_a_common_event_overlap() -> None:
    left, right = aggregate("l", 9, 9, when=days(0, 1)), aggregate("r", 9, 9, when=days(5, 6))
    both = event("e", 2, 2, inside=["l", "r"])
    assert relate([left, right, both]).overlaps == {"l": {"r"}, "r": {"l"}}


def test_inside_goes_through_events_and_totals() -> None:
    relations = relate(
        [
            aggregate("year", 50, 60),
            aggregate("month", 20, 30, inside=["year"]),
            event("raid", 10, 12, inside=["month"]),
            event("prisoners", 3, 3, inside=["raid"]),
        ]
    )
    assert relations.certain == {"raid": {"month", "year"}}
    assert relations.parts == {"prisoners": {"raid"}}
    assert relations.wider == {"month": {"year"}, "year": set()}


def test_a_part_counted_by_a_total_makes_its_event_a_possible_member() -> None:
    relations = relate(
        [
            aggregate("women", 3, 3),
            event("raid", 10, 12),
            event("wives", 3, 3, inside=["raid", "women"]),
        ]
    )
    assert relations.certain == {"raid": set()}
    assert relations.possible == {"raid": {"women"}}


def test_a_total_inside_an_event_is_one_more_figure_within_it() -> None:
    relations = relate(
        [
            event("massacre", 40, 60),
            aggregate("burnt houses", 9, None, inside=["massacre"]),
            event("one house", 3, 3, inside=["burnt houses"]),
        ]
    )
    assert relations.aggregates == ()
    assert relations.parts["burnt houses"] == {"massacre"}
    assert relations.parts["one house"] == {"massacre", "burnt houses"}


def test_a_total_that_may_lie_inside_an_event_is_soft() -> None:
    relations = relate([event("massacre", 40, 60), aggregate("a", 9, 9, maybe=["massacre"])])
    assert relations.soft == {"a"}


def test_circles_are_cut_where_they_close() -> None:
    circle = [
        event("a", 1, 1, inside=["b"], maybe=["a"]),
        event("b", 2, 2, inside=["c"]),
        event("c", 3, 3, inside=["a"]),
    ]
    relations = relate(circle)
    assert relations.parts == {"a": {"b", "c"}, "b": {"c"}}
    assert relate(circle[::-1]) == relations


def test_wholes_that_are_not_in_the_case_bind_nobody() -> None:
    relations = relate([event("e", 1, 1, inside=["gone"], maybe=["elsewhere"], part_of="gone")])
    assert relations.certain == {"e": set()}
    assert relations.maybe_parts == {}
