"""Reading on processes that die, hang or fill the memory: one document is lost, no more."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from cenotaph.case.pool import mapped, process_pool
from cenotaph.case.reading import OutOfTime, time_limit
from tests.case.inline import inline

DIE = 3
WORKERS = 2


def square(number: int) -> int:
    """The work: some numbers kill the process that squares them."""
    if number % 10 == DIE:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def minus(number: int) -> int:
    """What a lost number comes to."""
    return -number


def hang(seconds: int) -> str:
    """Hold up the process in a call that no Python alarm gets out of."""
    with time_limit(1):
        if seconds:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(seconds)
    return "done"


def fill(megabytes: int) -> str:
    """Ask for memory."""
    try:
        return str(len(bytearray(megabytes << 20)))
    except MemoryError:
        return "refused"


def test_each_item_has_its_result() -> None:
    found = mapped(square, range(20, 23), inline, WORKERS, minus)
    assert sorted(found) == [400, 441, 484]


def test_only_the_guilty_are_lost() -> None:
    numbers = range(25)
    found = sorted(mapped(square, numbers, process_pool(1024), WORKERS, minus))
    assert found == sorted(-n if n % 10 == DIE else n * n for n in numbers)


def test_items_are_made_as_they_go() -> None:
    made: list[int] = []

    def items() -> object:
        for number in range(20, 23):
            made.append(number)
            yield number

    results = mapped(square, items(), inline, 1, minus)  # type: ignore[arg-type]
    next(results)
    assert len(made) <= WORKERS


def test_a_process_that_cannot_be_alarmed_is_ended() -> None:
    start = time.monotonic()
    found = list(mapped(hang, [0, 600, 0], process_pool(1024), 1, lambda _: "lost"))
    assert sorted(found) == ["done", "done", "lost"]
    assert time.monotonic() - start < 60


def test_a_process_gets_no_more_memory_than_allowed() -> None:
    assert list(mapped(fill, [4000], process_pool(2048), 1, lambda _: "lost")) == ["refused"]


def test_the_alarm_ends_python_work_here() -> None:
    with pytest.raises(OutOfTime), time_limit(1):
        while True:
            pass


def test_readers_end_with_the_case_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "case.py"
    script.write_text(
        textwrap.dedent(
            """
            import os, sys, time
            from cenotaph.case.pool import mapped, process_pool
            def work(n):
                os.write(sys.stdout.fileno(), f"{os.getpid()}\\n".encode())
                time.sleep(600)
            if __name__ == "__main__":
                list(mapped(work, [1, 2], process_pool(1024), 2, str))
            """
        )
    )
    run = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    readers = [int(run.stdout.readline()) for _ in range(2)]
    assert all(alive(reader) for reader in readers)
    run.kill()
    run.wait()
    deadline = time.monotonic() + 20
    while any(alive(reader) for reader in readers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(alive(reader) for reader in readers)


def alive(process: int) -> bool:
    """Whether a process runs (one that ended and waits to be noticed does not)."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
