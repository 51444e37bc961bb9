"""Grouping without chains: two tellings known to differ never meet through a third."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cenotaph.incidents.blocking import Pair
from cenotaph.incidents.likeness import Likeness

Judge = Callable[[str, str], Likeness]


def group(
    keys: Sequence[str], scored: Mapping[Pair, Likeness], judge: Judge
) -> tuple[tuple[str, ...], ...]:
    """Join the likest pairs first; two groups join when no pair across them is forbidden and
    the pairs across them speak for one happening on average.

    `scored` holds the candidate pairs, `judge` weighs any other pair when a group needs it.
    Ties fall to the order of the keys, so the result never depends on the order of the input.
    """
    home: dict[str, tuple[str, ...]] = {key: (key,) for key in keys}
    strong = [pair for pair, found in scored.items() if found.bits > 0 and not found.forbidden]
    for left, right in sorted(strong, key=lambda pair: (-scored[pair].bits, pair)):
        first, second = home[left], home[right]
        if first == second or not _may_join(first, second, scored, judge):
            continue
        joined = tuple(sorted((*first, *second)))
        for key in joined:
            home[key] = joined
    return tuple(sorted(set(home.values())))


def _may_join(
    first: Sequence[str], second: Sequence[str], scored: Mapping[Pair, Likeness], judge: Judge
) -> bool:
    total, pairs = 0.0, 0
    for left in first:
        for right in second:
            found = scored.get((left, right) if left < right else (right, left))
            found = found if found is not None else judge(left, right)
            if found.forbidden:
                return False
            total += found.bits
            pairs += 1
    return total / pairs > 0
