"""Which pairs are worth comparing: tellings that share a week, a place, a name or a wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from cenotaph.incidents.parties import people
from cenotaph.incidents.places import country_of, names
from cenotaph.incidents.settling import kind_rank
from cenotaph.incidents.telling import AGGREGATE, Telling
from cenotaph.record.when import When

LONGEST_PERIOD = 62  # days; broader dates are found by place alone
MARGIN = 7  # days by which dates of one happening may slip, see `slack_days`
COUNTRY = 4
NOWHERE = ""

Pair = tuple[str, str]


def candidate_pairs(tellings: Sequence[Telling], copied: Iterable[Pair] = ()) -> tuple[Pair, ...]:
    """Pairs of keys in order. `copied` are pairs of documents that share wording."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    by_key = {telling.key: telling for telling in tellings}
    for telling in tellings:
        for block in sorted(_blocks(telling)):
            blocks[block].append(telling.key)
    pairs: set[Pair] = set()
    for members in blocks.values():
        pairs.update(_comparable(members, by_key))
    pairs.update(_of_weeks(tellings, by_key))
    pairs.update(_of_documents(tellings, copied))
    return tuple(sorted(pairs))


def components(keys: Sequence[str], pairs: Sequence[Pair]) -> tuple[tuple[str, ...], ...]:
    """Sets of tellings joined by candidate pairs, each in order, the sets in order."""
    root: dict[str, str] = {key: key for key in keys}

    def find(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for left, right in pairs:
        first, second = sorted((find(left), find(right)))
        root[second] = first
    members: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        members[find(key)].append(key)
    return tuple(tuple(group) for _, group in sorted(members.items()))


def _blocks(telling: Telling) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    named = {word for person in people(telling.names) for word in person}
    found.update(("name", telling.scope, word) for word in named)
    places = {n for w in telling.wheres if kind_rank(w) < COUNTRY for n in names(w)}
    found.update(("place", telling.scope, place) for place in places)
    return found


def _of_weeks(tellings: Sequence[Telling], by_key: Mapping[str, Telling]) -> Iterable[Pair]:
    """Pairs whose dates fall close together in one country; the unplaced meet every country."""
    weeks: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for telling in tellings:
        countries = {c for w in telling.wheres if (c := country_of(w))} or {NOWHERE}
        for week in _weeks(telling.when):
            for country in sorted(countries):
                weeks[telling.scope, week][country].append(telling.key)
    for blocks in weeks.values():
        unplaced = blocks.get(NOWHERE, [])
        for country, members in sorted(blocks.items()):
            around = [] if country == NOWHERE else unplaced
            yield from _comparable([*members, *around], by_key)


def _weeks(when: When | None) -> list[str]:
    """The weeks that a date may fall in, `MARGIN` days either side."""
    if when is None or when.earliest is None or when.latest is None:
        return []
    if (when.latest - when.earliest).days > LONGEST_PERIOD:
        return []
    day = _shifted(when.earliest, -MARGIN)
    last = _shifted(when.latest, MARGIN)
    weeks = []
    while day <= last + timedelta(days=6 - last.weekday()):
        year, week, _ = day.isocalendar()
        weeks.append(f"{year}-{week:02}")
        if day > date.max - timedelta(days=7):
            break
        day += timedelta(days=7)
    return weeks


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _comparable(members: Sequence[str], by_key: Mapping[str, Telling]) -> Iterable[Pair]:
    """Pairs of a block whose dates can be one: the block itself cannot see that."""
    ordered = sorted(members, key=lambda key: (_start(by_key[key]), key))
    for position, key in enumerate(ordered):
        left = by_key[key]
        for other in ordered[position + 1 :]:
            right = by_key[other]
            if _begins_after(right, left):
                break
            if left.document != right.document and _dates_can_meet(left, right):
                yield (key, other) if key < other else (other, key)


def _begins_after(right: Telling, left: Telling) -> bool:
    """Whether `right`, and so all that follow it in order, begin too late for `left`."""
    if left.when is None or left.when.latest is None:
        return False
    return _start(right) > _shifted(left.when.latest, MARGIN)


def _start(telling: Telling) -> date:
    return telling.when.earliest if telling.when and telling.when.earliest else date.min


def _dates_can_meet(left: Telling, right: Telling) -> bool:
    if left.when is None or right.when is None:
        return True
    if left.scope == AGGREGATE:
        return left.when.overlaps(right.when)
    return left.when.gap(right.when) <= MARGIN


def _of_documents(tellings: Sequence[Telling], copied: Iterable[Pair]) -> set[Pair]:
    of: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        of[telling.document].append(telling)
    pairs = set()
    for first, second in copied:
        for left in of.get(first, ()):
            for right in of.get(second, ()):
                if left.scope == right.scope:
                    low, high = sorted((left.key, right.key))
                    pairs.add((low, high))
    return pairs
