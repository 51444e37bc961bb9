"""A glance at the originals without reading them: there, a regular file, as long as received."""

from __future__ import annotations

import stat
from pathlib import Path

from cenotaph.case.history import History, Receipt
from cenotaph.evidence.disk import PLAIN_WORDS
from cenotaph.evidence.verify import ORIGINALS
from cenotaph.record.casefile import Fault


def shelf_faults(case: Path, history: History) -> dict[str, Fault]:
    """By document, in the order of a case, what a glance finds; bytes changed in place need
    `verify`, which every line names."""
    found = {}
    for receipt in history.documents():
        what = _fault(case / ORIGINALS, receipt)
        if what is not None:
            advice = f"its original {what}; run cenotaph verify {case}"
            found[receipt.id] = Fault(what=advice, where=receipt.name)
    return found


def _fault(originals: Path, receipt: Receipt) -> str | None:
    path = originals / receipt.sha256[:2] / receipt.sha256
    try:
        status = path.lstat()
    except FileNotFoundError:
        return "is missing"
    except OSError as cause:
        return f"cannot be looked at: {PLAIN_WORDS.get(cause.errno or 0) or cause.strerror}"
    if not stat.S_ISREG(status.st_mode):
        return "was replaced by something that is not a regular file"
    if status.st_size != receipt.size:
        return f"has changed since it was received: {status.st_size} bytes, not {receipt.size}"
    return None
