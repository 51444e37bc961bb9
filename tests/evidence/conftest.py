"""A small case folder with originals and a ledger, and clocks that do not depend on the day."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from cenotaph.evidence.ledger import Clock, Ledger
from cenotaph.evidence.vault import Vault

Contents = tuple[bytes, ...]


def ticking() -> Clock:
    """A clock that moves one second at each look."""
    ticks = count()
    return lambda: datetime(2025, 1, 2, tzinfo=UTC) + timedelta(seconds=next(ticks))


def receive_all(root: Path, contents: Contents) -> None:
    """Preserve each content and write its receipt."""
    vault = Vault(root / "originals")
    with Ledger.open(root / "ledger.jsonl", actor="tests", clock=ticking()) as ledger:
        for number, content in enumerate(contents):
            kept = vault.put(io.BytesIO(content))
            receipt = {"sha256": kept.sha256, "size": kept.size, "obtained": "file"}
            ledger.append("receive", {**receipt, "name": f"report {number}.txt"})


@pytest.fixture
def make_case(tmp_path: Path) -> Iterator[Callable[[Contents], Path]]:
    """Builds a case folder from the given contents."""

    def make(contents: Contents) -> Path:
        root = tmp_path / "a.case"
        root.mkdir()
        receive_all(root, contents)
        return root

    yield make
