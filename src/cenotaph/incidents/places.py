"""How two places as worded stand to each other: the same, close by, inside, apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from cenotaph.claims.setting import in_a_town
from cenotaph.incidents.folding import fold, spelled_alike, squeeze
from cenotaph.incidents.settling import is_spot, kind_rank
from cenotaph.knowledge.gazetteer.tables import lands
from cenotaph.knowledge.likeness import likeness_weights
from cenotaph.record.where import Place, Relation, Where

COUNTRY = 4
REGION = 3
SHORTEST_NAME = 3
ISO_LETTERS = 2
_LEADING = re.compile(
    r"^(?:(?:the|in|near|at|around|of|on|from|outside|village|villages|town|city|hamlet|area|"
    r"commune|district|province|region|state|township|department|suburb|le|la|les|du|de|des|"
    r"ville|pres|dans|zone)\s+)+"
)
_TRAILING = re.compile(
    r"(?:\s+(?:area|village|commune|district|province|region|state|township|department|"
    r"camp|market|county|governorate))+$"
)


def compare_places(left: Where, right: Where) -> str:
    """A level of the `place` dimension of likeness.toml."""
    if names(left) & names(right):
        return "same place" if _finer_than_region(left, right) else _broad(left, right)
    if _alike(left, right):
        return "spelled alike"
    return _on_the_map(left, right)


def _finer_than_region(left: Where, right: Where) -> bool:
    return min(kind_rank(left), kind_rank(right)) < REGION


def _broad(left: Where, right: Where) -> str:
    return "inside a country" if kind_rank(left) == kind_rank(right) == COUNTRY else "same region"


@lru_cache(maxsize=16384)
def names(where: Where) -> frozenset[str]:
    """Every squeezed name that the wording and the entry go by."""
    found = {squeeze(core(where.wording))}
    if where.place is None:  # "X, a village in Y" is X
        found.add(squeeze(core(where.wording.split(",")[0])))
    for place in (where.place, where.second):
        if place is not None:
            found.add(squeeze(core(place.name)))
    return frozenset(name for name in found if len(name) >= SHORTEST_NAME)


def core(wording: str) -> str:
    """The name inside a wording: "the village of Karma" and "Karma area" give "karma"."""
    folded = fold(wording)
    return _TRAILING.sub("", _LEADING.sub("", folded)) or folded


def _alike(left: Where, right: Where) -> bool:
    if max(kind_rank(left), kind_rank(right)) >= REGION:
        return False
    near = _kilometres(left, right)
    if near is not None and near > likeness_weights().limits["far_km"]:
        return False
    return any(spelled_alike(a, b) for a in names(left) for b in names(right))


def _on_the_map(left: Where, right: Where) -> str:
    countries = {country_of(left), country_of(right)} - {None}
    if len(countries) > 1:
        return "never"
    if left.place is None or right.place is None:
        return "unknown"
    if is_spot(left) and is_spot(right):
        return _by_distance(left, right)
    return _by_containment(left, right)


def _by_distance(left: Where, right: Where) -> str:
    limits = likeness_weights().limits
    apart = _kilometres(left, right)
    if apart is None:
        return "unknown" if _same_region(left, right) else "apart"
    if apart <= limits["same_km"]:
        return "same place"
    if apart <= limits["near_km"]:
        return "close by"
    if _may_be_another(left, right) or _may_be_another(right, left):
        return "unknown"
    vague = any(where.relation is not Relation.IN for where in (left, right))
    allowed = limits["far_km"] + (limits["area_km"] if vague else 0.0)
    return "apart" if apart <= allowed else "never"


def _may_be_another(where: Where, other: Where) -> bool:
    """Whether an entry considered for a name, but not chosen, lies close to the other place."""
    if other.place is None:
        return False
    near = likeness_weights().limits["near_km"]
    apart = (other.place.kilometres(place) for place in where.alternatives)
    return any(distance is not None and distance <= near for distance in apart)


def _kilometres(left: Where, right: Where) -> float | None:
    """The shortest distance between any of the entries the two wordings name."""
    ends = (
        [p for p in (left.place, left.second) if p],
        [p for p in (right.place, right.second) if p],
    )
    found = [a.kilometres(b) for a in ends[0] for b in ends[1]]
    known = [distance for distance in found if distance is not None]
    return min(known) if known else None


def _by_containment(left: Where, right: Where) -> str:
    inner, outer = sorted((left, right), key=kind_rank)
    verdict = lies_in(inner, outer)
    if verdict is None:
        return "unknown"
    if not verdict:
        return "never" if kind_rank(outer) >= REGION and kind_rank(inner) >= REGION else "apart"
    return "inside a country" if kind_rank(outer) == COUNTRY else "inside a region"


def lies_in(inner: Where, outer: Where) -> bool | None:
    """Whether the finer place lies in the broader one; `None` when the map cannot tell.

    Every region that a place has belonged to counts, since borders move.
    """
    countries = {country_of(inner), country_of(outer)} - {None}
    if len(countries) > 1:
        return False
    if outer.place is not None and kind_rank(outer) == COUNTRY:
        return True if inner.place or countries == {country_of(inner)} else None
    if inner.place is None or outer.place is None:
        return None
    chain = _chain(inner.place) | ({squeeze(core(inner.region))} if inner.region else set())
    if area_names(outer) & chain:
        return True
    placed = kind_rank(inner) == REGION or (kind_rank(inner) < REGION and len(chain) > 1)
    return False if kind_rank(outer) == REGION and placed else None


def in_full(where: Where | None, others: Sequence[Where]) -> Where | None:
    """A place with all that the reports call what it lies in: "Soacha; Cundinamarca; Colombia".

    Each part is the wording of a report, the finest first; what only repeats a part is left out.
    A country that the reports give it closes the list by its name.
    """
    if where is None:
        return None
    holders = [each for each in others if _coarser(each, where) and _held(where, each)]
    parts = [*_spots(where, others), _fullest(where, others)]
    for each in sorted(holders, key=lambda holder: (kind_rank(holder), holder.wording)):
        said = f" {fold(' '.join(parts))} "
        if f" {core(_called(each))} " not in said:
            parts.append(_called(each))
    land = lands().get(where.country or "")
    if land is not None and f" {fold(land.name)} " not in f" {fold(' '.join(parts))} ":
        parts.append(land.name)
    return replace(where, wording="; ".join(parts))


def _spots(where: Where, others: Sequence[Where]) -> list[str]:
    """The first building or quarter told for the same deaths, where the place is its town."""
    if where.place is None or where.place.kind != "locality":
        return []
    return [
        each.wording
        for each in others
        if in_a_town(each)
        and not each.inherited
        and each.relation is Relation.IN
        and each.country in (None, where.place.country)
        and f" {core(each.wording)} " not in f" {fold(where.wording)} "
    ][:1]


def _fullest(where: Where, others: Sequence[Where]) -> str:
    """The longest wording of the very place that holds its own ("the X quarter of Y", "Y")."""
    own = f" {core(where.wording)} "
    same = [
        each.wording
        for each in others
        if each.place is not None
        and (each.place, each.relation) == (where.place, where.relation)
        and own in f" {fold(each.wording)} "
    ]
    return max(same, key=len, default=where.wording)


def _called(where: Where) -> str:
    """The wording of a place; of a country that only its adjective names, the name."""
    if where.place is not None and kind_rank(where) == COUNTRY:
        named = f" {fold(where.place.name)} " in f" {fold(where.wording)} "
        return where.wording if named else where.place.name
    return where.wording


def _held(inner: Where, outer: Where) -> bool:
    if inner.place is None and outer.place is not None and kind_rank(outer) == COUNTRY:
        return inner.country == outer.place.country
    return bool(lies_in(inner, outer))


def _coarser(outer: Where, inner: Where) -> bool:
    return outer.place is not None and kind_rank(outer) > kind_rank(inner)


def country_of(where: Where) -> str | None:
    """The country (ISO 3166-1 alpha-2) of the entry, else the one that the source itself gives."""
    if where.place is not None:
        return where.place.country
    return where.country if where.country and len(where.country) == ISO_LETTERS else None


def area_names(where: Where) -> frozenset[str]:
    """The squeezed names of the areas that a broad wording covers ("the X and Y regions")."""
    found = set(names(where))
    for place in (where.place, where.second):
        if place is not None:
            found.update(squeeze(name) for name in place.regions)
    return frozenset(found - {""})


def _chain(place: Place) -> set[str]:
    """The names of the areas that an entry lies or has lain in, and its own."""
    areas = (place.name, place.admin1, place.admin2, *place.regions)
    return {squeeze(core(area)) for area in areas if area}


def _same_region(left: Where, right: Where) -> bool:
    if left.place is None or right.place is None:
        return True
    return left.place.admin1 is None or left.place.admin1 == right.place.admin1
