"""Numbers of dead: which figures cannot both hold, and the many that can."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from cenotaph.assess import Assessment
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Claim, FigureRole
from cenotaph.record.finding import Between, Standing
from cenotaph.record.incident import Containment, Figure, Report
from cenotaph.record.where import Place
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

DORI = Place(name="Dori", kind="locality", country="BF")
SEBBA = Place(name="Sebba", kind="locality", country="BF")


def told(left: str, right: str, **fields: tuple[Any, Any]) -> Assessment:
    """Two documents with one figure each, given as "40 people", "at least 40 people" ..."""
    papers = two_papers(f"They say {left} died.", f"Others say {right} died.")
    for at, (paper, words) in enumerate(zip(papers, (left, right), strict=True)):
        paper.claim(words, count=read(words), **{name: each[at] for name, each in fields.items()})
    return weigh(list(papers), [joined(papers)])


def read(words: str) -> Any:
    numbers = [int(word) for word in words.replace(",", "").split() if word.isdigit()]
    if "at least" in words:
        return count(numbers[0], None)
    if "more than" in words:
        return count(numbers[0] + 1, None)
    if "up to" in words:
        return count(None, numbers[0])
    return count(sum(numbers), sum(numbers)) if " and " in words else count(numbers[0], numbers[-1])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("40 people", "52 people"),
        ("40 people", "at least 52 people"),
        ("up to 9 people", "112 people"),
        ("between 10 and 12 people", "19 people"),
    ],
)
def test_figures_that_cannot_both_hold(left: str, right: str) -> None:
    found = only(told(left, right), "count")
    assert found.between is Between.SOURCES
    assert not found.settled
    assert {p.origin for p in found.positions} == {"origin-a.txt", "origin-b.txt"}
    assert "according to a.txt" in found.why


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("at least 10 people", "12 people"),
        ("at least 10 people", "at least 30 people"),
        ("40 people", "40 people"),
        ("10 to 15 people", "12 people"),
        ("460 people", "more than 460 people"),
        ("up to 100 people", "60 people"),
    ],
)
def test_figures_that_can_both_be_true(left: str, right: str) -> None:
    assert kinds(told(left, right)) == []


@pytest.mark.parametrize(
    ("left", "right", "groups"),
    [
        ("6 priests", "8 people", ("clergy", "people")),
        ("12 children", "30 people", ("children", "people")),
        ("5 women", "31 villagers", ("women", "villagers")),
        ("3 journalists", "19 people", ("journalists", "people")),
    ],
)
def test_a_group_inside_a_larger_number_is_no_dispute(
    left: str, right: str, groups: tuple[str, str]
) -> None:
    victims = ((dead(groups[0]),), (dead(groups[1]),))
    assert kinds(told(left, right, victims=victims)) == []


def test_a_number_that_is_one_part_of_a_sum_is_no_dispute() -> None:
    assert kinds(told("6 priests", "6 priests and 2 companions")) == []


def test_more_fighters_than_the_dead_of_another_source_are_no_part_of_them() -> None:
    army = (dead("combatants"),)
    parties = (accused("Malian Armed Forces", "ml-armed-forces"),) * 2
    voices = (by("Malian Armed Forces", ActorKind.STATE_FORCE), by("league"))
    found = told(
        "203 combatants",
        "at least 500 people",
        victims=(army, (dead("people"),)),
        perpetrators=parties,
        attribution=voices,
    )
    assert kinds(found) == ["count"]


@pytest.mark.parametrize(
    "words",
    [
        "a councillor",
        "both brothers",
        "five of them",
        "2 of the displaced",
        "19 casualties",
        "Abdou Ba and Aissa Ba",
    ],
)
def test_what_is_no_number_of_the_dead_disputes_none(words: str) -> None:
    papers = two_papers(f"They say {words} died.", "Others say 112 people died.")
    papers[0].claim(words, count=count(2, 2))
    papers[1].claim("112 people", count=count(112, 112))
    assert kinds(weigh(list(papers), [joined(papers)])) == []


def test_the_dead_of_a_speakers_family_are_not_all_the_dead() -> None:
    family, others = (dead("relatives"),), (dead("people"),)
    assert kinds(told("2 nephews", "76 people", victims=(family, others))) == []


def test_figures_of_two_villages_or_of_one_day_in_a_week_are_no_dispute() -> None:
    papers = two_papers("In Dori 30 people died.", "In Sebba 70 people died.")
    for paper, words, place, n in zip(
        papers, ("Dori", "Sebba"), (DORI, SEBBA), (30, 70), strict=True
    ):
        paper.claim(f"{n} people", count=count(n, n), where=paper.where(words, place))
    assert "count" not in kinds(weigh(list(papers), [joined(papers)]))
    papers = two_papers("On 5 May 30 people died.", "From 3 to 9 May 70 people died.")
    days = (("5 May", 5, 5, 30), ("3 to 9 May", 3, 9, 70))
    for paper, (words, first, last, n) in zip(papers, days, strict=True):
        when = paper.when(words, date(2024, 5, first), date(2024, 5, last))
        paper.claim(f"{n} people", count=count(n, n), when=when)
    assert kinds(weigh(list(papers), [joined(papers)])) == []


def test_the_same_source_under_a_longer_name_is_one_voice() -> None:
    paper = Paper("a.txt", "The interior ministry counts 7 dead. It says 12 dead elsewhere.")
    one = paper.claim("7 dead", count=count(7, 7))
    other = paper.claim("12 dead", count=count(12, 12))
    figures = [
        figure(one, "o1", by="interior ministry"),
        figure(other, "o2", "rival", by="Peruvian Ministry of the Interior"),
    ]
    assert kinds(weigh([paper], [incident("i", [report(paper, paper.claims, "o1", figures)])])) == (
        []
    )


def test_a_later_higher_figure_of_another_source_says_so() -> None:
    papers = two_papers("They say 40 people died.", "Others say 52 people died.")
    for at, (paper, n) in enumerate(zip(papers, (40, 52), strict=True)):
        paper.published = date(2024, 5, 3 + 4 * at)
        paper.claim(f"{n} people", count=count(n, n))
    found = only(weigh(list(papers), [joined(papers)]), "count")
    assert "published 4 days later" in found.why


def over_time(*numbers: int, dated: bool = True, title: str = "") -> Assessment:
    """One source in as many documents, a day after each other."""
    reports: list[Report] = []
    papers = []
    for at, number in enumerate(numbers):
        paper = Paper(f"{at}.txt", f"The league says {number} people died.")
        paper.published = date(2024, 5, 3 + at) if dated else None
        claim = paper.claim(
            f"{number} people", count=count(number, number), attribution=by("league")
        )
        role = "standing" if at == len(numbers) - 1 else "superseded"
        held = figure(claim, "origin-league", role if dated else "standing", by="league")
        reports.append(report(paper, [claim], "origin-league", [held]))
        papers.append(paper)
    league = origin("league", *papers)
    documents = [
        msgspec.structs.replace(paper.document, title=title or None, publisher="Wire")
        for paper in papers
    ]
    return weigh(papers, [incident("i", reports, origins=(league,))], documents)


def test_an_update_upwards_is_no_dispute() -> None:
    assert kinds(over_time(12, 31, 40)) == []


def test_a_figure_that_its_source_puts_lower_is_one_of_versions() -> None:
    found = only(over_time(95, 35), "count")
    assert found.between is Between.VERSIONS
    assert found.settled
    assert {(p.value, p.standing) for p in found.positions} == {
        ("95", Standing.REPLACED),
        ("35", Standing.STANDS),
    }


def test_two_versions_of_one_text_of_which_none_is_dated() -> None:
    title = "Many dead in raid on the market"
    found = only(over_time(14, 11, dated=False, title=title), "count")
    assert found.between is Between.VERSIONS
    assert kinds(over_time(14, 11, dated=False)) == []


def test_a_figure_that_fell_in_one_text_needs_words_that_say_so() -> None:
    for words, wanted in (("The league settled on 79 dead.", ["count"]), ("Then 79 dead.", [])):
        paper = Paper("a.txt", f"For years it was 119 dead. {words}")
        before = paper.claim("119 dead", count=count(119, 119), figure=FigureRole.EARLIER)
        now = paper.claim("79 dead", count=count(79, 79))
        figures = [figure(now, "o"), figure(before, "o", "superseded")]
        found = weigh([paper], [incident("i", [report(paper, [now, before], "o", figures)])])
        assert kinds(found) == wanted


def whole(total: int | None, *parts: int, certain: bool = True, nested: bool = False) -> Assessment:
    paper = Paper("a.txt", "In all 20 people died. " + " ".join(f"There {n} died." for n in parts))
    lead = paper.claim("20 people", count=count(20, total))
    held = [figure(lead, "o", by="league")]
    made = [
        incident(
            "whole", [report(paper, [lead], "o", held)], scope="aggregate", deaths=count(20, total)
        )
    ]
    for at, number in enumerate(parts):
        claim = paper.claim(f"{number} died", count=count(number, number))
        inside = "part-0" if nested and at else "whole"
        rows = tuple(
            Containment(part=f"part-{at}", whole=name, certain=certain, why="told as one")
            for name in dict.fromkeys((inside, "whole"))
        )
        figures: list[Figure] = [figure(claim, "o", by="league")]
        made.append(
            incident(
                f"part-{at}",
                [report(paper, [claim], "o", figures)],
                deaths=count(number, number),
                containments=rows,
            )
        )
    return weigh([paper], made)


def test_a_total_below_the_events_it_certainly_contains() -> None:
    found = only(whole(20, 15, 9), "count")
    assert found.between is Between.INCIDENTS
    assert found.incidents == ("part-0", "part-1", "whole")
    assert "come to at least 24" in found.why


@pytest.mark.parametrize(
    "made",
    [whole(20, 11, 9), whole(None, 15, 9), whole(20, 15, 9, certain=False)],
    ids=["sum fits", "open above", "not certain"],
)
def test_a_total_that_may_hold_its_parts(made: Assessment) -> None:
    assert kinds(made) == []


def test_a_part_of_a_part_is_not_added_to_it() -> None:
    assert kinds(whole(20, 18, 9, nested=True)) == []


def lone(paper: Paper, claim: Claim) -> Report:
    return report(paper, [claim], "o", [figure(claim, "o")])


@pytest.mark.parametrize(
    ("second", "disputed"),
    [
        ("The mayor put the number of dead at 78 people.", True),
        ("The toll since the start of the war is 780 people.", False),
        ("In the first hours it had been 15 people, a toll that rose.", False),
        ("The soldiers left 78 people homeless.", False),
    ],
)
def test_a_number_told_after_another_in_one_document(second: str, *, disputed: bool) -> None:
    paper = Paper("a.txt", f"Gunmen killed 40 people in Dori. {second}")
    first = paper.claim("40 people", count=count(40, 40), happening=1)
    number = next(int(word) for word in second.split() if word.isdigit())
    source = by("mayor") if disputed else ()
    if source:
        source = (msgspec.structs.replace(source[0], span=paper.span("The mayor")),)
    other = paper.claim(
        f"{number} people", count=count(number, number), happening=2, attribution=source
    )
    made = [incident("i", [lone(paper, first)]), incident("j", [lone(paper, other)])]
    found = weigh([paper], made)
    assert kinds(found) == (["count"] if disputed else [])
    if disputed:
        assert found.disputes[0].incidents == ("i", "j")


def test_a_number_for_another_village_is_not_of_the_same_dead() -> None:
    paper = Paper("a.txt", "In Dori 40 people died. In Sebba the mayor put the toll at 78 people.")
    first = paper.claim("40 people", count=count(40, 40), where=paper.where("Dori", DORI))
    other = paper.claim("78 people", count=count(78, 78), where=paper.where("Sebba", SEBBA))
    made = [incident("i", [lone(paper, first)]), incident("j", [lone(paper, other)])]
    assert kinds(weigh([paper], made)) == []


def test_a_number_for_two_villages_holds_that_of_one_of_them() -> None:
    papers = two_papers("In two villages 100 people died.", "In Dori 70 people died.")
    papers[0].claim("100 people", count=count(100, 100))
    papers[1].claim("70 people", count=count(70, 70), where=papers[1].where("Dori", DORI))
    assert kinds(weigh(list(papers), [joined(papers)])) == []


def test_a_few_policemen_are_no_rival_count_of_a_massacre() -> None:
    paper = Paper("a.txt", "Medics count 2600 people dead. The ministry speaks of 43 policemen.")
    medics = paper.claim("2600 people", count=count(2600, 2600), victims=(dead("people"),))
    police = paper.claim("43 policemen", count=count(43, 43), victims=(dead("police"),))
    figures = [figure(medics, "o1", by="medics"), figure(police, "o2", "rival", by="ministry")]
    assert kinds(weigh([paper], [incident("i", [report(paper, paper.claims, "o1", figures)])])) == (
        []
    )
