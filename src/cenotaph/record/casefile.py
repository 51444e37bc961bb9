"""A whole case as one value: what the steps produce and every screen and export is made from."""

from __future__ import annotations

from cenotaph.record.base import Record
from cenotaph.record.claim import Claim
from cenotaph.record.decision import Ruling
from cenotaph.record.document import Document, Text
from cenotaph.record.finding import Demand, Dispute, Gap
from cenotaph.record.incident import Incident, Origin
from cenotaph.record.tally import Tally


class Fault(Record, frozen=True, kw_only=True):
    """Something wrong with an input, an original or the ledger: what, and where."""

    what: str
    where: str


class Custody(Record, frozen=True, kw_only=True):
    """The state of the evidence: originals held, ledger lines, and the hash of the last one."""

    originals: int
    ledger: int
    head: str


class CaseFile(Record, frozen=True, kw_only=True):
    """Everything a reader of a case may see, in a fixed order: documents by name, then id,
    decisions as they were taken."""

    title: str
    documents: tuple[Document, ...]
    texts: tuple[Text, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    origins: tuple[Origin, ...]
    tally: Tally
    disputes: tuple[Dispute, ...] = ()
    gaps: tuple[Gap, ...] = ()
    demands: tuple[Demand, ...] = ()
    decisions: tuple[Ruling, ...] = ()
    faults: tuple[Fault, ...] = ()
    custody: Custody = Custody(originals=0, ledger=0, head="")

    def document(self, document_id: str) -> Document:
        """The document with this id.

        Raises:
            KeyError: no document of the case has it.
        """
        for document in self.documents:
            if document.id == document_id:
                return document
        raise KeyError(document_id)
