"""A case of which something was lost, changed or cut off: told in a line, mended if it can be."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from cenotaph.case import keys
from cenotaph.case.errors import CaseError
from cenotaph.case.folder import CaseFolder
from cenotaph.case.history import NAMELESS
from cenotaph.case.steps import Steps
from cenotaph.evidence.chain import read_ledger
from cenotaph.evidence.disk import EvidenceError
from cenotaph.evidence.entry import Entry
from cenotaph.evidence.head import Head, write_head
from cenotaph.evidence.ledger import Act, Ledger
from tests.case.building import answers, build, rebuild
from tests.case.inline import inline
from tests.case.reports import COUNT

Append = Callable[[Ledger, Iterable[Act]], tuple[Entry, ...]]


@pytest.mark.parametrize("junk", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_broken_projection_is_told_and_made_anew(
    tmp_path: Path, reports: Path, junk: bytes
) -> None:
    build(tmp_path / "c", reports)
    before = answers(tmp_path / "c")
    (tmp_path / "c" / "case.db").write_bytes(junk)
    with CaseFolder.open(tmp_path / "c") as folder, pytest.raises(CaseError, match="rebuild"):
        folder.case_file()
    rebuild(tmp_path / "c")
    assert answers(tmp_path / "c") == before
    (tmp_path / "c" / "case.db").write_bytes(junk)
    build(tmp_path / "c")
    assert answers(tmp_path / "c") == before


def test_a_lost_document_is_found_again_when_its_source_is_added(
    tmp_path: Path, reports: Path
) -> None:
    build(tmp_path / "c", reports)
    before = answers(tmp_path / "c")
    with CaseFolder.open(tmp_path / "c") as folder:
        lost = next(iter(folder.vault))
        folder.vault.path(lost).unlink()
        assert not folder.verify().ok
    build(tmp_path / "c", reports)
    with CaseFolder.open(tmp_path / "c") as folder:
        assert folder.verify().ok
    assert answers(tmp_path / "c") == before


def test_a_changed_original_is_not_read(tmp_path: Path, reports: Path) -> None:
    build(tmp_path / "c", reports)
    with CaseFolder.open(tmp_path / "c") as folder:
        path = folder.vault.path(next(iter(folder.vault)))
        path.chmod(0o644)
        path.write_bytes(b"Nobody was killed.\n")
    summary = rebuild(tmp_path / "c")
    assert len(summary.faults) == 1
    assert "has changed since it was received" in summary.faults[0].what


def test_originals_of_an_interrupted_run_are_entered_and_read_when_named(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "c", reports / "market.txt")
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "append_all", _only_begin(Ledger.append_all))
        with CaseFolder.open(tmp_path / "c") as folder, pytest.raises(CaseError, match="cut"):
            folder.run(Steps.ADD, [reports])
    with CaseFolder.open(tmp_path / "c") as folder:
        assert len(list(folder.vault)) == COUNT
        assert folder.verify().ok
    summary = build(tmp_path / "c")
    assert (summary.documents, len(summary.faults)) == (1, COUNT - 1)
    assert {fault.what for fault in summary.faults} == {NAMELESS}
    build(tmp_path / "whole", reports)
    assert build(tmp_path / "c", reports).faults == ()
    assert answers(tmp_path / "c") == answers(tmp_path / "whole")


def test_a_stranger_among_the_originals_is_a_fault(tmp_path: Path, reports: Path) -> None:
    build(tmp_path / "c", reports / "market.txt")
    with (
        CaseFolder.open(tmp_path / "c") as folder,
        (reports / "more" / "rains.txt").open("rb") as f,
    ):
        folder.vault.put(f)
        assert [fault.what for fault in folder.verify().faults] == [
            "extra: the ledger never received it"
        ]


def test_the_dossier_that_was_lost_or_changed_is_written_again(
    tmp_path: Path, reports: Path
) -> None:
    dossier = build(tmp_path / "c", reports).dossier
    assert dossier is not None
    page = dossier.read_bytes()
    for change in (dossier.unlink, lambda: dossier.write_text("changed")):
        change()
        build(tmp_path / "c")
        assert dossier.read_bytes() == page
    acts = [entry.act for entry in read_ledger(tmp_path / "c" / "ledger.jsonl")]
    assert acts.count("publish") == 3


def test_originals_without_their_ledger_are_not_taken_over(tmp_path: Path, reports: Path) -> None:
    build(tmp_path / "c", reports)
    for path in (tmp_path / "c").glob("ledger.*"):
        path.unlink()
    with pytest.raises(CaseError, match=r"no ledger\.jsonl"):
        CaseFolder.create(tmp_path / "c")


def test_an_edited_ledger_stops_the_build(tmp_path: Path, reports: Path) -> None:
    build(tmp_path / "c", reports)
    ledger = tmp_path / "c" / "ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes().replace(b"market.txt", b"murder.txt"))
    with (
        CaseFolder.open(tmp_path / "c") as folder,
        pytest.raises(CaseError, match=r"line \d: changed"),
    ):
        folder.build(make_executor=inline)


def _only_begin(append_all: Append) -> Append:
    def cut(self: Ledger, acts: Iterable[Act]) -> tuple[Entry, ...]:
        told = list(acts)
        if any(act == "receive" for act, _ in told):
            raise EvidenceError("cut")
        return append_all(self, told)

    return cut


def test_an_original_that_is_visibly_not_as_received_is_told_and_the_rest_is_done(
    tmp_path: Path, reports: Path
) -> None:
    build(tmp_path / "c", reports)
    with CaseFolder.open(tmp_path / "c") as folder:
        gone, linked, piped, longer = (folder.vault.path(digest) for digest in [*folder.vault][:4])
    for path in (gone, linked, piped, longer):
        path.unlink()
    linked.symlink_to(reports / "market.txt")
    os.mkfifo(piped)
    longer.write_bytes(b"x")
    for summary in (build(tmp_path / "c"), rebuild(tmp_path / "c")):
        assert len(summary.faults) == 4
        told = " ".join(sorted(fault.what for fault in summary.faults))
        assert told.count(f"run cenotaph verify {tmp_path / 'c'}") == 4
        assert told.count("is missing") == 1
        assert told.count("not a regular file") == 2
        assert told.count("has changed since it was received: 1 bytes") == 1
        assert summary.documents == COUNT


@pytest.mark.parametrize("kept", [0, 1])
@pytest.mark.parametrize("head", ["gone", "of an empty ledger"])
def test_originals_without_a_single_receipt_are_refused_and_nothing_is_written(
    tmp_path: Path, reports: Path, kept: int, head: str
) -> None:
    build(tmp_path / "c", reports)
    ledger = tmp_path / "c" / "ledger.jsonl"
    lines = ledger.read_bytes().splitlines(keepends=True)
    ledger.write_bytes(b"".join(lines[:kept]))
    ledger.with_suffix(".head").unlink()
    if head != "gone":
        write_head(ledger, Head())
    with CaseFolder.open(tmp_path / "c") as folder:
        with pytest.raises(CaseError, match="received none of them"):
            folder.build(make_executor=inline)
        with pytest.raises(CaseError, match="received none of them"):
            folder.case_file()
        assert not folder.verify().ok
    assert ledger.read_bytes() == b"".join(lines[:kept])


def test_damage_in_the_database_is_one_line_that_says_what_to_do(
    tmp_path: Path, reports: Path
) -> None:
    build(tmp_path / "c", reports)
    damage = {"document": "record", "claim": "record", "incident": "record", "reading": "text"}
    for table, column in damage.items():
        for junk in (b"\xff\xfe", b"{}", "text", 7):
            with sqlite3.connect(tmp_path / "c" / "case.db") as database:
                query = f"UPDATE {table} SET {column} = ?"  # noqa: S608 - names from above
                database.execute(query, (junk,))
            database.close()
            line = rf"case\.db: cannot be read \(.*\); run: cenotaph rebuild {tmp_path / 'c'}$"
            with CaseFolder.open(tmp_path / "c") as folder, pytest.raises(CaseError, match=line):
                folder.case_file()
        rebuild(tmp_path / "c")


def test_a_kept_text_that_is_damaged_is_read_again(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "c", reports)
    before = answers(tmp_path / "c")
    with sqlite3.connect(tmp_path / "c" / "case.db") as database:
        database.execute("UPDATE reading SET text = ?", (b"\xff{",))
    database.close()
    versions = {**keys.room_versions(), "claims": "another"}
    monkeypatch.setattr(keys, "room_versions", lambda: versions)
    assert build(tmp_path / "c").faults == ()
    assert answers(tmp_path / "c") == before


def test_bytes_of_the_database_changed_anywhere_stop_no_command_without_a_clear_line(
    tmp_path: Path, reports: Path
) -> None:
    build(tmp_path / "c", reports / "market.txt")
    path, chance = tmp_path / "c" / "case.db", random.Random(5)  # noqa: S311
    whole = path.read_bytes()
    for number in range(150):
        data = bytearray(whole)
        for _ in range(1 + number % 40):
            # the schema of the tables stands in the first pages
            data[chance.randrange(len(data) // (1 + number % 3))] = chance.randrange(256)
        for old in (tmp_path / "c").glob("case.db*"):
            old.unlink()
        path.write_bytes(data)
        with CaseFolder.open(tmp_path / "c") as folder, suppress(CaseError):
            folder.unfinished()
            folder.case_file()
