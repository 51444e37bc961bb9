"""How alike two tellings of different documents are, dimension by dimension, with reasons."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.incidents.company import Company
from cenotaph.incidents.parties import accused, opposed, people, same_body, same_person
from cenotaph.incidents.peoples import side
from cenotaph.incidents.places import compare_places, names
from cenotaph.incidents.settling import width
from cenotaph.incidents.telling import AGGREGATE, Telling
from cenotaph.knowledge.likeness import likeness_weights
from cenotaph.record.base import Record
from cenotaph.record.when import Basis, Precision, When

NEVER = "never"
_WEEK = 7
_MONTH = 31
_FAR_FACTOR = 5
_SHARES = (
    ("rare_share", "nearly the same"),
    ("much_share", "much rare wording"),
    ("some_share", "some rare wording"),
    ("few_share", "little"),
)
_SOLVED = frozenset({Basis.RELATIVE, Basis.NARRATIVE, Basis.INHERITED})


class Likeness(Record, frozen=True, kw_only=True):
    """The verdict on a pair: `bits` above 0 speak for one happening.

    `forbidden` names the dimension that keeps the two apart whatever else agrees.
    """

    bits: float
    reasons: tuple[tuple[str, str, float], ...]
    forbidden: str | None = None


def compare(left: Telling, right: Telling, company: Company) -> Likeness:
    """Weigh every dimension of the table for two tellings; the order of the two is immaterial."""
    table = likeness_weights()
    levels = (
        ("date", _dates(left, right)),
        ("place", _places(left, right, company)),
        ("parties", _parties(left, right)),
        ("deaths", _deaths(left, right)),
        ("names", _names(left, right)),
        ("victims", _victims(left, right, company)),
        ("wording", _wording(left, right, company)),
        ("means", _means(left, right)),
    )
    forbidden = _forbidden(left, right, levels)
    reasons = tuple((name, level, table.bits[name].get(level, 0.0)) for name, level in levels)
    bits = table.prior + sum(weight for _, _, weight in reasons)
    return Likeness(bits=round(bits, 6), reasons=reasons, forbidden=forbidden)


def _forbidden(left: Telling, right: Telling, levels: Sequence[tuple[str, str]]) -> str | None:
    if left.document == right.document:
        return "one document tells them as two"
    if left.scope != right.scope:
        return "one is a figure over several happenings"
    return next((name for name, level in levels if level == NEVER), None)


def _dates(left: Telling, right: Telling) -> str:
    if not left.whens or not right.whens:
        return _by_publication(left, right)
    if left.when is None or right.when is None:
        return "unknown"
    if left.scope == right.scope == AGGREGATE:
        return _periods(left.when, right.when)
    best = compare_dates(left.when, right.when)
    if best == NEVER and any(a.overlaps(b) for a in left.whens for b in right.whens):
        return "days apart"
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
    slack = limits["slack_days"] if {left.basis, right.basis} & _SOLVED else 0.0
    if gap <= limits["close_days"]:
        return "a day apart"
    return "days apart" if gap <= limits["loose_days"] + slack else NEVER


def _overlap(left: When, right: When) -> str:
    wide = max(width(left), width(right))
    if wide == 1:
        return "same day"
    if wide <= _WEEK and Precision.OPEN not in (left.precision, right.precision):
        return "same days"
    return "same month" if wide <= _MONTH else "same period"


def _by_publication(left: Telling, right: Telling) -> str:
    """An undated telling can only be set against when the two documents came out."""
    if left.published is None or right.published is None:
        return "unknown"
    apart = abs((left.published - right.published).days)
    return (
        "published together" if apart <= likeness_weights().limits["published_days"] else "unknown"
    )


def _places(left: Telling, right: Telling, company: Company) -> str:
    """The closest that any place of one comes to any place of the other."""
    bits = likeness_weights().bits["place"]
    levels = {
        _crowd(compare_places(a, b), names(a) & names(b), company)
        for a in left.wheres
        for b in right.wheres
    }
    if not levels:
        return "unknown"
    positive = {level for level in levels if bits.get(level, -99.0) > 0}
    if positive:
        return max(positive, key=lambda level: (bits[level], level))
    return min(levels, key=lambda level: (bits.get(level, -99.0), level))


def _crowd(level: str, shared: frozenset[str], company: Company) -> str:
    return "same common place" if level == "same place" and company.crowded(shared) else level


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


def _victims(left: Telling, right: Telling, company: Company) -> str:
    ours, theirs = (
        frozenset(victims.category for victims in telling.victims) for telling in (left, right)
    )
    if not ours or not theirs:
        return "unknown"
    if not ours & theirs:
        sides = ({side(category) for category in groups} for groups in (ours, theirs))
        return "unknown" if set.intersection(*sides) else "nothing in common"
    return "same rare group" if company.rare_group(ours & theirs) else "same group"


def _wording(left: Telling, right: Telling, company: Company) -> str:
    if left.language != right.language:
        return "two languages"
    limits = likeness_weights().limits
    ours, theirs = company.words[left.key], company.words[right.key]
    share = company.rarity.cosine(ours, theirs)
    alone = company.rarity.size < limits["company"]
    short = min(len(ours), len(theirs)) < limits["few_words"]
    least = "little" if alone or short else "hardly any"
    asked = 2.0 if alone else 1.0
    return next((level for name, level in _SHARES if share >= asked * limits[name]), least)


def _means(left: Telling, right: Telling) -> str:
    if not left.means or not right.means:
        return "unknown"
    return "same" if set(left.means) & set(right.means) else "different"
