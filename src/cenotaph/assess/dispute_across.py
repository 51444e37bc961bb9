"""Disputes between reports that were not taken for one incident, but may be of one."""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.assess import dispute
from cenotaph.assess.accusations import Accusation, Sides
from cenotaph.assess.dispute_dates import days_apart
from cenotaph.assess.dispute_parties import accusing
from cenotaph.assess.dispute_places import places_apart, spell_where
from cenotaph.assess.spell import spell_count, spell_when
from cenotaph.assess.totals import at_odds, of_one_size
from cenotaph.assess.unlinked import Twin, twins
from cenotaph.assess.voices import Voices, placed
from cenotaph.record.claim import Claim
from cenotaph.record.finding import Between, Dispute, Position
from cenotaph.record.incident import Report
from cenotaph.record.where import Where


def across_disputes(voices: Voices, sides: Sides) -> Iterator[Dispute]:
    """What unlinked reports with a victim, or village and day, in common say against each other."""
    for twin in twins(voices):
        if twin.person:
            yield from _dates(twin, voices)
            yield from _places(twin, voices)
        if twin.person or _alike(twin):
            yield from _parties(twin, sides, voices)
        if twin.person or _not_opposed(twin, sides):
            yield from _counts(twin, voices)


def _alike(twin: Twin) -> bool:
    """Whether two incidents of one village and day have as many dead: of two attacks there on
    that day the number would hardly be the same.
    """
    return any(
        number >= _TELLING and number in twin.right.exact for number in sorted(twin.left.exact)
    )


_MONTH = 31  # days beyond which a date is that of another mention, not of the killing
_TELLING = 3  # from this number of dead on an equal one is more than chance


def _not_opposed(twin: Twin, sides: Sides) -> bool:
    """Whether no two voices accuse different sides."""
    return not any(sides.differ(a, b) for a in twin.left.accusing for b in twin.right.accusing)


def _dates(twin: Twin, voices: Voices) -> Iterator[Dispute]:
    one, other = twin.left.own_day, twin.right.own_day
    if one is None or other is None or not 0 < days_apart(one[1], other[1]) <= _MONTH:
        return
    positions = [
        placed(spell_when(when), when.span, voices.of_report(report))
        for report, when in (one, other)
        if when.span is not None
    ]
    days = days_apart(one[1], other[1])
    yield _make("date", twin, positions, f"the days given lie {days} apart")


def _places(twin: Twin, voices: Voices) -> Iterator[Dispute]:
    one, other = twin.left.own_spot, twin.right.own_spot
    if one is None or other is None:
        return
    why = places_apart(one[1], other[1])
    if why:
        positions = [_at(report, where, voices) for report, where in (one, other)]
        yield _make("place", twin, positions, why)


def _at(report: Report, where: Where, voices: Voices) -> Position:
    return placed(spell_where(where), where.span or report.span, voices.of_report(report))


def _parties(twin: Twin, sides: Sides, voices: Voices) -> Iterator[Dispute]:
    """Accusations of which none of the one side can hold with any of the other; of a person, in
    the very claims that name the person.
    """
    left, right = (
        [[_of_claim(claim, voices)] for claim in twin.naming]
        if twin.naming
        else [twin.left.accusing, twin.right.accusing]
    )
    pairs = [(a, b) for a in left for b in right if sides.differ(a, b)]
    if not pairs or len(pairs) < len(left) * len(right):
        return
    positions = [side for each in (*left, *right) for side in accusing(each)]
    yield _make("perpetrator", twin, positions, "different parties are accused")


def _of_claim(claim: Claim, voices: Voices) -> Accusation:
    return Accusation(claim.document, voices.of(claim), [claim])


def _counts(twin: Twin, voices: Voices) -> Iterator[Dispute]:
    """Figures of which none of the one can hold with any of the other, and of one size."""
    left, right = twin.left.totals, twin.right.totals
    pairs = [(a, b) for a in left for b in right if at_odds(a, b) and of_one_size(a, b)]
    if not pairs or len(pairs) < len(left) * len(right):
        return
    positions = [
        placed(spell_count(total.figure.deaths), total.figure.span, voices.of_figure(total.figure))
        for pair in pairs
        for total in pair
    ]
    yield _make("count", twin, positions, "no number of dead satisfies all")


def _make(kind: str, twin: Twin, positions: list[Position], what: str) -> Dispute:
    left, right = twin.left.incident, twin.right.incident
    return dispute.make(
        kind,
        f"{_ABOUT[kind]} in reports not taken for one incident: {left.title}; {right.title}",
        positions,
        f"{twin.shared}: if that is one killing, {what}: {dispute.according(positions)}",
        (left.id, right.id),
        between=Between.INCIDENTS,
    )


_ABOUT = {
    "date": "date",
    "place": "place",
    "perpetrator": "alleged perpetrator",
    "count": "number of dead",
}
