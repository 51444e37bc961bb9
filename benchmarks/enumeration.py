"""The definition of the tally tried out number by number, for cases small enough to do so.

Nothing here knows of pools, caps or linear rows: deaths of events, choices and unnamed deaths y_S
for every set S of totals are enumerated as the definition has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

from cenotaph.tally.ranges import Range
from cenotaph.tally.relations import Relations

Bounds = tuple[int, int | None]
Cost = tuple[int, int, int]


def bounds(relations: Relations, ranges: Mapping[str, Range]) -> Bounds | None:
    """Least and greatest total, `None` when no numbers satisfy all figures."""
    cap = sum(span.low + (span.high or 0) for span in ranges.values()) + 1
    narrow, wide = (Trial(relations, ranges, limit).extremes() for limit in (cap, cap + 1))
    if narrow is None or wide is None:
        return None
    assert narrow[0] == wide[0]
    return narrow[0], narrow[1] if narrow[1] == wide[1] else None


def compatible_sets(relations: Relations) -> list[tuple[str, ...]]:
    """All sets of totals that can hold for one death; who is in a narrower one is in the wider."""
    found = []
    for size in range(1, len(relations.aggregates) + 1):
        for chosen in combinations(relations.aggregates, size):
            pairs = combinations(chosen, 2)
            together = all(right in relations.overlaps[left] for left, right in pairs)
            if together and all(relations.wider[a] <= set(chosen) for a in chosen):
                found.append(chosen)
    return found


class Told(NamedTuple):
    """Deaths of events, the event that each lies in by choice (or ""), those that count there,
    the events and totals chosen to be inside, and what each total holds."""

    deaths: Mapping[str, int]
    placed: Mapping[str, str]
    counted: Mapping[str, int]
    inside: set[tuple[str, str]]
    held: dict[str, int]


class Trial:
    """One enumeration with "open above" cut at `cap`."""

    def __init__(self, relations: Relations, ranges: Mapping[str, Range], cap: int) -> None:
        self.relations, self.ranges, self.cap = relations, ranges, cap
        self.sets = compatible_sets(relations)
        self.unnamed = lru_cache(maxsize=None)(self._unnamed)

    def high(self, key: str) -> int:
        top = self.ranges[key].high
        return self.cap if top is None else top

    def extremes(self) -> tuple[int, int] | None:
        least, most = None, None
        for counted, held in self.tellings(self.within_ranges()):
            needs = tuple(max(0, self.ranges[a].low - held[a]) for a in self.relations.aggregates)
            room = tuple(self.high(a) - held[a] for a in self.relations.aggregates)
            if min(room, default=0) < 0:
                continue
            found = self.unnamed(0, needs, room)
            if found is not None:
                least = min(counted + found[0], counted + found[0] if least is None else least)
                most = max(counted + found[1], most or 0)
        return None if least is None or most is None else (least, most)

    def within_ranges(self) -> list[range]:
        spans = [(self.ranges[e].low, self.high(e)) for e in self.relations.events]
        return [range(low, high + 1) for low, high in spans]

    def tellings(self, spans: Sequence[range]) -> Iterator[tuple[int, dict[str, int]]]:
        """For all deaths and choices: deaths counted at events, and held by each total."""
        for told in self.told(spans):
            yield sum(told.counted.values()), told.held

    def told(self, spans: Sequence[range]) -> Iterator[Told]:
        """All deaths and choices."""
        relations = self.relations
        for numbers in product(*spans):
            deaths = dict(zip(relations.events, numbers, strict=True))
            if any(deaths[f] > deaths[e] for f, held in relations.parts.items() for e in held):
                continue
            yield from self.choices(deaths)

    def choices(self, deaths: Mapping[str, int]) -> Iterator[Told]:
        relations = self.relations
        tops = sorted(relations.certain)
        homes = [["", *sorted(relations.maybe_parts.get(e, ()))] for e in tops]
        for chosen in product(*homes):
            placed = dict(zip(tops, chosen, strict=True))
            if any(home and deaths[e] > deaths[home] for e, home in placed.items()):
                continue
            counted = {e: 0 if home else deaths[e] for e, home in placed.items()}
            for inside, held in self.memberships(counted):
                yield Told(deaths, placed, counted, inside, held)

    def memberships(
        self, counted: Mapping[str, int]
    ) -> Iterator[tuple[set[tuple[str, str]], dict[str, int]]]:
        relations = self.relations
        doubts = [(e, a) for e in sorted(counted) for a in sorted(relations.possible[e])]
        live = [(e, a) for e, a in doubts if counted[e]]
        for verdicts in product((False, True), repeat=len(live)):
            inside = {pair for pair, verdict in zip(live, verdicts, strict=True) if verdict}
            if any(
                (e, b) not in inside
                for e, a in inside
                for b in relations.wider[a] & relations.possible[e]
            ):
                continue
            yield (
                inside,
                {
                    a: sum(
                        number
                        for e, number in counted.items()
                        if a in relations.certain[e] or (e, a) in inside
                    )
                    for a in relations.aggregates
                },
            )

    def _unnamed(
        self, index: int, needs: tuple[int, ...], room: tuple[int, ...]
    ) -> tuple[int, int] | None:
        """Least and greatest sum of y_S from the set at `index` on."""
        if index == len(self.sets):
            return (0, 0) if not any(needs) else None
        covers = [a in self.sets[index] for a in self.relations.aggregates]
        least, most = None, None
        limit = min(space for space, is_in in zip(room, covers, strict=True) if is_in)
        for number in range(limit + 1):
            fewer = zip(needs, covers, strict=True)
            left = tuple(max(0, n - number) if is_in else n for n, is_in in fewer)
            spaces = zip(room, covers, strict=True)
            rest = self.unnamed(
                index + 1, left, tuple(s - number if is_in else s for s, is_in in spaces)
            )
            if rest is not None:
                least = min(rest[0] + number, rest[0] + number if least is None else least)
                most = max(rest[1] + number, most or 0)
        return None if least is None or most is None else (least, most)


def relaxed_bounds(relations: Relations, ranges: Mapping[str, Range], cap: int) -> Cost:
    """Least slack, and the least and greatest total that it allows, all numbers up to `cap`."""
    trial = Trial(relations, ranges, cap)
    free = [range(cap + 1)] * len(relations.events)
    best: dict[int, tuple[int, int]] = {}
    for numbers in product(*free):
        for counted, held in trial.tellings([range(n, n + 1) for n in numbers]):
            own = sum(map(_off, (ranges[e] for e in relations.events), numbers))
            for unnamed in product(range(cap + 1), repeat=len(trial.sets)):
                sums = dict(held)
                for chosen, number in zip(trial.sets, unnamed, strict=True):
                    for a in chosen:
                        sums[a] += number
                cost = own + sum(_off(ranges[a], sums[a]) for a in sums)
                total = counted + sum(unnamed)
                low, high = best.get(cost, (total, total))
                best[cost] = (min(low, total), max(high, total))
    slack = min(best)
    return (slack, *best[slack])


def _off(span: Range, number: int) -> int:
    return max(0, span.low - number, number - span.high if span.high is not None else 0)
