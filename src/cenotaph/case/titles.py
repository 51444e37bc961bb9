"""What a case is called when nobody named it: the countries that its incidents lie in."""

from __future__ import annotations

from collections.abc import Iterable

from cenotaph.knowledge.gazetteer.tables import country_index
from cenotaph.record.incident import Incident

MOST_NAMED = 3


def title_of(incidents: Iterable[Incident]) -> str | None:
    """ "Mali", "Burkina Faso and Mali", "Incidents in 7 countries"; the same wherever it lies."""
    codes = {i.where.place.country for i in incidents if i.where and i.where.place}
    names = sorted(country_names().get(code, code) for code in codes if code)
    if not names:
        return None
    if len(names) > MOST_NAMED:
        return f"Incidents in {len(names)} countries"
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def country_names() -> dict[str, str]:
    """Country names by ISO 3166-1 alpha-2 code."""
    entries = [entry for found in country_index().values() for entry in found]
    return {entry.place.country: entry.place.name for entry in entries}
