"""The originals: bytes kept as received under the name of their SHA-256, once, read-only."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cenotaph.evidence.disk import (
    DamagedError,
    EvidenceError,
    failure,
    make_directory,
    sync_directory,
    write_all,
)
from cenotaph.record.base import Record

CHUNK = 1 << 20
DIGEST = re.compile(r"[0-9a-f]{64}")
INCOMING = ".incoming"
READ_ONLY = 0o400


class TooLargeError(EvidenceError):
    """The stream holds more bytes than the limit allows; nothing of it was kept."""


class Stored(Record, frozen=True, kw_only=True):
    """An original in the vault: its digest, its size in bytes, and whether it is new there."""

    sha256: str
    size: int
    new: bool


class Vault:
    """A directory `originals/` holding each original at `ab/abcd…`, its SHA-256 in lower case.

    Opening it removes what a crashed writer left in `.incoming/`; files that a living writer
    still holds are locked and stay.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._incoming = root / INCOMING
        self._sweep()

    def put(self, stream: BinaryIO, *, limit: int | None = None) -> Stored:
        """Keep all bytes of `stream`; when this returns they outlive a power cut.

        Args:
            stream: read from where it stands to its end, one MiB at a time.
            limit: the most bytes to accept, `None` for any number.

        Raises:
            TooLargeError: the stream is longer than `limit`.
            DamagedError: the vault holds other bytes under this digest.
            EvidenceError: the disk refused (full, read-only); nothing half-written stays.
            OSError: reading `stream` failed, as the stream raised it.
        """
        try:
            make_directory(self._incoming)
            descriptor, temporary = _locked_file(self._incoming)
        except OSError as cause:
            raise failure(self.root, cause) from cause
        try:
            digest, size = self._copy(stream, descriptor, limit)
            return Stored(sha256=digest, size=size, new=self._settle(temporary, digest, size))
        finally:
            os.close(descriptor)
            temporary.unlink(missing_ok=True)

    def path(self, sha256: str) -> Path:
        """Where the original with this digest stands or would stand.

        Raises:
            ValueError: `sha256` is not 64 hexadecimal digits in lower case.
        """
        if not DIGEST.fullmatch(sha256):
            raise ValueError(f"{sha256!r} is not a SHA-256 in lower-case hexadecimal")
        return self.root / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """The bytes of an original, checked against its digest.

        Raises:
            DamagedError: the bytes are no longer those that were received.
            EvidenceError: there is no such original or it cannot be read.
        """
        path = self.path(sha256)
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise DamagedError(f"{path}: not a regular file; run verify")
        try:
            data = path.read_bytes()
        except OSError as cause:
            raise failure(path, cause) from cause
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DamagedError(f"{path}: changed since it was received; run verify")
        return data

    def __contains__(self, sha256: object) -> bool:
        return isinstance(sha256, str) and self.path(sha256).is_file()

    def __iter__(self) -> Iterator[str]:
        """The digests held, in ascending order."""
        if not self.root.is_dir():
            return
        for shelf in sorted(self.root.iterdir()):
            if not shelf.is_dir() or shelf.name == INCOMING:
                continue
            for original in sorted(shelf.iterdir()):
                if DIGEST.fullmatch(original.name) and original.name[:2] == shelf.name:
                    yield original.name

    def _copy(self, stream: BinaryIO, descriptor: int, limit: int | None) -> tuple[str, int]:
        digest, size = hashlib.sha256(), 0
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if limit is not None and size > limit:
                raise TooLargeError(f"larger than the limit of {limit} bytes")
            digest.update(chunk)
            try:
                write_all(descriptor, chunk)
            except OSError as cause:
                raise failure(self.root, cause) from cause
        try:
            os.fchmod(descriptor, READ_ONLY)
            os.fsync(descriptor)
        except OSError as cause:
            raise failure(self.root, cause) from cause
        return digest.hexdigest(), size

    def _settle(self, temporary: Path, digest: str, size: int) -> bool:
        """Move a complete, flushed file to its place; false when the place is taken."""
        final = self.path(digest)
        try:
            make_directory(final.parent)
            held = final.stat().st_size if final.exists() else None
            if held is None:
                temporary.replace(final)
            # also when another writer put it there and may not have flushed the name yet
            sync_directory(final.parent)
        except OSError as cause:
            raise failure(self.root, cause) from cause
        if held not in (None, size):
            raise DamagedError(f"{final}: changed since it was received; run verify")
        return held is None

    def _sweep(self) -> None:
        if not self._incoming.is_dir():
            return
        for left in sorted(self._incoming.iterdir()):
            try:
                _remove_unless_locked(left)
            except OSError:
                continue  # held by a living writer, or a read-only medium


def _locked_file(directory: Path) -> tuple[int, Path]:
    """A new empty file of our own, locked so that no other opener sweeps it away."""
    while True:
        descriptor, name = tempfile.mkstemp(dir=directory)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return descriptor, Path(name)
        os.close(descriptor)  # swept away between its making and its locking


def _remove_unless_locked(path: Path) -> None:
    """Remove a file of a dead writer.

    Raises:
        OSError: a living writer holds it, or the medium is read-only.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
    finally:
        os.close(descriptor)
