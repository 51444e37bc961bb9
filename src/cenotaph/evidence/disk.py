"""Writing that survives a crash: whole writes, flushed files and directories, clear errors."""

from __future__ import annotations

import errno
import os
from pathlib import Path

# Testimony on a shared machine: nobody but the owner may even list it, whatever the umask is.
PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600

PLAIN_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would exceed the size the system allows",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
}


class EvidenceError(OSError):
    """The evidence could not be written or read; one line says which file and why.

    Args:
        message: the line.
        number: the `errno` of the cause, if the system gave one.
    """

    def __init__(self, message: str, number: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.errno = number

    def __str__(self) -> str:
        return self.message


class DamagedError(EvidenceError):
    """Bytes at rest are not the bytes that were acknowledged; reported, never repaired."""


def failure(path: Path, cause: OSError) -> EvidenceError:
    """The one-line error for a write or read of `path` that the system refused."""
    reason = PLAIN_WORDS.get(cause.errno or 0) or cause.strerror or str(cause)
    return EvidenceError(f"{path}: {reason}", cause.errno)


def write_all(descriptor: int, data: bytes | memoryview) -> None:
    """Write every byte of `data`; the system may take them in several pieces.

    Raises:
        OSError: the system refused some of them.
    """
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync_directory(path: Path) -> None:
    """Make the names in a directory durable, not only the files behind them."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_directory(path: Path) -> None:
    """Create a directory and the missing ones above it, for the owner alone, each durable in its
    parent."""
    if path.is_dir():
        return
    make_directory(path.parent)
    try:
        path.mkdir(PRIVATE_FOLDER)
        path.chmod(PRIVATE_FOLDER)
    except FileExistsError:
        return  # another process was faster
    sync_directory(path.parent)


def open_private(path: Path, flags: int) -> int:
    """Open a file that is made if need be, readable by its owner only.

    Raises:
        OSError: the system refused.
    """
    descriptor = os.open(path, flags | os.O_CREAT, PRIVATE_FILE)
    try:
        os.fchmod(descriptor, PRIVATE_FILE)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def replace(path: Path, *pieces: bytes) -> None:
    """Put a file's new content in place at once: a crash leaves the old one or the new one.

    The temporary name is fixed, so that what a crash left behind is overwritten the next time;
    callers hold the writer's lock.

    Raises:
        OSError: the system refused; the old content stands.
    """
    temporary = path.with_name(f".{path.name}.new")
    try:
        descriptor = open_private(temporary, os.O_WRONLY | os.O_TRUNC)
        try:
            for piece in pieces:
                write_all(descriptor, piece)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_directory(path.parent)
