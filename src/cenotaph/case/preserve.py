"""The first step: every source file into the vault, and a receipt for each into the ledger."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import Any, BinaryIO

from cenotaph.case.history import Act, History
from cenotaph.case.sources import Found, open_regular, plain_name, reason, walk
from cenotaph.case.watch import Watch
from cenotaph.evidence.disk import DamagedError, EvidenceError
from cenotaph.evidence.ledger import Ledger
from cenotaph.evidence.vault import TooLargeError, Vault
from cenotaph.record.casefile import Fault

OBTAINED = "file"
CHUNK = 1 << 20
BATCH = 64
BATCH_SECONDS = 1.0


class Preserving:
    """One run over some sources. The ledger says `begin` before the first new original is
    shelved and `end` after the last receipt, so that originals without a receipt are known for
    what an interrupted run left and not for a stranger's."""

    def __init__(
        self, vault: Vault, ledger: Ledger, history: History, *, limit: int, watch: Watch
    ) -> None:
        self._vault = vault
        self._ledger = ledger
        self._history = history
        self._limit = limit
        self._watch = watch
        self._begun = False
        self._unwritten: list[tuple[str, dict[str, Any]]] = []
        self._promised: set[tuple[str, str]] = set()
        self._written_at = time.monotonic()

    def run(self, sources: list[Path], case: Path) -> None:
        """Preserve every file of the sources; a bad one is told and the others go on.

        Raises:
            EvidenceError: the case's own disk refused; what was received until then is kept.
        """
        found = list(walk(sources, case))
        hidden = sum(1 for item in found if item.hidden)
        self._watch.start("Preserving", len(found) - hidden)
        try:
            for item in found:
                if not item.hidden:
                    self._take(item)
                    self._watch.advance()
        finally:
            self._write()
        if self._begun:
            self._tell(Act.END, {"step": "add"})
            self._write()
        if hidden:
            names = (
                "1 hidden file or folder" if hidden == 1 else f"{hidden} hidden files or folders"
            )
            self._watch.note(f"{names} passed over; name one as a source to add it")

    def _take(self, item: Found) -> None:
        if item.fault is not None:
            self._watch.fault(Fault(what=item.fault, where=str(item.path)))
            return
        name = plain_name(item.path)
        try:
            with open_regular(item.path) as stream:
                self._receive(stream, name)
        except TooLargeError as cause:
            self._refuse(item.path, name, f"{cause} (original_bytes)")
        except DamagedError as cause:
            self._watch.fault(Fault(what=str(cause), where=str(item.path)))
        except EvidenceError:
            raise
        except OSError as cause:
            self._refuse(item.path, name, reason(cause))

    def _receive(self, stream: BinaryIO, name: str) -> None:
        digest = _sha256(stream, self._limit)
        if (digest, name) in self._promised or (
            self._history.knows(digest, name) and digest in self._vault
        ):
            return
        self._begin()
        stream.seek(0)
        stored = self._vault.put(stream, limit=self._limit)
        self._promised.add((stored.sha256, name))
        if not self._history.knows(stored.sha256, name):
            receipt = {
                "sha256": stored.sha256,
                "size": stored.size,
                "name": name,
                "obtained": OBTAINED,
            }
            self._tell(Act.RECEIVE, receipt)

    def _refuse(self, path: Path, name: str, what: str) -> None:
        self._watch.fault(Fault(what=what, where=str(path)))
        if self._history.refused.get(name) != what:
            self._tell(Act.FAULT, {"name": name, "what": what})

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self._tell(Act.BEGIN, {"step": "add"})
            self._write()

    def _tell(self, act: Act, payload: dict[str, Any]) -> None:
        self._unwritten.append((act.value, payload))
        late = time.monotonic() - self._written_at > BATCH_SECONDS
        if late or len(self._unwritten) >= BATCH:
            self._write()

    def _write(self) -> None:
        waiting, self._unwritten = self._unwritten, []
        for entry in self._ledger.append_all(waiting):
            self._history.tell(entry)
        self._written_at = time.monotonic()


def _sha256(stream: BinaryIO, limit: int) -> str:
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        size += len(chunk)
        if size > limit:
            raise TooLargeError(f"larger than the limit of {limit} bytes")
        digest.update(chunk)
    return digest.hexdigest()
