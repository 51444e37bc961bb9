"""The words that every line of the tally shares: titles, sources, plurals."""

from __future__ import annotations

from collections.abc import Iterable

from cenotaph.record.count import Count
from cenotaph.record.incident import Incident

_STANDING = frozenset({"standing", "rival"})


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
    """Who gives the figure; where sources give several, each figure with its source.

    " (according to A, B)" or " (about 60: A; 136: B)", nothing when no source has a name.
    """
    given: dict[str, set[str]] = {}
    for report in incident.reports:
        for figure in report.figures:
            if figure.role in _STANDING and figure.by:
                given.setdefault(worded(figure.deaths), set()).add(figure.by)
    if len(given) > 1:
        told = "; ".join(f"{number}: {', '.join(sorted(by))}" for number, by in given.items())
        return f" ({told})"
    known = sorted({origin.name for origin in incident.origins if origin.name})
    return f" (according to {', '.join(known)})" if known else ""


def worded(count: Count) -> str:
    """A figure as a source words it: "about 60", "136", "156 or more", "up to 40", "50 to 60"."""
    low, high = count.minimum, count.maximum
    if count.approximate and low is not None and high is not None:
        return f"about {(low + high) // 2}"
    if low == high:
        return "no number" if low is None else str(low)
    if high is None:
        return f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"


def deaths(number: int, kind: str = "") -> str:
    """ "1 death", "20 unnamed deaths"."""
    kind = f"{kind} " if kind else ""
    return f"{number} {kind}{'death' if number == 1 else 'deaths'}"
