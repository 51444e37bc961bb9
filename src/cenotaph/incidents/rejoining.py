"""Groups of claims that only restate another happening of the same document go back to it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cenotaph.incidents.gathering import sums_up
from cenotaph.incidents.parties import people, same_person
from cenotaph.incidents.places import compare_places
from cenotaph.incidents.telling import own_when, own_where, reading_order
from cenotaph.record.base import Record
from cenotaph.record.claim import Claim, FigureRole, Modality
from cenotaph.record.count import Count
from cenotaph.record.when import When
from cenotaph.record.where import Where

_TOGETHER = frozenset({"same place", "spelled alike", "inside a region", "same region"})
_APART = frozenset({"never", "apart"})
BODIES_FOUND_DAYS = 31  # how long after a killing its dead are still being found
RESTATED_SHARE = 0.1  # a headline may round the figure of the body by this much

Ranges = Sequence[tuple[int, int]]


class Group(Record, frozen=True, kw_only=True):
    """The killing claims of one happening as grouped so far.

    `summary` marks talk of several killings without a figure, which is about no single one.
    """

    claims: tuple[Claim, ...]
    heading: bool
    aggregate: bool
    summary: bool = False

    @property
    def counts(self) -> tuple[Count, ...]:
        """Every figure, parts included."""
        return tuple(c.count for c in self.claims if c.count is not None and _numbered(c))

    @property
    def totals(self) -> tuple[Count, ...]:
        """The figures that are not given as parts of others."""
        return tuple(
            claim.count
            for claim in self.claims
            if _numbered(claim) and claim.count and claim.figure is not FigureRole.PART
        )

    @property
    def whens(self) -> tuple[When, ...]:
        """The dates stated with it, not those taken over from elsewhere."""
        return tuple(when for claim in self.claims if (when := own_when(claim)) is not None)

    @property
    def wheres(self) -> tuple[Where, ...]:
        """The places stated with it, not those taken over from elsewhere."""
        return tuple(where for claim in self.claims if (where := own_where(claim)) is not None)


def rejoined(groups: Sequence[Sequence[Claim]], headings: Ranges) -> list[list[Claim]]:
    """The groups with those merged that speak of a happening told elsewhere in the document.

    Four sorts go back: a headline to the body it sums up, an earlier or denied figure to the
    figure that replaced or answers it, talk of killing without a figure to the happening at
    that place, and a number already given as a part of another at the same place and date.
    """
    known = [_group(claims, headings) for claims in _headlines_apart(groups, headings)]
    position = 0
    while position < len(known):
        others = [*known[:position], *known[position + 1 :]]
        home = _home(known[position], others)
        if home is None:
            position += 1
            continue
        guest = known.pop(position)
        index = known.index(home)
        claims = tuple(sorted((*home.claims, *guest.claims), key=reading_order))
        merged = Group(claims=claims, heading=home.heading, aggregate=home.aggregate)
        known[index] = merged
        position = 0
    ordered = sorted(known, key=lambda group: _first_of_body(group, headings))
    return [list(group.claims) for group in ordered]


def _first_of_body(group: Group, headings: Ranges) -> tuple[str, int, int, str]:
    body = [claim for claim in group.claims if not _within(claim, headings)]
    return reading_order((body or list(group.claims))[0])


def _headlines_apart(groups: Sequence[Sequence[Claim]], headings: Ranges) -> list[list[Claim]]:
    """The groups with every headline on its own: what it sums up is told by its figures.

    A headline keeps only the date and place that stand in it.
    """
    found: list[list[Claim]] = []
    apart: dict[tuple[int, int], list[Claim]] = {}
    for claims in groups:
        body = []
        for claim in claims:
            line = next((r for r in headings if _within(claim, [r])), None)
            if line is None:
                body.append(claim)
            else:
                bare = replace(claim, when=own_when(claim), where=own_where(claim))
                apart.setdefault(line, []).append(bare)
        found += [body] if body else []
    return [*found, *apart.values()]


def _group(claims: Sequence[Claim], headings: Ranges) -> Group:
    ordered = tuple(sorted(claims, key=reading_order))
    totals = [c for c in ordered if _numbered(c) and c.figure is not FigureRole.PART]
    return Group(
        claims=ordered,
        heading=all(_within(claim, headings) for claim in ordered),
        aggregate=bool(totals) and all(claim.scope == "aggregate" for claim in totals),
        summary=sums_up(ordered),
    )


def _within(claim: Claim, ranges: Ranges) -> bool:
    return any(start <= claim.span.start and claim.span.end <= end for start, end in ranges)


def _numbered(claim: Claim) -> bool:
    return claim.count is not None and (
        claim.count.minimum is not None or claim.count.maximum is not None
    )


def _home(guest: Group, others: Sequence[Group]) -> Group | None:
    """The group that the guest goes back to: the best fitting, then the nearest."""
    fitting = [other for other in others if not other.heading and _goes_back(guest, other)]
    if not fitting and guest.heading:
        fitting = [other for other in others if not other.heading and _read_together(guest, other)]
    if not fitting:
        return None
    here = guest.claims[0].span.start

    def rank(other: Group) -> tuple[bool, bool, int, int]:
        shares_number = any(_same_end(a, b) for a in guest.totals for b in other.counts)
        distance = min(abs(claim.span.start - here) for claim in other.claims)
        return (not shares_number, not _one_place(guest, other), distance, here)

    return min(fitting, key=rank)


def _read_together(guest: Group, other: Group) -> bool:
    """Whether the reader gave both one happening; a headline that nothing matches stays there."""
    numbers = {claim.happening for claim in guest.claims} - {0}
    return bool(numbers & {claim.happening for claim in other.claims})


def _goes_back(guest: Group, other: Group) -> bool:
    if guest.heading:
        return _sums_up(guest, other)
    if _only_answers(guest):
        same_sort = guest.aggregate == other.aggregate and not _only_answers(other)
        return same_sort and (_one_sentence(guest, other) or _answers(guest, other))
    if guest.aggregate != other.aggregate and guest.totals:
        return False
    if _same_victims(guest, other):
        return True
    if not guest.totals:
        return bool(other.totals) and not guest.summary and _same_strand(guest, other)
    return _already_told(guest, other)


def _sums_up(heading: Group, body: Group) -> bool:
    """A headline restates a figure of the body, rounded at most, or names no figure."""
    if body.summary or not _compatible(heading, body):
        return False
    if not heading.totals or not body.counts:
        return True
    return any(_restates(a, b) for a in heading.totals for b in body.counts)


def _restates(left: Count, right: Count) -> bool:
    if _same_end(left, right):
        return True
    low, high = sorted((left.low, right.low))
    return high - low <= RESTATED_SHARE * high or (left.overlaps(right) and high <= 2 * low)


def _same_end(left: Count, right: Count) -> bool:
    lows = left.minimum is not None and left.minimum == right.minimum
    return lows or (left.maximum is not None and left.maximum == right.maximum)


def _only_answers(group: Group) -> bool:
    """Whether it holds nothing but denials and figures that others replaced."""
    return all(
        claim.figure is FigureRole.EARLIER or claim.modality is Modality.DENIED
        for claim in group.claims
    )


def _one_sentence(guest: Group, other: Group) -> bool:
    """ "…, raising an earlier toll of 60": the figure and the one it is set against."""
    sentences = {claim.sentence for claim in other.claims if claim.figure is not FigureRole.PART}
    return all(claim.sentence in sentences for claim in guest.claims)


def _answers(guest: Group, other: Group) -> bool:
    return _one_place(guest, other) and _compatible(guest, other)


def _compatible(guest: Group, other: Group) -> bool:
    """Whether nothing stated of the two keeps them apart."""
    dates = [(a, b) for a in guest.whens for b in other.whens]
    if dates and not any(a.overlaps(b) for a, b in dates):
        return False
    places = [(a, b) for a in guest.wheres for b in other.wheres]
    return not places or any(compare_places(a, b) not in _APART for a, b in places)


def _same_strand(guest: Group, other: Group) -> bool:
    """Talk without a figure: at the place of the other, on its day or soon after."""
    if not _one_place(guest, other):
        return False
    dates = [(a, b) for a in guest.whens for b in other.whens]
    return not dates or any(a.overlaps(b) or _soon_after(a, b) for a, b in dates)


def _soon_after(found: When, killed: When) -> bool:
    if found.earliest is None or killed.earliest is None:
        return False
    return found.earliest > killed.earliest and found.gap(killed) <= BODIES_FOUND_DAYS


def _already_told(guest: Group, other: Group) -> bool:
    """Every number of the guest is one of the other's, at the same place and date."""
    if not _compatible(guest, other) or not _one_place(guest, other):
        return False
    return all(any(_equal(a, b) for b in other.counts) for a in guest.totals)


def _equal(left: Count, right: Count) -> bool:
    return (left.minimum, left.maximum) == (right.minimum, right.maximum)


def _one_place(guest: Group, other: Group) -> bool:
    """Whether the two are placed alike, taken-over places included; unplaced groups are."""
    ours = [claim.where for claim in guest.claims if claim.where]
    theirs = [claim.where for claim in other.claims if claim.where]
    if not ours or not theirs:
        return True
    return any(_placed_alike(a, b) for a in ours for b in theirs)


def _placed_alike(left: Where, right: Where) -> bool:
    if left.place is not None and left.place == right.place:
        return True
    return compare_places(left, right) in _TOGETHER


def _same_victims(guest: Group, other: Group) -> bool:
    """Whether all the dead that the guest names are named by the other: nobody dies twice."""
    ours, theirs = (people(_named(group)) for group in (guest, other))
    return bool(ours) and all(any(same_person(a, b) for b in theirs) for a in ours)


def _named(group: Group) -> list[str]:
    return [name for claim in group.claims for victim in claim.victims for name in victim.names]
