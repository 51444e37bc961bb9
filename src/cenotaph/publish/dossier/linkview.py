"""What the page of an incident says of its links: the evidence for each pair, and who decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cenotaph.publish import evidence
from cenotaph.publish.dossier.index import Index
from cenotaph.publish.dossier.phrases import Phrases
from cenotaph.publish.strings import Strings
from cenotaph.record.incident import Incident, Link
from cenotaph.record.span import Span


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Two documents by number and name, the evidence, its sum, and what came of it.

    `other` is the number of the incident that the second report is in, 0 for the same.
    """

    left: tuple[int, str]
    right: tuple[int, str]
    other: int
    reasons: tuple[str, ...]
    total: str
    outcome: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """Who decided what and when, on which words, and why."""

    by: str
    deed: str
    words: tuple[tuple[int, str, str], ...]
    why: str


class LinkWriter:
    """Makes the rows; shares the look-ups of a case."""

    def __init__(self, index: Index, say: Strings) -> None:
        self._index = index
        self._say = say
        self._phrases = Phrases(say)
        self._rulings = {ruling.decision.id: ruling for ruling in index.case.decisions}
        self._homes: dict[Span, list[str]] = {}
        for incident in index.case.incidents:
            for report in incident.reports:
                self._homes.setdefault(report.span, []).append(incident.id)

    def links(self, incident: Incident, *, same: bool) -> tuple[LinkRow, ...]:
        """The pairs inside an incident, or the nearest across its border."""
        known = self._index.documents
        return tuple(
            self._row(link, incident)
            for link in incident.links
            if link.same is same and link.left in known and link.right in known
        )

    def decisions(self, incident: Incident) -> tuple[DecisionRow, ...]:
        """The decisions of people that had a say in an incident."""
        rows = []
        for ruling in evidence.rulings_of(incident.decisions, self._rulings):
            decision = ruling.decision
            day = self._phrases.day(date.fromisoformat(decision.when[:10]))
            spans = evidence.spans_of(decision)
            rows.append(
                DecisionRow(
                    by=self._say("incident.decision_by", who=decision.who, day=day),
                    deed=evidence.deed(decision.kind, self._say),
                    words=tuple((*self._named(span.document), words) for span, words in spans),
                    why=decision.why,
                )
            )
        return tuple(rows)

    def _row(self, link: Link, incident: Incident) -> LinkRow:
        prior = (self._say("incident.prior"), link.prior)
        weighed = [
            (evidence.reason_words(dimension, level, self._say), weight)
            for dimension, level, weight in evidence.reasons(link)
        ]
        homes = self._homes.get(link.right_span, []) if link.right_span else []
        other = next((home for home in homes if home != incident.id), "")
        return LinkRow(
            left=self._named(link.left),
            right=self._named(link.right),
            other=0 if link.same else self._index.number.get(other, 0),
            reasons=tuple(
                f"{words} {evidence.bits(weight)}" for words, weight in (prior, *weighed)
            ),
            total=f"{self._say('incident.sum')} {evidence.bits(link.bits)}",
            outcome=evidence.outcome(link, self._say),
        )

    def _named(self, document: str) -> tuple[int, str]:
        number = self._index.document_number.get(document, 0)
        return number, self._index.label(document) or document
