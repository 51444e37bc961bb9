"""How alike two tellings of different documents are, dimension by dimension."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec.structs import replace

from cenotaph.incidents.folding import fold
from cenotaph.incidents.parties import accused, opposed, people, same_body, same_person
from cenotaph.incidents.peoples import side
from cenotaph.incidents.places import REGION, compare_places, core
from cenotaph.incidents.settling import kind_rank, width
from cenotaph.incidents.telling import AGGREGATE, Telling
from cenotaph.knowledge.likeness import likeness_weights
from cenotaph.record.base import Record
from cenotaph.record.claim import Perpetrator
from cenotaph.record.when import Basis, Precision, When
from cenotaph.record.where import Where

NEVER = "never"
UNKNOWN = "unknown"
CACHED = 1 << 18  # pairs of values that are remembered
_WEEK = 7
_MONTH = 31
_FAR_FACTOR = 5
_OF = re.compile(r"^(?:the )?(?:village|town|city|hamlet) of ")
# levels of place in the order in which they count where places of two tellings meet in several:
# what is alike goes before what keeps apart
_PLACES = (
    "same place",
    "spelled alike",
    "close by",
    "inside a region",
    "same region",
    "inside a country",
    NEVER,
    "far apart",
    "apart",
    UNKNOWN,
)
_ONE_SPOT = _PLACES[:3]
# days between two publications, by the level that they belong to
_PUBLISHED = (
    (0, "same day"),
    (1, "a day apart"),
    (3, "three days apart"),
    (7, "a week apart"),
    (14, "two weeks apart"),
    (30, "a month apart"),
    (60, "two months apart"),
    (180, "half a year apart"),
    (365, "a year apart"),
)


class Likeness(Record, frozen=True, kw_only=True):
    """The verdict on a pair: `bits` above 0 speak for one happening.

    `forbidden` names the dimension that keeps the two apart whatever else agrees.
    """

    bits: float
    reasons: tuple[tuple[str, str, float], ...]
    forbidden: str | None = None


class Dimension(NamedTuple):
    """One thing that tellings are compared in.

    `value` is all that a telling says in it, without the words and the place in the text, so that
    tellings which say the same need be compared once; `compare` gives for two values a level of
    likeness.toml, whichever of them comes first.
    """

    name: str
    value: Callable[[Telling], Hashable]
    compare: Callable[[Any, Any], str]


class Days(NamedTuple):
    """Every date of a telling, and the one that is settled."""

    scope: str
    settled: When | None
    every: tuple[When, ...]


Spots = tuple[Where, ...]
Bounds = tuple[int, int | None]


@lru_cache(maxsize=CACHED)
def _dates(left: Days, right: Days) -> str:
    if left.settled is None or right.settled is None:
        return UNKNOWN
    if left.scope == right.scope == AGGREGATE:
        return _periods(left.settled, right.settled)
    best = compare_dates(left.settled, right.settled)
    apart = best in (NEVER, "weeks apart", "a week apart")
    if apart and any(a.overlaps(b) for a in left.every for b in right.every):
        return "some day shared"
    return best


def _periods(left: When, right: When) -> str:
    """Two figures over several happenings are one only if they cover about the same time."""
    if not left.overlaps(right):
        return NEVER
    if not (left.earliest and left.latest and right.earliest and right.latest):
        return "same period"
    common = min(left.latest, right.latest) - max(left.earliest, right.earliest)
    share = (common.days + 1) / width(left.merge(right))
    return "one period" if share >= likeness_weights().limits["one_period"] else "other periods"


def compare_dates(left: When, right: When) -> str:
    """A level of the `date` dimension of likeness.toml."""
    limits = likeness_weights().limits
    gap = left.gap(right)
    if gap == 0:
        return _overlap(left, right)
    if gap <= limits["close_days"]:
        return "a day apart"
    if _told_apart(left, right, gap):
        return NEVER
    if gap <= limits["loose_days"]:
        return "days apart"
    return "a week apart" if gap <= limits["loose_days"] + limits["slack_days"] else "weeks apart"


def _told_apart(left: When, right: When, gap: int) -> bool:
    """Whether both sources themselves give days or months so far apart that none has slipped."""
    if left.basis is not Basis.STATED or right.basis is not Basis.STATED:
        return False
    return left.days == right.days == 1 or gap > likeness_weights().limits["month_days"]


def _overlap(left: When, right: When) -> str:
    wide = max(width(left), width(right))
    if wide == 1:
        return "same day"
    if wide <= _WEEK and Precision.OPEN not in (left.precision, right.precision):
        return "same days"
    return "same month" if wide <= _MONTH else "same period"


def _published(left: date | None, right: date | None) -> str:
    if left is None or right is None:
        return UNKNOWN
    apart = abs((left - right).days)
    return next((level for days, level in _PUBLISHED if apart <= days), "years apart")


@lru_cache(maxsize=CACHED)
def _places(left: Spots, right: Spots) -> str:
    """The closest that any place of one comes to any place of the other."""
    levels = {compare_places(a, b) for a in left for b in right}
    if NEVER in levels and not (_surely_there(left) and _surely_there(right)):
        levels = levels - {NEVER} | {"far apart"}
    return next((level for level in _PLACES if level in levels), UNKNOWN)


def _surely_there(spots: Spots) -> bool:
    """Whether every place is named by the sentence itself, and in full."""
    return all(not where.inherited and _in_full(where) for where in spots)


def _in_full(where: Where) -> bool:
    """Whether the wording is the name: "Pierce County" is not Pierce, "Mopti region" is Mopti."""
    if where.place is None:
        return False
    named = where.wording.split(",")[0]
    if kind_rank(where) >= REGION:
        return core(named) == core(where.place.name)
    return _OF.sub("", fold(named)) == fold(where.place.name)


def _together(left: tuple[Days, Spots], right: tuple[Days, Spots]) -> str:
    """Whether both day and place agree: to agree in both says more than twice agreeing in one."""
    day, place = _dates(left[0], right[0]), _places(left[1], right[1])
    if day not in ("same day", "same days") or place not in _ONE_SPOT:
        return UNKNOWN
    return f"{day}, {'close by' if place == 'close by' else 'same place'}"


def _parties(left: tuple[Perpetrator, ...], right: tuple[Perpetrator, ...]) -> str:
    if not left or not right:
        return "one side named"
    if same_body(left, right):
        return "same"
    apart = opposed(left, right)
    if apart is None:
        return "one side named"
    return "different" if apart else "same kind"


def _deaths(left: tuple[Bounds, ...], right: tuple[Bounds, ...]) -> str:
    """The best that any figure of one agrees with any figure of the other."""
    levels = {_compare_counts(a, b) for a in left for b in right}
    order = ("equal and large", "equal", "one each", "compatible", "differ", "far apart")
    return next((level for level in order if level in levels), UNKNOWN)


def _compare_counts(left: Bounds, right: Bounds) -> str:
    (low, high), (other_low, other_high) = left, right
    if left == right or (low == other_low and low > 0):
        if low >= likeness_weights().limits["big_number"]:
            return "equal and large"
        return "equal" if low > 1 else "one each"
    small, big = sorted((max(1, low), max(1, other_low)))
    if big > _FAR_FACTOR * small:
        return "far apart"
    if (high is None or other_low <= high) and (other_high is None or low <= other_high):
        return "compatible"
    return "differ"


class Names(NamedTuple):
    """The victims whom a telling names, and whether it tells of one dead person only."""

    people: frozenset[frozenset[str]]
    single: bool


def _names(left: Names, right: Names) -> str:
    shared = [a & b for a in left.people for b in right.people if same_person(a, b)]
    if shared:
        return "shared" if max(map(len, shared)) > 1 else "one name shared"
    known = left.people and right.people and left.single and right.single
    return "different single victims" if known else "none shared"


def _victims(left: frozenset[str], right: frozenset[str]) -> str:
    if not left or not right:
        return UNKNOWN
    if not left & right:
        sides = ({side(category) for category in groups} for groups in (left, right))
        return UNKNOWN if set.intersection(*sides) else "nothing in common"
    general = left & right <= likeness_weights().general
    return "same group" if general else "same particular group"


def _means(left: frozenset[str], right: frozenset[str]) -> str:
    if not left or not right:
        return UNKNOWN
    return "same" if left & right else "different"


def _days_of(telling: Telling) -> Days:
    settled = telling.when and _bare_when(telling.when)
    return Days(telling.scope, settled, tuple(dict.fromkeys(map(_bare_when, telling.whens))))


def _bare_when(when: When) -> When:
    return replace(when, span=None, wording="", anchor=None)


def _spots_of(telling: Telling) -> Spots:
    return tuple(dict.fromkeys(map(_bare_where, telling.wheres)))


def _bare_where(where: Where) -> Where:
    return replace(where, span=None, why="", inherited=where.inherited and "inherited")


def _parties_of(telling: Telling) -> tuple[Perpetrator, ...]:
    return tuple(replace(actor, span=None) for actor in accused(telling.perpetrators))


def _bounds_of(telling: Telling) -> tuple[Bounds, ...]:
    figures = (figure for figure in telling.figures if figure.role != "part")
    return tuple((figure.deaths.low, figure.deaths.maximum) for figure in figures)


def _names_of(telling: Telling) -> Names:
    counts = (figure.deaths.maximum for figure in telling.figures)
    single = len(telling.names) == 1 and all(count == 1 for count in counts)
    return Names(people(telling.names), single)


DIMENSIONS = (
    Dimension("published", lambda t: t.published, _published),
    Dimension("date", _days_of, _dates),
    Dimension("place", _spots_of, _places),
    Dimension("date and place", lambda t: (_days_of(t), _spots_of(t)), _together),
    Dimension("parties", _parties_of, _parties),
    Dimension("deaths", _bounds_of, _deaths),
    Dimension("names", _names_of, _names),
    Dimension("victims", lambda t: frozenset(v.category for v in t.victims), _victims),
    Dimension("means", lambda t: frozenset(t.means), _means),
)
