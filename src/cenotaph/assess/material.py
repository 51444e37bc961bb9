"""All that an assessment looks at, ready for look-up: texts, sentences, claims, incidents."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cenotaph.claims.sentences import split
from cenotaph.knowledge.cues import words_of
from cenotaph.record.claim import Claim
from cenotaph.record.document import Document, Text
from cenotaph.record.incident import Incident
from cenotaph.record.span import Span

_LETTERS = 14  # of a word and the space behind it, at most on average
_SENTENCE_END = re.compile(r"[.!?][\s\"”»’']|\n\s*\n")


@dataclass(frozen=True)
class Line:
    """One sentence of a document with its folded words."""

    span: Span
    words: tuple[str, ...]
    heading: bool


@dataclass(frozen=True, eq=False)
class Material:
    """The documents of a case and what was read from them; all look-ups are in a fixed order."""

    documents: Mapping[str, Document]
    texts: Mapping[str, Text]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]

    @classmethod
    def of(
        cls,
        documents: Sequence[Document],
        texts: Sequence[Text],
        claims: Sequence[Claim],
        incidents: Sequence[Incident],
    ) -> Material:
        """The material of a case, whatever order its parts come in."""
        return cls(
            documents={each.id: each for each in sorted(documents, key=lambda d: (d.name, d.id))},
            texts={each.document: each for each in sorted(texts, key=lambda t: t.document)},
            claims=tuple(sorted(claims, key=lambda c: (c.document, c.span, c.kind, c.id))),
            incidents=tuple(sorted(incidents, key=lambda i: i.id)),
        )

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def by_document(self) -> dict[str, tuple[Claim, ...]]:
        """The claims of each document in the order of its text."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.document, []).append(claim)
        return {document: tuple(each) for document, each in found.items()}

    @cached_property
    def lines(self) -> dict[str, tuple[Line, ...]]:
        """The sentences of each document."""
        return {
            document: tuple(
                Line(
                    span=sentence.span,
                    words=tuple(words_of(text.text[sentence.start : sentence.end])),
                    heading=sentence.heading,
                )
                for sentence in split(text)
            )
            for document, text in self.texts.items()
        }

    @cached_property
    def owners(self) -> dict[str, str]:
        """The incident that holds each claim."""
        return {claim: incident.id for incident in self.incidents for claim in incident.claims}

    @cached_property
    def _anchors(self) -> dict[str, list[tuple[int, str]]]:
        """Where in each document which incident is spoken of."""
        anchors: dict[str, list[tuple[int, str]]] = {}
        for claim in self.claims:
            owner = self.owners.get(claim.id)
            if owner is not None:
                anchors.setdefault(claim.document, []).append((claim.span.start, owner))
        return {document: sorted(each) for document, each in anchors.items()}

    def incident(self, incident_id: str) -> Incident:
        """The incident with this id.

        Raises:
            KeyError: the case has none.
        """
        return self._incidents[incident_id]

    @cached_property
    def _incidents(self) -> dict[str, Incident]:
        return {incident.id: incident for incident in self.incidents}

    def incident_of(self, claim: Claim) -> str | None:
        """The incident that a claim speaks of: its own, else the first one that its sentence
        tells of, else the one its document told of last.

        Before the first incident of the document it is that first one.
        """
        owner = self.owners.get(claim.id)
        anchors = self._anchors.get(claim.document, [])
        if owner is not None or not anchors:
            return owner
        inside = bisect_right(anchors, (claim.sentence.start, ""))
        if inside < len(anchors) and anchors[inside][0] < claim.sentence.end:
            return anchors[inside][1]
        place = bisect_right(anchors, (claim.span.start, "\uffff"))
        return anchors[max(0, place - 1)][1]

    @cached_property
    def spoken_of(self) -> dict[str, tuple[Claim, ...]]:
        """For each incident the claims of all kinds that speak of it."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            incident = self.incident_of(claim)
            if incident is not None:
                found.setdefault(incident, []).append(claim)
        return {incident: tuple(each) for incident, each in found.items()}

    def documents_of(self, incident: Incident) -> tuple[str, ...]:
        """The ids of the documents that report an incident, by name."""
        held = {report.document for report in incident.reports}
        return tuple(sorted(held, key=lambda document: (self.name(document), document)))

    def name(self, document: str) -> str:
        """The file name of a document."""
        return self.documents[document].name if document in self.documents else document

    def quote(self, span: Span) -> str:
        """The words of a span on one line."""
        return " ".join(span.quote(self.texts[span.document].text).split())

    def before(self, span: Span, most: int) -> list[str]:
        """Up to so many folded words that stand before a span in its sentence or line."""
        text = self.texts[span.document].text
        start = max(0, span.start - most * _LETTERS)
        words = _SENTENCE_END.split(text[start : span.start])[-1]
        return words_of(words)[-most:]

    def after(self, span: Span, most: int) -> list[str]:
        """Up to so many folded words that stand behind a span in its sentence or line."""
        text = self.texts[span.document].text
        words = _SENTENCE_END.split(text[span.end : span.end + most * _LETTERS])[0]
        return words_of(words)[:most]
