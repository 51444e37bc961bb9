"""Re-reads every byte of the originals and every line of the ledger and names each fault."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path, PurePosixPath

from cenotaph.evidence.disk import PLAIN_WORDS, EvidenceError
from cenotaph.evidence.entry import ANSWER, FOUND, PUBLISH, RECEIVE
from cenotaph.evidence.inspect import Inspection, inspect_ledger
from cenotaph.evidence.lock import being_written
from cenotaph.evidence.vault import CHUNK, DIGEST, INCOMING
from cenotaph.record.base import Record
from cenotaph.record.casefile import Fault

LEDGER = "ledger.jsonl"
ORIGINALS = "originals"
ANSWERS = "answers"


class Verification(Record, frozen=True, kw_only=True):
    """What `verify` found: `originals` files held and `ledger` entries readable, and every
    fault, originals in the order of their digests first, then the ledger line by line, then what
    was published."""

    ok: bool
    originals: int
    ledger: int
    faults: tuple[Fault, ...]


def verify(case_root: Path) -> Verification:
    """Check a case folder against itself; nothing in it is changed, other files are ignored.

    A published file, if it is still there, must be the one that the ledger published last. Every
    answer of a second reader that the ledger names must be there as it came; others mean nothing.

    An original must hash to its name, stand where its name says, and be received in the ledger;
    every original that the ledger received must be there. The ledger must be one unbroken chain
    that reaches its acknowledged head. While a writer is at work the case is between two states:
    that is a fault too ("busy"), since nothing can be said of the lines it is writing.
    """
    busy = being_written(case_root / LEDGER)
    # The ledger after the shelves: an original is shelved before it is received.
    files = tuple(_files(case_root / ORIGINALS))
    inspection = inspect_ledger(case_root / LEDGER)
    faults = [
        *_original_faults(case_root / ORIGINALS, files, inspection),
        *inspection.faults,
        *_published_faults(case_root, inspection),
        *_answer_faults(case_root / ANSWERS, inspection),
    ]
    if busy or being_written(case_root / LEDGER):
        faults.append(Fault(what="busy: a writer is at work; verify again", where=LEDGER))
    held = sum(1 for name in files if _is_original(name))
    return Verification(
        ok=not faults, originals=held, ledger=len(inspection.entries), faults=tuple(faults)
    )


def _files(originals: Path) -> Iterator[str]:
    """Every file or other thing that is not a directory under `originals/`, relative, sorted;
    what a writer is still receiving is not yet an original."""
    if not originals.is_dir():
        return
    found = []
    for folder, inner, names in os.walk(originals):
        here = Path(folder).relative_to(originals)
        inner[:] = [name for name in inner if (here / name).as_posix() != INCOMING]
        links = [name for name in inner if (Path(folder) / name).is_symlink()]
        found += [(here / name).as_posix() for name in [*names, *links]]
    yield from sorted(found)


def _is_original(name: str) -> bool:
    shelf, _, digest = name.partition("/")
    return DIGEST.fullmatch(digest) is not None and digest[:2] == shelf


def _original_faults(
    originals: Path, files: tuple[str, ...], inspection: Inspection
) -> Iterator[Fault]:
    if originals.is_symlink():
        yield Fault(what="changed: a symbolic link, not the folder of this case", where=ORIGINALS)
    received = _received(inspection)
    expected = {f"{digest[:2]}/{digest}" for digest in received}
    for name in sorted(expected.union(files)):
        digest = name.rpartition("/")[2]
        what = (
            _content_fault(originals / name, digest, received.get(digest))
            if name in expected or _is_original(name)
            else "extra: not an original"
        )
        if what is None and name not in expected:
            what = "extra: the ledger never received it"
        if what is not None:
            yield Fault(what=what, where=f"{ORIGINALS}/{name}")


def _published_faults(case_root: Path, inspection: Inspection) -> Iterator[Fault]:
    """Published files that are not as they were published last; one that is gone is no loss."""
    latest = {
        str(entry.payload.get("file")): entry.payload.get("sha256")
        for entry in inspection.entries
        if entry.act == PUBLISH
    }
    for name, digest in sorted(latest.items(), key=itemgetter(0)):
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or ".." in parts or "\0" in name:
            continue  # not of this folder, so nothing here can be held against it
        try:
            same = _hash(case_root / name)[0] == digest
        except FileNotFoundError:
            continue
        except OSError:
            same = False
        if not same:
            yield Fault(what="changed since it was published", where=name)


def _answer_faults(answers: Path, inspection: Inspection) -> Iterator[Fault]:
    named = {
        digest: size if isinstance(size := entry.payload.get("size"), int) else None
        for entry in inspection.entries
        if entry.act == ANSWER
        and isinstance(digest := entry.payload.get("sha256"), str)
        and DIGEST.fullmatch(digest)
    }
    for digest, size in sorted(named.items(), key=itemgetter(0)):
        what = _content_fault(answers / digest[:2] / digest, digest, size)
        if what is not None:
            yield Fault(what=what, where=f"{ANSWERS}/{digest[:2]}/{digest}")


def _received(inspection: Inspection) -> dict[str, int | None]:
    """Digest and size in bytes of each original that the ledger received."""
    received: dict[str, int | None] = {}
    for entry in inspection.entries:
        digest, size = entry.payload.get("sha256"), entry.payload.get("size")
        if entry.act in (RECEIVE, FOUND) and isinstance(digest, str) and DIGEST.fullmatch(digest):
            received[digest] = size if isinstance(size, int) else None
    return received


def _content_fault(path: Path, digest: str, size: int | None) -> str | None:
    try:
        actual, length = _hash(path)
    except FileNotFoundError:
        return "missing: the ledger received it"
    except EvidenceError as cause:
        return str(cause)
    except OSError as cause:
        return f"unreadable: {PLAIN_WORDS.get(cause.errno or 0) or cause.strerror}"
    if actual == digest:
        return None
    if size is not None and length < size:
        return f"cut short: {length} of {size} bytes"
    return f"changed: its bytes have the SHA-256 {actual}"


def _hash(path: Path) -> tuple[str, int]:
    """SHA-256 and length of a regular file.

    Raises:
        EvidenceError: it is a link, a pipe or another thing that holds no bytes of its own.
        OSError: it cannot be read.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        raise EvidenceError("extra: not a regular file")
    digest, length = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            length += len(chunk)
    return digest.hexdigest(), length
