"""Bounds against made-up worlds: what truly happened always lies between minimum and maximum."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from cenotaph.record.claim import Perpetrator
from cenotaph.record.incident import Incident
from cenotaph.record.where import Place, Where
from cenotaph.tally import count
from cenotaph.tally.breakdown import Asking
from cenotaph.tally.filters import Filter
from cenotaph.tally.ranges import standing_range

from .cases import START, aggregate, days, event

LANDS = ("ML", "NE")
ACCUSED = ("the army", "the column", "the raiders")
LAST = 50
SEEDS = range(120)


class Happening(NamedTuple):
    """What truly happened on one day in one country, and by whom."""

    day: int
    land: str
    by: str
    dead: int
    told: bool


class World(NamedTuple):
    """Incidents, of which every figure is true, and the happenings that they speak of."""

    incidents: list[Incident]
    spoken: list[Happening]


def world(seed: int) -> World:
    """Happenings, some told as events with all or some of what is known; totals over periods
    and countries, some told to lie in a wider one."""
    draw = Random(f"world {seed}")  # noqa: S311 - made-up cases, no secrets
    happened = [
        Happening(
            draw.randint(0, LAST),
            draw.choice(LANDS),
            draw.choice(ACCUSED),
            draw.randint(1, 9),
            draw.random() < 0.7,
        )
        for _ in range(draw.randint(1, 6))
    ]
    found: list[Incident] = []
    covers: list[set[int]] = []
    for number in range(draw.randint(1, 4)):
        first = draw.randint(0, LAST)
        last = draw.randint(first, LAST)
        land = draw.choice((*LANDS, None))
        inside = {
            index
            for index, each in enumerate(happened)
            if first <= each.day <= last and land in (None, each.land)
        }
        true = sum(happened[index].dead for index in inside)
        wider = [
            other.id
            for other in found
            if other.when is not None
            and other.when.contains(days(first, last))
            and (other.where is None or (land is not None and other.where == country(land)))
        ]
        total = aggregate(
            f"a{number}",
            max(0, true - draw.randint(0, 2)),
            draw.choice([true, None, true + draw.randint(0, 3)]),
            when=days(first, last),
            inside=draw.sample(wider, min(len(wider), draw.randint(0, 1))),
        )
        found.append(replace(total, where=country(land) if land else None))
        covers.append(inside)
    found += [_told(draw, index, each) for index, each in enumerate(happened) if each.told]
    spoken = {index for index, each in enumerate(happened) if each.told}.union(*covers)
    return World(found, [happened[index] for index in sorted(spoken)])


def _told(draw: Random, number: int, each: Happening) -> Incident:
    high = draw.choice([each.dead, each.dead, None, each.dead + 2])
    low = each.dead if high == each.dead else each.dead - draw.randint(0, 1)
    wide = draw.choice([0, 0, 0, 3, 20])
    first = max(0, each.day - draw.randint(0, wide))
    told = event(f"e{number}", low, high, when=days(first, max(first + wide, each.day)))
    return replace(
        told,
        where=village(each.land) if draw.random() < 0.9 else None,
        when=told.when if draw.random() < 0.95 else None,
        perpetrators=(Perpetrator(name=each.by),) if draw.random() < 0.8 else (),
    )


def country(code: str) -> Where:
    return Where(wording=code, place=Place(name=code, kind="country", country=code))


def village(code: str) -> Where:
    return Where(wording=f"Tarn {code}", place=Place(name="Tarn", kind="locality", country=code))


@pytest.mark.parametrize("block", range(4))
def test_the_truth_lies_within_the_bounds(block: int) -> None:
    for seed in SEEDS[block::4]:
        incidents, spoken = world(seed)
        tally, truth = count(incidents), sum(each.dead for each in spoken)
        assert not tally.relaxed, seed
        assert tally.minimum <= truth, seed
        assert tally.maximum is None or truth <= tally.maximum, seed


@pytest.mark.parametrize("by", ["month", "country", "perpetrator"])
def test_the_truth_of_every_part_lies_within_the_bounds_of_the_part(by: str) -> None:
    for seed in SEEDS[::2]:
        incidents, spoken = world(seed)
        asking = Asking(incidents, standing_range)
        told = asking.by(by, Filter())
        assert told.minimum == count(incidents).minimum
        for row in told.rows:
            truth = sum(each.dead for each in spoken if _value(each, by) == row.value)
            assert row.minimum <= truth, (seed, row)
            assert row.maximum is None or truth <= row.maximum, (seed, row)
            assert row.maximum is None or row.minimum <= row.maximum, (seed, row)
        if told.exclusive:
            assert told.beyond is not None
            assert told.beyond >= 0, seed
            assert told.beyond + sum(row.minimum for row in told.rows) == told.minimum


def _value(each: Happening, by: str) -> str:
    if by == "month":
        return (START + timedelta(days=each.day)).strftime("%Y-%m")
    return each.land if by == "country" else each.by


def test_a_filter_of_two_things_holds_the_truth_too() -> None:
    for seed in SEEDS[::3]:
        incidents, spoken = world(seed)
        first, last = START + timedelta(days=10), START + timedelta(days=35)
        asked = Filter(country="ML", earliest=first, latest=last, perpetrator=ACCUSED[0])
        found = Asking(incidents, standing_range).bounds(asked)
        truth = sum(
            each.dead
            for each in spoken
            if each.land == "ML" and 10 <= each.day <= 35 and each.by == ACCUSED[0]
        )
        assert found.minimum <= truth, seed
        assert found.maximum is None or truth <= found.maximum, seed
