"""Reading a ledger's bytes line by line: which lines hold, how far, and where a torn end starts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cenotaph.evidence.disk import DamagedError, EvidenceError, failure
from cenotaph.evidence.entry import FIRST, GENESIS, Entry, fault_of
from cenotaph.evidence.head import Head, head_path


class Line(NamedTuple):
    """One line of a ledger: `end` is the offset in bytes after it, `fault` what is wrong with
    the line by itself, `entry` what it says if it has the shape of an entry."""

    number: int
    end: int
    entry: Entry | None
    fault: str | None


def lines(stream: BinaryIO) -> Iterator[Line]:
    """The lines of a ledger in the order in which they stand, each judged by itself."""
    end = 0
    for number, data in enumerate(stream, start=1):
        end += len(data)
        yield Line(number, end, *fault_of(data))


class Sound(NamedTuple):
    """How far a ledger holds from its start.

    `head` is the last good entry's; `size` the file's length; `fault` names the first line that
    does not follow, if any, and `last` says that it is the last line of the file. `meets` says
    that the chain passes through the acknowledged head.
    """

    head: Head
    size: int
    fault: str | None
    last: bool
    meets: bool


def sound_part(path: Path, acknowledged: Head) -> Sound:
    """Follow the chain from the first line to the first fault.

    Raises:
        EvidenceError: the file cannot be read.
    """
    head, meets = Head(), acknowledged == Head()
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            for line in lines(stream):
                fault = line.fault or follows(line.entry, head.seq, head.hash)
                if fault is not None or line.entry is None:
                    where = f"line {line.number}: {fault}"
                    return Sound(head, size, where, line.end == size, meets)
                head = Head(seq=line.entry.seq, hash=line.entry.hash, size=line.end)
                meets = meets or head == acknowledged
    except OSError as cause:
        raise failure(path, cause) from cause
    return Sound(head, size, None, False, meets)


def follows(entry: Entry | None, seq: int, previous: str) -> str | None:
    """What is wrong with an entry standing after the one with `seq` and hash `previous`."""
    if entry is None:
        return "malformed: not a ledger entry"
    if entry.seq != seq + 1:
        return f"out of order: entry {entry.seq} stands where {seq + 1} belongs"
    if entry.previous != previous:
        return "changed: not bound to the line before"
    return None


def check_head(path: Path, acknowledged: Head, sound: Sound) -> None:
    """The sound part must reach the acknowledged head.

    Raises:
        DamagedError: acknowledged lines are gone or changed, or the head is not of this ledger.
    """
    if sound.meets:
        return
    why = sound.fault
    if why is None and sound.head.size < acknowledged.size:
        why = f"cut short: {head_path(path).name} knows {acknowledged.seq} entries"
    raise DamagedError(
        f"{path}: {why or f'changed: not the ledger of {head_path(path).name}'}; "
        "the ledger is damaged, run verify"
    )


def read_ledger(path: Path) -> Iterator[Entry]:
    """The entries of a ledger, without a lock; the unfinished last line of a writer at work or
    of a crash is left out.

    Raises:
        DamagedError: a line other than an unfinished last one does not hold.
        EvidenceError: the file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            yield from _followed(path, stream)
    except EvidenceError:
        raise
    except OSError as cause:
        raise failure(path, cause) from cause


def _followed(path: Path, stream: BinaryIO) -> Iterator[Entry]:
    seq, previous = FIRST - 1, GENESIS
    for line in lines(stream):
        if line.fault is not None and line.fault.startswith("cut short"):
            return
        fault = line.fault or follows(line.entry, seq, previous)
        if fault is not None or line.entry is None:
            raise DamagedError(f"{path} line {line.number}: {fault}")
        yield line.entry
        seq, previous = line.entry.seq, line.entry.hash
