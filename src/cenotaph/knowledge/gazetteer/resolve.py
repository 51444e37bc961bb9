"""Which of several places of one name is meant, weighed against all that a document names."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from cenotaph.knowledge.gazetteer.base import bare_region, canonical_region
from cenotaph.knowledge.gazetteer.entry import Entry
from cenotaph.knowledge.gazetteer.fold import fold
from cenotaph.record.where import Place

MOST_ALTERNATIVES = 8


@dataclass(frozen=True)
class Evidence:
    """What a document says about where it plays.

    `countries` maps ISO codes to their share of the mentions of the most mentioned (0 to 1);
    `regions` are (country, name) of regions named; `neighbours` are places already sure.
    """

    countries: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    regions: frozenset[tuple[str, str]] = frozenset()
    neighbours: tuple[Place, ...] = ()


class Hint(NamedTuple):
    """What the words around one name say of it: kinds by its common noun, and what holds it.

    `regions` are the source's own words for the regions and districts stated, the widest first;
    `perhaps` are those that may as well be towns ("in Mopti").
    """

    kinds: tuple[str, ...] = ()
    country: str | None = None
    regions: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


class Choice(NamedTuple):
    """The place chosen, if any, why, and the others considered, best first."""

    place: Place | None
    why: str
    alternatives: tuple[Place, ...] = ()
    score: float = 0.0


# Weights in the units of the tie-break: a place of a million people is worth 1.5.
_STATED_COUNTRY = 6.0
_STATED_REGION = 5.0
_OTHER_REGION = -2.0
_DOCUMENT_COUNTRY = 3.0
_FOREIGN = -2.5
_DOCUMENT_REGION = 1.5
_KIND = 3.0
_WRONG_KIND = -6.0
_PER_DIGIT = 0.25
_FAME = 2.5
_FAMOUS_SIZE = 100_000
_LAYER = {"case": 3.0, "package": 2.0, "import": 0.0, "base": 0.0}
_PRIOR = {"country": 4.0, "locality": 1.0, "region": 0.6, "district": 0.0, "feature": -0.5}
_POINTS = frozenset({"locality", "feature"})
_NEAR = ((50.0, 1.5, "near"), (200.0, 0.7, "not far from"))


def resolve(entries: Sequence[Entry], hint: Hint, evidence: Evidence) -> Choice:
    """The entry that agrees best with the words around the name and with the document.

    A region stated beside the name outweighs everything but the country stated; if no entry lies
    in it the best is kept, for the assessment to dispute. Population only breaks ties.
    """
    if not entries:
        return Choice(None, "no gazetteer entry")
    fame = _famous(entries)
    scored = sorted(
        ((*_score(entry, hint, evidence, fame), entry.place) for entry in entries),
        key=lambda item: (-item[0], _order(item[2])),
    )
    score, reasons, best = scored[0]
    if len(scored) == 1:
        reasons = ["the only entry in question", *reasons]
    others = tuple(place for _, _, place in scored[1 : 1 + MOST_ALTERNATIVES])
    return Choice(best, "; ".join(reasons) or "the most likely of its name", others, score)


def _famous(entries: Sequence[Entry]) -> Entry | None:
    """The entry so much larger than all others of its name that it is meant unless said."""
    first, *others = sorted(entries, key=lambda entry: -entry.population)
    second = others[0].population if others else 0
    return first if first.population >= _FAMOUS_SIZE and first.population >= 10 * second else None


def _score(
    entry: Entry, hint: Hint, evidence: Evidence, fame: Entry | None
) -> tuple[float, list[str]]:
    place = entry.place
    reasons: list[str] = ["by far the largest of its name"] if entry is fame else []
    score = _PRIOR.get(place.kind, 0.0)
    score += _LAYER[place.source] if place.kind in _POINTS else 0.0
    score += _FAME if entry is fame else 0.0
    score += _PER_DIGIT * math.log10(entry.population + 1)
    if hint.country:
        held = place.country == hint.country
        score += _STATED_COUNTRY if held else -_STATED_COUNTRY
        reasons += ["in the country stated"] if held else ["outside the country stated"]
    for region in hint.regions:
        held = in_region(place, region)
        score += _STATED_REGION if held else _OTHER_REGION
        reasons += [f"{'in' if held else 'not in'} {region} as stated"]
    for name in hint.perhaps:
        held = in_region(place, name)
        score += _STATED_REGION if held else 0.0
        reasons += [f"in {name} as stated"] if held else []
    if hint.kinds:
        right = place.kind in hint.kinds
        score += _KIND if right else _WRONG_KIND
        reasons += [f"a {place.kind} as worded"] if right else []
    return _with_document(score, reasons, place, evidence)


def _with_document(
    score: float, reasons: list[str], place: Place, evidence: Evidence
) -> tuple[float, list[str]]:
    share = evidence.countries.get(place.country, 0.0)
    if evidence.countries:
        score += _DOCUMENT_COUNTRY * share if share else _FOREIGN
        reasons += [f"the document speaks of {place.country}"] if share else []
    if any(country == place.country and in_region(place, key) for country, key in evidence.regions):
        score += _DOCUMENT_REGION
        reasons += ["the document names its region"]
    distances = [
        (km, other.name)
        for other in evidence.neighbours
        if other != place and (km := place.kilometres(other)) is not None
    ]
    if distances:
        km, name = min(distances)
        for limit, weight, wording in _NEAR:
            if km <= limit:
                return score + weight, [*reasons, f"{wording} {name} ({km:.0f} km)"]
    return score, reasons


def in_region(place: Place, words: str) -> bool:
    """Whether a region or district, as a source words it, holds the place.

    Spellings and languages of the region count as one ("Timbuktu", "Tombouctou"), and so does
    every region that the place has belonged to as borders moved.
    """
    bare = bare_region(words)
    wanted = {fold(bare), fold(canonical_region(place.country, words) or bare)}
    names = (*place.regions, place.admin1, place.admin2)
    return any(name is not None and fold(name) in wanted for name in names)


def _order(place: Place) -> tuple[str, str, str, float, float]:
    return (
        place.country,
        place.admin1 or "",
        place.kind,
        place.latitude or 0.0,
        place.longitude or 0.0,
    )
