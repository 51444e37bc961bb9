"""What tellings are found by, as numbers: keys to share one of, rare words to share several of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cenotaph.incidents.bags import Bags
from cenotaph.incidents.parties import people
from cenotaph.incidents.places import country_of, names
from cenotaph.incidents.settling import kind_rank
from cenotaph.incidents.telling import AGGREGATE, Telling
from cenotaph.knowledge.likeness import likeness_weights
from cenotaph.knowledge.rarity import SLOTS
from cenotaph.record.when import When

LONGEST_PERIOD = 62  # days; broader dates are found by place alone
MARGIN = 7  # days by which dates of one happening may slip, see `slack_days`
COUNTRY = 4
NOWHERE = ""

# the kinds of tokens, in the two highest bits of a number below zero
KEY, WORD, WORD_THEN, PRINT = range(4)
_PLACE = 61
_PAYLOAD = (1 << _PLACE) - 1
WORD_KINDS = ("wording", "whole names")
SPAN = SLOTS * len(WORD_KINDS)  # added to a word of one span of days, it is that of the next
PRINTS, HASHES = 8, 3  # near-copies share one of so many prints, each of so many min-hashes
FEWEST_TERMS = 8
_PRIME = (1 << 31) - 1
_SEED = 1

Numbers = npt.NDArray[np.int64]
Key = tuple[str | int, ...]


class Tokens(NamedTuple):
    """Rows and the tokens that they have, one by one, each pair once."""

    rows: Numbers
    codes: Numbers

    def of(self, kind: int) -> Tokens:
        """Those of one kind."""
        kept = kinds_of(self.codes) == kind
        return Tokens(self.rows[kept], self.codes[kept])


def kind_of(code: int) -> int:
    """The kind of a token."""
    return code >> _PLACE


def kinds_of(codes: Numbers) -> Numbers:
    """The kind of each of many tokens."""
    return codes >> _PLACE


def tokens_of(tellings: Sequence[Telling], bags: dict[str, Bags]) -> Tokens:
    """The tokens of tellings by row; they depend on each telling alone."""
    parts = [_keys(tellings), *_words(tellings, bags), _prints(bags["wording"])]
    rows, codes = (np.concatenate(side) for side in zip(*parts, strict=True))
    return Tokens(rows, codes)


def _keys(tellings: Sequence[Telling]) -> Tokens:
    rows, codes = [], []
    known: dict[Key, int] = {}
    for row, telling in enumerate(tellings):
        for key in dict.fromkeys(_keys_of(telling)):
            code = known.get(key)
            if code is None:
                code = known[key] = _hashed(telling.scope, *key)
            rows.append(row)
            codes.append(code)
    return Tokens(np.array(rows, np.int64), np.array(codes, np.int64))


def _hashed(*key: str | int) -> int:
    digest = blake2b(repr(key).encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "big") & _PAYLOAD) | KEY << _PLACE


def _keys_of(telling: Telling) -> Iterator[Key]:
    scope = telling.scope
    for word in sorted({word for person in people(telling.names) for word in person}):
        yield scope, "name", word
    weeks = _weeks(telling.when)
    fine = [where for where in telling.wheres if kind_rank(where) < COUNTRY]
    for place in sorted({name for where in fine for name in names(where)}):
        yield scope, "place", place
        for week in weeks:
            yield scope, "place", place, week
    if scope == AGGREGATE:
        yield from ((scope, "week", week) for week in weeks)
        return
    countries = sorted({c for where in telling.wheres if (c := country_of(where))} or {NOWHERE})
    for day in _days(telling.when):
        yield from ((scope, "day", day, country) for country in countries)
        yield from ((scope, "day", day, figure.deaths.low) for figure in telling.figures)


def _days(when: When | None) -> range:
    """The days that something may have happened on, and the one after, by number."""
    if when is None or when.earliest is None or when.latest is None:
        return range(0)
    first, last = when.earliest.toordinal(), when.latest.toordinal()
    return range(first, last + 2) if last - first <= MARGIN else range(0)


def _weeks(when: When | None) -> range:
    """The weeks that a date may fall in, `MARGIN` days either side, by number."""
    if when is None or when.earliest is None or when.latest is None:
        return range(0)
    first, last = when.earliest.toordinal(), when.latest.toordinal()
    if last - first > LONGEST_PERIOD:
        return range(0)
    return range((first - MARGIN) // 7, (last + MARGIN) // 7 + 1)


def _words(tellings: Sequence[Telling], bags: dict[str, Bags]) -> Iterator[Tokens]:
    """The rarest words of each row, at any time and in the span of days that it came out in."""
    limits = likeness_weights().limits
    spans = np.array([span_of(t, int(limits["near_days"])) for t in tellings], np.int64)
    for number, kind in enumerate(WORD_KINDS):
        rows, slots = bags[kind].heaviest(int(limits["telling_words"]))
        words = slots * len(WORD_KINDS) + number
        yield Tokens(rows, words | WORD << _PLACE)
        yield Tokens(rows, (words + spans[rows] * SPAN) | WORD_THEN << _PLACE)


def span_of(telling: Telling, days: int) -> int:
    """The span of days that a report came out in, by number; undated ones share the first."""
    return 0 if telling.published is None else 1 + telling.published.toordinal() // days


def _prints(bag: Bags) -> Tokens:
    """Min-hashes over all words, by which near-copies are found however many there are."""
    chance = np.random.default_rng(_SEED)
    factors = chance.integers(1, _PRIME, PRINTS * HASHES, np.int64)
    starts, slots = bag.terms()
    kept = np.flatnonzero(np.diff(starts) >= FEWEST_TERMS)
    if not len(kept):
        return Tokens(np.zeros(0, np.int64), np.zeros(0, np.int64))
    found = []
    for number in range(PRINTS):
        code = np.full(len(kept), number, np.uint64)
        for factor in factors[number * HASHES : (number + 1) * HASHES]:
            hashed = np.append((slots + 1) * factor % _PRIME, 0)
            # a row is reduced from its start to the next start, so rows kept apart need their end
            edges = np.stack([starts[kept], starts[kept + 1]], axis=1).ravel()
            least = np.minimum.reduceat(hashed, edges)[::2].astype(np.uint64)
            code = (code ^ least) * np.uint64(0x9E3779B97F4A7C15)
            code ^= code >> np.uint64(29)
        found.append((code & np.uint64(_PAYLOAD)).astype(np.int64) | PRINT << _PLACE)
    return Tokens(np.tile(kept, PRINTS), np.concatenate(found))
