"""Which pairs are worth comparing: tellings that share a place, a name, or a day and a number."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from cenotaph.incidents.parties import people
from cenotaph.incidents.places import country_of, names
from cenotaph.incidents.settling import kind_rank
from cenotaph.incidents.telling import AGGREGATE, Telling
from cenotaph.knowledge.likeness import likeness_weights
from cenotaph.record.when import When

LONGEST_PERIOD = 62  # days; broader dates are found by place alone
MARGIN = 7  # days by which dates of one happening may slip, see `slack_days`
COUNTRY = 4
NOWHERE = ""
LAST = date.max.toordinal()

Pair = tuple[str, str]
Numbers = npt.NDArray[np.int64]
Key = tuple[Hashable, ...]


def sharing_keys(tellings: Sequence[Telling]) -> Numbers:
    """Pairs of rows, the lower first, as `low * len(tellings) + high` in order, each once.

    What very many tellings share finds none: they must share their words too.
    """
    numbers: dict[Key, int] = {}
    rows, codes = [], []
    for row, telling in enumerate(tellings):
        for key in keys_of(telling):
            rows.append(row)
            codes.append(numbers.setdefault(key, len(numbers)))
    pairs = _together(np.array(rows, np.int64), np.array(codes, np.int64), len(tellings))
    return pairs[_can_be_one(pairs, tellings)]


def keys_of(telling: Telling) -> list[Key]:
    """What a telling is found by, each key once and in order."""
    return list(dict.fromkeys((telling.scope, *key) for key in _keys(telling)))


def _keys(telling: Telling) -> Iterator[Key]:
    for word in sorted({word for person in people(telling.names) for word in person}):
        yield "name", word
    weeks = _weeks(telling.when)
    fine = [where for where in telling.wheres if kind_rank(where) < COUNTRY]
    for place in sorted({name for where in fine for name in names(where)}):
        yield "place", place
        for week in weeks:
            yield "place", place, week
    if telling.scope == AGGREGATE:
        yield from (("week", week) for week in weeks)
        return
    countries = {c for where in telling.wheres if (c := country_of(where))} or {NOWHERE}
    for day in _days(telling.when):
        for country in sorted(countries):
            yield "day", day, country
        yield from (("day", day, figure.deaths.low) for figure in telling.figures)


def _days(when: When | None) -> list[int]:
    """The days that something may have happened on, and the one after, by number."""
    if when is None or when.earliest is None or when.latest is None:
        return []
    first, last = when.earliest.toordinal(), when.latest.toordinal()
    return list(range(first, last + 2)) if last - first <= MARGIN else []


def _weeks(when: When | None) -> list[int]:
    """The weeks that a date may fall in, `MARGIN` days either side, by number."""
    if when is None or when.earliest is None or when.latest is None:
        return []
    first, last = when.earliest.toordinal(), when.latest.toordinal()
    if last - first > LONGEST_PERIOD:
        return []
    return list(range((first - MARGIN) // 7, (last + MARGIN) // 7 + 1))


def _together(rows: Numbers, codes: Numbers, size: int) -> Numbers:
    """Pairs of rows that have a code in common, unless more rows than a crowd have it."""
    order = np.lexsort((rows, codes))
    rows, codes = rows[order], codes[order]
    _, column, times = np.unique(codes, return_inverse=True, return_counts=True)
    kept = times[column] <= likeness_weights().limits["crowd"]
    rows, codes = rows[kept], codes[kept]
    found = [np.zeros(0, np.int64)]
    at = np.arange(len(rows))
    shift = 1
    while True:
        at = at[at + shift < len(rows)]
        at = at[codes[at] == codes[at + shift]]
        if not len(at):
            return np.unique(np.concatenate(found))
        found.append(rows[at] * size + rows[at + shift])
        shift += 1


def _can_be_one(pairs: Numbers, tellings: Sequence[Telling]) -> npt.NDArray[np.bool_]:
    """Pairs of two documents whose dates can be one, or that give none."""
    low, high = np.divmod(pairs, max(1, len(tellings)))
    first = np.array([_end(t.when.earliest if t.when else None, 0) for t in tellings], np.int64)
    last = np.array([_end(t.when.latest if t.when else None, LAST) for t in tellings], np.int64)
    slack = np.array([0 if t.scope == AGGREGATE else MARGIN for t in tellings], np.int64)
    gap = np.maximum(first[low], first[high]) - np.minimum(last[low], last[high])
    documents = np.unique([t.document for t in tellings], return_inverse=True)[1]
    may: npt.NDArray[np.bool_] = (gap <= slack[low]) & (documents[low] != documents[high])
    return may


def _end(day: date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()


def of_copies(tellings: Sequence[Telling], copied: Iterable[Pair]) -> Numbers:
    """Pairs of rows as `sharing_keys` gives them, of documents that share wording."""
    of: dict[str, list[int]] = {}
    for row, telling in enumerate(tellings):
        of.setdefault(telling.document, []).append(row)
    found = {
        min(a, b) * len(tellings) + max(a, b)
        for first, second in copied
        for a in of.get(first, ())
        for b in of.get(second, ())
        if tellings[a].scope == tellings[b].scope
    }
    return np.array(sorted(found), np.int64)
