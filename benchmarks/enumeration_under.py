"""The deaths under a filter tried out death by death, for cases small enough to do so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, product

from benchmarks.enumeration import Told, Trial
from cenotaph.tally.matching import Match
from cenotaph.tally.ranges import Range
from cenotaph.tally.relations import Relations

Bounds = tuple[int, int | None]


def bounds_under(
    relations: Relations, ranges: Mapping[str, Range], said: Mapping[str, Match], *, strict: bool
) -> Bounds | None:
    """Least number of deaths certainly, greatest number possibly under a filter; `None` when no
    numbers satisfy all figures. `said` is what each incident says for itself."""
    cap = sum(span.low + (span.high or 0) for span in ranges.values()) + 1
    narrow, wide = (
        _Filtered(relations, ranges, limit, said, strict=strict).found() for limit in (cap, cap + 1)
    )
    if narrow is None or wide is None:
        return None
    assert narrow[0] == wide[0]
    return narrow[0], narrow[1] if narrow[1] == wide[1] else None


class _Filtered:
    """One enumeration with "open above" cut at a number of deaths."""

    def __init__(
        self,
        relations: Relations,
        ranges: Mapping[str, Range],
        cap: int,
        said: Mapping[str, Match],
        *,
        strict: bool,
    ) -> None:
        self.trial = Trial(relations, ranges, cap)
        self.relations, self.said, self.strict = relations, said, strict
        self.verdicts = [self.verdict(chosen) for chosen in self.trial.sets]
        self.unnamed = lru_cache(maxsize=None)(self._unnamed)
        self.at_event = lru_cache(maxsize=None)(self._at_event)

    def verdict(self, holders: Iterable[str]) -> tuple[bool, bool]:
        """Whether a death with these holders is certainly, and possibly, under the filter."""
        said = {self.said[key] for key in holders}
        within, outside = Match.WITHIN in said, Match.OUTSIDE in said
        return within and not (self.strict and outside), within or not outside

    def found(self) -> tuple[int, int] | None:
        trial, aggregates = self.trial, self.relations.aggregates
        least: int | None = None
        most = 0
        for told in trial.told(trial.within_ranges()):
            needs = tuple(max(0, trial.ranges[a].low - told.held[a]) for a in aggregates)
            room = tuple(trial.high(a) - told.held[a] for a in aggregates)
            if min(room, default=0) < 0:
                continue
            rest = self.unnamed(0, needs, room)
            if rest is None:
                continue
            low, high = rest
            for event, number in told.counted.items():
                fewest, greatest = self.at_event(event, number, self._inside(told, event))
                low, high = low + fewest, high + greatest
            least = low if least is None else min(least, low)
            most = max(most, high)
        return None if least is None else (least, most)

    def _inside(self, told: Told, event: str) -> tuple[tuple[tuple[str, int], ...], frozenset[str]]:
        """The events inside an event with their deaths, those that hold others first, and the
        totals that hold it."""
        inner = self._all_inside(told, event)
        totals = {a for e, a in told.inside if e == event}
        return tuple((key, told.deaths[key]) for key in inner), frozenset(totals)

    def _all_inside(self, told: Told, event: str) -> list[str]:
        found = [f for f, wholes in self.relations.parts.items() if event in wholes]
        for guest, home in told.placed.items():
            if home == event:
                found += [guest, *self._all_inside(told, guest)]
        return sorted(set(found), key=lambda key: (len(self._above(key)), key))

    def _above(self, key: str) -> frozenset[str]:
        return self.relations.holders[key] | {key}

    def _at_event(
        self,
        event: str,
        number: int,
        inside: tuple[tuple[tuple[str, int], ...], frozenset[str]],
    ) -> tuple[int, int]:
        """Fewest certainly and most possibly under the filter among the deaths of an event,
        over all ways in which the events inside it can share them."""
        if not number:
            return 0, 0
        inner, totals = inside
        least, most = number, 0
        for dealt in self._deals(number, inner):
            certain = possible = 0
            for death in range(number):
                holders = set(self._above(event)) | set(totals)
                for key, deaths in dealt.items():
                    if death in deaths:
                        holders |= self._above(key)
                sure, perhaps = self.verdict(holders)
                certain, possible = certain + sure, possible + perhaps
            least, most = min(least, certain), max(most, possible)
        return least, most

    def _deals(
        self, number: int, inner: tuple[tuple[str, int], ...]
    ) -> Iterator[dict[str, tuple[int, ...]]]:
        ways = [list(combinations(range(number), size)) for _, size in inner]
        names = [key for key, _ in inner]
        for chosen in product(*ways):
            dealt = dict(zip(names, chosen, strict=True))
            if all(
                set(deaths) <= set(dealt[whole])
                for key, deaths in dealt.items()
                for whole in self.relations.parts.get(key, ())
                if whole in dealt
            ):
                yield dealt

    def _unnamed(
        self, index: int, needs: tuple[int, ...], room: tuple[int, ...]
    ) -> tuple[int, int] | None:
        sets, aggregates = self.trial.sets, self.relations.aggregates
        if index == len(sets):
            return (0, 0) if not any(needs) else None
        covers = [a in sets[index] for a in aggregates]
        sure, perhaps = self.verdicts[index]
        least, most = None, 0
        limit = min(space for space, is_in in zip(room, covers, strict=True) if is_in)
        for number in range(limit + 1):
            left = tuple(
                max(0, n - number) if is_in else n for n, is_in in zip(needs, covers, strict=True)
            )
            space = tuple(s - number if is_in else s for s, is_in in zip(room, covers, strict=True))
            rest = self.unnamed(index + 1, left, space)
            if rest is not None:
                low = rest[0] + number * sure
                least = low if least is None else min(least, low)
                most = max(most, rest[1] + number * perhaps)
        return None if least is None else (least, most)


def settled(relations: Relations, said: Mapping[str, Match], *, strict: bool) -> dict[str, Match]:
    """What each incident says together with all that certainly hold it."""
    found = {}
    for key in said:
        together = {said[each] for each in (key, *relations.holders[key])}
        if Match.WITHIN in together:
            torn = strict and Match.OUTSIDE in together
            found[key] = Match.TORN if torn else Match.WITHIN
        else:
            found[key] = min(together)
    return found
