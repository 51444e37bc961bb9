"""Decisions of people in a case: entered, refused, undone, replayed from the ledger."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cenotaph.case.accounts import Accounts, incident_of
from cenotaph.case.deciding import How, decide_on, decision_of, undo
from cenotaph.case.errors import CaseError
from cenotaph.case.folder import CaseFolder
from cenotaph.case.history import Act, History
from cenotaph.case.watch import Silent
from cenotaph.evidence.chain import read_ledger
from cenotaph.evidence.ledger import Ledger
from cenotaph.record.decision import Decision, DecisionKind, Standing
from tests.case.building import answers, build, rebuild
from tests.case.reports import write_reports

MERGE, SPLIT = DecisionKind.MERGE, DecisionKind.SPLIT


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of the tests, built; not to be changed."""
    folder = tmp_path_factory.mktemp("decided")
    build(folder / "c", write_reports(folder / "reports"))
    return folder / "c"


@pytest.fixture
def case(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, and somebody who decides."""
    monkeypatch.setenv("CENOTAPH_ACTOR", "Ines Duarte")
    return Path(shutil.copytree(built, tmp_path / "c"))


def decide(case: Path, kind: DecisionKind, *reports: str, later: bool = False) -> Decision:
    with CaseFolder.open(case) as folder:
        return decide_on(folder, kind, reports, How("read both", later=later), Silent())


def take_back(case: Path, decision: str) -> Decision:
    with CaseFolder.open(case) as folder:
        return undo(folder, decision, How("a slip"), Silent())


def homes(case: Path) -> dict[str, set[str]]:
    """The incidents that each document is reported in."""
    found: dict[str, set[str]] = {}
    for incident in json.loads(answers(case)["incidents"])["incidents"]:
        for report in incident["reports"]:
            found.setdefault(report["document"], set()).add(incident["id"])
    return found


def lines(case: Path) -> int:
    return len((case / "ledger.jsonl").read_bytes().splitlines())


def test_a_decision_is_entered_by_its_name_and_applied(case: Path) -> None:
    assert homes(case)["market.txt"] == homes(case)["market-later.txt"]
    decision = decide(case, SPLIT, "market", "market-later.txt")
    assert (decision.who, decision.words) == ("Ines Duarte", ("at least 12 traders", "15 dead"))
    assert homes(case)["market.txt"] != homes(case)["market-later.txt"]
    *_, last = read_ledger(case / "ledger.jsonl")
    assert (last.act, last.actor, last.time) == (Act.DECIDE, "Ines Duarte", decision.when)
    with CaseFolder.open(case) as folder:
        assert folder.verify().ok
        assert not folder.unfinished()
        held = folder.case_file()
    assert [ruling.standing for ruling in held.decisions] == [Standing.HOLDS]
    assert sum(incident.decisions == (decision.id,) for incident in held.incidents) == 2


def test_decisions_are_replayed_when_everything_is_made_anew(case: Path) -> None:
    decide(case, SPLIT, "market", "market-later.txt")
    decide(case, MERGE, "road", "survey.md@218")
    before = answers(case)
    rebuild(case)
    assert answers(case) == before


def test_what_is_undone_leaves_the_case_as_it_was(case: Path) -> None:
    before = json.loads(answers(case)["incidents"])
    decision = decide(case, SPLIT, "market", "market-later.txt")
    assert json.loads(answers(case)["incidents"]) != before
    taken = take_back(case, decision.id.removeprefix("decision-")[:6])
    assert taken.on == (decision.id,)
    assert json.loads(answers(case)["incidents"]) == before
    with pytest.raises(CaseError, match=r"Ines Duarte undid it on .*: a slip"):
        take_back(case, decision.id)
    with pytest.raises(CaseError, match="decide that one anew"):
        take_back(case, taken.id)


def test_a_contradiction_is_refused_by_name_and_nothing_is_written(case: Path) -> None:
    no = decide(case, SPLIT, "market", "market-later")
    entered, before = lines(case), answers(case)
    line = rf"refused: Ines Duarte decided on \S+ that they are not one happening \({no.id}\)"
    with pytest.raises(CaseError, match=line):
        decide(case, MERGE, "market", "market-later")
    yes = decide(case, MERGE, "market", "road")
    with pytest.raises(CaseError, match=rf"{no.id}\): read both; through .*{yes.id}"):
        decide(case, MERGE, "road", "market-later")
    with pytest.raises(CaseError, match=rf"are one happening \({yes.id}\)"):
        decide(case, SPLIT, "road", "market")
    assert lines(case) == entered + 1
    take_back(case, yes.id)
    decide(case, MERGE, "road", "market-later")
    assert before != answers(case)


def test_many_decisions_wait_for_the_next_build(case: Path) -> None:
    before = homes(case)
    decide(case, SPLIT, "market", "market-later", later=True)
    assert homes(case) == before
    with CaseFolder.open(case) as folder:
        assert folder.unfinished()
    build(case)
    assert homes(case)["market.txt"] != homes(case)["market-later.txt"]
    with CaseFolder.open(case) as folder:
        assert not folder.unfinished()


def test_a_contradiction_with_one_that_waits_is_refused_too(case: Path) -> None:
    decide(case, SPLIT, "market", "market-later", later=True)
    with pytest.raises(CaseError, match="refused"):
        decide(case, MERGE, "market", "market-later", later=True)


def test_an_account_is_named_by_place_or_incident_where_there_are_several(case: Path) -> None:
    with CaseFolder.open(case) as folder:
        accounts = Accounts(folder)
        with pytest.raises(CaseError, match=r"several accounts; name one of survey.md@78 “at l"):
            accounts.find("survey.md")
        with pytest.raises(CaseError, match="names no account"):
            accounts.find("survey.md@30")
        five = accounts.find("survey.md@218")
        assert five.words == "five shepherds"
        assert accounts.find("survey@225") == five
        assert accounts.find("survey@218-232") == five
        incident = next(i for i in folder.projection().incidents() if i.deaths.minimum == 5)
        assert accounts.find(f"survey.md@{incident.id}") == five
        assert accounts.find(f"{five.document.id}@{incident.id[9:17]}") == five
        with pytest.raises(CaseError, match="no account of a killing"):
            accounts.find("rains")
        for nothing in ("nowhere.txt", "nowhere.txt@12", "survey.md@", "survey.md@zz"):
            with pytest.raises(CaseError, match="no such"):
                accounts.find(nothing)


def test_a_file_name_may_hold_the_sign(tmp_path: Path) -> None:
    report = tmp_path / "desk@field.txt"
    report.write_text(
        "Soldiers killed five people in Obo on 3 May 2023, a teacher said.\n", "utf-8"
    )
    build(tmp_path / "c", report)
    with CaseFolder.open(tmp_path / "c") as folder:
        accounts = Accounts(folder)
        assert accounts.find("desk@field.txt") == accounts.find("desk@field@20")


def test_the_same_account_twice_is_no_decision(case: Path) -> None:
    with pytest.raises(CaseError, match="words of the same account"):
        decide(case, MERGE, "road", "road.html")


def test_nobody_decides_without_a_name(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cenotaph.case.deciding.actor", lambda: "unknown")
    entered = lines(case)
    with pytest.raises(CaseError, match="set CENOTAPH_ACTOR"):
        decide(case, SPLIT, "market", "market-later")
    with pytest.raises(CaseError, match="set CENOTAPH_ACTOR"):
        take_back(case, "decision-1234")
    assert lines(case) == entered


def test_ids_are_named_by_their_beginning_but_not_by_too_little(case: Path) -> None:
    decision = decide(case, SPLIT, "market", "market-later")
    with CaseFolder.open(case) as folder:
        known, incidents = folder.history().decisions, folder.projection().incidents()
    assert decision_of(known, decision.id[9:14]) == decision
    for wrong in ("", "decision-", decision.id[9:11], "ffff0000ffff"):
        with pytest.raises(CaseError):
            decision_of(known, wrong)
    assert incident_of(incidents, incidents[0].id[:15]) == incidents[0]
    for wrong in ("", "incident-", "zzzz"):
        with pytest.raises(CaseError):
            incident_of(incidents, wrong)


def test_a_decision_of_a_later_version_is_passed_over(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.jsonl", actor="Ines") as ledger:
        ledger.append(Act.DECIDE, {"kind": "annotate", "on": ["x"], "why": "later"})
        ledger.append(Act.DECIDE, {"kind": "merge", "on": ["no anchor"], "words": ["a"], "why": ""})
        ledger.append(Act.DECIDE, {"kind": "undo", "on": ["decision-1"], "why": "a slip"})
        history = History.of(ledger.entries())
    assert [decision.kind for decision in history.decisions] == [DecisionKind.UNDO]
    assert history.binding() == ()
