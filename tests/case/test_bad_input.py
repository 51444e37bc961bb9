"""Whatever is put into a case: one line for each fault, and the others are done."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from cenotaph.case import preserve
from cenotaph.case.folder import CaseFolder
from cenotaph.case.sources import open_regular
from cenotaph.case.steps import Summary
from tests.case.building import build
from tests.case.reports import COUNT, MARKET

MEBIBYTE = 1 << 20
SENTENCE = "Soldiers killed nine people in Obo on 3 March 2024, residents said.\n"


def pdf(**options: object) -> bytes:
    """A PDF of one sentence."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, **options)
    canvas.drawString(72, 720, SENTENCE.strip())
    canvas.save()
    return stream.getvalue()


def docx_bomb() -> bytes:
    """A DOCX whose words unpack to 300 MiB."""
    document, stream = Document(), io.BytesIO()
    document.add_paragraph(SENTENCE)
    document.save(stream)
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(stream) as plain,
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in plain.namelist():
            data = plain.read(name)
            if name == "word/document.xml":
                data = data.replace(b"</w:t>", b"a" * (300 * MEBIBYTE) + b"</w:t>", 1)
            packed.writestr(name, data)
    return bomb.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.txt": (lambda: b"", "empty"),
    "blank.txt": (lambda: b" \n\n", "no text"),
    "binary.txt": (lambda: bytes(range(256)) * 64, ""),
    "program.txt": (lambda: b"\x7fELF\x02\x01\x01" + bytes(2048), ""),
    "one-line.txt": (lambda: b"killed ten people " * (200 * MEBIBYTE // 18), "limit"),
    "locked.pdf": (lambda: pdf(encrypt="a password"), "password"),
    "cut.pdf": (lambda: pdf()[:400], ""),
    "bomb.docx": (docx_bomb, ""),
    "cut.docx": (lambda: docx_bomb()[:1000], ""),
}
NESTED = b"<html><body>" + b"<div>" * 1_000_000 + SENTENCE.encode() + b"</div>" * 1_000_000
GOOD = {
    "utf-16.txt": SENTENCE.encode("utf-16"),
    "latin-1.txt": f"Report of the café at Ménaka. {SENTENCE}".encode("latin-1"),
    "report.pdf": pdf(),
}


def alone(summary: Summary) -> str:
    """The one fault of a run."""
    assert len(summary.faults) == 1
    assert "\n" not in summary.faults[0].what
    assert "reader failed" not in summary.faults[0].what
    return summary.faults[0].what


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_file_is_one_line_and_the_others_are_done(
    tmp_path: Path, reports: Path, name: str
) -> None:
    make, says = BAD[name]
    (reports / name).write_bytes(make())
    summary = build(tmp_path / "c", reports)
    assert says in alone(summary)
    assert summary.faults[0].where == name
    assert (summary.documents, summary.read) == (COUNT + 1, COUNT + 1)
    with CaseFolder.open(tmp_path / "c") as folder:
        assert folder.verify().ok
        file = folder.case_file()
        assert len(file.texts) == COUNT
        assert [fault.where for fault in file.faults] == [name]
        held = {document.name: document for document in file.documents}[name]
        assert folder.vault.path(held.id.removeprefix("sha256:")).stat().st_size == held.size
    assert summary.minimum > 0


@pytest.mark.parametrize("name", sorted(GOOD))
def test_files_of_other_encodings_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(GOOD[name])
    summary = build(tmp_path / "c", tmp_path / name)
    assert (summary.faults, summary.minimum) == ((), 9)


def test_a_million_nested_tags_stop_nothing(tmp_path: Path, reports: Path) -> None:
    (reports / "nested.html").write_bytes(NESTED)
    summary = build(tmp_path / "c", reports)
    assert summary.documents == COUNT + 1
    if summary.faults:
        assert alone(summary)
    with CaseFolder.open(tmp_path / "c") as folder:
        assert len(folder.case_file().texts) == COUNT + 1 - len(summary.faults)


def test_all_bad_files_at_once(tmp_path: Path, reports: Path) -> None:
    small = sorted(set(BAD) - {"one-line.txt", "bomb.docx", "cut.docx"})
    for name in small:
        (reports / name).write_bytes(BAD[name][0]())
    summary = build(tmp_path / "c", reports)
    assert sorted(fault.where for fault in summary.faults) == small
    again = build(tmp_path / "c", reports)
    assert (again.read, again.faults) == (0, summary.faults)


def test_an_empty_folder_is_a_fault_and_still_a_case(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    summary = build(tmp_path / "c", tmp_path / "in")
    assert alone(summary) == "the folder is empty"
    assert (summary.documents, summary.incidents, summary.minimum) == (0, 0, 0)
    assert summary.dossier is not None
    with CaseFolder.open(tmp_path / "c") as folder:
        assert folder.verify().ok


def test_a_link_loop_is_a_fault_and_the_files_are_read(tmp_path: Path, reports: Path) -> None:
    (reports / "more" / "back").symlink_to(reports)
    summary = build(tmp_path / "c", reports)
    assert "symbolic link" in alone(summary)
    assert summary.documents == COUNT


def test_a_missing_source_is_a_fault_and_the_others_are_done(tmp_path: Path, reports: Path) -> None:
    summary = build(tmp_path / "c", tmp_path / "gone.txt", reports)
    assert alone(summary) == "no such file or folder"
    assert summary.documents == COUNT


def test_a_file_over_the_limit_is_not_preserved(tmp_path: Path, reports: Path) -> None:
    (reports / "large.txt").write_text(SENTENCE * 100)
    with CaseFolder.create(tmp_path / "c") as folder:
        (tmp_path / "c" / "case.toml").write_text("[settings]\noriginal_bytes = 5000\n")
    assert "larger than the limit" in alone(build(tmp_path / "c", reports))
    with CaseFolder.open(tmp_path / "c") as folder:
        assert [fault.where for fault in folder.case_file().faults] == ["large.txt"]
    (tmp_path / "c" / "case.toml").write_text("")
    assert build(tmp_path / "c", reports).faults == ()
    with CaseFolder.open(tmp_path / "c") as folder:
        assert folder.case_file().faults == ()


def test_a_file_that_may_not_be_read_is_a_fault(
    tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = reports / "secret.txt"
    secret.write_text(MARKET)
    if os.geteuid() == 0:  # permissions do not bind root, so the refusal is acted
        monkeypatch.setattr(preserve, "open_regular", _refusing(open_regular, secret))
    else:
        secret.chmod(0)
    summary = build(tmp_path / "c", reports)
    assert alone(summary) == "permission denied"
    assert summary.documents == COUNT
    acts = len((tmp_path / "c" / "ledger.jsonl").read_bytes().splitlines())
    assert build(tmp_path / "c", reports).faults == summary.faults
    assert len((tmp_path / "c" / "ledger.jsonl").read_bytes().splitlines()) == acts


@pytest.mark.skipif(os.geteuid() != 0, reason="needs a process that runs as root")
def test_a_file_that_the_system_itself_refuses(tmp_path: Path, reports: Path) -> None:
    """/proc/self/mem is a regular file whose first bytes nobody can read, root included."""
    (reports / "memory.txt").symlink_to("/proc/self/mem")
    summary = build(tmp_path / "c", reports)
    assert alone(summary)
    assert summary.faults[0].where == str(reports / "memory.txt")
    assert summary.documents == COUNT


def test_names_that_are_no_text_are_kept_harmless(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    os.close(os.open(os.fsencode(tmp_path / "in") + b"/caf\xe9\n.txt", os.O_CREAT | os.O_WRONLY))
    summary = build(tmp_path / "c", tmp_path / "in")
    assert summary.faults[0].where == "caf\ufffd\\n.txt"


def _refusing(plain: object, path: Path) -> object:
    def opened(self: Path, *args: object, **kwargs: object) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied", str(self))
        return plain(self, *args, **kwargs)  # type: ignore[operator]

    return opened
