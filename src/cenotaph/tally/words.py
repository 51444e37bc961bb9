"""The words that every line of the tally shares: titles, sources, plurals."""

from __future__ import annotations

from collections.abc import Iterable

from cenotaph.record.incident import Incident


def name(incident: Incident) -> str:
    """The title of an incident in quotation marks, its id when it has none."""
    return f"“{incident.title or incident.id}”"


def names(incidents: Iterable[Incident], most: int = 3) -> str:
    """Titles in the order of their ids; beyond `most` only how many more there are."""
    ordered = sorted(incidents, key=lambda incident: incident.id)
    spelled = [name(incident) for incident in ordered[:most]]
    more = len(ordered) - most
    return ", ".join(spelled) + (f" and {more} more" if more > 0 else "")


def sources(incident: Incident) -> str:
    """ " (according to A, B)", nothing when no origin has a name."""
    known = sorted({origin.name for origin in incident.origins if origin.name})
    return f" (according to {', '.join(known)})" if known else ""


def deaths(number: int, kind: str = "") -> str:
    """ "1 death", "20 unnamed deaths"."""
    kind = f"{kind} " if kind else ""
    return f"{number} {kind}{'death' if number == 1 else 'deaths'}"
