"""Reading one document, as a pure function that any executor can run: bytes in, claims out."""

from __future__ import annotations

import faulthandler
import hashlib
import os
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import msgspec

from cenotaph.case.outcome import Outcome
from cenotaph.claims.reader import read_claims
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.record.base import canonical
from cenotaph.record.document import Document, Text
from cenotaph.text import Limits, Unreadable, admit, describe, read

GRACE_SECONDS = 2


@dataclass(frozen=True)
class Job:
    """One document to read.

    `original` is the path of its bytes, `seconds` the time for all of it. `text` is what an
    earlier reading made of the bytes, where only the claims are to be found anew.
    """

    document: Document
    original: Path
    limits: Limits
    gazetteer: Gazetteer
    seconds: int
    text: bytes | None = None


class OutOfTime(BaseException):  # a library's "except Exception" must not catch it
    """The document took longer than its time."""


def read_document(job: Job) -> Outcome:
    """Read the text of a document and the claims in it; never raises, the fault is the answer."""
    outcome = Outcome(document=job.document)
    try:
        with time_limit(job.seconds):
            outcome = _with_text(job)
            return _with_claims(job, outcome)
    except Unreadable as cause:
        fault = cause.reason
    except OutOfTime:
        fault = f"took longer than {job.seconds} seconds (document_seconds)"
    except MemoryError:
        fault = "needs more memory than a reading process may use (worker_megabytes)"
    except RecursionError:
        fault = "nested too deeply"
    except OSError as cause:
        fault = f"the original cannot be read: {cause.strerror or cause}"
    except Exception as cause:  # one broken document must not stop the others
        fault = f"the reader failed: {type(cause).__name__}: {cause}"
    return msgspec.structs.replace(outcome, fault=" ".join(fault.split()))


def lost(job: Job) -> Outcome:
    """What is said of a document whose reading process died, alone, without an answer."""
    return Outcome(
        document=job.document,
        fault=f"the reading process died or took far longer than {job.seconds} seconds",
    )


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Raise after so many seconds; where code does not return to Python, end the process.

    An alarm can only be set in the main thread of a process, where executors of processes run
    their work. The watchdog that ends the process runs outside Python and cannot be held up.

    Raises:
        OutOfTime: the time is over.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _out_of_time)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    with _quiet() as silent:
        if in_worker():
            faulthandler.dump_traceback_later(seconds + GRACE_SECONDS, exit=True, file=silent)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
            faulthandler.cancel_dump_traceback_later()


def in_worker() -> bool:
    """Whether this process only reads, so that ending it loses one document."""
    return _WORKER.is_set()


def become_worker() -> None:
    """Mark this process as one that may be ended."""
    _WORKER.set()


def _with_text(job: Job) -> Outcome:
    if job.text is not None and _is_text(job.text):
        return Outcome(document=job.document, text=job.text)
    data = _original(job)
    reading = read(data, job.document.name, job.document.id, job.limits)
    document = describe(
        reading.text,
        name=job.document.name,
        names=job.document.names,
        size=job.document.size,
        media_type=reading.media_type,
        obtained=job.document.obtained,
    )
    return Outcome(document=document, text=canonical(reading.text))


def _is_text(kept: bytes) -> bool:
    """Whether what the projection kept is still a text; if not, the original is read again."""
    try:
        msgspec.json.decode(kept, type=Text)
    except (msgspec.MsgspecError, ValueError):
        return False
    return True


def _with_claims(job: Job, outcome: Outcome) -> Outcome:
    text = msgspec.json.decode(outcome.text or b"", type=Text)
    claims = read_claims(text, outcome.document, job.gazetteer)
    return msgspec.structs.replace(outcome, claims=canonical(claims))


def _original(job: Job) -> bytes:
    status = job.original.lstat()
    if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for ever
        raise Unreadable("the original is not a regular file; run cenotaph verify")
    admit(status.st_size, job.limits)
    data = job.original.read_bytes()
    if f"sha256:{hashlib.sha256(data).hexdigest()}" != job.document.id:
        raise Unreadable("the original has changed since it was received; run cenotaph verify")
    return data


def _out_of_time(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTime


@contextmanager
def _quiet() -> Iterator[int]:
    descriptor = os.open(os.devnull, os.O_WRONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


_WORKER = threading.Event()
