"""A disk that fills up at any point: one clear line, and the case carries on when there is room."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cenotaph.case.errors import CaseError
from cenotaph.case.folder import CaseFolder
from tests.case.building import answers, build

KIB = 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root and a system that allows it")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk: Path, leave: int) -> Path:
    """Take all room of a disk but some bytes."""
    ballast = disk / "ballast"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    ballast.write_bytes(bytes(max(0, free - leave)))
    return ballast


@pytest.mark.parametrize("leave", [0, 4, 12, 24, 40, 64, 120, 200, 400])
def test_a_full_disk_stops_with_one_line_and_is_carried_on(
    tmp_path: Path, disk: Path, reports: Path, leave: int
) -> None:
    build(tmp_path / "whole", reports)
    ballast = fill(disk, leave * KIB)
    with pytest.raises(CaseError) as caught:
        build(disk / "c", reports)
    assert "disk is full" in str(caught.value)
    assert "\n" not in str(caught.value)
    ballast.unlink()
    if (disk / "c" / "ledger.jsonl").exists():
        with CaseFolder.open(disk / "c") as folder:
            assert folder.verify().faults == ()
    assert build(disk / "c", reports).faults == ()
    assert answers(disk / "c") == answers(tmp_path / "whole")


@pytest.mark.parametrize("most", [200, 900, 2000, 5000, 30_000, 90_000])
def test_files_that_may_not_grow_stop_with_one_line(
    tmp_path: Path, reports: Path, most: int
) -> None:
    """The same without root: the system refuses to let any file grow over a size."""
    build(tmp_path / "whole", reports)
    child = os.fork()
    if child == 0:
        code = 99
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            build(tmp_path / "c", reports)
        except CaseError as cause:
            code = 1 if "\n" not in str(cause) else 98
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1
    if (tmp_path / "c" / "ledger.jsonl").exists():
        with CaseFolder.open(tmp_path / "c") as folder:
            assert folder.verify().faults == ()
    assert build(tmp_path / "c", reports).faults == ()
    assert answers(tmp_path / "c") == answers(tmp_path / "whole")


def test_the_command_says_it_in_one_line(disk: Path, reports: Path) -> None:
    fill(disk, 24 * KIB)
    command = [sys.executable, "-m", "cenotaph", "build", str(disk / "c"), str(reports)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stdout == ""
    assert "disk is full" in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_a_case_on_a_read_only_disk_can_be_looked_at(disk: Path, reports: Path) -> None:
    build(disk / "c", reports)
    said = answers(disk / "c")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    assert answers(disk / "c") == said
    with CaseFolder.open(disk / "c") as folder:
        assert folder.verify().ok
        assert folder.search("market")
        with pytest.raises(CaseError, match="read-only"):
            folder.build()
