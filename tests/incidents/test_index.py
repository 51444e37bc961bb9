"""Reports linked one after the other, in any order, are linked as if all had come at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cenotaph.incidents.bags import Wording
from cenotaph.incidents.index import Index
from cenotaph.incidents.local import Told
from cenotaph.incidents.telling import Telling
from cenotaph.knowledge.likeness import Weights, likeness_weights

from .build import ARMY, REBELS, VILLAGES, Sheet, at, day, killing

DAY = date(2024, 5, 1)
WORDS = ("Ostruva ferry", "Braskolo mine", "Kheltuvna well", "Zolmira bridge", "Quorvand mill")


PATIENT = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(autouse=True)
def few_are_a_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a word becomes common, and rare again, within a few reports."""
    known = likeness_weights()
    limits: dict[str, float] = {**known.limits, "crowd": 3.0}
    table: Weights = replace(known, limits=limits)
    for room in ("index", "pairing", "tokens", "weighing", "likeness", "places"):
        monkeypatch.setattr(f"cenotaph.incidents.{room}.likeness_weights", lambda: table)


@st.composite
def reports(draw: st.DrawFn) -> list[tuple[Telling, Wording]]:
    """Reports on few days and villages in few words, near-copies among them."""
    told = []
    for number in range(draw(st.integers(1, 12))):
        when = DAY + timedelta(days=draw(st.integers(0, 9)))
        dead = draw(st.sampled_from((1, 4, 12)))
        village = draw(st.sampled_from(sorted(VILLAGES)[:3]))
        published = when + timedelta(days=draw(st.sampled_from((0, 1, 20, 400))))
        sheet = Sheet(f"{number}.txt", published=published.isoformat()).say(
            f"Of {village} there are {dead} killed on {when.isoformat()}, says {number}.",
            killing(
                f"{dead} killed",
                dead,
                dead,
                by=[draw(st.sampled_from((ARMY, REBELS)))],
                when=draw(st.sampled_from((day(when.isoformat()), None))),
                where=draw(st.sampled_from((at(village), None))),
                happening=1,
            ),
        )
        (telling,) = sheet.tellings()
        said = " and the ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)))
        long = " ".join(WORDS) + " as told by the elders of the three hamlets downstream"
        words = draw(st.sampled_from((said, said, long)))
        told.append((telling, Wording(passages=words, title="", language="en")))
    return told


class Case:
    """All that has come, by row."""

    def __init__(self, told: Sequence[tuple[Telling, Wording]]) -> None:
        self.told = list(told)
        self.index = Index(self.some(range(len(self.told))), self.some)

    def some(self, rows: Sequence[int]) -> Told:
        chosen = [self.told[row] for row in rows]
        return Told([telling for telling, _ in chosen], [wording for _, wording in chosen])

    def add(self, told: Sequence[tuple[Telling, Wording]]) -> frozenset[int]:
        first = len(self.told)
        self.told += told
        return self.index.add(self.some(range(first, len(self.told))))

    def groups(self) -> set[frozenset[str]]:
        return {frozenset(self.told[row][0].key for row in rows) for rows in self.index.groups()}


def parts(told: list[tuple[Telling, Wording]], sizes: Sequence[int]) -> Iterator[Sequence[int]]:
    start = 0
    for size in (*sizes, len(told)):
        if start < len(told):
            yield range(start, min(len(told), start + size))
            start += size


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(reports(), st.lists(st.integers(1, 3), max_size=9), st.randoms(use_true_random=False))
def test_one_after_the_other_is_all_at_once(
    told: list[tuple[Telling, Wording]], sizes: list[int], chance: Random
) -> None:
    whole = Case(told).groups()
    chance.shuffle(told)
    first, *rest = parts(told, sizes)
    case = Case([told[row] for row in first])
    for rows in rest:
        case.add([told[row] for row in rows])
    assert case.groups() == whole


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(reports(), st.data())
def test_what_is_taken_out_was_never_there(
    told: list[tuple[Telling, Wording]], data: st.DataObject
) -> None:
    case = Case(told)
    gone = data.draw(st.sets(st.sampled_from(range(len(told)))))
    case.index.drop(gone)
    left = [pair for row, pair in enumerate(told) if row not in gone]
    assert case.groups() == (Case(left).groups() if left else set())
    back = [told[row] for row in sorted(gone)]
    if back:
        case.add(back)
    assert case.groups() == Case(told).groups()
