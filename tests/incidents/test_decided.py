"""What people decide outweighs every weight, propagates, and never contradicts itself."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.incidents.decided import READ_AS_ONE
from cenotaph.record.count import Count
from cenotaph.record.decision import Decision, Standing
from cenotaph.record.span import Span

from .build import ARMY, REBELS, VILLAGES, WATCH, Sheet, at, day, killing, period
from .deciding import Words, differ, home, leading, linked, same, undo, words


def report(name: str, *told: tuple[str, str, int]) -> Sheet:
    """A document on killings, each by day, village and number of dead."""
    sheet = Sheet(name, published="2024-06-01")
    for number, (when, village, dead) in enumerate(told, 1):
        sheet.say(
            f"On {when} soldiers killed {dead} people at {village}, River Watch said.",
            killing(
                f"{dead} people",
                dead,
                dead,
                by=[ARMY],
                says=[WATCH],
                when=day(when),
                where=at(village),
                happening=number,
            ),
        )
    return sheet


TOUROU = report("a.txt", ("2024-05-06", "Tourou", 12))
AGAIN = report("b.txt", ("2024-05-06", "Tourou", 12))
KOLO = report("c.txt", ("2024-03-01", "Kolo", 3))
BENDE = report("d.txt", ("2024-01-20", "Bende", 7))
A, B, C, D = (words(sheet) for sheet in (TOUROU, AGAIN, KOLO, BENDE))


def test_decided_apart_stays_apart_however_alike() -> None:
    assert home(linked([TOUROU, AGAIN]), A) == home(linked([TOUROU, AGAIN]), B)
    result = linked([TOUROU, AGAIN], [differ(A, B)])
    assert home(result, A) != home(result, B)
    assert [r.standing for r in result.rulings] == [Standing.HOLDS]


def test_decided_to_be_one_is_one_though_days_and_places_forbid_it() -> None:
    result = linked([TOUROU, AGAIN, KOLO], [same(A, C)])
    assert home(result, A) == home(result, C)
    link = next(i for i in home(result, A).links if {i.left, i.right} == {TOUROU.id, KOLO.id})
    assert link.same
    assert link.bits < 0
    assert link.barred in ("date", "place")
    assert link.decisions == ("decision-1",)


def test_what_the_machine_alone_put_together_is_marked_apart_from_what_people_did() -> None:
    result = linked([TOUROU, AGAIN, KOLO, BENDE], [same(C, D)])
    assert home(result, A).decisions == ()
    assert home(result, C).decisions == ("decision-1",)


def test_two_happenings_of_one_document_may_be_one_to_a_person() -> None:
    both = report("a.txt", ("2024-05-06", "Tourou", 12), ("2024-02-02", "Kolo", 3))
    first, second = words(both), words(both, 1)
    assert home(linked([both]), first) != home(linked([both]), second)
    result = linked([both], [same(first, second)])
    assert len(result.incidents) == 1
    assert len(result.incidents[0].reports) == 2


def test_a_figure_over_several_happenings_that_a_person_takes_for_one_is_an_event() -> None:
    total = Sheet("t.txt", published="2024-06-01").say(
        "Between January and May 2024 at least 60 people were killed in Mopti region.",
        killing(
            "at least 60 people",
            60,
            scope="aggregate",
            incident_count=Count(minimum=5),
            when=period("2024-01-01", "2024-05-31"),
            where=at("Mopti"),
        ),
    )
    assert home(linked([total]), words(total)).scope == "aggregate"
    result = linked([TOUROU, total], [same(A, words(total))])
    assert [incident.scope for incident in result.incidents] == ["event"]


def test_sameness_is_passed_on_and_so_is_difference() -> None:
    chain = [same(A, C, number=1), same(C, D, number=2)]
    result = linked([TOUROU, AGAIN, KOLO, BENDE], chain)
    assert home(result, A) == home(result, D)
    result = linked([TOUROU, AGAIN, KOLO, BENDE], [same(A, C, number=1), differ(C, B, number=2)])
    assert home(result, A) != home(result, B)
    assert home(result, A) == home(result, C)
    kept = [link for link in home(result, A).links if link.decisions == ("decision-2",)]
    assert kept
    assert all(not link.same for link in kept)


def test_a_merge_against_an_earlier_no_does_not_hold_and_names_it() -> None:
    earlier = differ(A, B, number=1, who="Mira")
    result = linked([TOUROU, AGAIN], [earlier, same(A, B, number=2)])
    assert home(result, A) != home(result, B)
    ruling = result.rulings[1]
    assert ruling.standing is Standing.OVERRULED
    assert ruling.by == ("decision-1",)
    assert ruling.why == (
        "Mira decided on 2026-03-02 that they are not one happening (decision-1): read both, 1"
    )


def test_a_merge_against_a_no_through_others_names_the_way() -> None:
    decided = [differ(A, B, number=1), same(B, C, number=2), same(C, A, number=3)]
    ruling = linked([TOUROU, AGAIN, KOLO], decided).rulings[2]
    assert ruling.standing is Standing.OVERRULED
    assert ruling.by == ("decision-1", "decision-2")
    assert "; through Ines decided on 2026-03-03 that they are one happening" in ruling.why


def test_a_no_against_an_earlier_merge_does_not_hold() -> None:
    decided = [same(A, C, number=1), same(C, D, number=2), differ(A, D, number=3)]
    result = linked([TOUROU, AGAIN, KOLO, BENDE], decided)
    assert home(result, A) == home(result, D)
    assert result.rulings[2].by == ("decision-1", "decision-2")


def test_what_is_undone_is_as_if_never_decided() -> None:
    no = differ(A, B)
    result = linked([TOUROU, AGAIN], [no, undo(no)])
    assert result.incidents == linked([TOUROU, AGAIN]).incidents
    assert [r.standing for r in result.rulings] == [Standing.UNDONE, Standing.HOLDS]
    assert result.rulings[0].by == ("decision-99",)
    again = linked([TOUROU, AGAIN], [no, undo(no), same(A, B, number=2)])
    assert again.rulings[2].standing is Standing.HOLDS


def test_words_in_which_nothing_is_told_any_more_are_kept_and_said_so() -> None:
    unread = Sheet("e.txt").say("The village of Sama mourns.")
    start = unread.text.text.index("Sama")
    lost: Words = (Span(document=unread.id, start=start, end=start + 4), "Sama")
    result = linked([TOUROU, KOLO, unread], [same(A, lost)])
    assert result.rulings[0].standing is Standing.GROUNDLESS
    assert home(result, A).decisions == ()
    bridge = [same(A, lost, number=1), same(lost, C, number=2)]
    assert home(linked([TOUROU, KOLO, unread], bridge), A).decisions == ("decision-1", "decision-2")
    three = linked([TOUROU, KOLO, unread], [same(A, C, lost)])
    assert three.rulings[0].standing is Standing.HOLDS
    assert "some of these words" in three.rulings[0].why
    gone = linked([KOLO], [same(A, C)])
    assert gone.rulings[0].standing is Standing.GROUNDLESS


def test_a_no_between_words_that_are_read_as_one_now_cannot_be_kept() -> None:
    span, said = A
    half = Span(document=span.document, start=span.start, end=span.start + 2)
    ruling = linked([TOUROU, AGAIN], [differ(A, (half, said[:2]))]).rulings[0]
    assert (ruling.standing, ruling.why) == (Standing.OVERRULED, READ_AS_ONE)


@pytest.mark.parametrize("shift", ["before", "twice"])
def test_words_that_moved_are_found_again_only_where_they_stand_once(shift: str) -> None:
    moved = Sheet("a.txt", published="2024-06-01")
    moved.say("Soldiers also burned granaries." if shift == "before" else "He knew 12 people.")
    sentence = "On 2024-05-06 soldiers killed 12 people at Tourou, River Watch said."
    fact = killing("12 people", 12, 12, by=[ARMY], when=day("2024-05-06"), where=at("Tourou"))
    moved.say(sentence, fact)
    result = linked([moved, KOLO], [same(A, C)])
    assert (len(result.incidents) == 1) is (shift == "before")
    groundless = result.rulings[0].standing is Standing.GROUNDLESS
    assert groundless is (shift == "twice")


@st.composite
def consistent(draw: st.DrawFn) -> tuple[list[Sheet], list[Decision], list[list[Words]]]:
    """Reports on a few days in a few villages, a truth about which are one, decisions by it."""
    sheets = []
    for number in range(draw(st.integers(min_value=2, max_value=4))):
        told = draw(
            st.lists(
                st.tuples(
                    st.integers(0, 8).map(lambda n: str(date(2024, 5, 1) + timedelta(days=n))),
                    st.sampled_from(sorted(VILLAGES)),
                    st.integers(min_value=1, max_value=30),
                ),
                min_size=1,
                max_size=2,
                unique_by=lambda each: each[:2],
            )
        )
        sheets.append(report(f"{number}.txt", *told))
    every = [leading(telling, sheet) for sheet in sheets for telling in sheet.tellings()]
    truth = {each: draw(st.integers(0, 2)) for each in every}
    pairs = list(itertools.combinations(every, 2))
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=6)) if pairs else []
    decided = [
        (same if truth[one] == truth[other] else differ)(one, other, number=number)
        for number, (one, other) in enumerate(chosen, 1)
    ]
    return sheets, decided, [list(pair) for pair in chosen]


@settings(deadline=None, max_examples=50)
@given(consistent(), st.randoms(use_true_random=False))
def test_any_decisions_that_agree_are_honoured_in_whatever_order(
    made: tuple[list[Sheet], list[Decision], list[list[Words]]], chance: object
) -> None:
    sheets, decided, pairs = made
    result = linked(sheets, decided)
    assert {r.standing for r in result.rulings} <= {Standing.HOLDS}
    for decision, (one, other) in zip(decided, pairs, strict=True):
        together = home(result, one) == home(result, other)
        assert together is (decision.kind.value == "merge")
        assert decision.id in home(result, one).decisions
    shuffled = list(decided)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    again = linked(list(reversed(sheets)), shuffled)
    assert [i.id for i in again.incidents] == [i.id for i in result.incidents]


@settings(deadline=None, max_examples=50)
@given(consistent(), st.data())
def test_a_decision_that_contradicts_the_others_changes_nothing(
    made: tuple[list[Sheet], list[Decision], list[list[Words]]], data: st.DataObject
) -> None:
    sheets, decided, pairs = made
    if not decided:
        return
    at_ = data.draw(st.integers(0, len(decided) - 1))
    turned = differ if decided[at_].kind.value == "merge" else same
    against = turned(*pairs[at_], number=50)
    result = linked(sheets, [*decided, against])
    assert result.rulings[-1].standing is Standing.OVERRULED
    assert {*result.rulings[-1].by} <= {decision.id for decision in decided}
    assert result.incidents == linked(sheets, decided).incidents


def test_decisions_of_others_leave_the_rest_of_a_case_alone() -> None:
    rebels = Sheet("z.txt", published="2024-06-01").say(
        "Rebels killed 9 people at Sama on 30 May 2024.",
        killing("9 people", 9, 9, by=[REBELS], when=day("2024-05-30"), where=at("Sama")),
    )
    before = home(linked([TOUROU, AGAIN, KOLO, BENDE, rebels]), words(rebels))
    after = home(linked([TOUROU, AGAIN, KOLO, BENDE, rebels], [same(C, D)]), words(rebels))
    assert before.reports == after.reports
