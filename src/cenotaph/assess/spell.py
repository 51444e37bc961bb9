"""Values of a dispute in words, the same wherever they are shown."""

from __future__ import annotations

from cenotaph.record.count import Count
from cenotaph.record.when import When


def spell_count(count: Count) -> str:
    """A figure: "at least 27", "7", "22 to 26", "at most 5", "unknown"."""
    if count.minimum is None:
        return "unknown" if count.maximum is None else f"at most {count.maximum}"
    if count.maximum is None:
        return f"at least {count.minimum}"
    if count.exact:
        return str(count.minimum)
    about = "about " if count.approximate else ""
    return f"{about}{count.minimum} to {count.maximum}"


def spell_when(when: When) -> str:
    """A date or period: its wording if it has one, else its days."""
    days = _days(when)
    return f"{when.wording} ({days})" if when.wording else days


def _days(when: When) -> str:
    if when.earliest == when.latest and when.earliest is not None:
        return when.earliest.isoformat()
    earliest = when.earliest.isoformat() if when.earliest else "open"
    latest = when.latest.isoformat() if when.latest else "open"
    return f"{earliest} to {latest}"
