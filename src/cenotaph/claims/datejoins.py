"""Joins dates that belong together: ranges, lists, "yesterday, 14 May", "April last year"."""

from __future__ import annotations

import re
from itertools import pairwise

from cenotaph.claims.dateform import Form
from cenotaph.claims.datepatterns import DateWords

_CONTEXT = 40  # characters before a date in which its prepositions stand
_STOP = re.compile(r"[.;:!?\n]")
_JOINABLE = frozenset({"day", "month", "year", "weekday", "season", "fraction"})
_POINTED = frozenset({"day", "month", "weekday", "season"})


def join(forms: list[Form], lower: str, words: DateWords) -> list[Form]:
    """The forms with neighbours joined that say one date or one period together."""
    joined: list[Form] = []
    for form in forms:
        both = _together(joined[-1], form, lower, words) if joined else None
        if both is not None:
            joined[-1] = both
        else:
            joined.append(form)
    listed = _of_years_ago(_listed(joined, lower, words), lower)
    return [_opened(_prefixed(form, lower, words), lower, words) for form in listed]


def _before(form: Form, lower: str) -> str:
    return lower[max(0, form.start - _CONTEXT) : form.start]


def _together(left: Form, right: Form, lower: str, words: DateWords) -> Form | None:
    gap = lower[left.end : right.start]
    if len(gap) > _CONTEXT:
        return None
    if _spans(left, right, gap, lower, words):
        return Form(left.start, right.end, "range", left=left, right=right)
    if _specified(left, right, gap, words):
        return left._replace(end=right.end, other=right)
    if _restated(left, right, gap, words):
        return right._replace(start=left.start)
    return None


def _spans(left: Form, right: Form, gap: str, lower: str, words: DateWords) -> bool:
    """ "from 3 March to 2 April", "between March and July 2024"."""
    if left.kind not in _JOINABLE or right.kind not in _JOINABLE:
        return False
    if not words.join.fullmatch(gap):
        return False
    if words.listing.fullmatch(gap):
        return bool(words.between.search(_before(left, lower)))
    return gap.strip() not in ("-", "–", "—") or left.kind == right.kind != "weekday"


def _specified(left: Form, right: Form, gap: str, words: DateWords) -> bool:
    """ "April last year", "Tuesday of last week": the second form gives year or week."""
    if left.year is not None or right.kind != "relative" or left.other is not None:
        return False
    if not words.of_gap.fullmatch(gap):
        return False
    if left.kind == "weekday":
        return right.unit == "week" and left.which is None
    return left.kind in _POINTED and right.unit == "year"


def _restated(left: Form, right: Form, gap: str, words: DateWords) -> bool:
    """ "yesterday, 14 May", "overnight on Tuesday": the exact date says again what was meant."""
    if left.kind not in ("relative", "weekday") or left.unit not in (None, "day"):
        return False
    if right.kind == "day":
        return bool(words.restating.fullmatch(gap))
    on = words.restating.fullmatch(gap) and gap.strip() not in ("", ",", ", ")
    return left.kind == "relative" and right.kind == "weekday" and bool(on)


def _listed(forms: list[Form], lower: str, words: DateWords) -> list[Form]:
    """Give the members of "in January and February 2024" the year of the last."""
    result = list(forms)
    for index in range(len(result) - 2, -1, -1):
        left, right = result[index], result[index + 1]
        same = left.kind == right.kind and left.kind in ("month", "day") and left.year is None
        if not same or right.year is None or not right.century or left.other is not None:
            continue
        if words.listing.fullmatch(
            re.sub(r"[,\s]+(?=and|et|or|ou)", " ", lower[left.end : right.start])
        ):
            later = (left.month or 0) > (right.month or 0)
            result[index] = left._replace(year=right.year - later)
    return result


def _of_years_ago(forms: list[Form], lower: str) -> list[Form]:
    """Give "six years ago, on the morning of 2 May" the year that its sentence opens with."""
    result = list(forms)
    for index, (left, right) in enumerate(pairwise(forms), 1):
        ago = left.unit == "year" and left.against == "document" and left.shift < 0
        bare = right.kind in ("day", "month") and right.year is None and right.other is None
        gap = lower[left.end : right.start]
        if ago and bare and len(gap) <= _CONTEXT and not _STOP.search(gap):
            result[index] = right._replace(other=left)
    return result


def _prefixed(form: Form, lower: str, words: DateWords) -> Form:
    """Take "between" or "from" into the words of a range."""
    if form.kind != "range" and form.last_day is None:
        return form
    before = _before(form, lower)
    hit = words.between.search(before)
    if hit is None:
        return form
    return form._replace(start=form.start - len(before) + hit.start())


def _opened(form: Form, lower: str, words: DateWords) -> Form:
    """Take in "since" and "until", which leave one end open."""
    before = _before(form, lower)
    for open_, pattern in (("since", words.since), ("until", words.until)):
        hit = pattern.search(before)
        if hit is not None and form.kind != "window":
            return form._replace(start=form.start - len(before) + hit.start(), open=open_)
    return form
