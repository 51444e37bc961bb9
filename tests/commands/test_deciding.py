"""The commands by which people decide, from the shell's side."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import msgspec
import pytest

from cenotaph.publish.contract import ANSWERS as SHAPES
from tests.commands.conftest import Command

PAIR = ("market.txt", "market-later.txt")


@pytest.fixture
def mine(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the case that may be changed, by somebody with a name."""
    monkeypatch.setenv("CENOTAPH_ACTOR", "Ines Duarte")
    return Path(shutil.copytree(case, tmp_path / "my.case"))


def incident_of(cenotaph: Command, case: Path, document: str) -> dict[str, object]:
    incidents = cenotaph("incidents", case, "--json").json["incidents"]
    return next(i for i in incidents if any(r["document"] == document for r in i["reports"]))


def test_differ_keeps_two_reports_apart(cenotaph: Command, mine: Path) -> None:
    ran = cenotaph("differ", mine, *PAIR, "--why", "two attacks")
    assert (ran.code, ran.err) == (0, "")
    shown = ran.out.decode()
    assert "Ines Duarte decided: these do not tell of one happening" in shown
    assert "market.txt@72 “at least 12 traders”" in shown
    first, second = (incident_of(cenotaph, mine, document) for document in PAIR)
    assert first["id"] != second["id"]
    assert [who["who"] for who in first["decisions"]] == ["Ines Duarte"]  # type: ignore[attr-defined]
    assert "decided by people" in cenotaph("incidents", mine).out.decode()


def test_same_joins_what_the_evidence_keeps_apart(cenotaph: Command, mine: Path) -> None:
    ran = cenotaph("same", mine, "road", "market", "obo.eml", "--why", "one column", "--json")
    assert (ran.code, ran.err) == (0, "")
    msgspec.convert(ran.json, SHAPES["decided"])
    assert (ran.json["decision"]["kind"], ran.json["decision"]["standing"]) == ("merge", "holds")
    found = incident_of(cenotaph, mine, "road.html")
    assert ran.json["decision"]["incidents"] == [found["id"]]
    assert found == incident_of(cenotaph, mine, "obo.eml")


@pytest.mark.parametrize("first", ["differ", "same"])
def test_a_contradiction_ends_with_one_line_and_exit_code_1(
    cenotaph: Command, mine: Path, first: str
) -> None:
    assert cenotaph(first, mine, *PAIR, "--why", "sure").code == 0
    ledger = (mine / "ledger.jsonl").read_bytes()
    ran = cenotaph("same" if first == "differ" else "differ", mine, *PAIR, "--why", "no")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, b"", 1)
    assert "refused: Ines Duarte decided on 20" in ran.err
    assert ran.err.endswith(": sure\n")
    assert (mine / "ledger.jsonl").read_bytes() == ledger


@pytest.mark.parametrize(
    "arguments",
    [
        ("same", "market.txt", "--why", "x"),
        ("differ", "market.txt", "--why", "x"),
        ("differ", *PAIR, "road", "--why", "x"),
        ("same", *PAIR),
        ("same", *PAIR, "--why", " "),
        ("undo", "decision-1234"),
    ],
)
def test_a_decision_needs_its_reports_and_a_reason(
    cenotaph: Command, mine: Path, arguments: tuple[str, ...]
) -> None:
    ledger = (mine / "ledger.jsonl").read_bytes()
    assert cenotaph(arguments[0], mine, *arguments[1:]).code == 2
    assert (mine / "ledger.jsonl").read_bytes() == ledger


def test_undo_takes_a_decision_back_and_decisions_show_both(cenotaph: Command, mine: Path) -> None:
    decision = cenotaph("differ", mine, *PAIR, "--why", "two", "--json").json["decision"]["id"]
    ran = cenotaph("undo", mine, decision[:14], "--why", "one after all")
    assert (ran.code, ran.err) == (0, "")
    assert "this is taken back" in ran.out.decode()
    assert len({str(incident_of(cenotaph, mine, d)["id"]) for d in PAIR}) == 1
    listed = cenotaph("decisions", mine, "--json").json
    msgspec.convert(listed, SHAPES["decisions"])
    split, undone = listed["decisions"]
    assert (split["standing"], split["by"]) == ("undone", [undone["id"]])
    assert (undone["kind"], undone["undoes"], undone["why"]) == ("undo", decision, "one after all")
    shown = cenotaph("decisions", mine).out.decode()
    assert "2 decisions of people" in shown
    assert "taken back" in shown
    text = cenotaph("text", mine, "market.txt").out.decode()
    assert text[split["on"][0]["start"] : split["on"][0]["end"]] == split["on"][0]["quote"]


def test_later_leaves_linking_to_the_next_run(cenotaph: Command, mine: Path) -> None:
    ran = cenotaph("differ", mine, *PAIR, "--why", "two", "--later")
    assert f"cenotaph link {mine} applies it" in ran.out.decode()
    assert "decisions wait to be linked" in cenotaph("decisions", mine).err
    assert len({str(incident_of(cenotaph, mine, d)["id"]) for d in PAIR}) == 1
    assert cenotaph("link", mine).code in (0, 1)  # the empty file is told again
    assert len({str(incident_of(cenotaph, mine, d)["id"]) for d in PAIR}) == 2


def test_links_say_in_words_what_speaks_for_one_happening(cenotaph: Command, mine: Path) -> None:
    incident = str(incident_of(cenotaph, mine, "market.txt")["id"])
    ran = cenotaph("links", mine, incident, "--json")
    msgspec.convert(ran.json, SHAPES["links"])
    link = next(link for link in ran.json["links"] if link["same"])
    total = link["prior"] + sum(reason["weight"] for reason in link["reasons"])
    assert total == pytest.approx(link["bits"], abs=0.01)
    assert all(reason["words"] for reason in link["reasons"])
    shown = cenotaph("links", mine, incident[:14]).out.decode()
    assert "A proposal of the machine; nobody has decided on it." in shown
    assert "both give the same day" in shown
    assert "before looking" in shown
    assert "one happening: the evidence speaks for it" in shown
    same_pairs = [link for link in ran.json["links"] if link["same"]]
    assert len(same_pairs) == 3


def test_links_take_a_document_that_tells_of_one_incident(cenotaph: Command, mine: Path) -> None:
    incident = str(incident_of(cenotaph, mine, "market.txt")["id"])
    told = cenotaph("links", mine, "market.txt")
    assert told.code == 0
    assert told.out == cenotaph("links", mine, incident).out
    unknown = cenotaph("links", mine, "no-such.txt")
    assert unknown.code == 1
    assert "the case holds no such incident" in unknown.err


def test_links_say_why_the_nearest_reports_are_kept_apart(cenotaph: Command, mine: Path) -> None:
    cenotaph("differ", mine, *PAIR, "--why", "two attacks")
    first, second = (incident_of(cenotaph, mine, document) for document in PAIR)
    links = cenotaph("links", mine, first["id"], "--json").json["links"]
    apart = next(link for link in links if not link["same"] and link["decisions"])
    assert apart["left"]["incident"] == first["id"]
    assert apart["right"]["incident"] == second["id"]
    assert apart["why"] == "kept apart: people decided so"
    assert apart["bits"] > 0
    shown = cenotaph("links", mine, first["id"]).out.decode()
    assert "The nearest reports kept apart" in shown
    assert "Ines Duarte, 20" in shown


def test_an_unknown_incident_or_report_is_one_line(cenotaph: Command, mine: Path) -> None:
    for arguments in (
        ("links", mine, "incident-none"),
        ("same", mine, "nowhere", "road", "--why", "x"),
        ("differ", mine, "survey", "road", "--why", "x"),
        ("undo", mine, "decision-none", "--why", "x"),
    ):
        ran = cenotaph(*arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, b"", 1)


def test_the_export_holds_decisions_and_reasons(cenotaph: Command, mine: Path) -> None:
    cenotaph("differ", mine, *PAIR, "--why", "two attacks")
    everything = json.loads(cenotaph("export", mine, "json").out)
    assert everything["decisions"]["decisions"][0]["why"] == "two attacks"
    assert any(i["decisions"] and i["links"] for i in everything["incidents"]["incidents"])
    rows = list(csv.DictReader(io.StringIO(cenotaph("export", mine, "csv").out.decode())))
    assert [row["decided_by"] for row in rows].count("Ines Duarte") == 2
