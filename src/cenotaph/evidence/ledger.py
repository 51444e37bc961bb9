"""The ledger: every act on the case as one line, bound to the line before, durable when told."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cenotaph.evidence.chain import Sound, check_head, read_ledger, sound_part
from cenotaph.evidence.disk import (
    DamagedError,
    EvidenceError,
    failure,
    open_private,
    replace,
    sync_directory,
    write_all,
)
from cenotaph.evidence.entry import REPAIR, Entry, seal, spell
from cenotaph.evidence.head import Head, head_path, read_head, write_head
from cenotaph.evidence.lock import WriterLock

Clock = Callable[[], datetime]
Act = tuple[str, dict[str, Any]]


def utc_now() -> datetime:
    """The time of the machine, in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """`2025-01-02T03:04:05.000006Z`.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a ledger time needs a time zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Ledger:
    """The one writer of `ledger.jsonl`; open it with `Ledger.open`, best in a `with` statement.

    Lines are only added. Beside it stand `ledger.head` (the last acknowledged entry) and
    `ledger.lock`; see docs/decisions/0001-a-ledger-with-a-head.md for what each protects from.
    """

    def __init__(self, path: Path, actor: str, clock: Clock, lock: WriterLock, head: Head) -> None:
        self.path = path
        self._actor = actor
        self._clock = clock
        self._lock = lock
        self._head = head
        self._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND)
        self._broken = False

    @classmethod
    def open(cls, path: Path, *, actor: str, clock: Clock = utc_now) -> Self:
        """Take the writer's lock, check the whole chain, mend a torn end, and be ready to append.

        A torn end is what a crash leaves beyond the acknowledged head: it is taken off and kept,
        in base64, in an entry with the act "repair". A missing `ledger.head` (a case copied
        without it) is made anew with such an entry too.

        Args:
            path: `ledger.jsonl` in an existing directory; made if there is none.
            actor: who acts, written on each entry.
            clock: gives the time of each entry; must have a time zone.

        Raises:
            BusyError: another writer holds the lock.
            DamagedError: acknowledged lines are changed, missing or out of order.
            EvidenceError: the disk refused.
        """
        lock = WriterLock(path)
        try:
            return cls._opened(path, actor, clock, lock)
        except EvidenceError:
            lock.release()
            raise
        except OSError as cause:
            lock.release()
            raise failure(path, cause) from cause

    @classmethod
    def _opened(cls, path: Path, actor: str, clock: Clock, lock: WriterLock) -> Self:
        head = read_head(path)
        if not path.exists():
            _create(path, head)
            head = Head()
        acknowledged = head or Head()
        sound = sound_part(path, acknowledged)
        check_head(path, acknowledged, sound)
        ledger = cls(path, actor, clock, lock, sound.head)
        try:
            ledger._mend(head, sound)
        except BaseException:
            ledger.close()
            raise
        return ledger

    @property
    def head(self) -> str:
        """The hash of the last entry, 64 zeros when there is none."""
        return self._head.hash

    def __len__(self) -> int:
        return self._head.seq

    def append(self, act: str, payload: dict[str, Any]) -> Entry:
        """Write one entry; when this returns it outlives a power cut.

        Raises:
            ValueError: the payload cannot be written as JSON and read back the same.
            EvidenceError: the disk refused; the ledger is as it was before.
        """
        return self.append_all([(act, payload)])[0]

    def append_all(self, acts: Iterable[Act]) -> tuple[Entry, ...]:
        """Write many entries with one flush to disk.

        A crash may keep the first few of them; they are whole entries and stay.

        Raises:
            ValueError: a payload cannot be written as JSON and read back the same.
            EvidenceError: the disk refused; the ledger is as it was before.
        """
        entries, head = self._sealed(acts)
        if entries:
            self._commit(b"".join(map(spell, entries)), head)
        return entries

    def entries(self) -> Iterator[Entry]:
        """All entries in order, read from disk.

        Raises:
            DamagedError: a line does not hold.
        """
        return read_ledger(self.path)

    def close(self) -> None:
        """Let the next writer in; harmless a second time."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _sealed(self, acts: Iterable[Act]) -> tuple[tuple[Entry, ...], Head]:
        head, entries = self._head, []
        for act, payload in acts:
            time = stamp(self._clock())
            entry = seal(
                head.seq + 1, head.hash, time=time, actor=self._actor, act=act, payload=payload
            )
            entries.append(entry)
            size = head.size + len(spell(entry))
            head = Head(seq=entry.seq, hash=entry.hash, size=size)
        return tuple(entries), head

    def _commit(self, data: bytes, head: Head) -> None:
        if self._descriptor < 0 or self._broken:
            raise EvidenceError(f"{self.path}: closed; open it again to append")
        try:
            write_all(self._descriptor, data)
            os.fsync(self._descriptor)
            write_head(self.path, head)
        except OSError as cause:
            self._take_back()
            raise failure(self.path, cause) from cause
        self._head = head

    def _take_back(self) -> None:
        """Undo a write that failed half way; if even that fails, the next opening mends it."""
        try:
            # the head first: a crash in between must not leave it ahead of the ledger
            write_head(self.path, self._head)
            os.ftruncate(self._descriptor, self._head.size)
            os.fsync(self._descriptor)
        except OSError:
            self._broken = True

    def _mend(self, head: Head | None, sound: Sound) -> None:
        if sound.fault is not None:
            self._take_off_torn_end(head, sound)
        elif head is None:
            lost: dict[str, Any] = {"file": head_path(self.path).name, "found": "missing"}
            self.append(REPAIR, lost | {"entries": sound.head.seq})
        elif head != sound.head:
            write_head(self.path, sound.head)

    def _take_off_torn_end(self, head: Head | None, sound: Sound) -> None:
        """Replace the torn bytes by an entry that holds them, in one step."""
        if head is None and not sound.last:
            raise DamagedError(f"{self.path} {sound.fault}; the ledger is damaged, run verify")
        with self.path.open("rb") as stream:
            good = stream.read(sound.head.size)
            torn = stream.read()
        kept = {
            "file": self.path.name,
            "found": "torn",
            "offset": sound.head.size,
            "size": len(torn),
            "sha256": hashlib.sha256(torn).hexdigest(),
            "base64": base64.b64encode(torn).decode("ascii"),
        }
        entries, after = self._sealed([(REPAIR, kept)])
        replace(self.path, good, spell(entries[0]))
        os.close(self._descriptor)
        self._descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND)
        write_head(self.path, after)
        self._head = after


def _create(path: Path, head: Head | None) -> None:
    """Make an empty ledger, its head first: a ledger with lines always had one.

    Raises:
        DamagedError: there is a head of acknowledged entries, so the ledger was lost.
    """
    if head is not None and head != Head():
        raise DamagedError(f"{path}: missing: {head_path(path).name} knows {head.seq} entries")
    write_head(path, Head())
    os.close(open_private(path, os.O_WRONLY | os.O_EXCL))
    sync_directory(path.parent)
