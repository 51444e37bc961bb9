"""What several answers of the contract hold: figures, days, places, people, sources and quotes."""

from __future__ import annotations

from cenotaph.record.base import Record


class CaseHead(Record, frozen=True, kw_only=True):
    """What names the case an answer was made from."""

    title: str


class Range(Record, frozen=True, kw_only=True):
    """A number of people; null is open, never zero."""

    minimum: int | None
    maximum: int | None


class Quote(Record, frozen=True, kw_only=True):
    """Words of a document: `text[start:end] == quote` in what `cenotaph text` prints."""

    document: str
    document_id: str
    quote: str
    start: int
    end: int


class FigureAnswer(Record, frozen=True, kw_only=True):
    """A number of people with the words it rests on, where it has any."""

    minimum: int | None
    maximum: int | None
    approximate: bool
    quote: str | None
    start: int | None
    end: int | None


class WhenAnswer(Record, frozen=True, kw_only=True):
    """A period by its first and last day (ISO 8601); null is open."""

    earliest: str | None
    latest: str | None
    precision: str
    basis: str
    wording: str
    anchor: str | None


class WhereAnswer(Record, frozen=True, kw_only=True):
    """A place as worded and the gazetteer entry taken for it.

    Without an entry `name` is the name alone as the report words it and there are no coordinates.

    `stated_region` and `stated_country` are what the source says of the place, kept apart from
    what the gazetteer says.
    """

    wording: str
    relation: str
    name: str | None
    country: str | None
    admin1: str | None
    admin2: str | None
    latitude: float | None
    longitude: float | None
    second: str | None
    stated_region: str | None
    stated_country: str | None
    why: str


class VictimsAnswer(Record, frozen=True, kw_only=True):
    """A group of victims as reported; `worded_status` calls them fighters, in the words of
    `status_according_to`."""

    category: str
    count: Range | None
    names: list[str]
    worded_status: str
    status_according_to: str


class PerpetratorAnswer(Record, frozen=True, kw_only=True):
    """An actor that a source ties to an act, and how firmly."""

    name: str
    certainty: str
    kind: str


class SourceAnswer(Record, frozen=True, kw_only=True):
    """One link of the chain of who says so, the outermost first."""

    name: str
    kind: str
    stance: str
    first_hand: bool
    speaks_as: str
    anonymous: bool
    quoted: bool


class DecidedAnswer(Record, frozen=True, kw_only=True):
    """Who decided what on an incident, when (UTC, ISO 8601) and why; `kind` as in decisions."""

    id: str
    kind: str
    who: str
    when: str
    why: str


class ReasonAnswer(Record, frozen=True, kw_only=True):
    """How two reports compare in one dimension, in words too, and what that weighs in bits."""

    dimension: str
    level: str
    weight: float
    words: str


class LinkedReport(Record, frozen=True, kw_only=True):
    """A report of a pair: its leading words, and the incident that it is in."""

    document: str
    document_id: str
    quote: str
    start: int
    end: int
    incident: str | None


class LinkAnswer(Record, frozen=True, kw_only=True):
    """Why two reports are one incident (`same`) or are kept apart.

    `prior` and the weights of `reasons` add up to `bits`: above zero speaks for one happening,
    each bit doubles or halves the odds. `barred` says what keeps two reports apart whatever else
    agrees, `decisions` which decisions of people settle the pair, `why` what came of it.
    """

    left: LinkedReport
    right: LinkedReport
    same: bool
    prior: float
    bits: float
    reasons: list[ReasonAnswer]
    barred: str | None
    decisions: list[str]
    why: str
