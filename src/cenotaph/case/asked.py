"""What the ledger says of second readings: what was sent where, and which answers were kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from cenotaph.case import keys
from cenotaph.case.history import Act
from cenotaph.evidence.entry import Entry
from cenotaph.record.document import Document, Text
from cenotaph.second.passages import passages
from cenotaph.second.prompt import prompt_version
from cenotaph.second.records import Passage


class Plan(NamedTuple):
    """One way of asking about a document: its passages, and what the answers depend on.

    `id` names all of it: the document, its text, the day that dates resolve against, the model,
    what it is told and where the text is cut. Answers are asked for once for each id.
    """

    id: str
    document: str
    text: str
    model: str
    prompt: str
    passages: tuple[Passage, ...]


def plan_of(document: Document, text: Text, model: str, limit: int) -> Plan:
    """How a document is asked about now."""
    digest, prompt, cut = text_digest(text), prompt_version(), passages(text, limit)
    parts = (document.id, digest, _day(document.published), model, prompt)
    borders = tuple(f"{passage.start}-{passage.end}" for passage in cut)
    return Plan(
        id=keys.digest(part.encode() for part in (*parts, *borders)),
        document=document.id,
        text=digest,
        model=model,
        prompt=prompt,
        passages=cut,
    )


def text_digest(text: Text) -> str:
    """SHA-256 of the words that the offsets of a passage count in."""
    return hashlib.sha256(text.text.encode()).hexdigest()


@dataclass
class SecondReading:
    """One plan as far as it was carried out: the digest of the answer for each passage.

    `of` is how many passages the plan has; `endpoint` is where it was last sent.
    """

    id: str
    document: str
    text: str
    model: str
    prompt: str
    endpoint: str
    of: int
    answers: dict[Passage, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether every passage has its answer."""
        return len(self.answers) >= self.of


class SecondReadings:
    """All second readings of a ledger, in the order in which each was last sent for."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._readings: dict[str, SecondReading] = {}
        for entry in entries:
            self.tell(entry)

    def tell(self, entry: Entry) -> None:
        """Take in the next entry; other acts change nothing here."""
        if entry.act == Act.SEND:
            self._send(entry.payload)
        elif entry.act == Act.ANSWER:
            self._answer(entry.payload)

    def answered(self, plan: Plan) -> dict[Passage, str]:
        """The answers that there are for a plan, by passage."""
        reading = self._readings.get(plan.id)
        return reading.answers if reading else {}

    def latest(self) -> dict[str, SecondReading]:
        """For each document the reading to show: the last complete one, else the last."""
        shown: dict[str, SecondReading] = {}
        for reading in self._readings.values():
            before = shown.get(reading.document)
            if before is None or reading.complete or not before.complete:
                shown[reading.document] = reading
        return shown

    def _send(self, payload: dict[str, Any]) -> None:
        before = self._readings.pop(payload["plan"], None)
        self._readings[payload["plan"]] = SecondReading(
            id=payload["plan"],
            document=payload["document"],
            text=payload["text"],
            model=payload["model"],
            prompt=payload["prompt"],
            endpoint=payload["endpoint"],
            of=payload["of"],
            answers=before.answers if before else {},
        )

    def _answer(self, payload: dict[str, Any]) -> None:
        reading = self._readings.get(payload["plan"])
        if reading is not None:
            start, end = payload["passage"]
            reading.answers[Passage(start=start, end=end)] = payload["sha256"]


def _day(published: date | None) -> str:
    return published.isoformat() if published else ""
