"""A step that only a person starts: documents sent to the second reader, its answers kept."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec

from cenotaph.case.asked import Plan, SecondReadings, plan_of
from cenotaph.case.chat import (
    Endpoint,
    EndpointError,
    UnansweredError,
    UnreachableError,
    ask,
    endpoint_of,
)
from cenotaph.case.errors import CaseError
from cenotaph.case.folder import CaseFolder, named
from cenotaph.case.history import Act, History
from cenotaph.case.projection import Projection
from cenotaph.case.reader_settings import ReaderSettings
from cenotaph.case.settings import CASE_TOML
from cenotaph.case.watch import Watch
from cenotaph.evidence.disk import EvidenceError, failure
from cenotaph.evidence.ledger import Ledger
from cenotaph.publish.answers import document_labels
from cenotaph.record.base import Record
from cenotaph.record.casefile import Fault
from cenotaph.record.document import CLOSED, Document, Text
from cenotaph.second.answer import UnusableAnswerError, given_claims
from cenotaph.second.prompt import messages, schema
from cenotaph.second.records import Passage

IN_A_ROW = 3  # unanswered passages after which the server is let alone
STEP = "Asking the second reader"


class Asked(Record, frozen=True, kw_only=True):
    """What one run came to.

    Of the `documents` that were to be read, `sent` were sent (wholly or in part) in this run.
    `passages` were to be read, `before` of them had their answers already, `answered` got them
    now. `withheld` documents are too sensitive to be sent.
    """

    endpoint: str
    model: str
    documents: int
    sent: int
    withheld: int
    passages: int
    before: int
    answered: int
    faults: tuple[Fault, ...] = ()


def second_read(folder: CaseFolder, references: Sequence[str], watch: Watch) -> Asked:
    """Ask the second reader about some documents, all if none is named. What has its answer is
    not sent again, so that a run that was cut off is carried on by running it again.

    Raises:
        CaseError: no second reader is set, its address is refused, its key is missing, a
            reference names no document, or the case cannot be read or written.
    """
    settings = folder.settings.reader
    server = _Server(settings, _endpoint(folder, settings), _key(folder, settings))
    try:
        with folder.writing() as (ledger, history):
            # under the lock, so that nobody marks a document while it is on its way out
            chosen = _chosen(folder.projection().documents(), references)
            asking = _Asking(folder, (ledger, history), server, watch)
            return asking.run(chosen, named_each=bool(references))
    except EvidenceError as cause:
        raise CaseError(str(cause)) from cause
    except OSError as cause:
        raise CaseError(str(failure(folder.path, cause))) from cause


class _Server(NamedTuple):
    """Who is asked, and with what."""

    settings: ReaderSettings
    endpoint: Endpoint
    key: str | None


class _Asking:
    """One run over a case that this process writes."""

    def __init__(
        self,
        folder: CaseFolder,
        held: tuple[Ledger, History],
        server: _Server,
        watch: Watch,
    ) -> None:
        self._ledger, self._history = held
        self._projection = Projection(folder.database)
        self._answers = folder.answers
        self._readings = SecondReadings(self._ledger.entries())
        self._settings, self._endpoint, self._key = server
        self._watch = watch
        self._labels = document_labels(self._projection.documents())
        self._faults: list[Fault] = []
        self._row = 0  # passages in a row that got no answer
        self._sent = self._answered = 0

    def run(self, chosen: Sequence[Document], *, named_each: bool) -> Asked:
        """Send what is open and has no answer yet."""
        open_ones = [document for document in chosen if document.sensitivity not in CLOSED]
        withheld = [document for document in chosen if document.sensitivity in CLOSED]
        self._tell_withheld(withheld, as_faults=named_each)
        plans = [(document, plan) for document in open_ones if (plan := self._plan(document))]
        total = sum(len(plan.passages) for _, plan in plans)
        before = sum(len(self._kept(plan)) for _, plan in plans)
        self._watch.start(STEP, total - before)
        try:
            for document, plan in plans:
                self._read(document, plan)
        except UnreachableError as cause:
            self._fault(self._endpoint.address, str(cause))
        waiting = total - before - self._answered
        if waiting:
            passages = "1 passage waits" if waiting == 1 else f"{waiting} passages wait"
            self._watch.note(f"{passages} for an answer; the same command carries on")
        return Asked(
            endpoint=self._endpoint.address,
            model=self._settings.model,
            documents=len(plans),
            sent=self._sent,
            withheld=len(withheld),
            passages=total,
            before=before,
            answered=self._answered,
            faults=tuple(self._faults),
        )

    def _plan(self, document: Document) -> Plan | None:
        """How a document is asked about; none has no text, or is longer than may be sent."""
        data = self._projection.text_json(document.id)
        if data is None:
            return None
        text = msgspec.json.decode(data, type=Text)
        plan = plan_of(document, text, self._settings.model, self._settings.passage_characters)
        most = self._settings.document_passages
        if len(plan.passages) > most:
            why = f"{len(plan.passages)} passages are over the limit of {most} (document_passages)"
            self._fault(self._labels[document.id], why)
            return None
        return plan

    def _kept(self, plan: Plan) -> set[Passage]:
        """The passages whose answers are there, not only named."""
        answered = self._readings.answered(plan)
        return {passage for passage, digest in answered.items() if digest in self._answers}

    def _read(self, document: Document, plan: Plan) -> None:
        """One document: the ledger first, so that nothing leaves without a line that says so."""
        kept = self._kept(plan)
        due = [passage for passage in plan.passages if passage not in kept]
        if not due:
            return
        text = msgspec.json.decode(self._projection.text_json(document.id) or b"", type=Text)
        self._tell(
            Act.SEND,
            {
                "plan": plan.id,
                "endpoint": self._endpoint.address,
                "model": plan.model,
                "prompt": plan.prompt,
                "document": plan.document,
                "text": plan.text,
                "passages": [[passage.start, passage.end] for passage in due],
                "of": len(plan.passages),
            },
        )
        self._sent += 1
        for passage in due:
            self._passage(document, text, plan, passage)
            self._watch.advance()

    def _passage(self, document: Document, text: Text, plan: Plan, passage: Passage) -> None:
        request = self._request(text.text[passage.start : passage.end], document)
        try:
            body = self._asked(request)
        except (UnansweredError, UnusableAnswerError) as cause:
            self._unanswered(document, plan, passage, str(cause))
            self._row = self._row + 1 if isinstance(cause, UnansweredError) else 0
            if self._row >= IN_A_ROW:
                why = f"gave no answer {IN_A_ROW} times in a row"
                raise UnreachableError(why) from cause
            return
        self._row = 0
        self._answered += 1
        stored = self._answers.put(io.BytesIO(body))
        receipt = {"sha256": stored.sha256, "size": stored.size}
        self._tell(Act.ANSWER, {**_place(plan, passage), **receipt})

    def _asked(self, request: dict[str, Any]) -> bytes:
        """An answer that claims can be read from; what it says is judged when it is shown."""
        body = ask(
            self._endpoint,
            request,
            key=self._key,
            seconds=self._settings.timeout_seconds,
            most=self._settings.answer_bytes,
        )
        given_claims(body)
        return body

    def _request(self, passage: str, document: Document) -> dict[str, Any]:
        request: dict[str, Any] = {
            "model": self._settings.model,
            "messages": messages(passage, document.published),
            "temperature": 0,
            "max_tokens": self._settings.answer_tokens,
            "stream": False,
        }
        kind = self._settings.answer_format
        if kind == "json_schema":
            form = {"name": "claims", "schema": schema()}
            request["response_format"] = {"type": kind, "json_schema": form}
        elif kind != "none":
            request["response_format"] = {"type": kind}
        return request

    def _unanswered(self, document: Document, plan: Plan, passage: Passage, what: str) -> None:
        label = self._labels[document.id]
        self._fault(f"{label}, characters {passage.start} to {passage.end}", what)
        self._tell(Act.UNANSWERED, {**_place(plan, passage), "what": what})

    def _tell_withheld(self, withheld: Sequence[Document], *, as_faults: bool) -> None:
        for document in withheld:
            what = f"is {document.sensitivity.value} and is never sent"
            if as_faults:
                self._fault(self._labels[document.id], what)
            else:
                self._watch.note(f"{self._labels[document.id]} {what}")

    def _tell(self, act: Act, payload: dict[str, Any]) -> None:
        entry = self._ledger.append(act.value, payload)
        self._history.tell(entry)
        self._readings.tell(entry)

    def _fault(self, where: str, what: str) -> None:
        fault = Fault(where=where, what=what)
        self._faults.append(fault)
        self._watch.fault(fault)


def _place(plan: Plan, passage: Passage) -> dict[str, Any]:
    return {
        "plan": plan.id,
        "document": plan.document,
        "passage": [passage.start, passage.end],
    }


def _endpoint(folder: CaseFolder, settings: ReaderSettings) -> Endpoint:
    toml = folder.path / CASE_TOML
    if not settings.endpoint:
        raise CaseError(
            f"{toml}: no second reader is set; name its endpoint and model under [reader]"
        )
    if not settings.model:
        raise CaseError(f"{toml}: reader.model must name the model that is asked for")
    try:
        return endpoint_of(settings.endpoint, settings.elsewhere)
    except EndpointError as cause:
        raise CaseError(f"{toml}: reader.endpoint {cause}") from cause


def _key(folder: CaseFolder, settings: ReaderSettings) -> str | None:
    """The key that the named variable holds; it goes into a header and nowhere else."""
    name = settings.key_variable
    if not name:
        return None
    toml = folder.path / CASE_TOML
    if not name.isidentifier():  # whoever writes the key itself here must not see it repeated
        raise CaseError(f"{toml}: reader.key_variable must be the name of a variable, not a key")
    key = os.environ.get(name, "").strip()
    if not key:
        raise CaseError(f"{toml}: the variable that reader.key_variable names is not set")
    if not (key.isascii() and key.isprintable()):
        raise CaseError(f"{toml}: the variable that reader.key_variable names holds no key")
    return key


def _chosen(documents: tuple[Document, ...], references: Sequence[str]) -> tuple[Document, ...]:
    if not references:
        return documents
    wanted = {named(documents, reference).id for reference in references}
    return tuple(document for document in documents if document.id in wanted)
