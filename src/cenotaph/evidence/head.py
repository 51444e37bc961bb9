"""The ledger's last acknowledged entry, kept beside it so that lost last lines are noticed."""

from __future__ import annotations

from pathlib import Path

import msgspec

from cenotaph.evidence.disk import DamagedError, failure, replace
from cenotaph.evidence.entry import FIRST, GENESIS
from cenotaph.record.base import Record, canonical, from_json


class Head(Record, frozen=True, kw_only=True):
    """`seq` and `hash` of the last acknowledged entry; `size` is the ledger's length in bytes
    up to and including its line feed. An empty ledger has seq 0, 64 zeros, size 0."""

    seq: int = FIRST - 1
    hash: str = GENESIS
    size: int = 0


def head_path(ledger: Path) -> Path:
    """`ledger.head` for `ledger.jsonl`."""
    return ledger.with_suffix(".head")


def write_head(ledger: Path, head: Head) -> None:
    """Replace the head at once and durably.

    Raises:
        OSError: the system refused; the old head stands.
    """
    replace(head_path(ledger), canonical(head) + b"\n")


def read_head(ledger: Path) -> Head | None:
    """The head beside a ledger, `None` when there is no such file.

    Raises:
        DamagedError: the file is not a head as this program writes it.
        EvidenceError: the file cannot be read.
    """
    path = head_path(ledger)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as cause:
        raise failure(path, cause) from cause
    try:
        head = from_json(data, Head)
    except (ValueError, msgspec.DecodeError) as cause:
        raise DamagedError(f"{path}: malformed: not the head of a ledger") from cause
    if canonical(head) + b"\n" != data:
        raise DamagedError(f"{path}: not canonical: not spelled as the ledger writes it")
    return head
