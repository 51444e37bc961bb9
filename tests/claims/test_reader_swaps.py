"""Whoever, wherever, whenever, however many: swapped values are found in many shapes."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.sentences import report
from cenotaph.claims.reader import read_claims
from cenotaph.knowledge.actors import actor_table
from cenotaph.record.actor import Actor, ActorKind
from cenotaph.record.claim import Claim, ClaimKind, FigureRole
from tests.claims.reports import gazetteer

SHAPES = (
    "{A} killed {N} {W} in {P} on {D}, according to {S}.",
    "{n} {W} were killed by {A} in {P} on {D}, {S} said.",
    "{S} condemned the killing of {N} {W} by {A} near {P} on {D}.",
    "On {D}, {A} allegedly executed {N} {W} in the village of {P}, {S} reported.",
    "{S} accuses {A} of having put to death {N} {W} in {P} on {D}.",
    "{S} said that {A}, who entered {P} on {D}, shot dead {N} {W} there.",
    "The attack by {A} on {P} resulted in the deaths of {N} {W} on {D}, {S} said.",
    "{n} {W} died in {P} on {D} when {A} attacked the market, {S} reported.",
    "{n} {W}, seized earlier by {A}, were found dead near {P} on {D}, {S} said.",
    "{n} {W} were rounded up in {P} on {D} and then executed by {A}, {S} said.",
)
BOUNDS = (
    ("{}", lambda n: (n, n)),
    ("at least {}", lambda n: (n, None)),
    ("more than {}", lambda n: (n + 1, None)),
    ("no fewer than {}", lambda n: (n, None)),
    ("{} or more", lambda n: (n, None)),
    ("between {} and 990", lambda n: (n, 990)),
)
VICTIMS = ("civilians", "villagers", "men", "people", "herders", "traders", "women", "detainees")
SOURCES = ("Human Rights Watch", "Amnesty International", "a local official", "the UN mission")
MONTHS = calendar.month_name[1:]
PUBLISHED = date(2025, 6, 30)


@dataclass(frozen=True)
class Told:
    """A generated report and what a reader must find in it."""

    text: str
    minimum: int
    maximum: int | None
    actor: Actor
    place: str
    day: date


@cache
def actors() -> tuple[Actor, ...]:
    armed = (ActorKind.PRIVATE_MILITARY_COMPANY, ActorKind.ARMED_GROUP, ActorKind.STATE_FORCE)
    return tuple(
        actor
        for actor in actor_table().actors
        if actor.kind in armed
        and len(actor.name) > 6
        and "(" not in actor.name
        and " in " not in actor.name
    )


@cache
def towns() -> tuple[str, ...]:
    """Places of the package's own table that cover the conflicts most of its actors fight in."""
    west = ("Moura", "Hombori", "Diafarabé", "Léré", "Dioura", "Ouahigouya", "Arbinda", "Djibo")
    east = ("Bucha", "Izium", "Tadamon", "Pazigyi", "Falam", "Nyala", "Zalingei")
    middle = ("Bangassou", "Bambari", "Goma", "Bunia", "Beni", "Tillabéri", "Ayorou")
    return west + east + middle


@st.composite
def reports(draw: st.DrawFn) -> Told:
    number = draw(st.integers(2, 980))
    wording, bounds = draw(st.sampled_from(BOUNDS))
    minimum, maximum = bounds(number)
    day = draw(st.dates(date(2023, 1, 1), date(2025, 6, 1)))
    actor = draw(st.sampled_from(actors()))
    place = draw(st.sampled_from(towns()))
    figure = wording.format(number)
    shape = draw(st.sampled_from(SHAPES))
    written = draw(
        st.sampled_from(
            (
                f"{day.day} {MONTHS[day.month - 1]} {day.year}",
                f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
            )
        )
    )
    sentence = shape.format(
        A=f"the {actor.name}",
        S=draw(st.sampled_from(SOURCES)),
        N=figure,
        n=figure[0].upper() + figure[1:],
        W=draw(st.sampled_from(VICTIMS)),
        P=place,
        D=written,
    )
    sentence = sentence[0].upper() + sentence[1:]
    lead = draw(st.sampled_from(("", "Residents had asked for help for weeks.\n\n")))
    tail = draw(st.sampled_from(("", "\n\nThe authorities have not commented.")))
    return Told(f"{lead}{sentence}{tail}\n", minimum, maximum, actor, place, day)


def killings(words: str) -> list[Claim]:
    text, document = report(words)
    claims = read_claims(text, document, gazetteer())
    for claim in claims:
        assert 0 <= claim.span.start < claim.span.end <= len(text.text)
        assert claim.sentence.contains(claim.span)
        assert claim.sentence.contains(claim.trigger)
    return [
        claim
        for claim in claims
        if claim.kind is ClaimKind.KILLING
        and claim.count is not None
        and claim.figure is not FigureRole.PART
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_swapped_values_are_found(told: Told) -> None:
    found = killings(told.text)
    figures = {(c.count.minimum, c.count.maximum) for c in found if c.count is not None}
    assert figures == {(told.minimum, told.maximum)}, told.text
    claim = found[0]
    assert claim.when is not None, told.text
    assert (claim.when.earliest, claim.when.latest) == (told.day, told.day), told.text
    assert claim.where is not None, told.text
    assert told.place in claim.where.wording, told.text
    named = {perpetrator.actor_id for perpetrator in claim.perpetrators}
    assert told.actor.id in named, told.text
