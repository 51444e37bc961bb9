"""What a person sees while steps run: a progress bar on a terminal, faults and notes as lines."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from cenotaph.commands.running import one_line, write

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from cenotaph.record.casefile import Fault


class Screen:
    """Watches the steps of a case; silent but for faults and notes when nobody looks."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._progress = _bar()
            self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def start(self, step: str, total: int) -> None:
        """A new bar takes the place of the one before."""
        if self._progress is not None:
            if self._task is not None:
                self._progress.remove_task(self._task)
            self._task = self._progress.add_task(step, total=total or None)

    def advance(self) -> None:
        """One more piece of work is done."""
        if self._progress is not None and self._task is not None:
            self._progress.advance(self._task)

    def fault(self, fault: Fault) -> None:
        """The file and what is wrong with it, on one line."""
        self._line(f"cenotaph: {one_line(fault.where)}: {one_line(fault.what)}")

    def note(self, line: str) -> None:
        """Something worth knowing."""
        self._line(f"note: {one_line(line)}")

    def _line(self, line: str) -> None:
        if self._progress is not None:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            write(sys.stderr, line + "\n")


def _bar() -> Progress:
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
