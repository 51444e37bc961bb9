"""The dateline that opens a report: place, date and agency before a dash."""

from __future__ import annotations

import re
from functools import cache

from cenotaph.record.base import Record
from cenotaph.text.days import day_words, month_pattern, whole_day
from cenotaph.text.normal import one_line

LONGEST = 160


class Dateline(Record, frozen=True, kw_only=True):
    """`text[start:end]` without its closing dash; `date` is None without day, month and year."""

    start: int
    end: int
    words: str
    date: str | None = None
    date_start: int | None = None
    date_end: int | None = None
    agency: str | None = None
    agency_start: int | None = None
    agency_end: int | None = None
    after: int = 0


_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĐĒĘĚĞĪİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽ]"
_LETTER = r"[^\W\d_]"
_SEPARATOR = r"\s*(?:--+|—|–|(?<=\s)-(?=\s)|(?<=\))\s?-(?=\s))\s*"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The shapes of datelines, the fullest first.

    1. place, date and perhaps agency: "BAMAKO, MALI – May 5, 2025 –", "LIMA, 3 JAN 90 (EFE) --"
    2. place and agency: "Bamako (AFP) -"
    3. a place in parentheses: "(Nairobi) –", "(Geneva, May 5, 2025) –"
    4. a place in capitals alone: "DAKAR -"
    """
    word = rf"{_UPPER}(?:{_LETTER}|['’.\-])*"
    small = r"(?:de|du|des|la|le|el|al|of|the|and|et|y)"
    place = rf"{word}(?:\s+(?:{small}\s+)?{word}){{0,4}}"
    places = rf"{place}(?:\s*[,/]\s*{place}){{0,2}}(?:\s*\({place}\))?"
    none = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in day_words().none)
    day = (
        rf"(?:(?:{_LETTER}+,?\s+)?(?:(?:le|el)\s+)?\d{{1,2}}(?:st|nd|rd|th|er|º|°)?(?:\s+de)?\s+"
        rf"(?i:{month_pattern()})\.?,?(?:\s+(?:de\s+)?\d{{2,4}})?"
        rf"|(?i:{month_pattern()})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+\d{{2,4}})?"
        rf"|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|(?i:{none}))"
    )
    inner = r"(?:[^()\[\]]|\[[^()\[\]]{1,20}\])"
    agency = rf"[(\[](?P<agency>{inner}{{2,60}}?)[)\]]"
    capital = rf"{_UPPER}(?:{_UPPER}|['’.\-])+"
    capitals = rf"{capital}(?:\s+{capital}){{0,3}}(?:\s*,\s*{place})?(?:\s*\({place}\))?"
    dated = rf"{places}\s*(?:,|{_SEPARATOR})\s*(?P<day>{day})(?:\s*{agency})?"
    bracketed = rf"{places}\s*[(\[](?P<day>{day})[)\]](?:\s*{agency})?"
    return tuple(
        re.compile(rf"(?P<line>{shape}){_SEPARATOR}")
        for shape in (
            dated,
            bracketed,
            rf"{places}\s*{agency}",
            rf"\({places}(?:\s*,\s*(?P<day>{day}))?\)",
            capitals,
        )
    )


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at the head of the paragraph `[start, end)`, if it has one.

    A paragraph wholly in capitals must give a date (or say that it has none) or an agency:
    capitals alone prove nothing there.
    """
    limit = min(end, start + LONGEST)
    shouting = not any(character.islower() for character in text[start : min(end, start + 400)])
    patterns = _patterns()[:-1] if shouting else _patterns()
    for pattern in patterns:
        found = pattern.match(text, start, limit)
        if found:
            return _dateline(found)
    return None


def _dateline(found: re.Match[str]) -> Dateline:
    groups = found.groupdict()
    day = one_line(groups.get("day") or "")
    stated = whole_day(day) if day else None
    agency = groups.get("agency")
    full = stated is not None and len(stated) == len("2025-01-01")
    return Dateline(
        start=found.start("line"),
        end=found.end("line"),
        words=one_line(found["line"]),
        date=stated if full else None,
        date_start=found.start("day") if full else None,
        date_end=found.end("day") if full else None,
        agency=one_line(agency) if agency else None,
        agency_start=found.start("agency") if agency else None,
        agency_end=found.end("agency") if agency else None,
        after=found.end(),
    )
