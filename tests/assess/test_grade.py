"""Grades count independent origins, never an unknown one nor one that only denies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cenotaph.assess.grade import grade, independent_origins
from tests.assess.case import Paper, count, figure, incident, origin, report


def paper(name: str) -> Paper:
    return Paper(name, "Nine men were shot near the ford.")


def told(relations: list[str], roles: list[str]) -> tuple[int, str]:
    reports, origins = [], []
    for number, (relation, role) in enumerate(zip(relations, roles, strict=True)):
        each = paper(f"p{number}")
        claim = each.claim("Nine men were shot", count=count(9, 9))
        source = origin(f"source {number}", each, relation=relation)
        origins.append(source)
        figures = [figure(claim, source.id, role)]
        reports.append(report(each, [claim], "" if role == "denial" else source.id, figures))
    made = incident("i", reports, origins=tuple(origins))
    return independent_origins(made), grade(made)


def test_words_of_the_grades() -> None:
    assert told(["attribution"], ["standing"])[1] == "single origin"
    assert told(["attribution", "own reporting"], ["standing"] * 2)[1] == "two independent origins"
    assert told(["unknown"], ["standing"])[1] == "origin unknown"
    assert told(["attribution"] * 12, ["standing"] * 12)[1] == "ten or more independent origins"


def test_a_denial_corroborates_nothing() -> None:
    assert told(["attribution", "attribution"], ["standing", "denial"])[0] == 1


def test_documents_of_one_origin_count_once() -> None:
    left, right = paper("left"), paper("right")
    claims = [each.claim("Nine men were shot", count=count(9, 9)) for each in (left, right)]
    shared = origin("agency", left, right, relation="copied wording")
    made = incident(
        "i",
        [
            report(left, [claims[0]], shared.id, [figure(claims[0], shared.id)]),
            report(right, [claims[1]], shared.id, [figure(claims[1], shared.id)]),
        ],
        origins=(shared,),
    )
    assert grade(made) == "single origin"


@given(st.lists(st.sampled_from(["attribution", "copied wording", "own reporting", "unknown"])))
def test_unknown_origins_never_raise_a_grade(relations: list[str]) -> None:
    known = [relation for relation in relations if relation != "unknown"]
    roles = ["standing"] * len(relations)
    assert told(relations, roles)[0] == len(known)
    assert told(relations, roles)[1] == told(known, ["standing"] * len(known))[1]
