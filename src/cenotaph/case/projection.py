"""Records into the tables of `case.db` and out again, each step's results replaced in one go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec
from django.db.models import Model, QuerySet

from cenotaph.case import keys
from cenotaph.case.database import Database
from cenotaph.case.outcome import Outcome
from cenotaph.case.ready import models
from cenotaph.record.base import Record, canonical
from cenotaph.record.claim import Claim
from cenotaph.record.document import Document, MarkKind, Text
from cenotaph.record.finding import Demand, Dispute, Gap
from cenotaph.record.incident import Incident, Origin
from cenotaph.record.tally import Tally

Row = TypeVar("Row", bound=Model)
Noun = TypeVar("Noun", bound=Record)
CHUNK = 500


class ReadState(NamedTuple):
    """Under which keys a document was last read, and its fault if that failed."""

    text_key: str
    claims_key: str
    has_text: bool
    fault: str | None


class ReadResult(NamedTuple):
    """An outcome with the spelled keys that it stands for."""

    outcome: Outcome
    text_key: str
    claims_key: str


class Hit(Record, frozen=True, kw_only=True):
    """A paragraph that holds the words searched for: `text[start:end]` of the document."""

    document: str
    start: int
    end: int
    quote: str


class Projection:
    """The records of one case as its database holds them."""

    def __init__(self, database: Database) -> None:
        self.database = database

    # Reading

    def read_states(self) -> dict[str, ReadState]:
        """For each document read, how."""
        columns = ("document", "text_key", "claims_key", "fault")
        with self.database.reading():
            with_text = set(
                self._rows(models.Reading)
                .filter(text__isnull=False)
                .values_list("document", flat=True)
            )
            return {
                document: ReadState(text_key, claims_key, document in with_text, fault)
                for document, text_key, claims_key, fault in self._rows(models.Reading).values_list(
                    *columns
                )
            }

    def readings(self) -> str:
        """A digest over all documents and how each was read."""
        states = sorted(
            f"{document} {state.claims_key} {state.fault}"
            for document, state in self.read_states().items()
        )
        names = (f"{document.id} {document.names}" for document in self.documents())
        return keys.digest(line.encode() for line in (*states, *names))

    def text_json(self, document: str) -> bytes | None:
        """The text of a document as JSON, `None` when it has none."""
        with self.database.reading():
            found = self._rows(models.Reading).filter(document=document).values_list("text")
            return next((bytes(text) for (text,) in found if text is not None), None)

    def store_readings(self, results: Sequence[ReadResult]) -> None:
        """Replace what is known of some documents."""
        documents = [result.outcome.document.id for result in results]
        with self.database.atomic():
            self._forget(documents)
            self._insert(models.Document, (_document_row(r.outcome.document) for r in results))
            readings = self._insert(models.Reading, (_reading_row(result) for result in results))
            claims = (row for result in results for row in _claim_rows(result.outcome))
            self._insert(models.Claim, claims)
            for reading, result in zip(readings, results, strict=True):
                self._insert_words(models.first_word_row(reading.pk), result.outcome)

    def store_document(self, document: Document) -> None:
        """Replace what is known of a document, its reading kept."""
        with self.database.atomic():
            self._rows(models.Document).filter(id=document.id).delete()
            self._insert(models.Document, [_document_row(document)])

    # The whole case

    def stage(self, name: str) -> str | None:
        """The key under which a step over the whole case was last done."""
        with self.database.reading():
            return self._rows(models.Stage).filter(name=name).values_list("key", flat=True).first()

    def mark(self, name: str, key: str) -> None:
        """Say that a step was done under a key."""
        with self.database.atomic():
            self._rows(models.Stage).filter(name=name).delete()
            self._insert(models.Stage, [models.Stage(name=name, key=key)])

    def store_incidents(self, incidents: Iterable[Incident]) -> None:
        """Replace all incidents."""
        self._replace(
            models.Incident, (_incident_row(place, item) for place, item in enumerate(incidents))
        )

    def store_origins(self, origins: Iterable[Origin]) -> None:
        """Replace all origins."""
        self._replace(models.Origin, _listed(models.Origin, ((o.id, o) for o in origins)))

    def store_tally(self, tally: Tally) -> None:
        """Replace the tally."""
        self._replace(models.Tally, _listed(models.Tally, [("tally", tally)]))

    def store_findings(
        self, disputes: Iterable[Dispute], gaps: Iterable[Gap], demands: Iterable[Demand]
    ) -> None:
        """Replace all that the assessment found."""
        self._replace(models.Dispute, _listed(models.Dispute, ((d.id, d) for d in disputes)))
        self._replace(models.Gap, _listed(models.Gap, ((g.incident, g) for g in gaps)))
        self._replace(models.Demand, _listed(models.Demand, ((d.id, d) for d in demands)))

    # Out again

    def documents(self) -> tuple[Document, ...]:
        """All documents by name, then id."""
        with self.database.reading():
            rows = self._rows(models.Document).values_list("record", flat=True)
            found = [msgspec.json.decode(bytes(row), type=Document) for row in rows.iterator()]
        return tuple(sorted(found, key=lambda document: (document.name, document.id)))

    def texts(self, documents: Iterable[Document]) -> tuple[Text, ...]:
        """The texts of those documents that have one, in their order."""
        with self.database.reading():
            rows = self._rows(models.Reading).filter(text__isnull=False)
            found = {
                document: msgspec.json.decode(bytes(text), type=Text)
                for document, text in rows.values_list("document", "text").iterator()
                if text is not None
            }
        return tuple(found[document.id] for document in documents if document.id in found)

    def claims(self, documents: Iterable[Document]) -> tuple[Claim, ...]:
        """All claims in the order of the documents and, within one, as the reader gave them."""
        order = {document.id: place for place, document in enumerate(documents)}
        with self.database.reading():
            rows = self._rows(models.Claim).values_list("document", "position", "record")
            found = [
                (order[document], position, msgspec.json.decode(bytes(record), type=Claim))
                for document, position, record in rows.iterator()
            ]
        return tuple(claim for _, _, claim in sorted(found, key=lambda row: row[:2]))

    def claims_of(self, document: str) -> tuple[Claim, ...]:
        """The claims of one document, as the reader gave them."""
        with self.database.reading():
            rows = self._rows(models.Claim).filter(document=document).order_by("position")
            records = rows.values_list("record", flat=True)
            return tuple(msgspec.json.decode(bytes(row), type=Claim) for row in records.iterator())

    def incidents(self) -> tuple[Incident, ...]:
        """All incidents in the order of the case."""
        return self._records(models.Incident, Incident)

    def origins(self) -> tuple[Origin, ...]:
        """All origins in the order of the case."""
        return self._records(models.Origin, Origin)

    def tally(self) -> Tally:
        """The tally, an empty one when nothing was counted yet."""
        empty = Tally(minimum=0, maximum=0, incidents=())
        return next(iter(self._records(models.Tally, Tally)), empty)

    def disputes(self) -> tuple[Dispute, ...]:
        """All disputes in the order of the case."""
        return self._records(models.Dispute, Dispute)

    def gaps(self) -> tuple[Gap, ...]:
        """All gaps in the order of the case."""
        return self._records(models.Gap, Gap)

    def demands(self) -> tuple[Demand, ...]:
        """All demands in the order of the case."""
        return self._records(models.Demand, Demand)

    def search(self, query: str, limit: int) -> list[Hit]:
        """The paragraphs that hold every word of the query, the best match first.

        Case and accents do not matter; words in quotation marks must follow each other; a word
        that ends in * stands for all that begin so.
        """
        match = fts_query(query)
        if not match:
            return []
        rows = self.database.rows(
            "SELECT document, start, body FROM words WHERE words MATCH %s"
            " ORDER BY rank, document, start LIMIT %s",
            (match, limit),
        )
        return [
            Hit(document=document, start=start, end=start + len(body), quote=body)
            for document, start, body in rows
        ]

    # How

    def _rows(self, model: type[Row]) -> QuerySet[Row]:
        return model._default_manager.using(self.database.alias)

    def _insert(self, model: type[Row], rows: Iterable[Row]) -> list[Row]:
        return self._rows(model).bulk_create(rows, batch_size=CHUNK)

    def _insert_words(self, first: int, outcome: Outcome) -> None:
        rows = [(first + number, *row) for number, row in enumerate(_paragraphs(outcome))]
        self.database.execute_many(
            "INSERT INTO words (rowid, document, start, body) VALUES (%s, %s, %s, %s)", rows
        )

    def _replace(self, model: type[Row], rows: Iterable[Row]) -> None:
        with self.database.atomic():
            self._rows(model).all().delete()
            self._insert(model, rows)

    def _forget(self, documents: Sequence[str]) -> None:
        for start in range(0, len(documents), CHUNK):
            some = documents[start : start + CHUNK]
            readings = self._rows(models.Reading).filter(document__in=some)
            ranges = [
                (models.first_word_row(reading), models.first_word_row(reading + 1))
                for reading in readings.values_list("pk", flat=True)
            ]
            self.database.execute_many("DELETE FROM words WHERE rowid >= %s AND rowid < %s", ranges)
            readings.delete()
            self._rows(models.Document).filter(id__in=some).delete()
            self._rows(models.Claim).filter(document__in=some).delete()

    def _records(self, model: type[models.Listed], noun: type[Noun]) -> tuple[Noun, ...]:
        with self.database.reading():
            rows = self._rows(model).order_by("position").values_list("record", flat=True)
            return tuple(msgspec.json.decode(bytes(row), type=noun) for row in rows.iterator())


def fts_query(query: str) -> str:
    """The query in the language of FTS5, every word quoted so that none is taken for a command."""
    terms = []
    for phrase, word in re.findall(r'"([^"]*)"|(\S+)', query):
        bare = (phrase or word.rstrip("*")).replace('"', "").strip()
        if re.search(r"\w", bare):
            terms.append(f'"{bare}"' + ("*" if word.endswith("*") else ""))
    return " ".join(terms)


def _document_row(document: Document) -> models.Document:
    return models.Document(
        id=document.id,
        name=document.name,
        media_type=document.media_type,
        language=document.language,
        published=document.published,
        record=canonical(document),
    )


def _reading_row(result: ReadResult) -> models.Reading:
    return models.Reading(
        document=result.outcome.document.id,
        text_key=result.text_key,
        claims_key=result.claims_key,
        text=result.outcome.text,
        fault=result.outcome.fault,
    )


def _claim_rows(outcome: Outcome) -> Iterator[models.Claim]:
    claims = msgspec.json.decode(outcome.claims, type=tuple[Claim, ...])
    for position, claim in enumerate(claims):
        yield models.Claim(
            position=position,
            key=claim.id,
            record=canonical(claim),
            document=claim.document,
            kind=claim.kind.value,
            modality=claim.modality.value,
            start=claim.span.start,
            end=claim.span.end,
            confidence=claim.confidence,
        )


def _paragraphs(outcome: Outcome) -> Iterator[tuple[Any, ...]]:
    if outcome.text is None:
        return
    text = msgspec.json.decode(outcome.text, type=Text)
    for mark in text.of(MarkKind.PARAGRAPH):
        yield (text.document, mark.start, text.text[mark.start : mark.end])


def _incident_row(position: int, incident: Incident) -> models.Incident:
    place = incident.where.place if incident.where else None
    return models.Incident(
        position=position,
        key=incident.id,
        record=canonical(incident),
        scope=incident.scope,
        earliest=incident.when.earliest if incident.when else None,
        latest=incident.when.latest if incident.when else None,
        country=place.country if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        minimum=incident.deaths.minimum,
        maximum=incident.deaths.maximum,
        grade=incident.grade,
    )


def _listed(
    model: type[models.Listed], records: Iterable[tuple[str, Record]]
) -> Iterator[models.Listed]:
    for position, (key, record) in enumerate(records):
        yield model(position=position, key=key, record=canonical(record))
