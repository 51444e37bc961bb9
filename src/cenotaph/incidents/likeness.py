"""How alike two tellings of different documents are, dimension by dimension."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from typing import NamedTuple

from msgspec.structs import replace

from cenotaph.incidents.folding import fold
from cenotaph.incidents.parties import accused, opposed, people, same_body, same_person
from cenotaph.incidents.peoples import side
from cenotaph.incidents.places import compare_places
from cenotaph.incidents.settling import width
from cenotaph.incidents.telling import AGGREGATE, Telling
from cenotaph.knowledge.likeness import likeness_weights
from cenotaph.record.base import Record
from cenotaph.record.when import Basis, Precision, When
from cenotaph.record.where import Where

NEVER = "never"
UNKNOWN = "unknown"
_WEEK = 7
_MONTH = 31
_FAR_FACTOR = 5
_OF = re.compile(r"^(?:the )?(?:village|town|city|hamlet) of ")
# levels of place, the closest first; where none of the first six is met, the last one counts
_ALIKE_PLACES = (
    "same place",
    "spelled alike",
    "close by",
    "inside a region",
    "same region",
    "inside a country",
)
_UNLIKE_PLACES = (NEVER, "far apart", "apart", UNKNOWN)
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

    Two tellings of one `key` are alike in it to any third; `compare` gives a level of
    likeness.toml, whichever of the two comes first.
    """

    name: str
    key: Callable[[Telling], Hashable]
    compare: Callable[[Telling, Telling], str]


def _dates(left: Telling, right: Telling) -> str:
    if left.when is None or right.when is None:
        return UNKNOWN
    if left.scope == right.scope == AGGREGATE:
        return _periods(left.when, right.when)
    best = compare_dates(left.when, right.when)
    apart = best in (NEVER, "weeks apart", "a week apart")
    if apart and any(a.overlaps(b) for a in left.whens for b in right.whens):
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
    if gap <= limits["loose_days"]:
        return "days apart"
    if _exact(left) and _exact(right):
        return NEVER
    return "a week apart" if gap <= limits["loose_days"] + limits["slack_days"] else "weeks apart"


def _exact(when: When) -> bool:
    """Whether the source itself gives a day, not one that had to be worked out."""
    return when.basis is Basis.STATED and when.days == 1


def _overlap(left: When, right: When) -> str:
    wide = max(width(left), width(right))
    if wide == 1:
        return "same day"
    if wide <= _WEEK and Precision.OPEN not in (left.precision, right.precision):
        return "same days"
    return "same month" if wide <= _MONTH else "same period"


def _published(left: Telling, right: Telling) -> str:
    if left.published is None or right.published is None:
        return UNKNOWN
    apart = abs((left.published - right.published).days)
    return next((level for days, level in _PUBLISHED if apart <= days), "years apart")


def _places(left: Telling, right: Telling) -> str:
    """The closest that any place of one comes to any place of the other."""
    levels = {compare_places(a, b) for a in left.wheres for b in right.wheres}
    if NEVER in levels and not (_surely_there(left) and _surely_there(right)):
        levels = levels - {NEVER} | {"far apart"}
    order = (*_ALIKE_PLACES, *_UNLIKE_PLACES)
    return next((level for level in order if level in levels), UNKNOWN)


def _together(left: Telling, right: Telling) -> str:
    """Whether both day and place agree: to agree in both says more than twice agreeing in one."""
    day, place = _dates(left, right), _places(left, right)
    if day not in ("same day", "same days") or place not in _ALIKE_PLACES[:3]:
        return UNKNOWN
    return f"{day}, {'close by' if place == 'close by' else 'same place'}"


def _surely_there(telling: Telling) -> bool:
    """Whether every place is named by the sentence itself, in full, and no other is called so."""
    return all(
        where.place is not None
        and not where.inherited
        and not where.alternatives
        and _OF.sub("", fold(where.wording.split(",")[0])) == fold(where.place.name)
        for where in telling.wheres
    )


def _parties(left: Telling, right: Telling) -> str:
    ours, theirs = accused(left.perpetrators), accused(right.perpetrators)
    if not ours or not theirs:
        return "one side named"
    if same_body(ours, theirs):
        return "same"
    apart = opposed(ours, theirs)
    if apart is None:
        return "one side named"
    return "different" if apart else "same kind"


def _deaths(left: Telling, right: Telling) -> str:
    """The best that any figure of one agrees with any figure of the other."""
    levels = {_compare_counts(a, b) for a in _bounds(left) for b in _bounds(right)}
    order = ("equal and large", "equal", "one each", "compatible", "differ", "far apart")
    return next((level for level in order if level in levels), "unknown")


def _bounds(telling: Telling) -> list[tuple[int, int | None]]:
    return [
        (figure.deaths.low, figure.deaths.maximum)
        for figure in telling.figures
        if figure.role != "part"
    ]


def _compare_counts(left: tuple[int, int | None], right: tuple[int, int | None]) -> str:
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


def _names(left: Telling, right: Telling) -> str:
    ours, theirs = people(left.names), people(right.names)
    shared = [a & b for a in ours for b in theirs if same_person(a, b)]
    if shared:
        return "shared" if max(map(len, shared)) > 1 else "one name shared"
    if not ours or not theirs:
        return "none shared"
    return "different single victims" if _single(left) and _single(right) else "none shared"


def _single(telling: Telling) -> bool:
    """Whether it tells of one dead person only."""
    counts = [figure.deaths for figure in telling.figures]
    return len(telling.names) == 1 and all(count.maximum == 1 for count in counts)


def _victims(left: Telling, right: Telling) -> str:
    ours, theirs = (
        frozenset(victims.category for victims in telling.victims) for telling in (left, right)
    )
    if not ours or not theirs:
        return UNKNOWN
    if not ours & theirs:
        sides = ({side(category) for category in groups} for groups in (ours, theirs))
        return UNKNOWN if set.intersection(*sides) else "nothing in common"
    return "same group" if ours & theirs <= likeness_weights().general else "same particular group"


def _means(left: Telling, right: Telling) -> str:
    if not left.means or not right.means:
        return UNKNOWN
    return "same" if set(left.means) & set(right.means) else "different"


def _days(telling: Telling) -> Hashable:
    settled = telling.when and _bare_when(telling.when)
    return telling.scope, settled, tuple(map(_bare_when, telling.whens))


def _bare_when(when: When) -> When:
    return replace(when, span=None, wording="", anchor=None)


def _spots(telling: Telling) -> Hashable:
    return tuple(map(_bare_where, telling.wheres))


def _bare_where(where: Where) -> Where:
    return replace(where, span=None, why="", inherited=where.inherited and "inherited")


DIMENSIONS = (
    Dimension("published", lambda t: t.published, _published),
    Dimension("date", _days, _dates),
    Dimension("place", _spots, _places),
    Dimension("date and place", lambda t: (_days(t), _spots(t)), _together),
    Dimension("parties", lambda t: t.perpetrators, _parties),
    Dimension("deaths", lambda t: tuple(_bounds(t)), _deaths),
    Dimension("names", lambda t: (t.names, _single(t)), _names),
    Dimension("victims", lambda t: frozenset(v.category for v in t.victims), _victims),
    Dimension("means", lambda t: t.means, _means),
)
