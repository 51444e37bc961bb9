"""The tables of `case.db`: records as JSON beside the columns that people search and sort by.

Every row can be made anew from the originals and the ledger; nothing lives here alone.
"""

from __future__ import annotations

from datetime import date

from django.db import models

# A change of any table below needs a new number: a projection with another one is made anew.
SCHEMA = 1

# Each reading has so many row numbers of `words` to itself, more than a text has paragraphs.
WORD_ROWS = 1 << 24


def first_word_row(reading: int) -> int:
    """The row number of the first paragraph of a reading in `words`."""
    return reading * WORD_ROWS


class Document(models.Model):
    """A preserved original; `record` is the Document as JSON."""

    id: models.CharField[str, str] = models.CharField(max_length=71, primary_key=True)
    name: models.TextField[str, str] = models.TextField(db_index=True)
    media_type: models.TextField[str, str] = models.TextField()
    language: models.TextField[str | None, str | None] = models.TextField(null=True)
    published: models.DateField[date | None, date | None] = models.DateField(null=True)
    record: models.BinaryField[bytes, bytes] = models.BinaryField()

    class Meta:
        """Table name."""

        db_table = "document"


class Reading(models.Model):
    """What reading one document gave: its `text`, or the `fault` that stopped it.

    `text_key` and `claims_key` name the versions and settings that the result depends on.
    The rows of the document in `words` are numbered from `first_word_row(id)` on.
    """

    document: models.CharField[str, str] = models.CharField(max_length=71, unique=True)
    text_key: models.TextField[str, str] = models.TextField()
    claims_key: models.TextField[str, str] = models.TextField()
    text: models.BinaryField[bytes | None, bytes | None] = models.BinaryField(null=True)
    fault: models.TextField[str | None, str | None] = models.TextField(null=True)

    class Meta:
        """Table name."""

        db_table = "reading"


class Listed(models.Model):
    """A record at its place in the order of the case."""

    position: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(db_index=True)
    key: models.CharField[str, str] = models.CharField(max_length=80, db_index=True)
    record: models.BinaryField[bytes, bytes] = models.BinaryField()

    class Meta:
        """No table of its own."""

        abstract = True


class Claim(Listed):
    """A claim; `position` counts within its document."""

    document: models.CharField[str, str] = models.CharField(max_length=71, db_index=True)
    kind: models.CharField[str, str] = models.CharField(max_length=40, db_index=True)
    modality: models.CharField[str, str] = models.CharField(max_length=20)
    start: models.PositiveIntegerField[int, int] = models.PositiveIntegerField()
    end: models.PositiveIntegerField[int, int] = models.PositiveIntegerField()
    confidence: models.FloatField[float, float] = models.FloatField(db_index=True)

    class Meta:
        """Table name."""

        db_table = "claim"


class Incident(Listed):
    """An incident with the columns of its when, where and how many."""

    scope: models.CharField[str, str] = models.CharField(max_length=20)
    earliest: models.DateField[date | None, date | None] = models.DateField(
        null=True, db_index=True
    )
    latest: models.DateField[date | None, date | None] = models.DateField(null=True)
    country: models.CharField[str | None, str | None] = models.CharField(
        max_length=2, null=True, db_index=True
    )
    latitude: models.FloatField[float | None, float | None] = models.FloatField(null=True)
    longitude: models.FloatField[float | None, float | None] = models.FloatField(null=True)
    minimum: models.PositiveIntegerField[int | None, int | None] = models.PositiveIntegerField(
        null=True
    )
    maximum: models.PositiveIntegerField[int | None, int | None] = models.PositiveIntegerField(
        null=True
    )
    grade: models.TextField[str, str] = models.TextField()

    class Meta:
        """Table name."""

        db_table = "incident"


class Origin(Listed):
    """An origin."""

    class Meta:
        """Table name."""

        db_table = "origin"


class Dispute(Listed):
    """A dispute."""

    class Meta:
        """Table name."""

        db_table = "dispute"


class Gap(Listed):
    """A row of the Minnesota Protocol table for one incident; `key` is the incident's id."""

    class Meta:
        """Table name."""

        db_table = "gap"


class Demand(Listed):
    """A demand with the answers to it."""

    class Meta:
        """Table name."""

        db_table = "demand"


class Tally(Listed):
    """The one tally of the case."""

    class Meta:
        """Table name."""

        db_table = "tally"


class Stage(models.Model):
    """Under which key a step over the whole case was last done."""

    name: models.CharField[str, str] = models.CharField(max_length=20, primary_key=True)
    key: models.TextField[str, str] = models.TextField()

    class Meta:
        """Table name."""

        db_table = "stage"


TABLES: tuple[type[models.Model], ...] = (
    Document,
    Reading,
    Claim,
    Incident,
    Origin,
    Dispute,
    Gap,
    Demand,
    Tally,
    Stage,
)
