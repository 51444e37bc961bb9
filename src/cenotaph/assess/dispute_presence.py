"""Disputes about since when a force has been in a country."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from cenotaph.assess import dispute
from cenotaph.assess.dispute import spoken_by
from cenotaph.assess.material import Material
from cenotaph.assess.parties import actor_named
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.cues import words_of
from cenotaph.knowledge.disagreement import dispute_cues
from cenotaph.record.actor import ARMED
from cenotaph.record.claim import Claim, ClaimKind, Modality
from cenotaph.record.finding import Dispute, Position
from cenotaph.record.when import When

_SAID = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.BACKGROUND})


class Arrival(NamedTuple):
    """A force said to have been in a country from a day between `earliest` and `latest` on."""

    force: str
    country: str
    earliest: date
    latest: date
    claim: Claim
    position: Position


def presence_disputes(material: Material) -> Iterator[Dispute]:
    """For each force and country, the beginnings that different documents give and that no day
    satisfies.
    """
    grouped: dict[tuple[str, str], list[Arrival]] = {}
    for claim in material.claims:
        for arrival in _arrivals(claim, material):
            grouped.setdefault((arrival.force, arrival.country), []).append(arrival)
    for (force, country), arrivals in sorted(grouped.items()):
        at_odds = [
            pair
            for pair in combinations(arrivals, 2)
            if pair[0].claim.document != pair[1].claim.document
            and (pair[0].latest < pair[1].earliest or pair[1].latest < pair[0].earliest)
        ]
        if at_odds:
            yield _dispute(force, country, [each for pair in at_odds for each in pair])


def _dispute(force: str, country: str, arrivals: list[Arrival]) -> Dispute:
    name = actor_named(force, force)
    called = name.name if name else force
    place = next((s.name for s in actor_table().states if s.code == country), country)
    values = sorted({arrival.position.value for arrival in arrivals})
    return dispute.make(
        "presence",
        f"start of the presence of {called} in {place}",
        (arrival.position for arrival in arrivals),
        f"sources give different beginnings: {'; '.join(values)}",
    )


def _arrivals(claim: Claim, material: Material) -> Iterator[Arrival]:
    if claim.kind is not ClaimKind.DEPLOYMENT or claim.modality not in _SAID:
        return
    when, country = claim.when, _country(claim, material)
    if when is None or when.earliest is None or when.span is None or country is None:
        return
    classes = {name for _, _, name in dispute_cues().hits(words_of(material.quote(claim.sentence)))}
    start = _start(when, classes)
    if start is None:
        return
    for party in claim.perpetrators:
        actor = actor_named(party.name, party.actor_id)
        if actor is None or actor.kind not in ARMED or actor.country == country:
            continue
        position = Position(
            value=when.wording or when.earliest.isoformat(),
            span=when.span,
            source=spoken_by(claim.attribution) or material.name(claim.document),
        )
        yield Arrival(actor.id, country, *start, claim, position)


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
