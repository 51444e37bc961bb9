"""The deaths of one part under a filter, at least and at most, by the programme of the part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cenotaph.tally.bounds import PartBounds, grows, kept, ones, required
from cenotaph.tally.matching import Match, Matches
from cenotaph.tally.pools import pools
from cenotaph.tally.programme import (
    COUNTED,
    COVERED,
    DEATHS,
    HELD,
    INSIDE,
    POOL,
    Part,
    Programme,
    Sheet,
    write_events,
    write_pool,
    write_sums,
)
from cenotaph.tally.ranges import Range
from cenotaph.tally.relations import Relations, Wholes
from cenotaph.tally.solve import SolverError, least, most

MATCHED = "matched"  # m: deaths of an event that count and are under the filter
AMONG = "among"  # t: deaths of an event that are certainly under it, counted there or not
PASSED = "passed"  # q: deaths of an event that may lie inside another, where they do

Ranges = Mapping[str, Range]
Terms = dict[int, int]


class Shelf(NamedTuple):
    """A pool of unnamed deaths: which aggregates can cover them, of which one must, and whether
    these deaths are under the filter."""

    members: tuple[str, ...]
    cover: frozenset[str]
    counts: bool


class Under(NamedTuple):
    """Bounds under a filter; `maximum` is `None` when open above."""

    minimum: int
    maximum: int | None
    optimal: bool


def under(
    part: Part, relations: Relations, ranges: Ranges, bounds: PartBounds, matches: Matches
) -> Under:
    """The least number of deaths of a part that are certainly under a filter, and the greatest
    that possibly are, over all numbers that the figures of the part allow.

    Args:
        part: the incidents.
        relations: how they lie to each other.
        ranges: the deaths that each may have.
        bounds: the bounds of the part without a filter.
        matches: what each incident says of its deaths under the filter.
    """
    keys = (*part.events, *part.aggregates)
    if matches.none_of(keys):
        return Under(0, 0, optimal=True)
    if matches.all_of(keys):
        return Under(bounds.minimum, bounds.maximum, bounds.optimal)
    if len(keys) == 1:
        return _alone(part, ranges, matches)
    try:
        minimum, sure = _fewest(part, relations, ranges, bounds, matches)
    except SolverError:
        minimum, sure = 0, False
    try:
        maximum, proved = _most(part, relations, ranges, bounds, matches)
    except SolverError:
        maximum, proved = bounds.maximum, False
    return Under(minimum, maximum, optimal=sure and proved and bounds.optimal)


def _alone(part: Part, ranges: Ranges, matches: Matches) -> Under:
    (key,) = (*part.events, *part.aggregates)
    low, high = ranges[key].low, ranges[key].high
    if matches.of[key] is Match.TORN:
        return Under(0, high, optimal=True)
    tops = [top for top in (high, matches.ceiling.get(key)) if top is not None]
    least = min(matches.floor.get(key, 0), low)
    return Under(least, max(min(tops), least) if tops else None, optimal=True)


def _fewest(
    part: Part, relations: Relations, ranges: Ranges, bounds: PartBounds, matches: Matches
) -> tuple[int, bool]:
    keys = (*part.events, *part.aggregates)
    if not matches.within(keys) and not any(matches.floor.get(key) for key in keys):
        return 0, True
    cap = sum(ranges[key].low for key in keys) + 1
    writer = _Fewest(part, relations, ranges, matches, cap=cap, slack=bounds.slack > 0)
    programme = writer.written()
    found = required(least(programme, ones(programme.total), *kept(programme, bounds.slack)))
    return found.bound, found.optimal


def _most(
    part: Part, relations: Relations, ranges: Ranges, bounds: PartBounds, matches: Matches
) -> tuple[int | None, bool]:
    keys = (*part.events, *part.aggregates)
    free = [key for key in keys if matches.of[key] is not Match.OUTSIDE]
    if not matches.ceiling and grows(part, relations, ranges, bounds.low, among=free):
        return None, True
    tops = sum(ranges[key].high or 0 for key in keys) + bounds.slack
    cap = tops + sum(ranges[key].low for key in keys) + 1
    writer = _Most(part, relations, ranges, matches, cap=cap, slack=bounds.slack > 0)
    programme = writer.written()
    found = required(most(programme, ones(programme.total), *kept(programme, bounds.slack)))
    if found.value > tops:
        return None, True
    return min(found.bound, tops), found.optimal


class _Writer:
    """What the programmes of both bounds share: events, pools split by match, sums."""

    def __init__(
        self,
        part: Part,
        relations: Relations,
        ranges: Ranges,
        matches: Matches,
        *,
        cap: int,
        slack: bool,
    ) -> None:
        self.part, self.relations, self.matches = part, relations, matches
        self.totals = frozenset(part.aggregates)
        self.inner = _turned(part, relations.parts)
        self.guests = _turned(part, relations.maybe_parts)
        self.sheet = Sheet(relations, ranges, cap=cap, slack=slack, choosing=self._choosing())
        self.total: list[int] = []

    def _choosing(self) -> frozenset[tuple[str, str]]:
        """Where it matters to the filter whether an aggregate holds an event."""
        return frozenset(
            (event, aggregate)
            for event in self.part.events
            for aggregate in self.held_by(event)
            if self.matches.of[event] is not self.matches.of[aggregate]
            and self.matches.of[aggregate] is not Match.PERHAPS
        )

    def held_by(self, event: str) -> frozenset[str]:
        return self.relations.possible.get(event, frozenset()) & self.totals

    def tops(self) -> list[str]:
        return [event for event in self.part.events if event not in self.relations.parts]

    def written(self) -> Programme:
        """The programme whose total is what the filter asks for."""
        write_events(self.sheet, self.part)
        for event in self.part.events:
            if event not in self.relations.parts:
                self.event(event)
        shelves, exact = pools(self.part.aggregates, self.relations.overlaps)
        split = dict.fromkeys(each for pool in shelves for each in self.split(pool))
        for number, shelf in enumerate(split):
            write_pool(self.sheet, str(number), shelf.members, shelf.cover)
            if shelf.counts:
                self.total.append(self.sheet.unknowns[POOL, str(number)])
        members = tuple(shelf.members for shelf in split)
        write_sums(self.sheet, self.part, members)
        self.limits(tuple(shelf.members if shelf.counts else () for shelf in split))
        return self.sheet.programme(self.total, members, exact=exact)

    def event(self, event: str) -> None:
        """Write the deaths of an event, which lies in no other for certain, under the filter."""
        raise NotImplementedError

    def split(self, pool: tuple[str, ...]) -> Iterable[Shelf]:
        """The pool as pools of deaths that are under the filter or not."""
        raise NotImplementedError

    def limits(self, counting: Sequence[tuple[str, ...]]) -> None:
        """Write the floors or ceilings of aggregates, given the members of the pools of deaths
        that are under the filter (none for the others)."""
        raise NotImplementedError

    def held(self, event: str, aggregates: Iterable[str]) -> list[int]:
        return [self.sheet.unknowns[HELD, event, a] for a in sorted(aggregates)]

    def deaths(self, events: Iterable[str]) -> list[int]:
        return [self.sheet.unknowns[DEATHS, event] for event in sorted(events)]

    def passed(self, guest: str, host: str) -> int:
        """Deaths of an event that may lie inside another, none if it does not."""
        known = self.sheet.unknowns.get((PASSED, guest, host))
        if known is not None:
            return known
        deaths = self.sheet.unknowns[DEATHS, guest]
        passed = self.sheet.unknown(PASSED, guest, host)
        choice = self.sheet.unknowns[INSIDE, guest, host]
        self.sheet.row({passed: 1, deaths: -1}, None, 0)
        self.sheet.row({passed: 1, choice: -self.sheet.most(guest)}, None, 0)
        return passed

    def sums(self, counting: Sequence[tuple[str, ...]], aggregate: str, terms: Terms) -> Terms:
        """The unnamed deaths of an aggregate under the filter, with other terms."""
        for number, members in enumerate(counting):
            if aggregate in members:
                terms[self.sheet.unknowns[COVERED, aggregate, str(number)]] = 1
        return terms


class _Fewest(_Writer):
    """The deaths that are certainly under the filter; the solver makes them as few as it can."""

    def event(self, event: str) -> None:
        matches, unknowns = self.matches, self.sheet.unknowns
        if event in matches.barred([event]):
            return
        own = matches.of[event] is Match.WITHIN
        aggregates = self.held_by(event)
        inner, guests = self.inner.get(event, ()), self.guests.get(event, ())
        lost = self.held(event, matches.barred(aggregates)) + self.deaths(matches.barred(inner))
        lost += [self.passed(guest, event) for guest in sorted(matches.barred(guests))]
        counted = unknowns[COUNTED, event]
        if own and not lost:
            self.total.append(counted)
            return
        least = [counted] if own else self.held(event, matches.within(aggregates))
        matched = self.sheet.unknown(MATCHED, event)
        self.total.append(matched)
        off = dict.fromkeys(lost, 1)
        for index in least:
            self.sheet.row({matched: 1, index: -1} | off, 0, None)
        among = self._among(event, own=own, lost=lost)
        if among is not None and not own:
            away = [unknowns[INSIDE, event, w] for w in self._hosts(event)]
            most = self.sheet.cap
            self.sheet.row({matched: 1, among: -1} | off | dict.fromkeys(away, most), 0, None)

    def _hosts(self, event: str) -> list[str]:
        return sorted(self.relations.maybe_parts.get(event, ()))

    def _among(self, event: str, *, own: bool, lost: Sequence[int]) -> int | None:
        """Deaths of an event that are certainly under the filter wherever they count; `None`
        when nothing makes them more than zero."""
        known = self.sheet.unknowns.get((AMONG, event))
        if known is not None:
            return known
        sources = self.deaths([event]) if own else []
        if not own:
            sources += self.deaths(self.matches.within(self.inner.get(event, ())))
        floor = self.floor(event)
        guests = [
            (guest, found)
            for guest in sorted(self.guests.get(event, ()))
            if (found := self._of_guest(guest)) is not None
        ]
        if not sources and not floor and not guests:
            return None
        among = self.sheet.unknown(AMONG, event)
        off = dict.fromkeys(lost, 1)
        if floor:
            self.sheet.row({among: 1} | off, floor, None)
        for source in sources:
            self.sheet.row({among: 1, source: -1} | off, 0, None)
        for guest, found in guests:
            choice, cap = self.sheet.unknowns[INSIDE, guest, event], self.sheet.cap
            self.sheet.row({among: 1, found: -1, choice: -cap} | off, -cap, None)
        return among

    def _of_guest(self, guest: str) -> int | None:
        if guest in self.matches.barred([guest]):
            return None
        inner = self.matches.barred(self.inner.get(guest, ()))
        lost = self.deaths(inner) + self.held(guest, self.matches.barred(self.held_by(guest)))
        lost += [
            self.passed(other, guest)
            for other in sorted(self.matches.barred(self.guests.get(guest, ())))
        ]
        return self._among(guest, own=self.matches.of[guest] is Match.WITHIN, lost=lost)

    def floor(self, key: str) -> int:
        """The deaths under the filter that an incident has at least; figures that give way
        force none."""
        if self.sheet.slack:
            return 0
        return min(self.matches.floor.get(key, 0), self.sheet.ranges[key].low)

    def split(self, pool: tuple[str, ...]) -> Iterable[Shelf]:
        matches, wider = self.matches, self.relations.wider
        within, barred = matches.within(pool), matches.barred(pool)
        counting = tuple(a for a in pool if a not in barred)
        if counting:
            yield Shelf(counting, frozenset(counting), True)
        silent = tuple(a for a in pool if a not in within and not wider[a] & within)
        if silent:
            yield Shelf(silent, frozenset(silent), False)
        if within and barred:
            yield Shelf(pool, barred, False)

    def limits(self, counting: Sequence[tuple[str, ...]]) -> None:
        for aggregate in self.part.aggregates:
            floor = self.floor(aggregate)
            if not floor or self.matches.of[aggregate] is not Match.PERHAPS:
                continue
            terms: Terms = {}
            for event in self.tops():
                if aggregate in self.relations.certain[event] | self.held_by(event):
                    found = self.sheet.unknowns.get((MATCHED, event))
                    if found is None and self.matches.of[event] is Match.WITHIN:
                        found = self.sheet.unknowns[COUNTED, event]
                    if found is None:
                        found = self.sheet.unknown(MATCHED, event)
                        self.total.append(found)
                        self.sheet.row({found: 1, self.sheet.unknowns[COUNTED, event]: -1}, None, 0)
                    terms[found] = 1
            self.sheet.row(self.sums(counting, aggregate, terms), floor, None)


class _Most(_Writer):
    """The deaths that are possibly under the filter; the solver makes them as many as it can."""

    def event(self, event: str) -> None:
        matches, counted = self.matches, self.sheet.unknowns[COUNTED, event]
        if matches.of[event] >= Match.TORN:
            self.total.append(counted)
            return
        aggregates, inner = self.held_by(event), self.inner.get(event, ())
        gained = self.held(event, matches.open_to(aggregates))
        gained += self.deaths(matches.open_to(inner))
        gained += [
            self.passed(guest, event)
            for guest in sorted(self.guests.get(event, ()))
            if self._sparks(guest)
        ]
        outside = matches.of[event] is Match.OUTSIDE
        if outside and not gained:
            return
        lost = self.held(event, matches.outside(aggregates)) + self.deaths(matches.outside(inner))
        ceiling = self._ceiling(event)
        if not outside and not lost and ceiling is None:
            self.total.append(counted)
            return
        matched = self.sheet.unknown(MATCHED, event, high=ceiling)
        self.total.append(matched)
        self.sheet.row({matched: 1, counted: -1}, None, 0)
        more = dict.fromkeys(gained, -1)
        if outside:
            self.sheet.row({matched: 1} | more, None, 0)
            return
        for index in lost:
            self.sheet.row({matched: 1, counted: -1, index: 1} | more, None, 0)

    def _sparks(self, event: str) -> bool:
        """Whether some deaths of an event can be under the filter whatever holds them."""
        matches = self.matches
        near = (event, *self.inner.get(event, ()), *self.held_by(event))
        return bool(matches.open_to(near)) or any(map(self._sparks, self.guests.get(event, ())))

    def _ceiling(self, key: str) -> int | None:
        return None if self.sheet.slack else self.matches.ceiling.get(key)

    def split(self, pool: tuple[str, ...]) -> Iterable[Shelf]:
        matches = self.matches
        open_to = matches.open_to(pool)
        perhaps = tuple(a for a in pool if matches.of[a] is Match.PERHAPS)
        silent = tuple(a for a in pool if a not in open_to)
        if open_to:
            yield Shelf(pool, open_to, True)
        if perhaps:
            yield Shelf(perhaps, frozenset(perhaps), True)
        if silent and (silent != perhaps or self._ceilings(silent)):
            yield Shelf(silent, frozenset(silent), False)

    def _ceilings(self, keys: Iterable[str]) -> bool:
        return any(self._ceiling(key) is not None for key in keys)

    def limits(self, counting: Sequence[tuple[str, ...]]) -> None:
        for aggregate in self.part.aggregates:
            ceiling = self._ceiling(aggregate)
            if ceiling is None or self.matches.of[aggregate] is not Match.PERHAPS:
                continue
            terms: Terms = {}
            for event in self.tops():
                if aggregate in self.relations.certain[event]:
                    found = self.sheet.unknowns.get((MATCHED, event))
                    if found is None and self.matches.of[event] is not Match.OUTSIDE:
                        found = self.sheet.unknowns[COUNTED, event]
                    if found is not None:
                        terms[found] = 1
            self.sheet.row(self.sums(counting, aggregate, terms), None, ceiling)


def _turned(part: Part, wholes: Wholes) -> dict[str, tuple[str, ...]]:
    """From the wholes of each event to the events inside each."""
    found: dict[str, list[str]] = {}
    for event in part.events:
        for whole in wholes.get(event, ()):
            found.setdefault(whole, []).append(event)
    return {whole: tuple(events) for whole, events in found.items()}
