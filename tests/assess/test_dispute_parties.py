"""Who is accused, who denies it, and whether the dead were civilians: what can both hold."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from cenotaph.assess import Assessment
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Certainty, ClaimKind, Modality, Perpetrator, Stance
from cenotaph.record.finding import Between
from tests.assess.case import (
    Paper,
    accused,
    by,
    count,
    dead,
    figure,
    incident,
    joined,
    kinds,
    only,
    origin,
    report,
    two_papers,
    weigh,
)

ARMY = ("Malian Armed Forces", "ml-armed-forces")
WAGNER = ("Wagner Group", "wagner")
JNIM = ("JNIM", "jnim")


def accusing(*parties: tuple[tuple[str, str], ...], scope: str = "event") -> Assessment:
    papers = two_papers("They shot people there.", "Others shot people there.")
    for paper, named in zip(papers, parties, strict=True):
        tied = tuple(each for name, identity in named for each in accused(name, identity))
        paper.claim("shot people", perpetrators=tied)
    return weigh(list(papers), [joined(papers, scope=scope)])


def test_two_sources_that_accuse_the_army_and_those_it_fights() -> None:
    found = only(accusing((ARMY,), (JNIM,)), "perpetrator")
    assert found.between is Between.SOURCES
    assert "JNIM according to b.txt" in found.why


@pytest.mark.parametrize(
    "parties",
    [
        ((ARMY, WAGNER), (WAGNER,)),
        ((("Taliban", "taliban"),), (("Tehrik-i-Taliban Pakistan (TTP)", "pk-ttp"),)),
        ((JNIM,), (("Katiba Macina", "katiba-macina"),)),
        ((ARMY,), ()),
    ],
    ids=["one of two allies", "a name inside a name", "a group and its unit", "nobody accused"],
)
def test_accusations_that_can_both_be_true(parties: Any) -> None:
    assert kinds(accusing(*parties)) == []


def test_allies_who_act_together_elsewhere_in_the_case_are_one_side() -> None:
    papers = two_papers("They shot people there.", "Others shot people there.")
    for paper, (name, identity) in zip(papers, (ARMY, WAGNER), strict=True):
        paper.claim("shot people", perpetrators=accused(name, identity))
    apart = [joined(papers)]
    assert kinds(weigh(list(papers), apart)) == ["perpetrator"]
    third = Paper("c.txt", "The army and Wagner raided a camp.")
    third.claim("raided", ClaimKind.ATTACK, perpetrators=(*accused(*ARMY), *accused(*WAGNER)))
    assert kinds(weigh([*papers, third], apart)) == []


def test_a_total_over_several_events_may_have_several_authors() -> None:
    assert kinds(accusing((ARMY,), (JNIM,), scope="aggregate")) == []


def test_those_who_are_not_named_in_the_table_are_in_no_dispute() -> None:
    papers = two_papers("They shot people there.", "Others shot people there.")
    papers[0].claim("shot people", perpetrators=accused(*ARMY))
    papers[1].claim("shot people", perpetrators=(Perpetrator(name="armed men"),))
    assert kinds(weigh(list(papers), [joined(papers)])) == []


def answered(*words: str, figure_of: str = "nine men", **fields: Any) -> Assessment:
    """A league accuses the army, and somebody answers in each of the words."""
    text = " ".join((f"The league says troops shot {figure_of}.", *words))
    paper = Paper("a.txt", text)
    shot = paper.claim(
        f"shot {figure_of}",
        count=count(9, 9),
        perpetrators=accused(*ARMY),
        attribution=by("league"),
    )
    for each in words:
        paper.claim(
            each,
            ClaimKind.RESPONSE,
            modality=Modality.DENIED,
            about=f"denial: {each}",
            attribution=by("Malian government", ActorKind.GOVERNMENT),
            **fields,
        )
    held = [figure(shot, "origin-league", by="league")]
    made = incident(
        "i",
        [report(paper, [shot], "origin-league", held)],
        perpetrators=shot.perpetrators,
        origins=(origin("league", paper),),
    )
    return weigh([paper], [made])


def test_a_denial_is_printed_once_however_often_it_is_said() -> None:
    found = only(
        answered("The government denied the killings.", "The government denies this."),
        "perpetrator",
    )
    assert sorted(p.value for p in found.positions) == ["denied", "reported"]
    assert found.why.startswith("reported according to league, denied by Malian government")


def test_one_who_denies_that_it_happened_and_a_part_in_it_is_in_one_dispute() -> None:
    found = answered("The government denied this.", "It called the report fabricated.")
    assert kinds(found) == ["occurrence"]


@pytest.mark.parametrize(
    "words",
    [
        "The government denied that taxes rose.",
        "The government disputes the number of dead.",
    ],
)
def test_a_denial_of_something_else(words: str) -> None:
    assert kinds(answered(words)) == []


def test_a_denial_that_nobody_stands_against_is_no_dispute() -> None:
    paper = Paper("a.txt", "The government denied that its soldiers shot nine men.")
    shot = paper.claim(
        "shot nine men",
        count=count(9, 9),
        modality=Modality.DENIED,
        perpetrators=accused(*ARMY, Certainty.DENIED),
        attribution=by("Malian government", ActorKind.GOVERNMENT),
    )
    held = [figure(shot, "o", "denial", by="Malian government")]
    made = incident("i", [report(paper, [shot], "o", held)])
    assert kinds(weigh([paper], [made])) == []


def test_the_denier_alone_denies_not_whom_the_sentence_quotes() -> None:
    text = "The league says troops shot nine men. The government rejected this accusation."
    paper = Paper("a.txt", text)
    denier = msgspec.structs.replace(
        by("Malian government", ActorKind.GOVERNMENT)[0],
        stance=Stance.DENIES,
        span=paper.span("The government"),
    )
    shot = paper.claim(
        "shot nine men",
        count=count(9, 9),
        perpetrators=accused(*ARMY),
        attribution=(*by("league"), denier),
    )
    held = [figure(shot, "origin-league", by="league")]
    made = incident(
        "i",
        [report(paper, [shot], "origin-league", held)],
        perpetrators=shot.perpetrators,
        origins=(origin("league", paper),),
    )
    found = only(weigh([paper], [made]), "perpetrator")
    said = {p.source: p.span.quote(text) for p in found.positions}
    assert said == {
        "league": "shot nine men",
        "Malian government": "The government rejected this accusation.",
    }


def called(left: Any, right: Any, numbers: tuple[int, int], by_army: bool = True) -> Assessment:
    papers = two_papers(
        f"The league counts {numbers[0]} people dead.", f"The army says {numbers[1]} rebels died."
    )
    voices = (by("league"), by("Malian Armed Forces" if by_army else "a radio station"))
    for paper, group, number, noun, voice in zip(
        papers, (left, right), numbers, ("people", "rebels"), voices, strict=True
    ):
        paper.claim(
            f"{number} {noun}",
            count=count(number, number),
            victims=(dead(group),),
            perpetrators=accused(*ARMY),
            attribution=voice,
        )
    return weigh(list(papers), [joined(papers)])


def test_the_army_calls_those_fighters_whom_others_call_civilians() -> None:
    assert "status" in kinds(called("civilians", "combatants", (300, 203)))


@pytest.mark.parametrize(
    ("left", "right", "numbers", "by_army"),
    [
        ("civilians", "villagers", (300, 203), True),
        ("civilians", "combatants", (2, 6), False),
        ("people", "combatants", (300, 203), True),
    ],
    ids=["both civilians", "two groups of dead", "no word on their status"],
)
def test_words_for_the_dead_that_can_both_be_true(
    left: str, right: str, numbers: tuple[int, int], *, by_army: bool
) -> None:
    assert "status" not in kinds(called(left, right, numbers, by_army))


def test_civilian_men_are_civilians_by_the_first_word() -> None:
    papers = two_papers("The league counts 30 civilian men.", "The army says 30 rebels died.")
    words = ("30 civilian men", "30 rebels")
    for paper, each, group in zip(papers, words, ("men", "combatants"), strict=True):
        paper.claim(each, count=count(30, 30), victims=(dead(group, paper.span(each)),))
    assert kinds(weigh(list(papers), [joined(papers)])) == ["status"]
