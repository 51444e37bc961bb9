"""The second step: every document whose text or claims are missing or outdated is read."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from cenotaph.case import keys
from cenotaph.case.folder import CaseFolder
from cenotaph.case.history import Act, History, Receipt
from cenotaph.case.keys import Key
from cenotaph.case.pool import MakeExecutor, mapped, process_pool, processors
from cenotaph.case.projection import Projection, ReadResult, ReadState
from cenotaph.case.reading import Job, lost, read_document
from cenotaph.case.settings import Settings
from cenotaph.case.watch import Watch
from cenotaph.evidence.ledger import Ledger
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.record.base import canonical
from cenotaph.record.document import Document
from cenotaph.text import READER_VERSION

BATCH = 64
BATCH_SECONDS = 1.0
FIRST = "not read before"


class Reading:
    """One run of the step over a case that this process writes."""

    def __init__(
        self,
        folder: CaseFolder,
        ledger: Ledger,
        history: History,
        gazetteer: Gazetteer,
        *,
        watch: Watch,
        make_executor: MakeExecutor | None = None,
    ) -> None:
        self._folder = folder
        self._ledger = ledger
        self._history = history
        self._gazetteer = gazetteer
        self._watch = watch
        self._settings = folder.settings
        self._projection = Projection(folder.database)
        self._make_executor = make_executor or process_pool(self._settings.worker_megabytes)
        self._text_key = text_key(self._settings)
        self._claims_key = claims_key(gazetteer)

    def run(self) -> int:
        """Read what is not read under the current versions and settings; how many documents."""
        documents = {document.id: document for document in self._projection.documents()}
        states = self._projection.read_states()
        due: list[tuple[Receipt, ReadState | None]] = []
        reasons: Counter[str] = Counter()
        for receipt in self._history.documents():
            state = states.get(receipt.id)
            why = self._why(receipt, state)
            reasons.update(why)
            if why:
                due.append((receipt, state))
            else:
                self._rename(receipt, documents.get(receipt.id))
        self._explain(reasons)
        if due:
            self._read(due, documents)
        return len(due)

    def _keys(self, receipt: Receipt) -> tuple[Key, Key]:
        text = {**self._text_key, "name": receipt.name}
        return text, {**text, **self._claims_key}

    def _why(self, receipt: Receipt, state: ReadState | None) -> tuple[str, ...]:
        if state is None:
            return (FIRST,)
        text, claims = self._keys(receipt)
        return keys.causes(state.text_key, text) or keys.causes(state.claims_key, claims)

    def _explain(self, reasons: Counter[str]) -> None:
        for reason, count in sorted(reasons.items()):
            if reason != FIRST:
                documents = "1 document" if count == 1 else f"{count} documents"
                self._watch.note(f"{documents} read again: {reason}")

    def _rename(self, receipt: Receipt, document: Document | None) -> None:
        if document is not None and document.names != receipt.names:
            named = msgspec.structs.replace(document, name=receipt.name, names=receipt.names)
            self._projection.store_document(named)

    def _read(
        self, due: Sequence[tuple[Receipt, ReadState | None]], documents: dict[str, Document]
    ) -> None:
        receipts = {receipt.id: receipt for receipt, _ in due}
        workers = min(self._settings.workers or processors(), len(due))
        self._watch.start("Reading", len(due))
        batch: list[ReadResult] = []
        written = math.inf  # the first results set the clock going, not the start of the readers
        jobs = self._jobs(due, documents)
        for outcome in mapped(read_document, jobs, self._make_executor, workers, lost):
            written = min(written, time.monotonic())
            text, claims = self._keys(receipts[outcome.document.id])
            batch.append(ReadResult(outcome, keys.spell(text), keys.spell(claims)))
            self._watch.advance()
            if len(batch) >= BATCH or time.monotonic() - written > BATCH_SECONDS:
                self._write(batch)
                batch, written = [], time.monotonic()
        self._write(batch)

    def _jobs(
        self, due: Sequence[tuple[Receipt, ReadState | None]], documents: dict[str, Document]
    ) -> Iterator[Job]:
        for receipt, state in due:
            text, document = None, documents.get(receipt.id)
            if self._text_stands(receipt, state):
                text = self._projection.text_json(receipt.id)
            yield Job(
                document=_plain(receipt) if document is None or text is None else document,
                original=self._folder.vault.path(receipt.sha256),
                limits=self._settings.limits,
                gazetteer=self._gazetteer,
                seconds=self._settings.document_seconds,
                text=text,
            )

    def _text_stands(self, receipt: Receipt, state: ReadState | None) -> bool:
        if state is None or not state.has_text:
            return False
        return not keys.causes(state.text_key, self._keys(receipt)[0])

    def _write(self, batch: Sequence[ReadResult]) -> None:
        """The ledger first: a crash in between only makes the documents be read again."""
        acts = [*self._read_acts(batch), *self._fault_acts(batch)]
        for entry in self._ledger.append_all(acts):
            self._history.tell(entry)
        self._projection.store_readings(batch)

    def _read_acts(self, batch: Sequence[ReadResult]) -> Iterator[tuple[str, dict[str, Any]]]:
        version = self._version()
        new = sorted(
            result.outcome.document.id
            for result in batch
            if (result.outcome.document.id, version) not in self._history.read
        )
        if new:
            yield Act.READ.value, {"version": version, "reader": READER_VERSION, "documents": new}

    def _fault_acts(self, batch: Sequence[ReadResult]) -> Iterator[tuple[str, dict[str, Any]]]:
        version = self._version()
        for outcome in sorted((r.outcome for r in batch), key=lambda o: o.document.id):
            document, what = outcome.document.id, outcome.fault
            if what is not None and (document, version, what) not in self._history.failed:
                yield Act.FAULT.value, {"document": document, "version": version, "what": what}

    def _version(self) -> str:
        return keys.short({**self._text_key, **self._claims_key})


def text_key(settings: Settings) -> Key:
    """What the text of a document depends on besides its bytes and its name."""
    limits = keys.digest([canonical(settings.limits)])
    return {**keys.of_rooms("record", "text"), "reader": READER_VERSION, "limits": limits}


def claims_key(gazetteer: Gazetteer) -> Key:
    """What the claims of a document depend on besides its text."""
    return {**keys.of_rooms("claims", "knowledge"), "gazetteer": gazetteer.version}


def _plain(receipt: Receipt) -> Document:
    return Document(
        id=receipt.id,
        name=receipt.name,
        names=receipt.names,
        size=receipt.size,
        obtained=receipt.obtained,
    )
