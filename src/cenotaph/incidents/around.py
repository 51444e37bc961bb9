"""Which incidents can lie around another: those of its country or of none, and of its months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from cenotaph.incidents.incident import Assembled
from cenotaph.incidents.places import country_of, names
from cenotaph.record.when import When

MOST_MONTHS = 240  # a period longer than this, or open, is held to touch every month
NOWHERE, ANYWHERE = "", "*"

Key = tuple[str, int | None]


class Around:
    """Incidents by what another must share with them to lie inside; a superset, never too few."""

    def __init__(self, wholes: Sequence[Assembled]) -> None:
        self._wholes = wholes
        self._found: dict[Key, list[int]] = defaultdict(list)
        self._named: dict[str, list[int]] = defaultdict(list)
        for number, item in enumerate(wholes):
            for key in _keys(item):
                self._found[key].append(number)
            for name in _names(item):
                self._named[name].append(number)

    def of(self, part: Assembled) -> list[Assembled]:
        """The incidents that the part may lie in, in the order given."""
        country = _country(part)
        countries = (ANYWHERE,) if country == NOWHERE else (country, NOWHERE)
        months = _months(part.incident.when)
        asked = [(place, month) for place in countries for month in (*(months or ()), None)]
        if months is None:
            asked = [key for key in self._found if key[0] in countries]
        numbers = {number for key in asked for number in self._found.get(key, ())}
        numbers.update(number for name in _names(part) for number in self._named.get(name, ()))
        return [self._wholes[number] for number in sorted(numbers)]


def _keys(item: Assembled) -> Iterable[Key]:
    months = _months(item.incident.when)
    for place in (_country(item), ANYWHERE):
        for month in (None,) if months is None else months:
            yield place, month


def _country(item: Assembled) -> str:
    return (item.incident.where and country_of(item.incident.where)) or NOWHERE


def _names(item: Assembled) -> list[str]:
    return sorted(names(item.incident.where)) if item.incident.where else []


def _months(when: When | None) -> range | None:
    """The months that a period touches by number, `None` for any."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, last = (12 * day.year + day.month for day in (when.earliest, when.latest))
    return range(first, last + 1) if last - first < MOST_MONTHS else None
