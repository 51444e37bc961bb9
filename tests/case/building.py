"""Building cases in this process, and what they answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from cenotaph.case.folder import CaseFolder
from cenotaph.case.steps import Summary
from cenotaph.publish.answers import ANSWERS
from cenotaph.record.casefile import Fault
from tests.case.inline import inline


class Heard:
    """Keeps what a run of the steps tells."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.notes: list[str] = []
        self.steps: list[str] = []

    def start(self, step: str, total: int) -> None:
        """A step begins."""
        self.steps.append(step)

    def advance(self) -> None:
        """Not kept."""

    def fault(self, fault: Fault) -> None:
        """A fault."""
        self.faults.append(fault)

    def note(self, line: str) -> None:
        """A note."""
        self.notes.append(line)


def build(case: Path, *sources: Path, heard: Heard | None = None) -> Summary:
    """Build a case in this process."""
    with CaseFolder.create(case) as folder:
        return folder.build(sources, watch=heard, make_executor=inline)


def rebuild(case: Path, heard: Heard | None = None) -> Summary:
    """Make the projection of a case anew in this process."""
    with CaseFolder.open(case) as folder:
        return folder.rebuild(watch=heard, make_executor=inline)


def answers(case: Path) -> dict[str, str]:
    """Every answer of the JSON contract as the commands print it."""
    with CaseFolder.open(case) as folder:
        file = folder.case_file()
    return {name: json.dumps(answer(file), ensure_ascii=False) for name, answer in ANSWERS.items()}


def files(case: Path, but: Sequence[str] = ("ledger.lock",)) -> dict[str, tuple[int, int]]:
    """Inode and time of change of every file of a case but some."""
    return {
        path.relative_to(case).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in sorted(case.rglob("*"))
        if path.is_file() and path.name not in but
    }
