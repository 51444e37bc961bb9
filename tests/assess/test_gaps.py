"""Every duty gets a row; words of a report put it among the reported, missing or contradicted."""

from __future__ import annotations

import pytest

from cenotaph.assess.gaps import find_gaps
from cenotaph.assess.material import Material
from cenotaph.knowledge.protocol import duties
from cenotaph.record.claim import ClaimKind, Modality
from cenotaph.record.finding import Gap
from cenotaph.record.incident import Incident
from tests.assess.case import Paper, count, dead, figure, incident, report

LEAD = "Nine men were shot near the ford. "


def weigh(words: str) -> tuple[dict[str, Gap], Paper]:
    paper = Paper("a.txt", LEAD + words)
    shot = paper.claim("Nine men were shot", count=count(9, 9))
    made = incident("i", [report(paper, [shot], "o", [figure(shot, "o")])])
    return gaps(made, [paper]), paper


def gaps(made: Incident, papers: list[Paper], *others: Incident) -> dict[str, Gap]:
    material = Material.of(
        [paper.document for paper in papers],
        [paper.as_text for paper in papers],
        [claim for paper in papers for claim in paper.claims],
        [made, *others],
    )
    return {gap.duty: gap for gap in find_gaps(made, material)}


def test_each_duty_of_the_table_has_its_row() -> None:
    found, _ = weigh("Nothing else is known.")
    assert list(found) == [duty.id for duty in duties()]
    assert all(gap.status == "missing" for duty, gap in found.items())
    assert found["M6"].note == "no report speaks of it"
    assert found["M6"].quotes == ()


@pytest.mark.parametrize(
    ("words", "duty", "status"),
    [
        ("The bodies were burned and thrown into a river.", "M2", "contradicted"),
        ("Les corps ont été brûlés puis jetés dans un puits.", "M2", "contradicted"),
        ("Relatives demanded an independent inquiry.", "P3", "missing"),
        ("An independent commission was set up.", "P3", "reported"),
        ("The league called for an independent commission to be set up.", "P3", "missing"),
        ("No independent commission was set up.", "P3", "missing"),
        ("Investigators were denied access to the village.", "P3", "contradicted"),
        ("The army will investigate itself.", "P3", "contradicted"),
        ("The prosecutor opened an investigation.", "P1", "reported"),
        ("The prosecutor should open an investigation.", "P1", "missing"),
        ("Nobody has been prosecuted for it.", "P2", "contradicted"),
        ("Three officers were convicted.", "P2", "reported"),
        ("The findings must be transparent.", "P5", "missing"),
        ("The bodies were identified by their relatives.", "M1", "reported"),
        ("Researchers interviewed 30 witnesses.", "M3", "reported"),
        ("An autopsy showed bullet wounds.", "M6", "reported"),
        ("They were buried without an autopsy.", "M6", "contradicted"),
        ("The families have had no news since.", "F1", "contradicted"),
        ("Relatives were threatened by soldiers.", "F2", "contradicted"),
        ("The bodies were returned to their families.", "F3", "reported"),
        ("The mass grave was exhumed in May.", "G1", "reported"),
    ],
)
def test_words_speak_to_a_duty(words: str, duty: str, status: str) -> None:
    found, paper = weigh(words)
    assert found[duty].status == status
    assert words in [span.quote(paper.text) for span in found[duty].quotes]


def test_every_cue_of_the_table_speaks_for_its_status() -> None:
    """A cue written out, its gaps closed, is a sentence that the table itself must recognise."""
    for duty in duties():
        for status in ("contradicted", "missing"):
            for cue in getattr(duty, status):
                words = " ".join(
                    piece.split("/")[0].replace("*", "ed") for piece in cue.split() if piece != "~"
                )
                found, _ = weigh(f"Then {words} there.")
                held = found[duty.id]
                assert held.quotes, (duty.id, cue)
                assert held.status in (status, "contradicted"), (duty.id, cue, held.status)


def test_victims_without_names_are_a_gap_with_the_words_that_give_them() -> None:
    found, paper = weigh("Nothing else is known.")
    assert [span.quote(paper.text) for span in found["M1"].quotes] == ["Nine men were shot"]
    assert "no victim is named" in found["M1"].note


def test_a_named_victim_is_reported() -> None:
    paper = Paper("a.txt", "Nine men were shot, among them Ali Bocar.")
    group = dead("men", paper.span("Ali Bocar"), names=("Ali Bocar",))
    shot = paper.claim("Nine men were shot", victims=(group,))
    found = gaps(incident("i", [report(paper, [shot], "o")]), [paper])
    assert found["M1"].status == "reported"
    assert found["M1"].quotes == (paper.span("Ali Bocar"),)


def test_concealment_and_interviews_speak_through_their_claims() -> None:
    paper = Paper("a.txt", LEAD + "Lorries came at night. The team met with 12 people.")
    shot = paper.claim("Nine men were shot")
    paper.claim("Lorries came at night", ClaimKind.CONCEALMENT)
    paper.claim("met with 12 people", ClaimKind.INTERVIEW)
    found = gaps(incident("i", [report(paper, [shot], "o")]), [paper])
    assert found["M2"].status == "contradicted"
    assert found["M3"].status == "reported"


def test_a_hypothetical_concealment_speaks_of_nothing() -> None:
    paper = Paper("a.txt", LEAD + "Lorries could come at night.")
    shot = paper.claim("Nine men were shot")
    paper.claim("Lorries could come", ClaimKind.CONCEALMENT, modality=Modality.HYPOTHETICAL)
    assert gaps(incident("i", [report(paper, [shot], "o")]), [paper])["M2"].status == "missing"


def test_sentences_on_another_incident_speak_for_that_one_only() -> None:
    text = LEAD + "Elsewhere five women died; their bodies were burned. An autopsy was held."
    paper = Paper("a.txt", text)
    shot = paper.claim("Nine men were shot", count=count(9, 9))
    other = paper.claim("five women died", count=count(5, 5))
    first = incident("i", [report(paper, [shot], "o", [figure(shot, "o")])])
    second = incident("j", [report(paper, [other], "o", [figure(other, "o")])])
    assert gaps(first, [paper], second)["M2"].status == "missing"
    assert gaps(second, [paper], first)["M2"].status == "contradicted"
    assert gaps(first, [paper], second)["M6"].status == "reported"
