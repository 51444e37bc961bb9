"""The commands that change a case, run as processes: streams, signals, terminals, other seeds."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.case.building import answers, build
from tests.case.reports import COUNT, write_reports

CENOTAPH = (sys.executable, "-m", "cenotaph")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of readable reports."""
    return write_reports(tmp_path / "reports")


def cenotaph(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a shell would."""
    return subprocess.run(
        [*CENOTAPH, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


def test_a_build_is_silent_in_a_pipe_and_sums_up(tmp_path: Path, reports: Path) -> None:
    ran = cenotaph("build", tmp_path / "c", reports, "--title", "A test")
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert lines[0] == "A test"
    assert any("deaths      at least" in line and "no upper bound" in line for line in lines)
    assert f"  {tmp_path / 'c' / 'dossier' / 'index.html'}" in lines
    again = cenotaph("build", tmp_path / "c", reports, "--json")
    assert json.loads(again.stdout)["read"] == 0
    assert json.loads(again.stdout)["case"] == {"title": "A test"}


def test_each_fault_is_one_line_and_the_code_is_1(tmp_path: Path, reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    (reports / "long.txt").write_bytes(b"killed ten people " * (200 * (1 << 20) // 18))
    (reports / ".hidden").write_bytes(b"x")
    ran = cenotaph("build", tmp_path / "c", reports, tmp_path / "gone")
    assert ran.returncode == 1
    gone, note, *others = ran.stderr.splitlines()
    assert gone == f"cenotaph: {tmp_path / 'gone'}: no such file or folder"
    assert note.startswith("note: 1 hidden file")
    assert [line.split(": ")[1] for line in others] == ["empty.txt", "long.txt"]
    assert "faults      3 faults" in ran.stdout
    assert f"documents   {COUNT + 2} preserved" in ran.stdout
    assert cenotaph("verify", tmp_path / "c").returncode == 0


@pytest.mark.parametrize(("seed", "workers"), [("1", 1), ("2", 3)])
def test_neither_seeds_nor_workers_matter(
    tmp_path: Path, reports: Path, seed: str, workers: int
) -> None:
    build(tmp_path / "here", reports)
    cenotaph("add", tmp_path / "c", reports / "more")
    (tmp_path / "c" / "case.toml").write_text(f"[settings]\nworkers = {workers}\n")
    ran = cenotaph(
        "build", tmp_path / "c", reports, PYTHONHASHSEED=seed, LC_ALL="C", TZ="Asia/Tokyo"
    )
    assert ran.returncode == 0
    assert answers(tmp_path / "c") == answers(tmp_path / "here")
    told = cenotaph("incidents", tmp_path / "c", "--json", PYTHONHASHSEED="3", LC_ALL="C")
    assert told.stdout == cenotaph("incidents", tmp_path / "here", "--json").stdout


def test_a_terminal_shows_progress(tmp_path: Path, reports: Path) -> None:
    ours, theirs = pty.openpty()
    command = [*CENOTAPH, "build", str(tmp_path / "c"), str(reports)]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # how Linux says that the other end is closed
        pass
    assert run.wait() == 0
    assert b"Reading" in shown
    assert f"/{COUNT}".encode() in shown


def test_an_interrupt_is_told_and_carried_on(tmp_path: Path, reports: Path) -> None:
    for number in range(300):
        (reports / f"report-{number}.txt").write_text(f"{number + 2} people were killed in Obo.\n")
    command = [*CENOTAPH, "build", str(tmp_path / "c"), str(reports)]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while not (tmp_path / "c" / "case.db").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate()
    assert (run.returncode, out) == (130, "")
    assert err == "cenotaph: interrupted; what is done is kept, the same command carries on\n"
    assert cenotaph("verify", tmp_path / "c").returncode == 0
    assert cenotaph("add", tmp_path / "c", reports / "more").returncode == 0


def test_a_reader_that_leaves_early_is_no_fault(case: Path) -> None:
    command = f"{sys.executable} -m cenotaph claims {case} --json | head -c 10"
    run = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_looking_and_help_load_no_heavy_library() -> None:
    heavy = ["scipy", "lxml", "trafilatura", "docx", "pypdfium2", "py3langid"]
    program = f"""if True:
        import sys, cenotaph.cli
        assert not {{"django", "rich.table"}} & set(sys.modules), "help"
        import cenotaph.case.folder, cenotaph.publish.answers
        found = set({heavy!r}) & set(sys.modules)
        assert not found, found
    """
    subprocess.run([sys.executable, "-c", program], check=True)


DUMP = (
    "7\tOuadi Blanc\tOuadi Blanc\tWadi Abyad\t13.5\t21.25\tP\tPPL\tTD\t\t01\t\t\t\t900\t\t500"
    "\tAfrica/Ndjamena\t2020-01-01\n"
)


def test_an_imported_gazetteer_is_used_at_the_next_build(tmp_path: Path) -> None:
    home = {"XDG_DATA_HOME": str(tmp_path / "data")}
    report = tmp_path / "report.txt"
    report.write_text("Six herders were killed near Ouadi Blanc in Chad on 2 May 2023.\n")
    cenotaph("build", tmp_path / "c", report, **home)

    def latitudes() -> list[float | None]:
        told = json.loads(cenotaph("incidents", tmp_path / "c", "--json", **home).stdout)
        return [(incident["where"] or {}).get("latitude") for incident in told["incidents"]]

    assert 13.5 not in latitudes()
    (tmp_path / "TD.txt").write_text(DUMP)
    added = cenotaph("gazetteer", "import", tmp_path / "TD.txt", **home)
    assert added.stdout.startswith("1 places added")
    again = cenotaph("build", tmp_path / "c", **home)
    assert again.stderr == "note: 1 document read again: the gazetteer changed\n"
    assert latitudes() == [13.5]
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("not a dump\n")
    refused = cenotaph("gazetteer", "import", wrong, **home)
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1


def test_no_name_or_title_reaches_the_terminal_as_a_command(tmp_path: Path, reports: Path) -> None:
    evil = "a\x1b]0;x\x07\u009b2J\u202eb"
    (reports / f"{evil}.txt").write_bytes(b"")
    case = tmp_path / f"{evil}.case"
    shown = "a\\x1b]0;x\\x07\\x9b2J\\u202eb"
    runs = [
        cenotaph("build", case, reports, tmp_path / evil, "--title", evil),
        cenotaph("incidents", case),
        cenotaph("documents", case),
        cenotaph("dossier", case),
        cenotaph("verify", tmp_path / f"{evil}2"),
        cenotaph("build", tmp_path / f"{evil}3"),
    ]
    for ran in runs:
        assert not set("\x1b\x07\u009b\u202e").intersection(ran.stdout + ran.stderr), ran.args
    assert f"cenotaph: {tmp_path}/{shown}: no such file or folder" in runs[0].stderr
    assert f"cenotaph incidents {tmp_path}/{shown}.case" in runs[0].stdout
    assert runs[1].stdout.startswith(shown)
    told = cenotaph("documents", case, "--json").stdout
    assert not set("\x1b\x07\u009b\u202e").intersection(told)
    assert json.loads(told)["case"]["title"] == evil


def test_build_and_dossier_name_an_original_that_is_gone(tmp_path: Path, reports: Path) -> None:
    build(tmp_path / "c", reports)
    originals = [path for path in (tmp_path / "c" / "originals").rglob("*") if path.is_file()]
    originals[0].unlink()
    for command in ("build", "dossier"):
        ran = cenotaph(command, tmp_path / "c")
        assert ran.returncode == 1
        (line,) = ran.stderr.splitlines()
        assert line.endswith(f"its original is missing; run cenotaph verify {tmp_path / 'c'}")
        assert "index.html" in ran.stdout
