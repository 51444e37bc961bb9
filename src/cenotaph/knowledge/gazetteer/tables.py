"""The package's own tables of countries, regions and localities, and a case's places.csv."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from cenotaph.knowledge.gazetteer.entry import Entry
from cenotaph.knowledge.gazetteer.fold import fold
from cenotaph.record.where import Place

Row = Mapping[str, str]
Index = Mapping[str, tuple[Entry, ...]]


class BadTableError(ValueError):
    """A table of places that cannot be read; the message names file, line and cause."""


def table_bytes(name: str) -> bytes:
    """The bytes of one of the package's tables."""
    return (resources.files("cenotaph.knowledge") / "data" / name).read_bytes()


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _split(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split("|") if part.strip()]


@cache
def country_index() -> Index:
    """Country names in all languages of the table, folded."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for row in _rows(table_bytes("countries.csv")):
        place = Place(name=row["name"], kind="country", country=row["code"])
        for name in (row["name"], *_split(row["names"])):
            found[fold(name)].append(Entry(place, listed=True))
    return _frozen(found)


@cache
def lands() -> Mapping[str, Place]:
    """The entry of each country by its ISO code."""
    places = (entry.place for entries in country_index().values() for entry in entries)
    return MappingProxyType({place.country: place for place in places})


@cache
def land_words(country: str) -> re.Pattern[str]:
    """The name, adjectives and people's names of a country, in any case, whatever white space."""
    row = next(row for row in _rows(table_bytes("countries.csv")) if row["code"] == country)
    found = [row["name"]]
    for column in ("adjectives", "adjectives_fr"):
        found += [word + end for word in _split(row[column]) for end in ("", "s")]
    forms = sorted(dict.fromkeys(found), key=lambda form: (-len(form), form))
    either = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


@cache
def adjectives() -> Mapping[str, str]:
    """Adjectives and people's names of countries, in lower case, and their plurals, to code.

    An adjective that two countries share ("Congolese") stands for the one whose row has it in
    French too, the larger.
    """
    found: dict[str, str] = {}
    for row in _rows(table_bytes("countries.csv")):
        for word in _split(row["adjectives"]):
            for form in (word, word + "s"):
                if row["adjectives_fr"] or form.lower() not in found:
                    found[form.lower()] = row["code"]
    return MappingProxyType(found)


@cache
def french_adjectives() -> Mapping[str, str]:
    """French adjectives and their plurals, in lower case, to code."""
    found: dict[str, str] = {}
    for row in _rows(table_bytes("countries.csv")):
        for word in _split(row["adjectives_fr"]):
            for form in (word, word if word.endswith(("s", "x")) else word + "s"):
                found.setdefault(form.lower(), row["code"])
    return MappingProxyType(found)


@cache
def region_index() -> Index:
    """First-level regions and districts by folded name."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for row in _rows(table_bytes("regions.csv")):
        within = tuple(_split(row["within"]))
        region = row["kind"] == "region"
        place = Place(
            name=row["name"],
            kind=row["kind"],
            country=row["country"],
            admin1=row["name"] if region else (within[-1] if within else None),
            admin2=None if region else row["name"],
            regions=(row["name"], *within) if region else within,
        )
        for name in (row["name"], *_split(row["alternates"])):
            found[fold(name)].append(Entry(place, listed=True))
    return _frozen(found)


@cache
def capitals() -> Mapping[str, str]:
    """The capital of each country that has one, by ISO code."""
    rows = _rows(table_bytes("countries.csv"))
    return MappingProxyType({row["code"]: row["capital"] for row in rows if row["capital"]})


@cache
def listed_index() -> Index:
    """Countries, regions, districts and the package's localities under one look-up."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for index in (country_index(), region_index(), package_index()):
        for key, entries in index.items():
            found[key] += entries
    return _frozen(found)


@cache
def region_names() -> Mapping[tuple[str, str], Place]:
    """(country, folded name or alternate) to the first-level region."""
    return MappingProxyType(
        {
            (entry.place.country, key): entry.place
            for key, entries in region_index().items()
            for entry in entries
            if entry.place.kind == "region"
        }
    )


@cache
def district_regions() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(country, folded district) to the regions it has belonged to, the current one first."""
    return MappingProxyType(
        {
            (entry.place.country, key): entry.place.regions
            for key, entries in region_index().items()
            for entry in entries
            if entry.place.kind == "district"
        }
    )


@cache
def package_index() -> Index:
    """The package's own localities by folded name and alternate name."""
    return _frozen(_localities(_rows(table_bytes("places.csv")), "package", "places.csv"))


@cache
def case_index(path: Path, stamp: tuple[int, int]) -> Index:
    """A case's own places.csv; `stamp` (size, modification time) makes a changed file re-read.

    Columns: name, country; optional alternates (split by |), kind, admin1, admin2, regions
    (split by |, the current one first), latitude, longitude, geonames, population.

    Raises:
        BadTableError: a column or value is wrong.
    """
    return _frozen(_localities(_rows(path.read_bytes()), "case", str(path)))


def _localities(rows: Iterable[Row], source: str, file: str) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for number, row in enumerate(rows, start=2):
        try:
            entry = _locality(row, source)
        except (KeyError, TypeError, ValueError) as fault:
            raise BadTableError(f"{file}, line {number}: {fault}") from fault
        for name in dict.fromkeys((entry.place.name, *_split(row.get("alternates")))):
            if fold(name):
                found[fold(name)].append(entry)
    return found


def _locality(row: Row, source: str) -> Entry:
    name, country = row["name"].strip(), row["country"].strip().upper()
    if not name or len(country) != 2:  # noqa: PLR2004
        raise ValueError("a row needs a name and a country of two letters (ISO 3166-1)")
    admin1 = (row.get("admin1") or "").strip() or None
    admin2 = (row.get("admin2") or "").strip() or None
    place = Place(
        name=name,
        kind=(row.get("kind") or "").strip() or "locality",
        country=country,
        admin1=admin1,
        admin2=admin2,
        latitude=_degrees(row.get("latitude"), 90.0),
        longitude=_degrees(row.get("longitude"), 180.0),
        regions=regions_of(country, admin1, admin2, tuple(_split(row.get("regions")))),
        source=source,
        source_id=f"geonames:{row['geonames']}" if row.get("geonames") else None,
    )
    return Entry(place, int(row.get("population") or 0), listed=True)


def _degrees(cell: str | None, limit: float) -> float | None:
    if not (cell or "").strip():
        return None
    value = float(cell or "")
    if not -limit <= value <= limit:
        raise ValueError(f"{value} is not between {-limit} and {limit} degrees")
    return value


def regions_of(
    country: str, admin1: str | None, admin2: str | None, stated: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Every first-level region of a place, the current one first, from its row and its district."""
    known = district_regions().get((country, fold(admin2)), ()) if admin2 else ()
    return tuple(dict.fromkeys((*stated, *known, *((admin1,) if admin1 else ()))))


def _frozen(found: dict[str, list[Entry]]) -> Index:
    return MappingProxyType({key: tuple(dict.fromkeys(found[key])) for key in sorted(found)})
