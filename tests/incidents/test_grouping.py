"""No chain ever brings together two tellings that are known to differ; thousands take seconds."""

from __future__ import annotations

import itertools
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.incidents import link
from cenotaph.incidents.blocking import candidate_pairs
from cenotaph.incidents.grouping import group
from cenotaph.incidents.likeness import Likeness
from cenotaph.incidents.reports import tell

from .build import ARMY, REBELS, VILLAGES, Sheet, at, day, killing

KEYS = [f"k{number}" for number in range(7)]
PAIRS = list(itertools.combinations(KEYS, 2))


@st.composite
def verdicts(draw: st.DrawFn) -> dict[tuple[str, str], Likeness]:
    """Any opinion on any pair, contradictory ones included."""
    return {
        pair: Likeness(
            bits=draw(st.integers(min_value=-9, max_value=9)) / 2,
            reasons=(),
            forbidden=draw(st.sampled_from([None, None, "date"])),
        )
        for pair in PAIRS
    }


@given(verdicts())
def test_forbidden_pairs_never_meet_and_everyone_has_one_home(
    scored: dict[tuple[str, str], Likeness],
) -> None:
    groups = group(KEYS, scored, lambda left, right: scored[left, right])
    assert sorted(key for keys in groups for key in keys) == KEYS
    for keys in groups:
        for pair in itertools.combinations(keys, 2):
            assert not scored[pair].forbidden


@given(verdicts(), st.permutations(KEYS))
def test_order_of_keys_changes_nothing(
    scored: dict[tuple[str, str], Likeness], keys: list[str]
) -> None:
    def judge(left: str, right: str) -> Likeness:
        return scored[min(left, right), max(left, right)]

    assert group(keys, scored, judge) == group(KEYS, scored, judge)


@st.composite
def cases(draw: st.DrawFn) -> list[Sheet]:
    """Reports on a few days in a few villages, some telling two happenings."""
    sheets = []
    for number in range(draw(st.integers(min_value=2, max_value=8))):
        sheet = Sheet(f"{number}.txt", published="2024-06-01")
        for happening in range(1, draw(st.integers(min_value=2, max_value=3))):
            when = date(2024, 5, 1) + timedelta(days=draw(st.integers(0, 8)))
            village = draw(st.sampled_from(sorted(VILLAGES)))
            dead = draw(st.integers(min_value=1, max_value=30))
            sheet.say(
                f"Of the dead of {village} on {when.isoformat()} there are {dead} killed.",
                killing(
                    f"{dead} killed",
                    dead,
                    dead,
                    by=[draw(st.sampled_from([ARMY, REBELS]))],
                    when=day(when.isoformat()),
                    where=at(village),
                    happening=happening,
                ),
            )
        sheets.append(sheet)
    return sheets


@settings(deadline=None, max_examples=60)
@given(cases())
def test_no_incident_holds_two_happenings_of_a_document_far_days_or_far_places(
    sheets: list[Sheet],
) -> None:
    result = link(
        [s.document for s in sheets],
        [s.text for s in sheets],
        [c for s in sheets for c in s.claims],
    )
    for incident in result.incidents:
        documents = [report.document for report in incident.reports]
        assert len(documents) == len(set(documents))
        for left, right in itertools.combinations(incident.reports, 2):
            assert left.when is not None
            assert right.when is not None
            assert left.when.gap(right.when) <= 3
            assert left.where is not None
            assert right.where is not None
            assert left.where.place is not None
            assert right.where.place is not None
            assert (left.where.place.kilometres(right.where.place) or 0.0) < 130


def many(number: int) -> list[Sheet]:
    """Reports spread over two years and four villages, in threes on one happening."""
    sheets = []
    for index in range(number):
        when = date(2022, 1, 1) + timedelta(days=(index // 3) * 2 % 730)
        village = sorted(VILLAGES)[(index // 3) % 4]
        sheets.append(
            Sheet(f"{index:05}.txt", published=when.isoformat()).say(
                f"Soldiers killed {index // 3 % 40 + 1} people at {village}, report {index} says.",
                killing(
                    f"{index // 3 % 40 + 1} people",
                    index // 3 % 40 + 1,
                    index // 3 % 40 + 1,
                    by=[ARMY],
                    when=day(when.isoformat()),
                    where=at(village),
                    happening=1,
                ),
            )
        )
    return sheets


def test_pairs_grow_with_the_case_and_not_with_its_square() -> None:
    def pairs(number: int) -> int:
        tellings = [t for s in many(number) for t in tell(s.document, s.text, s.claims)]
        return len(candidate_pairs(tellings))

    assert pairs(1000) < 4 * pairs(500)
    assert pairs(1000) < 1000 * 60


@pytest.mark.slow
def test_fifteen_hundred_documents_take_seconds() -> None:
    sheets = many(1500)
    started = time.perf_counter()
    result = link(
        [s.document for s in sheets],
        [s.text for s in sheets],
        [c for s in sheets for c in s.claims],
    )
    assert time.perf_counter() - started < 60
    assert len(result.incidents) < 1500
