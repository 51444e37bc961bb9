"""Where sources cannot all be right, both sides are shown with their words."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.assess import Assessment
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Certainty, Claim, ClaimKind, Modality
from cenotaph.record.count import Count
from cenotaph.record.incident import Containment
from cenotaph.record.when import Basis
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

VILLAGE = Place(
    name="Léré", kind="locality", country="ML", admin1="Tombouctou", regions=("Tombouctou",)
)
MOVED = Place(
    name="Douentza",
    kind="locality",
    country="ML",
    admin1="Douentza",
    regions=("Douentza", "Mopti"),
)
FAR = Place(name="Kayes", kind="locality", country="ML", latitude=14.45, longitude=-11.44)
NEAR = Place(name="Mopti", kind="locality", country="ML", latitude=14.48, longitude=-4.18)


def worded(held: Count) -> str:
    if held.maximum is None:
        return f"at least {held.minimum} people died"
    if held.exact:
        return f"{held.minimum} people died"
    return f"{held.minimum} to {held.maximum} people died"


@given(
    st.integers(0, 300),
    st.integers(0, 300),
    st.integers(0, 300),
    st.integers(0, 300),
    st.booleans(),
)
def test_figures_are_disputed_exactly_when_no_number_satisfies_both(
    a: int, b: int, c: int, d: int, open_above: bool
) -> None:
    left = Count(minimum=min(a, b), maximum=max(a, b))
    right = Count(minimum=min(c, d), maximum=None if open_above else max(c, d))
    papers = two_papers(worded(left), worded(right))
    for paper, held in zip(papers, (left, right), strict=True):
        paper.claim(worded(held), count=held)
    found = weigh(list(papers), [joined(papers)])
    just_above = open_above and right.minimum == max(a, b) + 1  # "40" and "more than 40"
    assert ("count" in kinds(found)) == (not left.overlaps(right) and not just_above)
    for dispute in found.disputes:
        assert {p.span.document for p in dispute.positions} == {p.id for p in papers}
        assert found.incidents[0].disputes == (dispute.id,)


def test_rival_figures_inside_one_document_are_disputed() -> None:
    paper = Paper("a.txt", "The league counts 31 dead. The prosecutor speaks of 12 dead.")
    league = paper.claim("31 dead", count=count(31, 31))
    other = paper.claim("12 dead", count=count(12, 12))
    made = incident(
        "i",
        [
            report(
                paper,
                paper.claims,
                "o1",
                [figure(league, "o1", by="league"), figure(other, "o2", "rival", by="prosecutor")],
            )
        ],
    )
    dispute = only(weigh([paper], [made]), "count")
    assert [(p.value, p.source) for p in dispute.positions] == [
        ("31", "league"),
        ("12", "prosecutor"),
    ]


def test_an_update_and_a_part_are_no_dispute() -> None:
    paper = Paper(
        "a.txt", "The toll rose to 31 dead. It had been 12 dead. Of them 3 dead were girls."
    )
    claims = [
        paper.claim("31 dead", count=count(31, 31)),
        paper.claim("12 dead", count=count(12, 12)),
        paper.claim("3 dead", count=count(3, 3)),
    ]
    roles = ["standing", "superseded", "part"]
    figures = [figure(c, "o", role) for c, role in zip(claims, roles, strict=True)]
    assert kinds(weigh([paper], [incident("i", [report(paper, claims, "o", figures)])])) == []


def test_dates_of_two_documents() -> None:
    papers = two_papers("On 3 May people died there.", "On 9 May people died there.")
    for paper, day in zip(papers, (3, 9), strict=True):
        words = f"{day} May"
        paper.claim("people died", when=paper.when(words, date(2024, 5, day), date(2024, 5, day)))
    dispute = only(weigh(list(papers), [joined(papers)]), "date")
    assert [p.span for p in dispute.positions] == [
        papers[0].span("3 May"),
        papers[1].span("9 May"),
    ]
    assert "6 days" in dispute.why


def test_places_of_two_documents() -> None:
    papers = two_papers("People died in Kayes today.", "People died in Mopti today.")
    for paper, name, place in zip(papers, ("Kayes", "Mopti"), (FAR, NEAR), strict=True):
        paper.claim("People died", where=paper.where(name, place))
    assert "km apart" in only(weigh(list(papers), [joined(papers)]), "place").why


def test_a_region_that_the_gazetteer_does_not_give() -> None:
    paper = Paper("a.txt", "People died in Léré in Gao region.")
    claim = paper.claim("People died", where=paper.where("Léré", VILLAGE, region="Gao"))
    dispute = only(weigh([paper], [incident("i", [report(paper, [claim], "o")])]), "place")
    assert {p.value for p in dispute.positions} == {"Gao", "Tombouctou"}


@pytest.mark.parametrize("region", ["Douentza", "Mopti"])
def test_a_place_that_belonged_to_two_regions_is_in_no_dispute(region: str) -> None:
    paper = Paper("a.txt", f"People died in Douentza, {region} region.")
    claim = paper.claim("People died", where=paper.where("Douentza", MOVED, region=region))
    assert kinds(weigh([paper], [incident("i", [report(paper, [claim], "o")])])) == []


@pytest.mark.parametrize(
    ("regions", "disputed"),
    [("Gao and Kidal", True), ("Gao and Tombouctou", False), ("Gao and Timbuktu", False)],
)
def test_a_part_outside_the_regions_of_the_whole(regions: str, disputed: bool) -> None:
    text = f"In the {regions} regions 40 people died. Nine of them fell near Léré in June."
    paper = Paper("a.txt", text)
    area = Place(name="Gao", kind="region", country="ML", admin1="Gao", regions=("Gao",))
    whole = paper.claim(
        "40 people died", where=paper.where(f"the {regions} regions", area), count=count(40, 40)
    )
    part = paper.claim("Nine of them fell", where=paper.where("Léré", VILLAGE), count=count(9, 9))
    aggregate = incident(
        "whole", [report(paper, [whole], "o")], scope="aggregate", where=whole.where
    )
    event = incident(
        "part",
        [report(paper, [part], "o")],
        where=part.where,
        part_of="whole",
        containments=(Containment(part="part", whole="whole", certain=True, why="told as one"),),
    )
    found = weigh([paper], [aggregate, event])
    assert (kinds(found) == ["place"]) == disputed
    if disputed:
        (dispute,) = found.disputes
        assert dispute.incidents == ("part", "whole")
        quotes = [p.span.quote(text) for p in dispute.positions]
        assert quotes == [f"the {regions} regions", "Léré"]


def accusing(left: tuple[str, str], right: tuple[str, str]) -> Assessment:
    papers = two_papers("They shot people there.", "Others shot people there.")
    for paper, (name, identity) in zip(papers, (left, right), strict=True):
        paper.claim("shot people", perpetrators=accused(name, identity))
    return weigh(list(papers), [joined(papers)])


def test_different_parties_accused() -> None:
    found = accusing(("Rapid Support Forces", "rsf"), ("Sudanese Armed Forces", "sd-armed-forces"))
    assert {p.value for p in only(found, "perpetrator").positions} == {
        "Rapid Support Forces",
        "Sudanese Armed Forces",
    }


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("JNIM", "jnim"), ("Katiba Macina", "katiba-macina")),
        (
            ("Malian Armed Forces", "ml-armed-forces"),
            ("Malian security forces", "ml-security-forces"),
        ),
        (("M23", "m23"), ("M23", "m23")),
    ],
)
def test_a_body_and_its_part_are_one_side(left: tuple[str, str], right: tuple[str, str]) -> None:
    assert kinds(accusing(left, right)) == []


def denial(words: str, about: str, speaker: str) -> Assessment:
    paper = Paper("a.txt", f"The league says troops shot nine men. {words}")
    shot = paper.claim(
        "shot nine men",
        count=count(9, 9),
        perpetrators=accused("Chadian Armed Forces", "td-armed-forces"),
    )
    paper.claim(
        words,
        ClaimKind.RESPONSE,
        modality=Modality.DENIED,
        about=about,
        attribution=by(speaker, ActorKind.GOVERNMENT),
    )
    made = incident(
        "i",
        [report(paper, [shot], "o", [figure(shot, "o")])],
        perpetrators=shot.perpetrators,
        origins=(origin("league", paper),),
    )
    return weigh([paper], [made])


def test_the_accused_denies_a_part_in_it() -> None:
    words = "The government rejected the accusation."
    dispute = only(denial(words, f"denial: {words}", "Chadian government"), "perpetrator")
    assert words in {
        p.span.quote(f"The league says troops shot nine men. {words}") for p in dispute.positions
    }
    assert "Chadian government" in dispute.why


def test_a_denial_that_it_happened_at_all() -> None:
    words = "The report is fabricated, the government said."
    assert kinds(denial(words, f"denial: {words}", "Chadian government")) == ["occurrence"]


def test_silence_and_others_are_no_denial() -> None:
    words = "The government did not reply."
    assert kinds(denial(words, f"no response: {words}", "Chadian government")) == []
    words = "Ghana rejected the accusation."
    assert kinds(denial(words, f"denial: {words}", "Ghanaian government")) == []


def test_a_claim_that_denies_its_actor() -> None:
    paper = Paper("a.txt", "Troops shot nine men. It was not the army that shot them, he said.")
    shot = paper.claim("shot nine men", perpetrators=accused("M23", "m23"))
    paper.claim(
        "shot them",
        perpetrators=accused("M23", "m23", Certainty.DENIED),
        attribution=by("M23 spokesman"),
    )
    made = incident("i", [report(paper, [shot], "o")], perpetrators=shot.perpetrators)
    assert kinds(weigh([paper], [made])) == ["perpetrator"]


@pytest.mark.parametrize(("category", "disputed"), [("combatants", True), ("villagers", False)])
def test_civilians_or_combatants(category: str, disputed: bool) -> None:
    paper = Paper("a.txt", "The mission counts 19 farmers dead. The army says 30 fighters died.")
    mission = paper.claim("19 farmers dead", count=count(19, None), victims=(dead("farmers"),))
    army = paper.claim("30 fighters died", count=count(27, 33), victims=(dead(category),))
    figures = [figure(mission, "o1", by="mission"), figure(army, "o2", "rival", by="army")]
    found = weigh([paper], [incident("i", [report(paper, paper.claims, "o1", figures)])])
    assert kinds(found) == (["status"] if disputed else [])


def deployment(paper: Paper, words: str, earliest: date, latest: date | None) -> Claim:
    country = Place(name="Mali", kind="country", country="ML")
    return paper.claim(
        "Wagner",
        ClaimKind.DEPLOYMENT,
        when=paper.when(words, earliest, latest),
        where=paper.where("Mali", country),
        perpetrators=accused("Wagner Group", "wagner"),
    )


def test_two_beginnings_of_a_presence() -> None:
    papers = two_papers(
        "Wagner was invited to Mali in late 2021.", "Wagner has fought in Mali since 2022."
    )
    deployment(papers[0], "late 2021", date(2021, 9, 1), date(2021, 12, 31))
    deployment(papers[1], "since 2022", date(2022, 1, 1), None)
    dispute = only(weigh(list(papers), []), "presence")
    assert [p.value for p in dispute.positions] == ["late 2021", "since 2022"]
    assert dispute.about == "start of the presence of Wagner Group in Mali"


def test_beginnings_that_one_day_satisfies_are_no_dispute() -> None:
    papers = two_papers(
        "Wagner was invited to Mali in December 2021.", "Wagner has fought in Mali since 2021."
    )
    deployment(papers[0], "December 2021", date(2021, 12, 1), date(2021, 12, 31))
    deployment(papers[1], "since 2021", date(2021, 1, 1), None)
    assert kinds(weigh(list(papers), [])) == []


def test_fighting_in_a_year_tells_no_beginning() -> None:
    papers = two_papers("Wagner fought in Mali in 2024.", "Wagner has fought in Mali since 2022.")
    deployment(papers[0], "2024", date(2024, 1, 1), date(2024, 12, 31))
    deployment(papers[1], "since 2022", date(2022, 1, 1), None)
    assert kinds(weigh(list(papers), [])) == []


@given(st.permutations(range(3)))
def test_the_order_of_a_case_does_not_matter(order: list[int]) -> None:
    numbers = (3, 9, 20)
    papers = [Paper(f"{n}.txt", f"They say {n} people died there.") for n in numbers]
    for paper, number in zip(papers, numbers, strict=True):
        paper.claim(f"{number} people died", count=count(number, number))
    made = incident(
        "i",
        [
            report(paper, paper.claims, f"o{paper.name}", [figure(paper.claims[0], paper.name)])
            for paper in papers
        ],
    )
    assert weigh([papers[at] for at in order], [made]) == weigh(papers, [made])


def test_figures_for_two_groups_of_dead_are_no_dispute_of_number() -> None:
    for role, wanted in (("standing", []), ("rival", ["status"])):
        paper = Paper("a.txt", "Medics count 2 girls dead. The army says 6 rebels died.")
        girls = paper.claim("2 girls dead", count=count(2, 2), victims=(dead("girls"),))
        rebels = paper.claim("6 rebels died", count=count(6, 6), victims=(dead("combatants"),))
        figures = [figure(girls, "o1", by="medics"), figure(rebels, "o2", role, by="army")]
        found = weigh([paper], [incident("i", [report(paper, paper.claims, "o1", figures)])])
        assert kinds(found) == wanted


def test_today_and_yesterday_of_two_copies_are_one_day() -> None:
    papers = two_papers("People died today.", "People died yesterday.")
    for paper, words, day in zip(papers, ("today", "yesterday"), (4, 3), strict=True):
        when = paper.when(words, date(2024, 5, day), date(2024, 5, day))
        paper.claim("People died", when=msgspec.structs.replace(when, basis=Basis.RELATIVE))
    assert kinds(weigh(list(papers), [joined(papers)])) == []


def test_a_denial_of_something_else_disputes_nothing() -> None:
    words = "The government denied having raised taxes."
    assert kinds(denial(words, f"denial: {words}", "Chadian government")) == []
