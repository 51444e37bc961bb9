"""What the ledger says so far: the documents received, under which names, and the acts on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import msgspec

from cenotaph.evidence.entry import ANSWER, FOUND, PUBLISH, RECEIVE, Entry
from cenotaph.record.base import Record, content_id
from cenotaph.record.casefile import Fault
from cenotaph.record.decision import ON_ACCOUNTS, Decision, undone

ID = "sha256:"
NAMELESS = "kept by an interrupted run without its name; add its file again to read it"


class Act(StrEnum):
    """The acts that the steps of a case write to the ledger."""

    CREATE = "create"
    BEGIN = "begin"
    RECEIVE = RECEIVE
    FOUND = FOUND
    END = "end"
    READ = "read"
    FAULT = "fault"
    PUBLISH = PUBLISH
    SEND = "send"
    ANSWER = ANSWER
    UNANSWERED = "unanswered"
    DECIDE = "decide"


class Receipt(Record, frozen=True, kw_only=True):
    """An original as the ledger names it; `names` are sorted, `obtained` is the first given."""

    id: str
    size: int
    names: tuple[str, ...]
    obtained: str

    @property
    def sha256(self) -> str:
        """The digest in the id."""
        return self.id.removeprefix(ID)

    @property
    def name(self) -> str:
        """The first of its names in alphabetical order."""
        return self.names[0]


@dataclass
class History:
    """The ledger folded into what the steps ask of it; grows with each entry it is told.

    `adding` is set while sources are being added, or after a run that was interrupted in it.
    `decisions` are those of people in the order in which they took them. `entries` and `head` are
    those of the last entry that is not a publication, so that what is published does not change
    by being published.
    """

    receipts: dict[str, Receipt] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    read: set[tuple[str, str]] = field(default_factory=set)
    failed: set[tuple[str, str, str]] = field(default_factory=set)
    published: dict[str, dict[str, Any]] = field(default_factory=dict)
    found: set[str] = field(default_factory=set)
    decisions: list[Decision] = field(default_factory=list)
    adding: bool = False
    entries: int = 0
    head: str = "0" * 64

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> History:
        """The history that these entries tell, from the first to the last."""
        history = cls()
        for entry in entries:
            history.tell(entry)
        return history

    def tell(self, entry: Entry) -> None:
        """Take in the next entry; acts of other rooms and later versions change nothing here."""
        payload = entry.payload
        if entry.act == Act.PUBLISH:
            self.published[payload["file"]] = payload
            return
        self.entries, self.head = entry.seq, entry.hash
        if entry.act == Act.RECEIVE:
            self._receive(payload)
        elif entry.act == Act.FAULT:
            self._fault(payload)
        elif entry.act == Act.READ:
            self.read.update((document, payload["version"]) for document in payload["documents"])
        elif entry.act == Act.DECIDE:
            self.decisions += decision_in(entry)
        elif entry.act == Act.FOUND:
            self.found.add(ID + payload["sha256"])
        elif entry.act in (Act.BEGIN, Act.END):
            self.adding = entry.act == Act.BEGIN

    def documents(self) -> list[Receipt]:
        """The originals in the order of a case: by name, then id."""
        return sorted(self.receipts.values(), key=lambda receipt: (receipt.name, receipt.id))

    def knows(self, sha256: str, name: str) -> bool:
        """Whether these bytes were received under this name before."""
        receipt = self.receipts.get(ID + sha256)
        return receipt is not None and name in receipt.names

    def binding(self) -> tuple[str, ...]:
        """The ids of the decisions on accounts that nobody has undone: what linking rests on."""
        taken_back = undone(self.decisions)
        return tuple(
            decision.id
            for decision in self.decisions
            if decision.kind in ON_ACCOUNTS and decision.id not in taken_back
        )

    def input_faults(self) -> tuple[Fault, ...]:
        """The files that could not be preserved and have not been since, by name, and the
        originals that an interrupted run left without the names they came under."""
        refused = tuple(Fault(what=what, where=name) for name, what in sorted(self.refused.items()))
        nameless = sorted(self.found - self.receipts.keys())
        return refused + tuple(Fault(what=NAMELESS, where=document) for document in nameless)

    def _receive(self, payload: dict[str, Any]) -> None:
        document, name = ID + payload["sha256"], payload["name"]
        before = self.receipts.get(document)
        names = {name, *before.names} if before else {name}
        self.receipts[document] = Receipt(
            id=document,
            size=payload["size"],
            names=tuple(sorted(names)),
            obtained=before.obtained if before else payload["obtained"],
        )
        self.refused.pop(name, None)

    def _fault(self, payload: dict[str, Any]) -> None:
        if "document" in payload:
            self.failed.add((payload["document"], payload["version"], payload["what"]))
        else:
            self.refused[payload["name"]] = payload["what"]


def decision_in(entry: Entry) -> list[Decision]:
    """The decision that an entry holds; none if a later version of the program wrote it.

    Its id is made from the entry's hash, which binds it to all that went before.
    """
    known = {
        "id": content_id("decision", entry.hash),
        "who": entry.actor,
        "when": entry.time,
    }
    try:
        return [msgspec.convert(entry.payload | known, Decision)]
    except msgspec.ValidationError:
        return []
