"""The rules, the edges and the honesty of the count."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cenotaph.record.count import Count
from cenotaph.record.incident import Figure, Incident, Origin, Report
from cenotaph.record.span import Span
from cenotaph.record.tally import Tally
from cenotaph.tally import bounds as bounds_module
from cenotaph.tally import conflict as conflict_module
from cenotaph.tally import count
from cenotaph.tally import pools as pools_module
from cenotaph.tally.pools import pools
from cenotaph.tally.ranges import RULES
from cenotaph.tally.solve import SolverError

from .cases import aggregate, days, event

SPAN = Span(document="sha256:d", start=0, end=1)


def figure(low: int | None, high: int | None, role: str, by: str = "") -> Figure:
    deaths = Count(minimum=low, maximum=high)
    return Figure(claim="c", deaths=deaths, span=SPAN, origin="o", role=role, by=by)


def reported(incident: Incident, *figures: Figure) -> Incident:
    report = Report(
        document="sha256:d", claims=(), deaths=None, span=SPAN, origin="o", figures=figures
    )
    origin = Origin(id="o", name="Radio Kel", kind="media", documents=("sha256:d",), relation="own")
    return replace(incident, reports=(report,), origins=(origin,))


def bounds(*incidents: Incident, rule: str = "standing range") -> tuple[int, int | None]:
    tally = count(incidents, rule)
    return tally.minimum, tally.maximum


def test_a_case_without_incidents_has_no_deaths() -> None:
    assert count([]) == Tally(minimum=0, maximum=0, incidents=())


def test_an_open_minimum_is_nobody_and_an_open_maximum_is_none() -> None:
    assert bounds(event("e", None, 4)) == (0, 4)
    assert bounds(event("e", 4, None)) == (4, None)
    assert bounds(event("e", 0, 0)) == (0, 0)
    assert bounds(event("e", None, None), event("f", 3, 3)) == (3, None)


def test_an_open_event_inside_a_bounded_total_is_bounded() -> None:
    assert bounds(aggregate("a", 9, 12), event("e", 4, None, inside=["a"])) == (9, 12)
    assert bounds(aggregate("a", 9, 12), event("e", 4, None, maybe=["a"])) == (9, None)


def test_a_denial_opens_the_minimum_only_under_the_rule_that_says_so() -> None:
    denied = reported(event("e", 7, 9), figure(0, 0, "denial", by="the army"))
    assert bounds(denied) == (7, 9)
    assert bounds(denied, rule="denials open the minimum") == (0, 9)
    assert bounds(event("e", 7, 9), rule="denials open the minimum") == (7, 9)
    assert "denied by the army" in count([denied]).incidents[0].why


def test_an_unknown_rule_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no rule of the tally is named “best guess”") as caught:
        count([], "best guess")
    for rule in RULES:
        assert rule in str(caught.value)


def test_why_names_the_source_and_the_figure_that_was_replaced() -> None:
    updated = reported(event("e", 9, 9), figure(9, 9, "standing"), figure(7, 7, "superseded"))
    assert count([updated]).incidents[0].why == "counted: 9 (according to Radio Kel); superseded: 7"


def test_contradictions_in_parts_that_have_nothing_to_do_with_each_other_are_both_found() -> None:
    tally = count(
        [
            aggregate("a", 5, 5, when=days(0, 1)),
            event("e", 7, 7, inside=["a"]),
            aggregate("b", 3, 3, when=days(90, 91)),
            event("f", 4, 4, inside=["b"]),
            event("g", 2, 2),
        ]
    )
    assert {(row.incident, row.by) for row in tally.relaxed} == {
        ("a", 2),
        ("e", 2),
        ("b", 1),
        ("f", 1),
    }
    assert (tally.minimum, tally.maximum) == (5 + 3 + 2, 7 + 4 + 2)


def test_two_contradictions_in_one_part_are_told_apart() -> None:
    tally = count(
        [
            aggregate("year", 0, None, when=days(0, 99)),
            event("raid", 5, 5, inside=["year"]),
            event("prisoners", 8, 8, inside=["raid"]),
            event("market", 2, 2, inside=["year"]),
            event("traders", 3, 3, inside=["market"]),
        ]
    )
    found = {row.why: set[str]() for row in tally.relaxed}
    for row in tally.relaxed:
        found[row.why].add(row.incident)
    assert sorted(map(sorted, found.values())) == [["market", "traders"], ["prisoners", "raid"]]


def test_a_figure_that_only_a_stranger_would_need_is_not_blamed() -> None:
    """Five more events in the total, which all could hold, stay out of the irreducible set."""
    others = [event(f"other {n}", 0, 3, inside=["a"]) for n in range(5)]
    tally = count([aggregate("a", 5, 5), event("e", 7, 7, inside=["a"]), *others])
    assert {row.incident for row in tally.relaxed} == {"a", "e"}


def test_large_figures_are_exact() -> None:
    tally = count(
        [
            aggregate("war", 191_369, 306_887, when=days(0, 900)),
            aggregate("siege", 12_345, 12_345, when=days(10, 20), inside=["war"]),
            event("strike", 1_729, None, maybe=["siege"]),
            event("camp", 40_001, 40_001, inside=["war"]),
        ]
    )
    assert (tally.minimum, tally.maximum, tally.optimal) == (191_369, None, True)
    closed = count(
        [
            aggregate("war", 191_369, 306_887, when=days(0, 900)),
            aggregate("siege", 12_345, 12_345, when=days(10, 20), inside=["war"]),
            event("strike", 1_729, 1_801, maybe=["siege", "war"]),
            event("camp", 40_001, 40_001, inside=["war"]),
        ]
    )
    assert (closed.minimum, closed.maximum) == (191_369, 306_887 + 1_801)


def test_fifty_totals_of_one_year_share_their_dead() -> None:
    totals = [aggregate(f"a{n:02}", 10 * n, 10 * n, when=days(0, 300)) for n in range(1, 51)]
    tally = count(totals)
    assert (tally.minimum, tally.maximum) == (500, sum(10 * n for n in range(1, 51)))


def test_a_chain_of_overlapping_periods_needs_two_of_three() -> None:
    """First and second, second and third share days, first and third do not."""
    totals = [aggregate(f"a{n}", 10, 10, when=days(10 * n, 10 * n + 10)) for n in range(3)]
    assert bounds(*totals) == (20, 30)


def test_pools_are_the_maximal_cliques() -> None:
    near = {"a": {"b"}, "b": {"a", "c"}, "c": {"b"}, "d": set()}
    overlaps = {key: frozenset(others) for key, others in near.items()}
    assert pools(near, overlaps) == ((("a", "b"), ("b", "c"), ("d",)), True)
    assert pools(near, overlaps, most=2) == ((("a", "b", "c", "d"),), False)
    assert pools((), {}) == ((), True)


def test_too_many_pools_give_true_but_wider_bounds_and_say_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    totals = [aggregate(f"a{n}", 10, 10, when=days(10 * n, 10 * n + 10)) for n in range(3)]
    monkeypatch.setattr(pools_module.pools, "__defaults__", (1,))
    tally = count(totals)
    assert (tally.minimum, tally.maximum, tally.optimal) == (10, 30, False)


def test_a_solver_that_gives_up_leaves_true_bounds_that_say_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def give_up(*_: object, **__: object) -> None:
        raise SolverError("no answer")

    incidents = [
        aggregate("a", 20, 30),
        event("e", 7, 9, inside=["a"]),
        event("f", 5, 5, inside=["e"]),
        event("g", 4, 6, maybe=["e"]),
    ]
    assert bounds(*incidents) == (20, 36)
    monkeypatch.setattr(bounds_module, "least", give_up)
    tally = count(incidents)
    assert (tally.minimum, tally.maximum, tally.optimal) == (7, 45, False)
    assert sum(line.minimum for line in tally.incidents) == 7


def test_a_contradiction_that_cannot_be_narrowed_names_the_figures_that_gave(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def give_up(*_: object) -> bool:
        raise SolverError("no answer")

    monkeypatch.setattr(conflict_module, "feasible", give_up)
    tally = count([aggregate("a", 5, 5), event("e", 7, 7, inside=["a"])])
    assert tally.relaxed
    assert {row.by for row in tally.relaxed} == {2}


def test_the_same_answer_in_whatever_order_and_twice() -> None:
    incidents = [
        aggregate("a", 9, 15, when=days(0, 5)),
        aggregate("b", 6, None, when=days(3, 9)),
        *(event(f"e{n}", n, n + 1, maybe=["a", "b"]) for n in range(6)),
    ]
    first = count(incidents)
    assert all(count(incidents[n:] + incidents[:n]) == first for n in range(len(incidents)))


def test_many_incidents_are_quick() -> None:
    months = [aggregate(f"m{n}", 30, None, when=days(30 * n, 30 * n + 29)) for n in range(24)]
    events = [
        event(f"e{n}", n % 7, n % 7, inside=[f"m{n % 24}"] if n % 5 else []) for n in range(1200)
    ]
    tally = count([*months, *events])
    held = [sum(n % 7 for n in range(1200) if n % 24 == m and n % 5) for m in range(24)]
    free = sum(n % 7 for n in range(1200) if n % 5 == 0)
    assert tally.minimum == free + sum(max(30, number) for number in held)
    assert tally.maximum is None
