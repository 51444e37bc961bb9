"""Bounds against made-up worlds: what truly happened always lies between minimum and maximum."""

from __future__ import annotations

from random import Random

import pytest
from msgspec.structs import replace

from cenotaph.record.incident import Incident
from cenotaph.record.where import Place, Where
from cenotaph.tally import count

from .cases import aggregate, days, event

LAND = Where(wording="Zed", place=Place(name="Zed", kind="country", country="ZD"))
TOWN = Where(wording="Tarn", place=Place(name="Tarn", kind="locality", country="ZD"))
SEEDS = range(400)
LAST = 12


def world(seed: int) -> tuple[list[Incident], int]:
    """Happenings, some told as events; totals over periods, some told to lie in a wider one;
    every figure true. With it the number of deaths that the case speaks of."""
    draw = Random(f"world {seed}")  # noqa: S311 - made-up cases, no secrets
    dead = [(draw.randint(0, LAST), draw.randint(1, 9)) for _ in range(draw.randint(1, 6))]
    told = [draw.random() < 0.7 for _ in dead]
    found: list[Incident] = []
    spoken = {number for number, is_told in enumerate(told) if is_told}
    periods: list[tuple[int, int]] = []
    for number in range(draw.randint(1, 4)):
        first = draw.randint(0, LAST)
        last = draw.randint(first, LAST)
        inside = {index for index, (day, _) in enumerate(dead) if first <= day <= last}
        spoken |= inside
        true = sum(dead[index][1] for index in inside)
        wider = [
            f"a{other}"
            for other, (start, end) in enumerate(periods)
            if start <= first and last <= end
        ]
        high = draw.choice([true, None, true + draw.randint(0, 3)])
        found.append(
            aggregate(
                f"a{number}",
                max(0, true - draw.randint(0, 2)),
                high,
                when=days(first, last),
                inside=draw.sample(wider, min(len(wider), draw.randint(0, 1))),
            )
        )
        periods.append((first, last))
    for number, (day, true) in enumerate(dead):
        if told[number]:
            high = draw.choice([true, true, None, true + 2])
            low = true if high == true else true - draw.randint(0, 1)
            found.append(event(f"e{number}", low, high, when=days(day, day)))
    found = [replace(each, where=LAND if each.scope == "aggregate" else TOWN) for each in found]
    return found, sum(dead[index][1] for index in spoken)


@pytest.mark.parametrize("block", range(4))
def test_the_truth_lies_within_the_bounds(block: int) -> None:
    for seed in SEEDS[block::4]:
        incidents, truth = world(seed)
        tally = count(incidents)
        assert not tally.relaxed, seed
        assert tally.minimum <= truth, seed
        assert tally.maximum is None or truth <= tally.maximum, seed
