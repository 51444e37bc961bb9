"""Reading in a child process: a file that hangs or kills its reader harms nothing else."""

from __future__ import annotations

import struct
import subprocess
import sys
from contextlib import suppress
from typing import BinaryIO

import msgspec

from cenotaph.record.base import Record
from cenotaph.text.errors import Unreadable
from cenotaph.text.limits import Limits, admit
from cenotaph.text.reading import Reading, read

_GRACE = 5  # seconds beyond the limit that a child gets to start and to say what it found
_LENGTH = struct.Struct(">Q")


class _Order(Record, frozen=True, kw_only=True):
    """What the child is asked to read; the bytes follow it."""

    name: str
    document: str
    limits: Limits


class _Outcome(Record, frozen=True, kw_only=True):
    """What the child found: a reading, or why there is none."""

    reading: Reading | None = None
    reason: str = ""


def read_guarded(data: bytes, name: str, document: str, limits: Limits | None = None) -> Reading:
    """The same as `read`, in a process of its own that is killed when its time is over.

    It costs about a third of a second more. Formats whose reader is C code (PDF) should be read
    this way where one file must not stop the others.

    Raises:
        Unreadable: the file cannot be read, takes too long, or brings its reader down.
    """
    limits = limits or Limits()
    admit(len(data), limits)
    order = msgspec.json.encode(_Order(name=name, document=document, limits=limits))
    try:
        child = subprocess.run(
            [sys.executable, "-P", "-m", "cenotaph.text.guard"],
            input=_LENGTH.pack(len(order)) + order + data,
            capture_output=True,
            timeout=limits.seconds + _GRACE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(f"reading took more than {limits.seconds} seconds (seconds)") from None
    if child.returncode != 0:
        raise Unreadable(f"damaged file: it brought its reader down (status {child.returncode})")
    outcome = msgspec.json.decode(child.stdout, type=_Outcome)
    if outcome.reading is None:
        raise Unreadable(outcome.reason)
    return outcome.reading


def serve(stream: BinaryIO, answer: BinaryIO) -> None:
    """The child's part: read one order from a stream and answer it."""
    (length,) = _LENGTH.unpack(stream.read(_LENGTH.size))
    order = msgspec.json.decode(stream.read(length), type=_Order)
    _cap_memory(order.limits.memory_bytes)
    try:
        reading = read(stream.read(), order.name, order.document, order.limits)
        outcome = _Outcome(reading=reading)
    except Unreadable as refused:
        outcome = _Outcome(reason=refused.reason)
    answer.write(msgspec.json.encode(outcome))


def _cap_memory(most: int) -> None:
    """Let this process fail alone rather than the machine; not all systems have such a cap."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - absent on some systems

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
