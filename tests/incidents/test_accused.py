"""Whom the reports of one incident accuse together."""

from __future__ import annotations

from msgspec.structs import replace

from cenotaph.incidents.accused import accused_of
from cenotaph.incidents.reports import tell
from cenotaph.incidents.telling import Telling
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Certainty, Perpetrator

from .build import ARMY, REBELS, Sheet, killing

GUERRILLAS = Perpetrator(name="guerrillas", kind=ActorKind.ARMED_GROUP)


def telling(number: int, actor: Perpetrator, *, own: bool = True) -> Telling:
    """A report that names an actor in the sentence of the killing, or takes it over."""
    sheet = Sheet(f"{number}.txt")
    sheet.say("It was them.", killing("It", trigger="was", happening=9))
    elsewhere = sheet.claims[0].span
    sheet.say("Three men were killed.", killing("Three men", 3, 3, by=[actor], happening=1))
    (claim,) = (claim for claim in sheet.claims if claim.happening == 1)
    named = replace(actor, span=claim.span if own else elsewhere)
    (told,) = tell(sheet.document, sheet.text, [replace(claim, perpetrators=(named,))])
    return told


def names(*tellings: Telling) -> set[str]:
    return {actor.name for actor in accused_of(tellings)}


def test_a_description_of_one_report_gives_way_to_the_party_that_many_name() -> None:
    many = [telling(number, ARMY) for number in range(5)]
    assert names(*many, telling(9, GUERRILLAS)) == {ARMY.name}
    assert names(many[0], telling(9, GUERRILLAS)) == {ARMY.name, GUERRILLAS.name}


def test_a_body_named_with_the_killing_stands_however_many_name_another() -> None:
    many = [telling(number, ARMY) for number in range(5)]
    assert names(*many, telling(9, REBELS)) == {ARMY.name, REBELS.name}


def test_a_party_that_was_only_taken_over_gives_way_to_what_many_say() -> None:
    many = [telling(number, ARMY) for number in range(5)]
    assert names(*many, telling(9, REBELS, own=False)) == {ARMY.name}
    suspected = replace(REBELS, certainty=Certainty.SUSPECTED)
    assert names(*many, telling(9, suspected)) == {ARMY.name}
    assert names(many[0], telling(9, REBELS, own=False)) == {ARMY.name, REBELS.name}
