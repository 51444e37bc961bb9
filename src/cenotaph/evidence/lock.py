"""One writer at a time: an advisory lock that dies with the process that holds it."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import weakref
from pathlib import Path

from cenotaph.evidence.disk import EvidenceError, failure, open_private


class BusyError(EvidenceError):
    """Another process (or this one, a second time) is writing to the case."""


def lock_path(ledger: Path) -> Path:
    """`ledger.lock` for `ledger.jsonl`."""
    return ledger.with_suffix(".lock")


class WriterLock:
    """An exclusive `flock` on `ledger.lock`, held until `release` or the end of the process.

    The file stays; it holds the process number of the last writer, for the error message only.

    Raises:
        BusyError: another writer holds it.
        EvidenceError: the lock file cannot be made.
    """

    def __init__(self, ledger: Path) -> None:
        path = lock_path(ledger)
        try:
            self._descriptor = _lock_file(path)
        except OSError as cause:
            raise failure(path, cause) from cause
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as cause:
            holder = os.read(self._descriptor, 32).decode("ascii", "replace").strip()
            self.forget()
            raise _refusal(ledger, holder, cause) from cause
        _HELD.add(self)
        with contextlib.suppress(OSError):  # a full disk: only the error message is poorer
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        """Let the next writer in; harmless a second time."""
        if self._descriptor >= 0:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)
        self.forget()

    def forget(self) -> None:
        """Close this process's copy of the lock without unlocking another's."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)


def _lock_file(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return open_private(path, os.O_RDWR)


def _refusal(ledger: Path, holder: str, cause: OSError) -> EvidenceError:
    if cause.errno in (errno.EWOULDBLOCK, errno.EACCES):
        by = f" (process {holder})" if holder else ""
        return BusyError(f"{ledger}: in use by another writer{by}; try again when it is done")
    return failure(ledger, cause)


def being_written(ledger: Path) -> bool:
    """Whether a writer holds the lock right now; never creates or changes a file."""
    try:
        descriptor = os.open(lock_path(ledger), os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as cause:
        return cause.errno in (errno.EWOULDBLOCK, errno.EACCES)
    finally:
        os.close(descriptor)
    return False


# A forked worker inherits the descriptor and with it the lock: if the parent is killed, an
# orphaned worker would keep the case shut. So the child closes its copy; closing does not unlock
# the parent's. The registry must be known to the fork hook, hence one per process.
_HELD: weakref.WeakSet[WriterLock] = weakref.WeakSet()


def _drop_inherited() -> None:
    for lock in list(_HELD):
        lock.forget()


os.register_at_fork(after_in_child=_drop_inherited)
