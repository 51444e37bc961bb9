"""Where something happened: the place as worded and the gazetteer entries it may mean."""

from __future__ import annotations

import math
from enum import StrEnum

from cenotaph.record.base import Record
from cenotaph.record.span import Span

EARTH_DIAMETER_KM = 12742.0


class Relation(StrEnum):
    """How the wording ties the happening to the place."""

    IN = "in"
    NEAR = "near"
    BETWEEN = "between"
    AREA = "area"
    TOWARDS = "towards"  # a destination, not the place of the act
    FROM = "from"  # an origin of people or a journey, not the place of the act


class Place(Record, frozen=True, kw_only=True):
    """One entry of the gazetteer.

    `kind` is one of country, region (first level), district (second level), locality, feature.
    `country` is ISO 3166-1 alpha-2. `regions` lists every first-level name that the place has
    belonged to where borders moved (the first is the current one), so that two sources that
    follow two maps are not in dispute. `source` names the layer: package, import, base, case.
    """

    name: str
    kind: str
    country: str
    admin1: str | None = None
    admin2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    regions: tuple[str, ...] = ()
    source: str = "package"
    source_id: str | None = None

    def kilometres(self, other: Place) -> float | None:
        """Great-circle distance (haversine), `None` when either has no coordinates."""
        if None in (self.latitude, self.longitude, other.latitude, other.longitude):
            return None
        here = math.radians(self.latitude or 0.0), math.radians(self.longitude or 0.0)
        there = math.radians(other.latitude or 0.0), math.radians(other.longitude or 0.0)
        chord = (
            math.sin((there[0] - here[0]) / 2) ** 2
            + math.cos(here[0]) * math.cos(there[0]) * math.sin((there[1] - here[1]) / 2) ** 2
        )
        return EARTH_DIAMETER_KM * math.asin(math.sqrt(min(1.0, chord)))


class Where(Record, frozen=True, kw_only=True):
    """A place as worded, its relation to the act, the entry chosen and those considered.

    `region` and `country` are what the source itself says of the place ("of Mopti region"),
    kept apart from what the gazetteer says so that the two can be compared.
    `second` is the other end of "between X and Y". `why` says how the entry was chosen.
    `inherited` is set when the place was stated elsewhere in the document for this happening.
    """

    wording: str
    relation: Relation = Relation.IN
    place: Place | None = None
    second: Place | None = None
    region: str | None = None
    country: str | None = None
    alternatives: tuple[Place, ...] = ()
    why: str = ""
    inherited: str | None = None
    span: Span | None = None
