"""The tally told apart, as text: a row and a bar for each month, country and the like."""

from __future__ import annotations

import sys
from typing import Any

from cenotaph.commands.tables import Sheet, tally_head
from cenotaph.commands.wording import bounds

WIDTH = 40
FULL, SHADED, OPEN = "█", "░", "→"  # certain, possible beyond that, no upper bound
PLAIN = str.maketrans({FULL: "#", SHADED: ".", OPEN: ">"})


def bars_sheet(answer: dict[str, Any]) -> Sheet:
    """The rows of a breakdown; a bar is full up to the minimum and shaded up to the maximum."""
    told = answer["breakdown"]
    largest = max((max(row["minimum"], row["maximum"] or 0) for row in told["rows"]), default=0)
    rows = [
        (row["value"], bounds(row["minimum"], row["maximum"]), bar(row, largest))
        for row in told["rows"]
    ]
    return Sheet(tally_head(answer), (told["by"].capitalize(), "Deaths", ""), rows, _foot(told))


def bar(row: dict[str, Any], largest: int) -> str:
    """One bar; a number above zero is never shown as nothing."""
    low, high = row["minimum"], row["maximum"]
    full = _cells(low, largest)
    text = FULL * full
    if high is None:
        text += SHADED + OPEN
    else:
        text += SHADED * max(_cells(high, largest) - full, int(high > low))
    return text if _can_draw() else text.translate(PLAIN)


def _cells(number: int, largest: int) -> int:
    return max(round(WIDTH * number / largest), 1) if number else 0


def _can_draw() -> bool:
    try:
        (FULL + SHADED + OPEN).encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def _foot(told: dict[str, Any]) -> str:
    notes = []
    if told["rows"]:
        notes.append(
            "Full: deaths that certainly belong to the row. Shaded: those that possibly do. "
            "Arrow: no upper bound."
        )
        if told["exclusive"]:
            if told["beyond"]:
                notes.append(
                    f"{told['beyond']:,} deaths of the minimum are certain in no single row."
                )
        else:
            notes.append("A death can belong to several rows: they must not be added up.")
    if not all(row["optimal"] for row in told["rows"]):
        notes.append("Some bounds are true but may be wider than need be.")
    return "\n".join(notes)
