"""Building a case: idempotent, resumable, with reasons, and the same wherever and however."""

from __future__ import annotations

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from cenotaph.case import keys
from cenotaph.case.errors import CaseError
from cenotaph.case.folder import CaseFolder
from cenotaph.case.steps import Steps
from cenotaph.evidence.ledger import Ledger
from tests.case.building import Heard, answers, build, files, rebuild
from tests.case.inline import inline
from tests.case.reports import COUNT, write_reports


def test_a_case_holds_every_report(tmp_path: Path, reports: Path) -> None:
    summary = build(tmp_path / "c", reports)
    assert (summary.documents, summary.read, summary.faults) == (COUNT, COUNT, ())
    assert summary.minimum > 0
    assert summary.dossier is not None
    assert summary.dossier.read_text("utf-8").startswith("<!")
    with CaseFolder.open(tmp_path / "c") as folder:
        assert folder.verify().ok


def test_every_quote_stands_in_the_text(tmp_path: Path, reports: Path) -> None:
    build(tmp_path / "c", reports)
    claims = json.loads(answers(tmp_path / "c")["claims"])["claims"]
    incidents = json.loads(answers(tmp_path / "c")["incidents"])["incidents"]
    quotes = claims + [report for incident in incidents for report in incident["reports"]]
    assert len(quotes) > COUNT
    with CaseFolder.open(tmp_path / "c") as folder:
        for quote in quotes:
            text = folder.text(quote["document"]).text
            assert text[quote["start"] : quote["end"]] == quote["quote"]


def test_a_second_build_changes_no_file(tmp_path: Path, reports: Path) -> None:
    first = build(tmp_path / "c", reports)
    before, said = files(tmp_path / "c"), answers(tmp_path / "c")
    heard = Heard()
    second = build(tmp_path / "c", reports, heard=heard)
    assert files(tmp_path / "c") == before
    assert answers(tmp_path / "c") == said
    assert second.read == 0
    assert heard.steps == ["Preserving"]
    assert (second.incidents, second.minimum) == (first.incidents, first.minimum)


def test_place_and_order_do_not_matter(tmp_path: Path, reports: Path) -> None:
    build(tmp_path / "here" / "a.case", reports)
    loose = sorted(path for path in reports.rglob("*") if path.is_file())
    loose = loose[1::2] + loose[::2]
    other = tmp_path / "far" / "away" / "b"
    for path in loose:
        build(other, path)
    assert answers(other) == answers(tmp_path / "here" / "a.case")


def test_a_copy_of_a_case_answers_the_same(tmp_path: Path, reports: Path) -> None:
    build(tmp_path / "c", reports)
    shutil.copytree(tmp_path / "c", tmp_path / "copy")
    assert answers(tmp_path / "copy") == answers(tmp_path / "c")
    build(tmp_path / "copy")
    assert answers(tmp_path / "copy") == answers(tmp_path / "c")


def test_the_projection_is_made_anew_from_originals_and_ledger(
    tmp_path: Path, reports: Path
) -> None:
    build(tmp_path / "c", reports)
    before, ledger = answers(tmp_path / "c"), (tmp_path / "c" / "ledger.jsonl").read_bytes()
    for path in (tmp_path / "c").glob("case.db*"):
        path.unlink()
    with CaseFolder.open(tmp_path / "c") as folder, pytest.raises(CaseError, match="rebuild"):
        folder.case_file()
    rebuild(tmp_path / "c")
    assert answers(tmp_path / "c") == before
    assert (tmp_path / "c" / "ledger.jsonl").read_bytes() == ledger


def test_one_file_under_two_names_is_one_document(tmp_path: Path, reports: Path) -> None:
    shutil.copy(reports / "market.txt", reports / "copy of market.txt")
    summary = build(tmp_path / "c", reports)
    assert summary.documents == COUNT
    with CaseFolder.open(tmp_path / "c") as folder:
        names = {document.name: document.names for document in folder.case_file().documents}
    assert names["copy of market.txt"] == ("copy of market.txt", "market.txt")


def test_a_later_name_reads_again_only_if_it_comes_first(tmp_path: Path, reports: Path) -> None:
    build(tmp_path / "c", reports)
    last, first = tmp_path / "zzz.txt", tmp_path / "aaa.txt"
    for path in (last, first):
        shutil.copy(reports / "market.txt", path)
    assert build(tmp_path / "c", last).read == 0
    with CaseFolder.open(tmp_path / "c") as folder:
        assert ("market.txt", "zzz.txt") in [d.names for d in folder.case_file().documents]
    heard = Heard()
    assert build(tmp_path / "c", first, heard=heard).read == 1
    assert heard.notes == ["1 document read again: the document has another name"]


def test_a_changed_limit_reads_again_and_says_why(tmp_path: Path, reports: Path) -> None:
    build(tmp_path / "c", reports)
    (tmp_path / "c" / "case.toml").write_text("[settings]\npages = 7\n")
    heard = Heard()
    assert build(tmp_path / "c", heard=heard).read == COUNT
    assert heard.notes == [f"{COUNT} documents read again: the limits changed"]


def test_new_claims_code_keeps_the_texts(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "c", reports)
    versions = {**keys.room_versions(), "claims": "another"}
    monkeypatch.setattr(keys, "room_versions", lambda: versions)
    for original in (tmp_path / "c" / "originals").rglob("*"):
        if original.is_file():
            original.unlink()
    heard = Heard()
    summary = build(tmp_path / "c", heard=heard)
    assert (summary.read, len(summary.faults)) == (COUNT, COUNT)
    assert all("its original is missing" in fault.what for fault in summary.faults)
    assert heard.notes == [f"{COUNT} documents read again: the reading of claims changed"]


def test_a_new_tally_rule_counts_again_without_reading(tmp_path: Path, reports: Path) -> None:
    build(tmp_path / "c", reports)
    heard = Heard()
    with CaseFolder.open(tmp_path / "c") as folder:
        folder.name("Another title")
        summary = folder.build(watch=heard, make_executor=inline)
    assert (summary.title, summary.read) == ("Another title", 0)
    assert heard.steps == ["Preserving", "Writing the dossier"]


@pytest.mark.parametrize(("room", "name"), [("tally", "count"), ("assess", "assess")])
def test_a_step_that_fails_is_told_and_done_the_next_time(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch, room: str, name: str
) -> None:
    build(tmp_path / "whole", reports)

    def broken(*_arguments: object) -> None:
        raise ArithmeticError("no solution")

    with monkeypatch.context() as patch:
        patch.setattr(f"cenotaph.{room}.{name}", broken)
        summary = build(tmp_path / "c", reports)
    assert summary.incidents > 0
    assert ["failed: ArithmeticError: no solution" in f.what for f in summary.faults] == [True]
    if room == "tally":
        assert (summary.minimum, summary.maximum) == (0, None)
    again = build(tmp_path / "c", reports)
    assert (again.read, again.faults) == (0, ())
    assert answers(tmp_path / "c") == answers(tmp_path / "whole")


def test_single_steps_come_to_the_same(tmp_path: Path, reports: Path) -> None:
    build(tmp_path / "whole", reports)
    with CaseFolder.create(tmp_path / "steps") as folder:
        for step in (Steps.ADD, Steps.READ, Steps.CONCLUDE):
            folder.run(step, [reports] if step is Steps.ADD else (), make_executor=inline)
    assert answers(tmp_path / "steps") == answers(tmp_path / "whole")


def test_what_was_only_added_has_no_incidents_yet(tmp_path: Path, reports: Path) -> None:
    with CaseFolder.create(tmp_path / "c") as folder:
        summary = folder.run(Steps.ADD, [reports])
        assert (summary.documents, summary.read, summary.incidents) == (COUNT, 0, 0)
        assert folder.case_file().incidents == ()


def test_a_case_without_a_title_is_called_by_its_countries(tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    report.write_text(
        "Soldiers killed five people in Bamako, Mali, on 3 May 2023, residents said.\n"
    )
    assert build(tmp_path / "c", report).title == "Mali"


def test_only_one_process_writes(tmp_path: Path, reports: Path) -> None:
    build(tmp_path / "c", reports)
    before = answers(tmp_path / "c")
    with Ledger.open(tmp_path / "c" / "ledger.jsonl", actor="other"):
        with CaseFolder.open(tmp_path / "c") as folder, pytest.raises(CaseError, match="in use"):
            folder.build(make_executor=inline)
        assert answers(tmp_path / "c") == before


@pytest.mark.parametrize("name", ["a file", "a full folder"])
def test_what_is_no_case_is_left_alone(tmp_path: Path, reports: Path, name: str) -> None:
    place = tmp_path / "place"
    if name == "a file":
        place.write_text("mine")
    else:
        write_reports(place)
    before = sorted(path.as_posix() for path in tmp_path.rglob("*"))
    with pytest.raises(CaseError, match=str(place)):
        CaseFolder.create(place)
    assert sorted(path.as_posix() for path in tmp_path.rglob("*")) == before
    with pytest.raises(CaseError, match="case"):
        CaseFolder.open(place)


def test_an_empty_folder_becomes_a_case(tmp_path: Path, reports: Path) -> None:
    (tmp_path / "c").mkdir()
    assert build(tmp_path / "c", reports).documents == COUNT


def test_nobody_but_the_owner_reads_a_case(tmp_path: Path, reports: Path) -> None:
    before = os.umask(0)
    try:
        build(tmp_path / "c", reports)
        with CaseFolder.open(tmp_path / "c") as folder:  # the side files of the database are open
            folder.projection().documents()
            modes = {path: path.stat().st_mode for path in (tmp_path / "c").rglob("*")}
    finally:
        os.umask(before)
    modes[tmp_path / "c"] = (tmp_path / "c").stat().st_mode
    assert {"case.db-wal", "index.html"} <= {path.name for path in modes}
    for path, mode in modes.items():
        private = 0o400 if path.parent.parent.name == "originals" else 0o600
        assert stat.S_IMODE(mode) == (0o700 if path.is_dir() else private), path
