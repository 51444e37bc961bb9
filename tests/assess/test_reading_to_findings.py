"""From words to findings: the whole way on reports in our own words, and on the two seeds."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cenotaph.assess import Assessment, assess
from cenotaph.claims.reader import read_claims
from cenotaph.incidents import link
from cenotaph.knowledge.gazetteer import open_gazetteer
from cenotaph.record.claim import Claim
from cenotaph.record.document import Document, Text
from cenotaph.record.finding import Gap
from cenotaph.text import describe, read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


class Case:
    """Some files read, linked and assessed."""

    def __init__(self, files: dict[str, bytes]) -> None:
        gazetteer = open_gazetteer()
        self.texts: dict[str, Text] = {}
        documents: list[Document] = []
        claims: list[Claim] = []
        for name, data in files.items():
            identity = f"sha256:{hashlib.sha256(data).hexdigest()}"
            reading = read(data, name, identity)
            document = describe(
                reading.text,
                name=name,
                names=(name,),
                size=len(data),
                media_type=reading.media_type,
                obtained="file",
            )
            documents.append(document)
            self.texts[identity] = reading.text
            claims += read_claims(reading.text, document, gazetteer)
        texts = tuple(self.texts.values())
        incidents = link(documents, texts, claims).incidents
        self.found: Assessment = assess(documents, texts, claims, incidents, gazetteer)

    def gaps(self, title: str) -> dict[str, Gap]:
        (incident,) = [each for each in self.found.incidents if title in each.title]
        return {gap.duty: gap for gap in self.found.gaps if gap.incident == incident.id}

    def quotes(self, gap: Gap) -> str:
        return "\n".join(span.quote(self.texts[span.document].text) for span in gap.quotes)


SHAPE = """{country}: {number} villagers shot near {place}, says league
3 March 2024

On 1 March 2024 {force} shot dead {number} villagers near {place}, in {country}, the Human Rights
League said. The bodies were burned and thrown into a well, survivors told the league.

The league called on the {adjective} authorities to open an independent investigation. The
{adjective} government has not responded to the allegations.
"""


@pytest.mark.parametrize(
    ("country", "adjective", "place", "force", "number"),
    [
        ("Mali", "Malian", "Hombori", "Malian soldiers", "nine"),
        ("Burkina Faso", "Burkinabe", "Djibo", "Burkinabe troops", "21"),
        ("Sudan", "Sudanese", "Nyala", "Rapid Support Forces fighters", "fourteen"),
    ],
)
def test_swapped_reports_give_swapped_findings(
    country: str, adjective: str, place: str, force: str, number: str
) -> None:
    words = SHAPE.format(
        country=country, adjective=adjective, place=place, force=force, number=number
    )
    case = Case({"a.txt": words.encode()})
    rows = case.gaps(place)
    assert rows["M2"].status == "contradicted"
    assert "burned and thrown into a well" in case.quotes(rows["M2"])
    assert rows["M1"].status == "missing"
    assert number in case.quotes(rows["M1"])
    assert rows["P3"].status == "missing"
    assert "open an independent investigation" in case.quotes(rows["P3"])
    (demand,) = case.found.demands
    assert demand.of is not None
    assert demand.of.endswith("authorities")
    assert [answer.status for answer in demand.answers] == ["no response"]
    assert [each.grade for each in case.found.incidents] == ["single origin"]


def test_two_reports_with_two_tolls_and_a_denial() -> None:
    league = (
        "League counts the dead of Djibo\n4 May 2023\n\n"
        "On 2 May 2023 soldiers shot dead 30 civilians in Djibo, in northern Burkina Faso, "
        "the Human Rights League said.\n"
    )
    agency = (
        "Prosecutor speaks of Djibo\n5 May 2023\n\n"
        "Twelve civilians were killed by soldiers in Djibo, Burkina Faso, on 2 May 2023, the "
        "prosecutor said. The army denied that its soldiers had killed the civilians.\n"
    )
    found = Case({"a.txt": league.encode(), "b.txt": agency.encode()}).found
    assert [each.grade for each in found.incidents] == ["two independent origins"]
    kinds = {each.kind: each for each in found.disputes}
    assert {p.value for p in kinds["count"].positions} == {"30", "12"}
    assert "Burkina Faso Armed Forces" in kinds["perpetrator"].why


needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the shared seeds are not on this machine"
)


@pytest.fixture(scope="module")
def seeds() -> Case:
    return Case({path.name: path.read_bytes() for path in sorted(SEEDS.glob("*.txt"))})


@needs_seeds
def test_seed_gaps(seeds: Case) -> None:
    rows = seeds.gaps("Dioura")
    assert rows["M1"].status == "missing"
    assert "ten people" in seeds.quotes(rows["M1"])
    assert rows["M2"].status == "contradicted"
    assert "burned" in seeds.quotes(rows["M2"])
    assert "pits" in seeds.quotes(rows["M2"])
    assert rows["P3"].status == "contradicted"
    assert "independent" in seeds.quotes(rows["P3"])
    assert rows["P2"].status == "contradicted"
    assert "families" in seeds.quotes(rows["F1"])


@needs_seeds
def test_seed_disputes(seeds: Case) -> None:
    found = {each.kind: each for each in seeds.found.disputes}
    assert {p.value for p in found["presence"].positions} == {"late 2021", "since 2022"}
    assert "Tombouctou" in found["place"].why
    assert set(found) == {"presence", "place"}


@needs_seeds
def test_seed_demands_and_silence(seeds: Case) -> None:
    demands = seeds.found.demands
    by = [demand.by for demand in demands]
    assert by.count("UN experts") >= 3
    assert {"Amnesty International", "United Nations"} <= set(by)
    addressed = {demand.of for demand in demands if demand.by == "UN experts"}
    assert {"Malian authorities", "Malian government"} <= addressed
    answers = {(a.by, a.status) for demand in demands for a in demand.answers}
    assert answers == {("Malian government", "no response")}
