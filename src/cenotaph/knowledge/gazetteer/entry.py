"""What a layer of the gazetteer holds: a place with what is needed to weigh it."""

from __future__ import annotations

from typing import NamedTuple

from cenotaph.record.where import Place

LAYERS = ("case", "package", "import", "base")


class Entry(NamedTuple):
    """A place, the people who live there (0 when unknown), and whether it is well known.

    `listed` is set for names that a reader may take for this place without a locational word:
    countries, regions, and localities of the package's or the case's own table.
    """

    place: Place
    population: int = 0
    listed: bool = False


def merged(entries: list[Entry]) -> tuple[Entry, ...]:
    """One entry for each place, the leading layer's, in a fixed order.

    Two layers mean one place when kind and country agree and they stand within 15 km; an entry
    without coordinates equals any other of its kind in the same first-level region.
    """
    ordered = sorted(entries, key=_order)
    kept: list[Entry] = []
    for entry in ordered:
        twin = next((i for i, other in enumerate(kept) if _same(other.place, entry.place)), None)
        if twin is None:
            kept.append(entry)
        elif entry.population > kept[twin].population:
            kept[twin] = kept[twin]._replace(population=entry.population)
    return tuple(kept)


_NEAR_KM = 15.0


def _order(entry: Entry) -> tuple[int, int, str, str, str, float, float]:
    place = entry.place
    return (
        LAYERS.index(place.source),
        -entry.population,
        place.country,
        place.admin1 or "",
        place.name,
        place.latitude or 0.0,
        place.longitude or 0.0,
    )


def _same(left: Place, right: Place) -> bool:
    if left == right:
        return True
    if (left.kind, left.country) != (right.kind, right.country):
        return False
    if left.source_id is not None and left.source_id == right.source_id:
        return True
    distance = left.kilometres(right)
    if distance is None:
        return left.kind == "country" or left.admin1 == right.admin1
    return distance <= _NEAR_KM and left.source != right.source
