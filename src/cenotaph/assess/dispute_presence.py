"""Disputes about since when a force has been in a country."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cenotaph.assess import dispute
from cenotaph.assess.material import Material
from cenotaph.assess.parties import actor_named
from cenotaph.assess.voices import Voices, placed
from cenotaph.claims.presence import DEPARTURE
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.cues import words_of
from cenotaph.knowledge.disagreement import dispute_cues
from cenotaph.record.actor import ARMED
from cenotaph.record.claim import Claim, ClaimKind, Modality
from cenotaph.record.finding import Dispute, Position
from cenotaph.record.when import When

_MANY = 32  # beginnings that are compared each with each
_SAID = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.BACKGROUND})


class Arrival(NamedTuple):
    """A force said to have been in a country from a day between `earliest` and `latest` on."""

    force: str
    country: str
    earliest: date
    latest: date
    claim: Claim
    position: Position


def presence_disputes(arrivals: Sequence[Arrival]) -> Iterator[Dispute]:
    """For each force and country, the beginnings that different documents give and that no day
    satisfies.
    """
    grouped: dict[tuple[str, str], list[Arrival]] = {}
    for arrival in arrivals:
        grouped.setdefault((arrival.force, arrival.country), []).append(arrival)
    for (force, country), told in sorted(grouped.items()):
        at_odds = list(_at_odds(told))
        if at_odds:
            yield _dispute(force, country, [each for pair in at_odds for each in pair])


def _at_odds(told: Sequence[Arrival]) -> Iterator[tuple[Arrival, Arrival]]:
    """Beginnings of two documents that no day satisfies.

    Of many each is held against the one that ends first and the one that begins last.
    """
    first = min(told, key=lambda each: (each.latest, each.claim.id))
    last = max(told, key=lambda each: (each.earliest, each.claim.id))
    others = told if len(told) <= _MANY else (first, last)
    for left in told:
        for right in others:
            apart = left.latest < right.earliest or right.latest < left.earliest
            if apart and left.claim.document < right.claim.document:
                yield left, right
            elif apart and left.claim.document > right.claim.document:
                yield right, left


def _dispute(force: str, country: str, arrivals: list[Arrival]) -> Dispute:
    name = actor_named(force, force)
    called = name.name if name else force
    place = state_name(country)
    positions = [arrival.position for arrival in arrivals]
    return dispute.make(
        "presence",
        f"start of the presence of {called} in {place}",
        positions,
        f"different beginnings are given: {dispute.according(positions)}",
    )


def state_name(code: str) -> str:
    """The name of a country by its code."""
    return next((state.name for state in actor_table().states if state.code == code), code)


def arrivals_of(voices: Voices) -> list[Arrival]:
    """The beginnings of the presence of a force in a country that the documents give."""
    return [each for claim in voices.material.claims for each in _arrivals(claim, voices)]


def _arrivals(claim: Claim, voices: Voices) -> Iterator[Arrival]:
    material = voices.material
    if claim.kind is not ClaimKind.DEPLOYMENT or claim.modality not in _SAID:
        return
    when = claim.when
    if claim.about == DEPARTURE or when is None or when.earliest is None or when.span is None:
        return
    country = _country(claim, material)
    classes = {name for _, _, name in dispute_cues().hits(words_of(material.quote(claim.sentence)))}
    start = _start(when, classes)
    if start is None or country is None:
        return
    for party in claim.perpetrators:
        actor = actor_named(party.name, party.actor_id)
        if actor is None or actor.kind not in ARMED or actor.country == country:
            continue
        value = when.wording or when.earliest.isoformat()
        yield Arrival(actor.id, country, *start, claim, placed(value, when.span, voices.of(claim)))


def _start(when: When, classes: set[str]) -> tuple[date, date] | None:
    """The days on which the presence can have begun, None if the words tell no beginning."""
    if when.earliest is None:
        return None
    if when.latest is None or "onset" in set(_classes_of(when)):
        return when.earliest, _end_of_unit(when)
    return (when.earliest, when.latest) if "arrival" in classes else None


def _classes_of(when: When) -> Iterator[str]:
    for _, _, name in dispute_cues().hits(words_of(when.wording)):
        yield name


def _end_of_unit(when: When) -> date:
    """The last day of the day, month or year that "since" names."""
    first = when.earliest
    assert first is not None  # noqa: S101 - the caller has looked
    if (first.month, first.day) == (1, 1) and not _names_a_month(when.wording):
        return date(first.year, 12, 31)
    if first.day == 1:
        return date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
    return first


def _names_a_month(wording: str) -> bool:
    words = words_of(wording)
    return any(word.startswith(("jan", "janv")) for word in words)


def _country(claim: Claim, material: Material) -> str | None:
    """Where the force is: the place stated, else the country that the document speaks of most."""
    if claim.where is not None and claim.where.place is not None:
        return claim.where.place.country
    if claim.where is not None and claim.where.country:
        return claim.where.country
    spoken = Counter(
        other.where.place.country
        for other in material.by_document.get(claim.document, ())
        if other.where is not None and other.where.place is not None
    )
    ranked = sorted(spoken.items(), key=lambda item: (-item[1], item[0]))
    return ranked[0][0] if ranked else None
