"""Demands meet the answers of their addressee, and silence is an answer of its own."""

from __future__ import annotations

from datetime import date

import pytest

from cenotaph.assess.demands import COMMENT, find_demands
from cenotaph.assess.material import Material
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import ClaimKind, Modality
from cenotaph.record.finding import Demand
from cenotaph.record.incident import Incident
from tests.assess.case import Paper, by, incident, report

ASK = "The league asked the government for an inquiry."
SILENT = "The cabinet has not replied."


def demand(paper: Paper, words: str, of: str | None) -> None:
    paper.claim(
        words,
        ClaimKind.DEMAND,
        modality=Modality.DEMANDED,
        addressee=of,
        about=words,
        attribution=by("league"),
    )


def respond(paper: Paper, words: str, speaker: str, status: str = "no response") -> None:
    paper.claim(
        words,
        ClaimKind.RESPONSE,
        about=f"{status}: {words}",
        attribution=by(speaker, ActorKind.GOVERNMENT),
    )


def weigh(papers: list[Paper], *incidents: Incident) -> tuple[Demand, ...]:
    return find_demands(
        Material.of(
            [paper.document for paper in papers],
            [paper.as_text for paper in papers],
            [claim for paper in papers for claim in paper.claims],
            incidents,
        )
    )


@pytest.mark.parametrize(
    ("of", "speaker", "answered"),
    [
        ("Malian authorities", "Malian government", True),
        ("Malian government", "Malian Ministry of Defence", True),
        ("Malian government", "Malian Armed Forces", True),
        ("Malian government", "Chadian government", False),
        ("Malian government", "JNIM", False),
        ("JNIM", "Katiba Macina", True),
        (None, "Malian government", True),
        (None, "villagers", False),
    ],
)
def test_an_answer_is_that_of_the_addressee(of: str | None, speaker: str, answered: bool) -> None:
    paper = Paper("a.txt", f"{ASK} {SILENT}")
    demand(paper, ASK, of)
    respond(paper, SILENT, speaker)
    first = weigh([paper])[0]
    assert [each.by for each in first.answers] == ([speaker] if answered else [])
    if answered:
        assert first.answers[0].status == "no response"
        assert first.answers[0].span.quote(paper.text) == SILENT


def test_silence_without_a_demand_is_a_request_left_unanswered() -> None:
    paper = Paper("a.txt", f"Nine men died. {SILENT}")
    respond(paper, SILENT, "Malian government")
    (made,) = weigh([paper])
    assert (made.by, made.of, made.what) == ("not named", "Malian government", COMMENT)
    assert made.answers[0].status == "no response"


def test_a_denial_without_a_demand_is_no_demand() -> None:
    paper = Paper("a.txt", f"Nine men died. {SILENT}")
    respond(paper, SILENT, "Malian government", "denial")
    assert weigh([paper]) == ()


def linked(first: Paper, second: Paper) -> Incident:
    claims = [paper.claim("Nine men died") for paper in (first, second)]
    return incident("i", [report(first, [claims[0]], "o"), report(second, [claims[1]], "o")])


def two(asked: date, answered: date) -> tuple[Paper, Paper]:
    first = Paper("a.txt", f"Nine men died. {ASK}", published=asked)
    second = Paper("b.txt", f"Nine men died. {SILENT}", published=answered)
    demand(first, ASK, "Malian authorities")
    respond(second, SILENT, "Malian government", "promise")
    return first, second


def test_an_answer_in_a_later_document_on_the_same_incident_counts() -> None:
    first, second = two(date(2025, 1, 2), date(2025, 1, 9))
    made = linked(first, second)
    assert [each.status for each in weigh([first, second], made)[0].answers] == ["promise"]


def test_an_earlier_document_or_another_incident_answers_nothing() -> None:
    first, second = two(date(2025, 1, 9), date(2025, 1, 2))
    made = linked(first, second)
    assert weigh([first, second], made)[0].answers == ()
    first, second = two(date(2025, 1, 2), date(2025, 1, 9))
    assert weigh([first, second])[0].answers == ()
