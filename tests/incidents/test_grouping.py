"""No chain ever brings together two tellings that are known to differ; thousands take seconds."""

from __future__ import annotations

import itertools
import time
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cenotaph.incidents import link
from cenotaph.incidents.bags import bags
from cenotaph.incidents.grouping import Rows, Verdicts, Weigh, group
from cenotaph.incidents.pairing import sharing
from cenotaph.incidents.reports import tell
from cenotaph.incidents.tokens import tokens_of
from cenotaph.incidents.wording import wordings

from .build import ARMY, REBELS, VILLAGES, Sheet, at, day, killing

SIZE = 7
PAIRS = list(itertools.combinations(range(SIZE), 2))
LEFT, RIGHT = (np.array(side, np.intp) for side in zip(*PAIRS, strict=True))
Opinion = tuple[float, bool]


def verdicts_on(opinions: list[Opinion]) -> Verdicts:
    bits, forbidden = zip(*opinions, strict=True)
    return Verdicts(np.array(bits), np.array(forbidden))


def opinions() -> st.SearchStrategy[list[Opinion]]:
    """Any opinion on any pair, contradictory ones included."""
    bits = st.integers(min_value=-9, max_value=9).map(lambda number: number / 2)
    opinion = st.tuples(bits, st.sampled_from([False, False, True]))
    return st.lists(opinion, min_size=len(PAIRS), max_size=len(PAIRS))


def judge(said: list[Opinion]) -> Weigh:
    of = dict(zip(PAIRS, said, strict=True))

    def weigh(left: Rows, right: Rows) -> Verdicts:
        pairs = zip(left.tolist(), right.tolist(), strict=True)
        return verdicts_on([of[min(pair), max(pair)] for pair in pairs])

    return weigh


@given(opinions())
def test_forbidden_pairs_never_meet_and_everyone_has_one_home(said: list[Opinion]) -> None:
    groups = group(SIZE, LEFT, RIGHT, judge(said))
    forbidden = {pair for pair, (_, barred) in zip(PAIRS, said, strict=True) if barred}
    assert sorted(row for rows in groups for row in rows) == list(range(SIZE))
    for rows in groups:
        assert not forbidden & set(itertools.combinations(rows, 2))


@given(opinions(), st.data())
def test_pairs_that_speak_against_one_happening_need_not_be_proposed(
    said: list[Opinion], data: st.DataObject
) -> None:
    """The others are asked for when two groups meet, with the same result."""
    proposed = [
        at
        for at, (bits, barred) in enumerate(said)
        if (bits > 0 and not barred) or data.draw(st.booleans())
    ]
    some = group(SIZE, LEFT[proposed], RIGHT[proposed], judge(said))
    assert some == group(SIZE, LEFT, RIGHT, judge(said))


@given(opinions())
def test_a_large_set_is_grouped_as_a_small_one(said: list[Opinion]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cenotaph.incidents.grouping.SMALL", 1)
        patch.setattr("cenotaph.incidents.grouping.BATCH", 3)
        large = group(SIZE, LEFT, RIGHT, judge(said))
    assert large == group(SIZE, LEFT, RIGHT, judge(said))


@given(opinions())
def test_two_groups_left_apart_do_not_speak_for_one_happening(said: list[Opinion]) -> None:
    of = dict(zip(PAIRS, said, strict=True))
    for one, other in itertools.combinations(group(SIZE, LEFT, RIGHT, judge(said)), 2):
        across = [of[min(a, b), max(a, b)] for a in one for b in other]
        mean = sum(bits for bits, _ in across) / len(across)
        assert mean <= 1e-6 or any(barred for _, barred in across)


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
        sheets = many(number)
        tellings = [t for s in sheets for t in tell(s.document, s.text, s.claims)]
        said = wordings(tellings, {s.document.id: s.text for s in sheets}, frozenset())
        return len(sharing(tokens_of(tellings, bags(said)), tellings))

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
