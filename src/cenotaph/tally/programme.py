"""One connected part of a case as an integer programme: its unknowns, its rows, its total."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cenotaph.tally.pools import pools
from cenotaph.tally.ranges import Range
from cenotaph.tally.relations import Relations

Unknown = tuple[str, ...]
Row = tuple[dict[int, int], int | None, int | None]

DEATHS = "deaths"  # x: deaths in an event
COUNTED = "counted"  # c: those of them that the total counts at this event
INSIDE = "inside"  # z: 1 when an event lies inside an aggregate or another event
HELD = "held"  # w: deaths of an event that an aggregate holds, z times c
POOL = "pool"  # Y: unnamed deaths in a pool of aggregates
COVERED = "covered"  # u: those of a pool that one aggregate covers
SHORT = "short"  # slack below a minimum
OVER = "over"  # slack above a maximum


@dataclass(frozen=True)
class Part:
    """Incidents that constrain each other, sorted; two parts have nothing to do with each other."""

    events: tuple[str, ...]
    aggregates: tuple[str, ...]


@dataclass(frozen=True)
class Programme:
    """`rows` are (coefficients by unknown, least, most). `total` are the unknowns whose sum is
    the number of deaths, `slack` those by which figures give way. `exact` is false when the
    pools stand for more sharing than is possible."""

    unknowns: Mapping[Unknown, int]
    lower: tuple[int, ...]
    upper: tuple[int, ...]
    rows: tuple[Row, ...]
    total: tuple[int, ...]
    slack: tuple[int, ...]
    pools: tuple[tuple[str, ...], ...]
    exact: bool


class Sheet:
    """A programme while it is being written.

    In `choosing` are the events and aggregates that need a choice between inside and outside
    though the aggregate has no maximum. The deaths of events in `still` are held at a number,
    those of events in `limits` are no more than one.
    Without `choices` an aggregate can hold any share of the deaths of an event that may lie
    inside it: bounds are then true but may be wider than need be.
    """

    def __init__(
        self,
        relations: Relations,
        ranges: Mapping[str, Range],
        *,
        cap: int,
        slack: bool,
        choosing: frozenset[tuple[str, str]] = frozenset(),
        still: Mapping[str, int] | None = None,
        limits: Mapping[str, int] | None = None,
        choices: bool = True,
    ) -> None:
        self.relations = relations
        self.ranges = ranges
        self.cap = cap
        self.slack = slack
        self.choosing = choosing
        self.still = still or {}
        self.limits = limits or {}
        self.choices = choices
        self.unknowns: dict[Unknown, int] = {}
        self.bounds: list[tuple[int, int]] = []
        self.rows: list[Row] = []

    def unknown(self, *key: str, low: int = 0, high: int | None = None) -> int:
        self.unknowns[key] = len(self.bounds)
        self.bounds.append((low, self.cap if high is None else high))
        return self.unknowns[key]

    def row(self, terms: dict[int, int], least: int | None, most: int | None) -> None:
        self.rows.append((terms, least, most))

    def programme(
        self, total: Iterable[int], shelves: tuple[tuple[str, ...], ...], *, exact: bool
    ) -> Programme:
        """What was written, with the unknowns whose sum is asked for."""
        slack = (index for key, index in self.unknowns.items() if key[0] in (SHORT, OVER))
        return Programme(
            unknowns=self.unknowns,
            lower=tuple(low for low, _ in self.bounds),
            upper=tuple(high for _, high in self.bounds),
            rows=tuple(self.rows),
            total=tuple(total),
            slack=tuple(slack),
            pools=shelves,
            exact=exact,
        )

    def most(self, key: str) -> int:
        """The most deaths an event can have on this sheet."""
        if key in self.still:
            return self.still[key]
        high = self.ranges[key].high
        top = self.cap if high is None or self.slack else min(high, self.cap)
        return min(top, self.limits.get(key, top))


def build(
    part: Part,
    relations: Relations,
    ranges: Mapping[str, Range],
    *,
    cap: int,
    slack: bool,
    still: Mapping[str, int] | None = None,
    limits: Mapping[str, int] | None = None,
    choices: bool = True,
    choosing: frozenset[tuple[str, str]] = frozenset(),
) -> Programme:
    """Write the programme of a part.

    Args:
        part: the incidents.
        relations: how they lie to each other.
        ranges: the deaths that each may have.
        cap: stands for "open above" in the bounds of the unknowns.
        slack: let every figure give way, at the price of the slack unknowns.
        still: hold the deaths of these events at a number.
        limits: let these events have no more deaths than a number.
        choices: without them an aggregate can hold a share of an event that may lie inside it.
        choosing: events and aggregates that are chosen all the same.
    """
    sheet = Sheet(
        relations,
        ranges,
        cap=cap,
        slack=slack,
        choosing=choosing,
        still=still,
        limits=limits,
        choices=choices,
    )
    write_events(sheet, part)
    shelves, exact = pools(part.aggregates, relations.overlaps)
    for number, pool in enumerate(shelves):
        write_pool(sheet, str(number), pool)
    write_sums(sheet, part, shelves)
    total = (index for key, index in sheet.unknowns.items() if key[0] in (COUNTED, POOL))
    return sheet.programme(total, shelves, exact=exact)


def write_events(sheet: Sheet, part: Part) -> None:
    """The deaths of the events, those that count, and those that aggregates hold."""
    totals = frozenset(part.aggregates)
    for event in part.events:
        _event(sheet, event)
    for event in part.events:
        _counted(sheet, event)
    for event in part.events:
        _held(sheet, event, sheet.relations.possible.get(event, frozenset()).intersection(totals))


def write_sums(sheet: Sheet, part: Part, shelves: Sequence[tuple[str, ...]]) -> None:
    """The deaths of each aggregate, of its events and its unnamed ones, lie in its range."""
    for aggregate, terms in _sums(sheet, part, shelves).items():
        _within(sheet, aggregate, terms)


def _within(sheet: Sheet, key: str, terms: dict[int, int]) -> None:
    """`low <= terms <= high` for an incident, with slack on both sides if figures may give."""
    span = sheet.ranges[key]
    if span.low:
        short = {sheet.unknown(SHORT, key, high=span.low): 1} if sheet.slack else {}
        sheet.row(terms | short, span.low, None)
    if span.high is not None:
        over = {sheet.unknown(OVER, key): -1} if sheet.slack else {}
        sheet.row(terms | over, None, span.high)


def _event(sheet: Sheet, event: str) -> None:
    if event in sheet.still:
        deaths = sheet.still[event]
        sheet.unknown(DEATHS, event, low=deaths, high=deaths)
    elif sheet.slack:
        _within(sheet, event, {sheet.unknown(DEATHS, event, high=sheet.most(event)): 1})
    else:
        sheet.unknown(DEATHS, event, low=sheet.ranges[event].low, high=sheet.most(event))


def _counted(sheet: Sheet, event: str) -> None:
    """A part adds nothing; an event that may be a part adds its deaths only if it is not."""
    deaths = sheet.unknowns[DEATHS, event]
    wholes = sorted(sheet.relations.parts.get(event, ()))
    for whole in wholes:
        if event in sheet.still and whole in sheet.still:
            continue
        sheet.row({deaths: 1, sheet.unknowns[DEATHS, whole]: -1}, None, 0)
    if wholes:
        return
    maybe = sorted(sheet.relations.maybe_parts.get(event, ()))
    if event in sheet.still and not maybe:
        sheet.unknown(COUNTED, event, low=sheet.still[event], high=sheet.still[event])
        return
    counted = sheet.unknown(COUNTED, event)
    if not maybe:
        sheet.row({counted: 1, deaths: -1}, 0, 0)
        return
    most = sheet.most(event)
    choices = {whole: sheet.unknown(INSIDE, event, whole, high=1) for whole in maybe}
    inside = dict.fromkeys(choices.values(), 1)
    sheet.row(inside, 0, 1)
    sheet.row({counted: 1, deaths: -1}, None, 0)
    sheet.row({counted: 1, deaths: -1} | dict.fromkeys(inside, most), 0, None)
    sheet.row({counted: 1} | dict.fromkeys(inside, most), None, most)
    for whole, choice in choices.items():
        sheet.row({deaths: 1, sheet.unknowns[DEATHS, whole]: -1, choice: most}, None, most)


def _held(sheet: Sheet, event: str, possible: frozenset[str]) -> None:
    """Deaths of an event that each aggregate that may hold it does hold: all or none.

    An aggregate that is open above loses nothing by holding them, so it needs no choice.
    """
    most, bare = sheet.most(event), _is_bare(sheet, event)
    for aggregate in sorted(possible):
        bounded = sheet.choices and sheet.ranges[aggregate].high is not None
        choosing = bounded or (event, aggregate) in sheet.choosing
        if bare and choosing:
            sheet.unknown(INSIDE, event, aggregate, high=1)
            continue
        held = sheet.unknown(HELD, event, aggregate, high=most)
        if not bare:
            counted = sheet.unknowns[COUNTED, event]
            sheet.row({held: 1, counted: -1}, None, 0)
        if choosing:
            choice = sheet.unknown(INSIDE, event, aggregate, high=1)
            sheet.row({held: 1, choice: -most}, None, 0)
            sheet.row({held: 1, counted: -1, choice: -most}, -most, None)
    for aggregate in sorted(possible):
        for whole in sorted(sheet.relations.wider[aggregate] & possible):
            if sheet.ranges[whole].high is not None or (event, whole) in sheet.choosing:
                _narrower(sheet, event, aggregate, whole)


def _narrower(sheet: Sheet, event: str, aggregate: str, whole: str) -> None:
    """What an aggregate holds of an event, a wider one holds too."""
    inner = sheet.unknowns.get((INSIDE, event, aggregate))
    outer = sheet.unknowns.get((INSIDE, event, whole))
    if inner is not None and outer is not None:
        sheet.row({inner: 1, outer: -1}, None, 0)
    narrow, wide = _held_terms(sheet, event, aggregate), _held_terms(sheet, event, whole)
    if inner is None or outer is None or not _is_bare(sheet, event):
        sheet.row(narrow | {index: -weight for index, weight in wide.items()}, None, 0)


def _is_bare(sheet: Sheet, event: str) -> bool:
    """Whether the deaths that an event counts are a fixed number."""
    return event in sheet.still and event not in sheet.relations.maybe_parts


def _held_terms(sheet: Sheet, event: str, aggregate: str) -> dict[int, int]:
    """The deaths of an event that an aggregate holds, as unknowns with their weights."""
    held = sheet.unknowns.get((HELD, event, aggregate))
    if held is not None:
        return {held: 1}
    return {sheet.unknowns[INSIDE, event, aggregate]: sheet.still[event]}


def write_pool(
    sheet: Sheet, number: str, pool: tuple[str, ...], cover: Iterable[str] | None = None
) -> None:
    """Unnamed deaths of a pool: each aggregate covers some, and someone covers each; with
    `cover`, one of those.

    Any shares with the largest at most Y and the sum at least Y can be dealt out; a narrower
    aggregate takes its share from that of the wider one. Where one lies in two that do not lie
    in each other, the last row keeps their common share; it is needed, and in most cases enough.
    """
    wider = {a: sheet.relations.wider[a] & set(pool) for a in pool}
    size = sheet.unknown(POOL, number)
    shares = {a: sheet.unknown(COVERED, a, number) for a in pool}
    roots = [a for a in pool if not wider[a]]
    for a in pool:
        for whole in sorted(wider[a]):
            sheet.row({shares[a]: 1, shares[whole]: -1}, None, 0)
        if not wider[a]:
            sheet.row({shares[a]: 1, size: -1}, None, 0)
    if cover is not None:
        among = frozenset(cover)
        roots = [a for a in pool if a in among and not wider[a] & among]
    everyone = {size: 1} | {shares[a]: -1 for a in roots}
    sheet.row(everyone, None, 0)
    for a in pool:
        above = len(wider[a].intersection(roots))
        if above > 1:
            sheet.row(everyone | {shares[a]: above - 1}, None, 0)


def _sums(
    sheet: Sheet, part: Part, shelves: Sequence[tuple[str, ...]]
) -> dict[str, dict[int, int]]:
    """For each aggregate the unknowns that make up its deaths: of events, then of pools."""
    relations, unknowns = sheet.relations, sheet.unknowns
    sums: dict[str, dict[int, int]] = {aggregate: {} for aggregate in part.aggregates}
    for event in part.events:
        for aggregate in sums.keys() & relations.certain.get(event, frozenset()):
            sums[aggregate][unknowns[COUNTED, event]] = 1
        for aggregate in sums.keys() & relations.possible.get(event, frozenset()):
            sums[aggregate] |= _held_terms(sheet, event, aggregate)
    for number, pool in enumerate(shelves):
        for aggregate in pool:
            sums[aggregate][unknowns[COVERED, aggregate, str(number)]] = 1
    return sums
