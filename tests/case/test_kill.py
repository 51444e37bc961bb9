"""Killed at any instant: the case opens, verifies, and completes to the same answers."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cenotaph.case.folder import CaseFolder
from tests.case.building import answers, build
from tests.case.reports import write_reports

IN_PROCESS = 50
BY_COMMAND = 5
IN_A_ROW = 12


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], float]:
    """The reports, the answers of a build that nobody disturbed, and the seconds it took."""
    folder = tmp_path_factory.mktemp("undisturbed")
    reports = write_reports(folder / "reports")
    build(folder / "warm", reports)
    start = time.monotonic()
    build(folder / "c", reports)
    return reports, answers(folder / "c"), time.monotonic() - start


def instants(count: int, seconds: float) -> Iterator[float]:
    """Random instants, one in each of so many equal parts of a duration."""
    for part in range(count):
        yield (part + random.random()) * seconds / count  # noqa: S311 - nothing to guess here


def killed_build(case: Path, reports: Path, instant: float) -> bool:
    """Build in a process of its own and kill it; whether the kill came before its end."""
    child = os.fork()
    if child == 0:
        try:
            build(case, reports)
        finally:
            os._exit(0)
    time.sleep(instant)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def opens_and_verifies(case: Path) -> None:
    """A case that was begun is whole as far as it goes."""
    if not case.exists():
        return
    with CaseFolder.open(case) as folder:
        assert folder.verify().faults == ()
        if folder.database.current():
            assert folder.case_file().faults == ()


def test_killed_at_random_instants(
    tmp_path: Path, undisturbed: tuple[Path, dict[str, str], float]
) -> None:
    reports, whole, seconds = undisturbed
    kills = 0
    for number in range(IN_PROCESS * 4):
        case, instant = tmp_path / f"c{number}", next(instants(1, seconds))
        killed = killed_build(case, reports, instant)
        opens_and_verifies(case)
        assert build(case, reports).faults == (), instant
        assert answers(case) == whole, instant
        opens_and_verifies(case)
        kills += killed
        if kills == IN_PROCESS:
            return
        # a build takes another time whenever the machine is busy with other work
        seconds *= 1.02 if killed else 0.8
    pytest.fail(f"only {kills} of the builds could be killed")


def test_killed_again_and_again(
    tmp_path: Path, undisturbed: tuple[Path, dict[str, str], float]
) -> None:
    reports, whole, seconds = undisturbed
    for instant in instants(IN_A_ROW, seconds):
        killed_build(tmp_path / "c", reports, instant)
        opens_and_verifies(tmp_path / "c")
    assert build(tmp_path / "c", reports).faults == ()
    assert answers(tmp_path / "c") == whole


def test_the_command_killed_at_random_instants(
    tmp_path: Path, undisturbed: tuple[Path, dict[str, str], float]
) -> None:
    reports, whole, _ = undisturbed
    start = time.monotonic()
    command(tmp_path / "c", reports).wait()
    seconds = time.monotonic() - start
    assert answers(tmp_path / "c") == whole
    for number, instant in enumerate(instants(BY_COMMAND, seconds)):
        case = tmp_path / f"c{number}"
        run = command(case, reports)
        time.sleep(instant)
        run.kill()
        run.wait()
        opens_and_verifies(case)
        assert build(case, reports).faults == (), instant
        assert answers(case) == whole, instant


def command(case: Path, reports: Path) -> subprocess.Popen[bytes]:
    """The build command in a process of its own."""
    arguments = [sys.executable, "-m", "cenotaph", "build", str(case), str(reports)]
    return subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
