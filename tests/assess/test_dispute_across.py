"""Reports that were not taken for one incident, but may be of one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cenotaph.assess import Assessment
from cenotaph.record.finding import Between, Dispute
from cenotaph.record.incident import Containment, Incident
from cenotaph.record.where import Place
from tests.assess.case import Paper, accused, count, dead, figure, incident, kinds, report, weigh

JNIM = ("JNIM", "jnim")
ARMY = ("Malian Armed Forces", "ml-armed-forces")
KIDAL = Place(
    name="Kidal", kind="locality", country="ML", admin1="Kidal", latitude=18.4, longitude=1.4
)
KAYES = Place(name="Kayes", kind="locality", country="ML", latitude=14.4, longitude=-11.4)
BAMAKO = Place(name="Bamako", kind="locality", country="ML")


def telling(
    name: str,
    day: int,
    place: Place = KIDAL,
    *,
    number: int = 9,
    party: tuple[str, str] | None = JNIM,
    victim: str = "",
    paper: Paper | None = None,
    **fields: Any,
) -> tuple[Paper, Incident]:
    words = f"{number} people with {victim}" if victim else f"{number} people"
    text = f"On {day} May {words} were shot in {place.name}."
    paper = paper or Paper(f"{name}.txt", text)
    claim = paper.claim(
        f"{number} people",
        count=count(number, number),
        when=paper.when(f"{day} May", date(2024, 5, day), date(2024, 5, day)),
        where=paper.where(place.name, place),
        victims=(dead("people", names=(victim,) if victim else ()),),
        perpetrators=accused(*party) if party else (),
    )
    held = [figure(claim, f"o-{name}", by=f"source {name}")]
    made = incident(
        name,
        [report(paper, [claim], f"o-{name}", held)],
        when=claim.when,
        where=claim.where,
        **fields,
    )
    return paper, made


def across(*told: tuple[Paper, Incident]) -> Assessment:
    return weigh(list({id(p): p for p, _ in told}.values()), [made for _, made in told])


def one(found: Assessment) -> Dispute:
    (dispute,) = found.disputes
    assert dispute.between is Between.INCIDENTS
    assert dispute.incidents == ("a", "b")
    assert "if that is one killing" in dispute.why
    return dispute


def test_a_named_victim_of_two_days() -> None:
    found = one(across(*(telling(n, d, victim="Abdou Barry") for n, d in (("a", 3), ("b", 9)))))
    assert found.kind == "date"
    assert "both name Abdou Barry among the dead" in found.why


def test_a_named_victim_of_two_villages_and_of_two_sides() -> None:
    left = telling("a", 3, victim="Abdou Barry")
    right = telling("b", 3, KAYES, party=ARMY, victim="Abdou Barry")
    assert kinds(across(left, right)) == ["perpetrator", "place"]


def test_one_village_and_day_with_as_many_dead_and_another_party() -> None:
    found = one(across(telling("a", 3), telling("b", 3, party=ARMY)))
    assert found.kind == "perpetrator"
    assert "both tell of Kidal on 2024-05-03" in found.why


def test_one_village_day_and_party_with_another_number() -> None:
    assert one(across(telling("a", 3), telling("b", 3, number=14))).kind == "count"


def in_one_paper() -> Assessment:
    paper = Paper(
        "a.txt", "On 3 May 9 people were shot in Kidal. Later on 3 May Kidal saw 14 people shot."
    )
    return across(telling("a", 3, paper=paper), telling("b", 3, number=14, paper=paper))


def as_part() -> Assessment:
    inside = (Containment(part="b", whole="a", certain=False, why="may be"),)
    return across(telling("a", 3, number=30), telling("b", 3, containments=inside))


@pytest.mark.parametrize(
    "found",
    [
        across(telling("a", 3), telling("b", 4, number=14)),
        across(telling("a", 3), telling("b", 3, KAYES, number=14)),
        across(telling("a", 3), telling("b", 3, number=14, party=ARMY)),
        across(telling("a", 3, BAMAKO), telling("b", 3, BAMAKO, number=14)),
        across(telling("a", 3), telling("b", 3, number=400)),
        across(telling("a", 3, victim="Abdou Barry"), telling("b", 9, victim="Abdou Diallo")),
        across(telling("a", 3, victim="Abdou Oumar Ba"), telling("b", 9, victim="Abdou Oumar Sy")),
        across(telling("a", 3, victim="Barry"), telling("b", 9, victim="Barry")),
        in_one_paper(),
        as_part(),
    ],
    ids=[
        "another day",
        "another village",
        "other party and number",
        "a capital",
        "another size",
        "one name in common",
        "names of brothers",
        "a surname alone",
        "one document tells both",
        "a part",
    ],
)
def test_what_may_well_be_two_killings(found: Assessment) -> None:
    assert kinds(found) == []


def test_what_very_many_incidents_share_tells_nothing() -> None:
    told = [telling(f"x{n:02}", 3, number=10 + n) for n in range(30)]
    assert kinds(across(*told)) == []


def test_the_order_of_a_case_does_not_matter() -> None:
    told = [telling("a", 3), telling("b", 3, party=ARMY), telling("c", 9, victim="Abdou Barry")]
    assert across(*told) == across(told[0], told[1], told[2])
    backwards = weigh([p for p, _ in reversed(told)], [made for _, made in told])
    assert across(*told) == backwards
