"""The claims of two readers side by side: the same words taken alike, otherwise, or by one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cenotaph.record.claim import Claim
from cenotaph.record.count import Count
from cenotaph.record.span import Span
from cenotaph.second.records import KINDS, Row, Verdict

Bounds = tuple[int | None, int | None]


def compare(
    built_in: Sequence[Claim], second: Sequence[Claim], read: Sequence[Span]
) -> tuple[Row, ...]:
    """What the readers make of one document, in the order of its words.

    Two claims are on the same happening if they are of one kind and their words touch; those on
    the same figure words go together first, then those with the same figure, then those that
    share most. Only claims of the built-in reader within the passages `read` are compared, and
    of a figure inside another ("including three children"), which the second reader is not
    asked for, only those that it gave.
    """
    mine = [claim for claim in built_in if claim.kind in KINDS and _within(claim, read)]
    pairs = dict(_pairs(mine, second))
    partners = set(pairs.values())
    rows = [_both(mine[left], second[right]) for left, right in pairs.items()]
    rows += [
        Row(verdict=Verdict.BUILT_IN, built_in=claim)
        for place, claim in enumerate(mine)
        if place not in pairs and claim.part_of is None
    ]
    rows += [
        Row(verdict=Verdict.SECOND, second=claim)
        for place, claim in enumerate(second)
        if place not in partners
    ]
    return tuple(sorted(rows, key=lambda row: (row.claim.span, row.claim.kind, row.claim.id)))


def _within(claim: Claim, read: Sequence[Span]) -> bool:
    return any(passage.overlaps(claim.span) for passage in read)


def _pairs(mine: Sequence[Claim], second: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Places of claims on the same happening, each in one pair, the likeliest pair first."""
    order = sorted(range(len(second)), key=lambda right: second[right].span.start)
    starts = [second[right].span.start for right in order]
    longest = max((claim.span.end - claim.span.start for claim in second), default=0)
    likely = sorted(
        (-likeness[0], -likeness[1], -likeness[2], left, right)
        for left, one in enumerate(mine)
        for right in order[
            bisect_left(starts, one.span.start - longest) : bisect_left(starts, one.span.end)
        ]
        if (likeness := _likeness(one, second[right])) is not None
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for *_, left, right in likely:
        if left not in taken_left and right not in taken_right:
            taken_left.add(left)
            taken_right.add(right)
            yield left, right


def _likeness(one: Claim, other: Claim) -> tuple[bool, bool, int] | None:
    """Same figure words, same figure, characters shared; `None` for claims on other words."""
    if one.kind is not other.kind or not one.span.overlaps(other.span):
        return None
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    return _same_words(one.count, other.count), _bounds(one) == _bounds(other), shared


def _same_words(one: Count | None, other: Count | None) -> bool:
    if one is None or other is None or one.span is None or other.span is None:
        return False
    return one.span.overlaps(other.span)


def _bounds(claim: Claim) -> Bounds:
    return (claim.count.minimum, claim.count.maximum) if claim.count else (None, None)


def _both(mine: Claim, second: Claim) -> Row:
    same = _bounds(mine) == _bounds(second)
    return Row(
        verdict=Verdict.AGREED if same else Verdict.FIGURE,
        built_in=mine,
        second=second,
        differs=tuple(_differences(mine, second)),
    )


def _differences(mine: Claim, second: Claim) -> Iterator[str]:
    """What else the two tell otherwise, as far as the words of the quote tell it at all."""
    if mine.modality is not second.modality:
        yield "modality"
    if mine.when and second.when and not mine.when.overlaps(second.when):
        yield "date"
    if mine.where and second.where and not _same_place(mine, second):
        yield "place"
    own = {actor.name for actor in mine.perpetrators if _in_quote(actor.span, second)}
    if own != {actor.name for actor in second.perpetrators}:
        yield "perpetrators"


def _same_place(mine: Claim, second: Claim) -> bool:
    """Whether the wordings touch in the text, or one name holds the other."""
    assert mine.where is not None and second.where is not None  # noqa: S101 - asked only then
    left, right = mine.where, second.where
    if left.span is not None and right.span is not None and left.span.overlaps(right.span):
        return True
    names = [left.wording, *([left.place.name] if left.place else [])]
    there = right.wording.casefold()
    return any(name.casefold() in there or there in name.casefold() for name in names)


def _in_quote(span: Span | None, second: Claim) -> bool:
    return span is not None and second.span.contains(span)
