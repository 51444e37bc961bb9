"""One line of the ledger: what it holds, how it is spelled, and how it binds the line before."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from cenotaph.record.base import Record, canonical, from_json

FIRST = 1
GENESIS = "0" * 64
RECEIVE = "receive"
FOUND = "found"
PUBLISH = "publish"
REPAIR = "repair"
ANSWER = "answer"


class Entry(Record, frozen=True, kw_only=True):
    """An act on the case.

    `seq` counts from 1, so it is also the line number. `time` is UTC, ISO 8601 with
    microseconds and `Z`. `previous` is the hash of the entry before, 64 zeros for the first.
    `hash` is the SHA-256 of the canonical JSON of all the other fields.
    """

    seq: int
    time: str
    actor: str
    act: str
    payload: dict[str, Any]
    previous: str
    hash: str


def seal(
    seq: int, previous: str, *, time: str, actor: str, act: str, payload: dict[str, Any]
) -> Entry:
    """An entry with its hash, with the payload as JSON gives it back (tuples become lists).

    Raises:
        ValueError: the payload has no JSON that reads back the same (lone surrogates from an
            undecodable file name, objects that are not data).
    """
    entry = Entry(
        seq=seq, time=time, actor=actor, act=act, payload=payload, previous=previous, hash=""
    )
    try:
        entry = msgspec.structs.replace(entry, hash=digest(entry))
        line = canonical(entry)
        again = from_json(line, Entry)
    except (TypeError, ValueError, OverflowError, RecursionError) as cause:
        raise ValueError(f"the payload of {act!r} cannot be written as JSON: {cause}") from cause
    if canonical(again) != line:
        raise ValueError(f"the payload of {act!r} does not read back the same from JSON")
    return again


def digest(entry: Entry) -> str:
    """The hash an entry must carry."""
    fields = msgspec.structs.asdict(entry)
    del fields["hash"]
    return hashlib.sha256(canonical(fields)).hexdigest()


def spell(entry: Entry) -> bytes:
    """The line of an entry: canonical JSON and a line feed."""
    return canonical(entry) + b"\n"


def fault_of(line: bytes) -> tuple[Entry | None, str | None]:
    """Read one line (with its line feed) by itself: the entry if it has the shape of one, and
    what is wrong with it if anything is."""
    if not line.endswith(b"\n"):
        return None, "cut short: the last line has no end"
    try:
        entry = from_json(line, Entry)
    except (ValueError, msgspec.DecodeError, RecursionError):
        return None, "malformed: not a ledger entry"
    if entry.hash != digest(entry):
        return entry, "changed: its content does not match its hash"
    if spell(entry) != line:
        return entry, "not canonical: not spelled as the ledger writes it"
    return entry, None
