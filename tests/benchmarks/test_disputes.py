"""The made case holds what was planted in it, and every dispute of it is found and no other."""

from __future__ import annotations

from collections import Counter

from benchmarks.disputes import Case, one, spread, village
from cenotaph.assess import assess
from cenotaph.knowledge.gazetteer import open_gazetteer
from cenotaph.record.finding import Dispute


def found(case: Case) -> tuple[Dispute, ...]:
    return assess(
        case.documents, case.texts, case.claims, case.incidents, open_gazetteer()
    ).disputes


def test_planted_disputes_are_found_and_no_others() -> None:
    case = spread(400)
    planted = case.planted
    assert Counter(each.kind for each in found(case)) == {
        "count": planted["count"] + planted["revision"],
        "date": planted["date"] + planted["victim"],
        "perpetrator": planted["perpetrator"],
        "place": planted["place"],
        "presence": planted["presence"],
    }


def test_very_many_reports_of_one_incident_are_one_dispute_of_a_kind() -> None:
    disputes = found(one(300))
    assert Counter(each.kind for each in disputes) == {"count": 1, "perpetrator": 1}
    assert all(len(each.positions) <= 96 for each in disputes)
    assert all("others" in each.why and len(each.why) < 2000 for each in disputes)


def test_a_village_of_many_incidents_holds_none() -> None:
    assert found(village(300)) == ()
