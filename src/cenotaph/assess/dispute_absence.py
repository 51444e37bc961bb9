"""Disputes about whether a force can have been there: it left before, or came after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cenotaph.assess import dispute
from cenotaph.assess.dispute_presence import Arrival, state_name
from cenotaph.assess.parties import actor_named, same_body, same_state
from cenotaph.assess.spell import spell_when
from cenotaph.assess.voices import Voice, Voices, placed
from cenotaph.claims.presence import DEPARTURE
from cenotaph.knowledge.cues import words_of
from cenotaph.knowledge.disagreement import dispute_cues
from cenotaph.record.actor import ARMED
from cenotaph.record.claim import Certainty, Claim, ClaimKind, Modality, Perpetrator
from cenotaph.record.finding import Dispute, Position
from cenotaph.record.incident import Incident
from cenotaph.record.span import Span
from cenotaph.record.when import Basis, When
from cenotaph.record.where import Where

KIND = "presence"
_SHOWN = 4  # statements of one kind that are set beside an act
_MARGIN = 3  # days: who leaves on a day may still be leaving for a few
_SAID = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.BACKGROUND})
SPOT = ("locality", "feature")


class Departure(NamedTuple):
    """A force said to have left a country, or one place in it, by a day."""

    force: str
    where: Where
    by: date
    claim: Claim
    position: Position


class Act(NamedTuple):
    """An act tied to a force on a known day."""

    force: str
    party: Perpetrator
    when: When
    where: Where
    claim: Claim
    incident: Incident


def absence_disputes(arrivals: Sequence[Arrival], voices: Voices) -> Iterator[Dispute]:
    """Acts tied to a force on a day when by another statement it had left, or not yet come."""
    departed: dict[tuple[str, str, str], list[Departure]] = {}
    for departure in departures(voices):
        departed.setdefault((departure.force, *_left(departure)), []).append(departure)
    come: dict[tuple[str, str], list[Arrival]] = {}
    for arrival in arrivals:
        come.setdefault((arrival.force, arrival.country), []).append(arrival)
    forces = frozenset({force for force, *_ in departed} | {force for force, _ in come})
    seen: set[tuple[str, str, bool]] = set()
    for act in _acts(voices, forces):
        country, *names = _held_by(act)
        told = (each for name in names for each in departed.get((act.force, country, name), ()))
        left = [each for each in told if _gone(each, act)]
        late = [each for each in come.get((act.force, country), ()) if _not_yet(each, act)]
        for absent, before in ((left, False), (late, True)):
            key = (act.incident.id, act.force, before)
            if absent and key not in seen:
                seen.add(key)
                how = "came only after that day" if before else "had left before that day"
                yield _dispute(act, [each.position for each in absent[:_SHOWN]], voices, how)


def denied_presence(voices: Voices) -> Iterator[Dispute]:
    """A state or group that denies that its forces are in a country where the same document puts
    them.
    """
    material = voices.material
    for denial in material.claims:
        if denial.kind is not ClaimKind.RESPONSE or not (denial.about or "").startswith("denial"):
            continue
        words = words_of(material.quote(denial.span))
        if "absence" not in {name for _, _, name in dispute_cues().hits(words)}:
            continue
        voice = voices.denier(denial)
        for claim, force, country in _abroad(denial, voice, voices):
            there = placed(f"{force} in {country}", _party_words(claim, force), voices.of(claim))
            yield dispute.make(
                KIND,
                f"whether {force} is in {country}",
                [there, placed("denied", denial.span, voice)],
                f"{force} is said to be in {country} according to {there.source}, denied by "
                f"{voice.name}",
                [owner] if (owner := material.owners.get(claim.id)) else (),
            )
            break


def _abroad(denial: Claim, voice: Voice, voices: Voices) -> Iterator[tuple[Claim, str, str]]:
    """What the document of a denial says of forces of the denier outside its own country."""
    for claim in voices.material.by_document.get(denial.document, ()):
        place = claim.where.place if claim.where is not None else None
        if claim.kind not in _BEING_THERE or claim.modality not in _SAID or place is None:
            continue
        for party in claim.perpetrators:
            actor = actor_named(party.name, party.actor_id)
            if actor is None or actor.kind not in ARMED or actor.country == place.country:
                continue
            names = voice.name.split(" and ")
            named = party.span is not None and any(
                word[:1].isupper() for word in voices.material.quote(party.span).split()
            )
            if (
                named
                and party.certainty is not Certainty.DENIED
                and any(
                    same_body(name, actor.name) or same_state(name, actor.name) for name in names
                )
            ):
                yield claim, actor.name, state_name(place.country)


_BEING_THERE = frozenset({ClaimKind.DEPLOYMENT, ClaimKind.KILLING, ClaimKind.ATTACK})


def _party_words(claim: Claim, force: str) -> Span:
    named = (p.span for p in claim.perpetrators if p.span is not None and p.name.startswith(force))
    span = next(named, None)
    return span if span is not None and claim.sentence.contains(span) else claim.span


def departures(voices: Voices) -> Iterator[Departure]:
    """The forces said to have left a place or country of which the words give a day.

    That an army left its own country tells nothing.
    """
    for claim in voices.material.claims:
        if claim.kind is not ClaimKind.DEPLOYMENT or claim.about != DEPARTURE:
            continue
        when, where = claim.when, claim.where
        if claim.modality not in _SAID or when is None or when.latest is None:
            continue
        if where is None or where.place is None or when.basis is Basis.INHERITED:
            continue
        for party in claim.perpetrators:
            force = actor_named(party.name, party.actor_id)
            if force is None or force.kind not in ARMED:
                continue
            if where.place.kind not in SPOT and force.country == where.place.country:
                continue
            value = f"{force.name} left {where.place.name}: {spell_when(when)}"
            position = placed(value, claim.span, voices.of(claim))
            yield Departure(force.id, where, when.latest, claim, position)


def _acts(voices: Voices, forces: frozenset[str]) -> Iterator[Act]:
    """The killings tied to one of the forces, with a day and a place in words of their own."""
    material = voices.material
    for incident in material.incidents:
        if incident.scope != "event":
            continue
        for claim in (material.by_id.get(each) for each in incident.claims):
            if claim is None or claim.kind is not ClaimKind.KILLING or claim.modality not in _SAID:
                continue
            when, where = claim.when or incident.when, claim.where or incident.where
            if when is None or where is None or where.place is None or when.earliest is None:
                continue
            for party in claim.perpetrators:
                told = party.actor_id in forces and party.certainty is not Certainty.DENIED
                if told and party.actor_id is not None:
                    yield Act(party.actor_id, party, when, where, claim, incident)


def _left(departure: Departure) -> tuple[str, str]:
    """The country and the place in it that was left, "" if it was all of the country."""
    place = departure.where.place
    assert place is not None  # noqa: S101 - departures have one
    return place.country, "" if place.kind == "country" else place.name


def _held_by(act: Act) -> tuple[str, ...]:
    """The country of an act, then "" for all of it and the names of what holds its place."""
    place = act.where.place
    assert place is not None  # noqa: S101 - acts have one
    names = (name for name in (place.name, place.admin1, place.admin2) if name)
    return place.country, *dict.fromkeys(("", *names))


def _gone(departure: Departure, act: Act) -> bool:
    """Whether the force had left more than a few days before the act."""
    if departure.claim.id == act.claim.id or act.when.earliest is None:
        return False
    return (act.when.earliest - departure.by).days > _MARGIN


def _not_yet(arrival: Arrival, act: Act) -> bool:
    """Whether the force came to the country only after the act."""
    latest = act.when.latest
    return (
        latest is not None
        and (arrival.earliest - latest).days > _MARGIN
        and arrival.claim.document != act.claim.document
    )


def _dispute(act: Act, absent: Sequence[Position], voices: Voices, how: str) -> Dispute:
    party = act.party
    value = f"{party.name} is said to have killed there: {spell_when(act.when)}"
    present = placed(value, _words(act), voices.of(act.claim))
    return dispute.make(
        KIND,
        f"presence of {party.name}: {act.incident.title}",
        [present, *absent],
        f"{party.name} is accused of a killing on {spell_when(act.when)} according to "
        f"{present.source}, but according to "
        f"{dispute.listed(sorted({each.source for each in absent}))} {how}",
        (act.incident.id,),
    )


def _words(act: Act) -> Span:
    """The words for the party that is accused, or those of the act if it is taken over."""
    span = act.party.span
    return span if span is not None and act.claim.sentence.contains(span) else act.claim.span
