"""Which account a person means: the words of one document on one happening, by a name for them.

A name is `DOCUMENT` where a document tells of one happening, else `DOCUMENT@START` with a place
in its text, or `DOCUMENT@INCIDENT` with the incident that the account is in now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cenotaph.case.errors import CaseError
from cenotaph.case.folder import CaseFolder, named
from cenotaph.case.projection import Projection
from cenotaph.incidents.anchors import telling_at, words_at
from cenotaph.incidents.reports import tell
from cenotaph.incidents.telling import Telling
from cenotaph.record.base import Record
from cenotaph.record.document import Document, Text
from cenotaph.record.incident import Incident
from cenotaph.record.span import Span

SHORTEST = 4
SHOWN = 6
QUOTED = 60
_START = re.compile(r"(\d{1,9})(?:-\d{1,9})?")


class Account(Record, frozen=True, kw_only=True):
    """What one document tells of one happening, and the words that a person means by it."""

    document: Document
    span: Span
    words: str
    telling: str

    @property
    def name(self) -> str:
        """How to name it again."""
        return _name(self.document, self.span)


class Accounts:
    """The accounts of a case, document by document as they are asked for."""

    def __init__(self, folder: CaseFolder) -> None:
        self._folder = folder
        self._projection: Projection = folder.projection()
        self._documents = self._projection.documents()
        self._told: dict[str, tuple[Text, tuple[Telling, ...]]] = {}

    def find(self, reference: str) -> Account:
        """The account that a reference names.

        Raises:
            CaseError: none or several answer to it, or its words belong to several.
        """
        document, place = self._document(reference)
        text, told = self._tell(document)
        if not told:
            raise CaseError(f"{document.name}: no account of a killing was read in it")
        options = self._options(document, told, place)
        if len(options) != 1:
            raise CaseError(f"{reference}: {_choices(document, text, told, several=bool(options))}")
        telling, span = options[0]
        if telling_at(span, told) is not telling:
            raise CaseError(f"{reference}: these words belong to several accounts; name others")
        return Account(
            document=document, span=span, words=span.quote(text.text), telling=telling.key
        )

    def of(self, documents: Iterable[str]) -> tuple[dict[str, Text], list[Telling]]:
        """The texts and tellings of some documents by id; those without a text are left out."""
        known = {document.id: document for document in self._documents}
        texts: dict[str, Text] = {}
        tellings: list[Telling] = []
        for key in sorted({*documents}):
            if key in known and self._projection.text_json(key) is not None:
                texts[key], told = self._tell(known[key])
                tellings += told
        return texts, tellings

    def _document(self, reference: str) -> tuple[Document, str]:
        """The document of a reference, and what stands behind its last @."""
        try:
            return named(self._documents, reference), ""
        except CaseError:
            name, found, place = reference.rpartition("@")
            if not found or not place:
                raise
        return named(self._documents, name), place

    def _tell(self, document: Document) -> tuple[Text, tuple[Telling, ...]]:
        if document.id not in self._told:
            text = self._folder.text(document.id)
            claims = self._projection.claims_of(document.id)
            self._told[document.id] = (text, tell(document, text, claims))
        return self._told[document.id]

    def _options(
        self, document: Document, told: Sequence[Telling], place: str
    ) -> list[tuple[Telling, Span]]:
        """The accounts that a place may name, each with the words meant."""
        start = _START.fullmatch(place)
        if start:
            at = int(start[1])
            found = [(t, span) for t in told if (span := words_at(at, t)) is not None]
            exact = [(t, span) for t, span in found if span.start == at]
            return exact if len(exact) == 1 else found
        if place:
            incident = incident_of(self._projection.incidents(), place)
            there = {report.span for report in incident.reports}
            return [(t, t.span) for t in told if t.span in there]
        return [(t, t.span) for t in told]


def _choices(document: Document, text: Text, told: Sequence[Telling], *, several: bool) -> str:
    names = [f"{_name(document, t.span)} “{_short(t.span.quote(text.text))}”" for t in told]
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    how = "names several accounts" if several else "names no account"
    return f"{how}; name one of {', '.join(names[:SHOWN])}{more}"


def incident_of(
    incidents: Sequence[Incident], reference: str, documents: Sequence[Document] = ()
) -> Incident:
    """The incident whose id is, or begins like, a reference, or that the document so named tells.

    Raises:
        CaseError: none or several answer to it.
    """
    bare = reference.removeprefix("incident-")
    found = [i for i in incidents if i.id.removeprefix("incident-").startswith(bare)]
    if len(found) == 1 and len(bare) >= SHORTEST:
        return found[0]
    if found:
        raise CaseError(f"{reference}: {len(found)} incidents begin so; give more of the id")
    named = {d.id for d in documents if reference in (d.name, d.name.rpartition(".")[0], *d.names)}
    told = [i for i in incidents if named.intersection(report.document for report in i.reports)]
    if len(told) == 1:
        return told[0]
    if told:
        several = ", ".join(f"{i.id.removeprefix('incident-')} ({i.title})" for i in told[:SHOWN])
        raise CaseError(f"{reference}: it tells of {len(told)} incidents; name one: {several}")
    raise CaseError(f"{reference}: the case holds no such incident; see cenotaph incidents --json")


def _name(document: Document, span: Span) -> str:
    return f"{document.name}@{span.start}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= QUOTED else line[: QUOTED - 1] + "…"
