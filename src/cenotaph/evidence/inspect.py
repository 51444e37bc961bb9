"""A ledger read to the end whatever is wrong with it: the entries that stand, and each fault."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from cenotaph.evidence.chain import Line, lines
from cenotaph.evidence.disk import EvidenceError, failure
from cenotaph.evidence.entry import FIRST, GENESIS, Entry
from cenotaph.evidence.head import Head, head_path, read_head
from cenotaph.record.casefile import Fault


class Inspection(NamedTuple):
    """`entries` that have the shape of one, in the order of the lines, and all `faults`."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


def inspect_ledger(path: Path) -> Inspection:
    """Read every line of a ledger and compare its end with `ledger.head`."""
    if not path.is_file():
        return Inspection((), (Fault(what="missing: no ledger", where=path.name),))
    try:
        with path.open("rb") as stream:
            read = list(lines(stream))
    except OSError as cause:
        return Inspection((), (Fault(what=str(failure(path, cause)), where=path.name),))
    faults = [*_line_faults(path.name, read), *_head_faults(path, read)]
    return Inspection(tuple(line.entry for line in read if line.entry), tuple(faults))


def _line_faults(name: str, read: list[Line]) -> list[Fault]:
    places = _first_places(read)
    faults, expected, previous, trusted = [], FIRST, GENESIS, True
    for line in read:
        what = line.fault or _order_fault(line, expected, previous if trusted else None, places)
        if what is not None:
            faults.append(Fault(what=what, where=f"{name} line {line.number}"))
        if line.entry is None or line.fault is not None:
            # a line whose own content is in doubt gives no second fault to the one after it
            expected, trusted = expected + 1, False
            continue
        expected, previous, trusted = line.entry.seq + 1, line.entry.hash, True
    return faults


def _first_places(read: list[Line]) -> dict[int, int]:
    """The number of the first line that carries each sequence number."""
    places: dict[int, int] = {}
    for line in read:
        if line.entry is not None:
            places.setdefault(line.entry.seq, line.number)
    return places


def _order_fault(
    line: Line, expected: int, previous: str | None, places: dict[int, int]
) -> str | None:
    """What is wrong with where a sound line stands; `previous` is `None` when unknown."""
    entry = line.entry
    if entry is None:
        return None
    if entry.seq == expected:
        bound = previous is None or entry.previous == previous
        return None if bound else "changed: not bound to the line before"
    if places[entry.seq] < line.number:
        return f"extra: entry {entry.seq} stands on line {places[entry.seq]} already"
    if entry.seq < expected or expected in places:
        return f"reordered: entry {entry.seq} stands where {expected} belongs"
    last = entry.seq - 1
    gone = f"entry {expected}" if last == expected else f"entries {expected} to {last}"
    return f"missing: {gone} before this line"


def _head_faults(path: Path, read: list[Line]) -> list[Fault]:
    """Lines lost from the end leave a sound chain; only the head kept beside it knows them."""
    beside = head_path(path).name
    try:
        head = read_head(path)
    except EvidenceError as cause:
        return [Fault(what=cause.message.partition(": ")[2], where=beside)]
    if head is None:
        return [Fault(what="missing: the end of the ledger cannot be checked", where=beside)]
    if head == Head() or any(_is_head(line, head) for line in read):
        return []
    if not read or read[-1].end < head.size:
        return [Fault(what=f"cut short: {beside} knows {head.seq} entries", where=path.name)]
    return [Fault(what=f"changed: {beside} is not of this ledger", where=path.name)]


def _is_head(line: Line, head: Head) -> bool:
    entry = line.entry
    return entry is not None and (entry.seq, entry.hash, line.end) == (
        head.seq,
        head.hash,
        head.size,
    )
