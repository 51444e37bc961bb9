"""What a step tells while it works; a screen shows it, a pipe need not."""

from __future__ import annotations

from typing import Protocol

from cenotaph.record.casefile import Fault


class Watch(Protocol):
    """Someone who follows the steps of a case."""

    def start(self, step: str, total: int) -> None:
        """A step begins; `total` is how many pieces of work it has, 0 when that is unknown."""

    def advance(self) -> None:
        """One more piece of the step is done."""

    def fault(self, fault: Fault) -> None:
        """An input is at fault; the others go on."""

    def note(self, line: str) -> None:
        """Something the user should know that is no fault."""


class Silent:
    """Nobody watches."""

    def start(self, step: str, total: int) -> None:
        """Say nothing."""

    def advance(self) -> None:
        """Say nothing."""

    def fault(self, fault: Fault) -> None:
        """Say nothing."""

    def note(self, line: str) -> None:
        """Say nothing."""
