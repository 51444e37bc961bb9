"""The answers that a case keeps of its second reader, read again beside the built-in claims."""

from __future__ import annotations

from collections.abc import Iterable

from cenotaph.case.asked import SecondReading, SecondReadings, text_digest
from cenotaph.case.errors import CaseError
from cenotaph.case.folder import CaseFolder
from cenotaph.evidence.chain import read_ledger
from cenotaph.evidence.disk import EvidenceError
from cenotaph.evidence.verify import ANSWERS, LEDGER
from cenotaph.record.casefile import CaseFile, Fault
from cenotaph.record.claim import Claim
from cenotaph.record.document import Document, Text
from cenotaph.record.span import Span
from cenotaph.second.answer import UnusableAnswerError, given_claims
from cenotaph.second.check import check, extractor
from cenotaph.second.compare import compare
from cenotaph.second.prompt import prompt_version
from cenotaph.second.records import Checked, Comparison, Row, SecondDocument
from cenotaph.second.told import Told


def compared(folder: CaseFolder, case: CaseFile) -> Comparison:
    """Both readers over every document that the second has read, in the order of the case.

    Nothing is asked and nothing is written: the answers are read as they came, so that the same
    answers give the same comparison on any machine.

    Raises:
        CaseError: the ledger does not hold.
    """
    try:
        latest = SecondReadings(read_ledger(folder.path / LEDGER)).latest()
    except EvidenceError as cause:
        raise CaseError(str(cause)) from cause
    comparing = _Comparing(folder, case)
    for document in case.documents:
        reading = latest.get(document.id)
        if reading is not None and reading.answers:
            comparing.take(document, reading)
    return comparing.result()


class _Comparing:
    """One run over the documents of a case."""

    def __init__(self, folder: CaseFolder, case: CaseFile) -> None:
        self._answers = folder.answers
        self._texts = {text.document: text for text in case.texts}
        self._built_in: dict[str, list[Claim]] = {}
        for claim in case.claims:
            self._built_in.setdefault(claim.document, []).append(claim)
        self._documents: list[SecondDocument] = []
        self._rows: list[Row] = []
        self._outdated: list[str] = []
        self._faults: list[Fault] = []

    def result(self) -> Comparison:
        return Comparison(
            documents=tuple(self._documents),
            rows=tuple(self._rows),
            outdated=tuple(self._outdated),
            faults=tuple(self._faults),
        )

    def take(self, document: Document, reading: SecondReading) -> None:
        """Read the answers on one document and lay them beside its claims."""
        text = self._texts.get(document.id)
        if text is None or text_digest(text) != reading.text:
            self._outdated.append(document.name)
            return
        if reading.prompt != prompt_version():
            self._outdated.append(document.name)
        second = self._read(document, text, reading)
        built_in = self._built_in.get(document.id, [])
        read = [
            Span(document=document.id, start=passage.start, end=passage.end)
            for passage in sorted(reading.answers)
        ]
        self._documents.append(second)
        self._rows += compare(built_in, second.claims, read)

    def _read(self, document: Document, text: Text, reading: SecondReading) -> SecondDocument:
        told = Told.of(text, document)
        checked = [
            check(self._given(digest), passage, told, reading.model)
            for passage, digest in sorted(reading.answers.items())
        ]
        return SecondDocument(
            document=document.id,
            model=reading.model,
            endpoint=reading.endpoint,
            extractor=extractor(reading.model),
            passages=reading.of,
            answered=len(reading.answers),
            claims=_in_order(checked),
            discarded=tuple(item for part in checked for item in part.discarded),
        )

    def _given(self, digest: str) -> list[object]:
        """What a kept answer lists; one that is damaged lists nothing and is told as a fault."""
        try:
            return given_claims(self._answers.read(digest))
        except EvidenceError as cause:
            what = str(cause).rpartition(": ")[2]
        except UnusableAnswerError as cause:
            what = str(cause)
        self._faults.append(Fault(where=f"{ANSWERS}/{digest[:2]}/{digest}", what=what))
        return []


def _in_order(checked: Iterable[Checked]) -> tuple[Claim, ...]:
    claims = {claim.id: claim for part in checked for claim in part.claims}
    return tuple(sorted(claims.values(), key=lambda claim: (claim.span, claim.kind, claim.id)))
