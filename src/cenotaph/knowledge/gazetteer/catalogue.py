"""The gazetteer: all layers behind one look-up, cheap to open and safe to send to a worker."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from cenotaph.knowledge.gazetteer.base import base_entries, base_regions, base_version
from cenotaph.knowledge.gazetteer.entry import Entry, merged
from cenotaph.knowledge.gazetteer.fold import fold
from cenotaph.knowledge.gazetteer.geonames import imported
from cenotaph.knowledge.gazetteer.tables import (
    Index,
    adjectives,
    capitals,
    case_index,
    country_index,
    french_adjectives,
    listed_index,
    table_bytes,
)
from cenotaph.record.where import Place

_CODE_VERSION = "gazetteer/1"
_TABLES = ("countries.csv", "regions.csv", "places.csv", "place_words.toml", "english_words.txt")
_NOTHING: Index = MappingProxyType({})
_ARTICLES = ("el", "al", "ad", "an", "ar", "as", "ash", "at", "az", "es", "et", "ez")


@dataclass(frozen=True)
class Gazetteer:
    """Names to places through the case's table, the package's, the user's index and the base.

    Holds only the paths of the two files that may be missing; the layers themselves are read
    on first use, once in each process.
    """

    index_path: Path | None = None
    places: Path | None = None

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Every place of this name or alternate name, leading layer first, then the largest."""
        return tuple(entry.place for entry in self.entries(name))

    def entries(self, name: str) -> tuple[Entry, ...]:
        """As `lookup`, with what is needed to weigh one entry against another."""
        key = fold(name)
        return _entries(self, key, self._stamps()) if key else ()

    def listed(self, key: str) -> tuple[Entry, ...]:
        """The entries of the tables alone (countries, regions, package, case) by folded key."""
        if self.places is None:
            return listed_index().get(key, ())
        return (*self._case().get(key, ()), *listed_index().get(key, ()))

    def capital(self, country: str) -> Place | None:
        """The capital of a country by its ISO code."""
        name = capitals().get(country)
        found = [place for place in self.lookup(name or "") if place.country == country]
        return next((place for place in found if place.kind == "locality"), None)

    def country(self, name_or_adjective: str) -> str | None:
        """The ISO code of a country by its name, adjective or people's name, else None."""
        found = country_index().get(fold(name_or_adjective), ())
        if found:
            return found[0].place.country
        lower = name_or_adjective.lower().replace("’", "'")
        return adjectives().get(lower) or french_adjectives().get(lower)

    @property
    def version(self) -> str:
        """A hash of every layer: two gazetteers that could answer differently differ here."""
        return _version(self, self._stamps())

    def _case(self) -> Index:
        return case_index(self.places, _stamp(self.places)) if self.places else _NOTHING

    def _stamps(self) -> tuple[tuple[int, int], ...]:
        return tuple(_stamp(path) if path else (0, 0) for path in (self.index_path, self.places))


def open_gazetteer(index_path: Path | None = None, places: Path | None = None) -> Gazetteer:
    """A gazetteer over the base and the package's tables, with what the user adds.

    Args:
        index_path: the user's index of GeoNames dumps (`default_index_path()`), if any.
        places: a case's own places.csv, if any.

    Raises:
        OSError: a path is given and the file cannot be read.
        BadTableError: places.csv is faulty.
    """
    gazetteer = Gazetteer(index_path, places)
    if index_path is not None:
        imported(index_path, os.getpid(), _stamp(index_path))
    gazetteer._case()  # a faulty table speaks up now, not in a worker
    return gazetteer


def _stamp(path: Path) -> tuple[int, int]:
    facts = path.stat()
    return facts.st_size, facts.st_mtime_ns


@lru_cache(maxsize=65536)
def _entries(
    gazetteer: Gazetteer, key: str, stamps: tuple[tuple[int, int], ...]
) -> tuple[Entry, ...]:
    found = _direct(gazetteer, key, stamps)
    if not found:
        found = [entry for other in _respelled(key) for entry in _direct(gazetteer, other, stamps)]
    return merged(found)


def _direct(gazetteer: Gazetteer, key: str, stamps: tuple[tuple[int, int], ...]) -> list[Entry]:
    found = list(gazetteer.listed(key))
    if gazetteer.index_path is not None:
        found += imported(gazetteer.index_path, os.getpid(), stamps[0]).entries(key)
    return [*found, *base_regions().get(key, ()), *base_entries(key)]


def _respelled(key: str) -> list[str]:
    """Other spellings of the Arabic article, which reports write in many ways."""
    for article in sorted(_ARTICLES, key=len, reverse=True):
        rest = key.removeprefix(article)
        if rest != key and len(rest) > 3:  # noqa: PLR2004
            return [rest, *(other + rest for other in _ARTICLES if other != article)]
    return []


@cache
def _version(gazetteer: Gazetteer, stamps: tuple[tuple[int, int], ...]) -> str:
    parts = [_CODE_VERSION, base_version()]
    parts += [hashlib.sha256(table_bytes(name)).hexdigest() for name in _TABLES]
    if gazetteer.index_path is not None:
        parts.append(imported(gazetteer.index_path, os.getpid(), stamps[0]).version)
    if gazetteer.places is not None:
        parts.append(hashlib.sha256(gazetteer.places.read_bytes()).hexdigest())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
