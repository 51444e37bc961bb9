"""Which claims of a document make happenings, and which of them speak of the same one."""

from __future__ import annotations

from collections.abc import Sequence

from cenotaph.incidents.settling import kind_rank
from cenotaph.incidents.telling import AGGREGATE, own_when, own_where, reading_order
from cenotaph.record.claim import Claim, ClaimKind, Modality
from cenotaph.record.count import Count
from cenotaph.record.where import Where

_MAKING = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})
FAR_KM = 60.0
COUNTRY = 4


def makes(claim: Claim) -> bool:
    if claim.kind is not ClaimKind.KILLING:
        return False
    if claim.modality in _MAKING:
        return True
    return claim.modality is Modality.BACKGROUND and _concrete(claim)


def tangible(group: Sequence[Claim]) -> bool:
    """Whether anything tells the happening from any other: a number, a name, a day, a place."""
    return any(
        (claim.count is not None and has_number(claim.count))
        or claim.when is not None
        or (claim.where is not None and kind_rank(claim.where) < COUNTRY)
        or any(victims.names for victims in claim.victims)
        for claim in group
    )


def _concrete(claim: Claim) -> bool:
    """Whether history in passing gives a figure with a date or place of its own."""
    if claim.count is None or not has_number(claim.count):
        return False
    where = own_where(claim)
    return own_when(claim) is not None or (where is not None and kind_rank(where) < COUNTRY)


def has_number(count: Count) -> bool:
    """Whether the count says anything: "people" alone does not."""
    return count.minimum is not None or count.maximum is not None


def grouped(makers: Sequence[Claim]) -> list[list[Claim]]:
    """The reader's own grouping first; claims that it could not place join what they fit."""
    groups: dict[tuple[int, int], list[Claim]] = {}
    for claim in makers:
        if claim.happening > 0:
            groups.setdefault((claim.happening, 0), []).append(claim)
    loose = 0
    for claim in makers:
        if claim.happening > 0:
            continue
        home = _home(claim, list(groups.values()))
        if home is None:
            loose += 1
            groups[0, loose] = [claim]
        else:
            home.append(claim)
    ordered = [sorted(group, key=reading_order) for group in groups.values()]
    return sorted(ordered, key=lambda group: reading_order(group[0]))


def _home(claim: Claim, groups: Sequence[list[Claim]]) -> list[Claim] | None:
    """The group that shares the most with the claim, the nearest before it on a tie."""
    best: tuple[int, int, int] | None = None
    home = None
    for group in groups:
        shared = _shared(claim, group)
        if shared is None or shared < _least_shared(claim, group):
            continue
        distance = min(abs(claim.span.start - other.span.start) for other in group)
        rank = (-shared, distance, group[0].span.start)
        if best is None or rank < best:
            best, home = rank, group
    return home


def _least_shared(claim: Claim, group: Sequence[Claim]) -> int:
    """History in passing joins what the document is about only on two agreements."""
    passing = claim.modality is Modality.BACKGROUND
    return 2 if passing and group[0].modality is not Modality.BACKGROUND else int(passing)


def _shared(claim: Claim, group: Sequence[Claim]) -> int | None:
    """How many of date, place and count agree; `None` if one of them forbids."""
    if any(other.scope != claim.scope for other in group):
        return None
    agreeing = 0
    for verdict in (_dates_agree(claim, group), _places_agree(claim, group)):
        if verdict is False:
            return None
        agreeing += verdict is True
    counts = [other.count for other in group if other.count and has_number(other.count)]
    if claim.count and has_number(claim.count) and counts:
        if not any(claim.count.overlaps(count) for count in counts):
            return agreeing if agreeing else None
        agreeing += 1
    return agreeing


def _dates_agree(claim: Claim, group: Sequence[Claim]) -> bool | None:
    whens = [other.when for other in group if other.when]
    if claim.when is None or not whens:
        return None
    return any(claim.when.overlaps(when) for when in whens)


def _places_agree(claim: Claim, group: Sequence[Claim]) -> bool | None:
    wheres = [other.where for other in group if other.where]
    if claim.where is None or not wheres:
        return None
    return any(_one_place(claim.where, where) for where in wheres)


def _one_place(left: Where, right: Where) -> bool:
    if left.place is None or right.place is None:
        return True
    if left.place.country != right.place.country:
        return False
    apart = left.place.kilometres(right.place)
    return apart is None or apart <= FAR_KM or max(kind_rank(left), kind_rank(right)) > 1


def sums_up(group: Sequence[Claim]) -> bool:
    """Talk of several killings without any figure, as a summary of what is told besides."""
    return all(
        claim.scope == AGGREGATE and (claim.count is None or not has_number(claim.count))
        for claim in group
    )
