"""The dateline that opens a report: place, date and agency before a dash."""

from __future__ import annotations

import re
from functools import cache

from cenotaph.record.base import Record
from cenotaph.text.days import day_words, month_pattern, whole_day
from cenotaph.text.normal import one_line

LONGEST = 160


class Dateline(Record, frozen=True, kw_only=True):
    """`text[start:end]` without its closing dash; `date` is
    `YYYY-MM-DD` or `YYYY-MM`, None without a year."""

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


_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĐĒĘĚĞĪİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽА-ЯЁЄІЇҐ]"
_LETTER = r"[^\W\d_]"
_SEPARATOR = r"\s*(?:--+|—|–|(?<=\s)-(?=\s)|(?<=\))\s?-(?=\s))\s*"
_SHORTEST = 4  # letters of a place in capitals; shorter ones are mostly initials


class _Shapes(Record, frozen=True, kw_only=True):
    """The patterns of datelines: before a dash, before a stop, alone, capitals before a dash."""

    dashed: tuple[re.Pattern[str], ...]
    stopped: re.Pattern[str]
    alone: tuple[re.Pattern[str], ...]
    capitals: re.Pattern[str]


@cache
def _shapes() -> _Shapes:
    """The shapes, the fullest first.

    1. place, date and perhaps agency: "BAMAKO, MALI – May 5, 2025 –", "LIMA, 3 JAN 90 (EFE) --"
    2. place and agency: "Bamako (AFP) -"
    3. a place in parentheses: "(Nairobi) –", "(Geneva, May 5, 2025) –"
    4. a place in capitals alone: "DAKAR -"
    5. place and full date before a full stop: "BUNIA, 15 février 2025. Des hommes ..."
    6. a date and an agency without a place: "11 April 2021 (agencies) -"
    """
    place = _place()
    # Arabic script has no capitals: a place is one to three words before a date or an agency.
    arabic = r"[\u0621-\u064a]{2,}(?:\s+[\u0621-\u064a]{2,}){0,2}"
    places = rf"(?:{place}(?:\s*[,/]\s*{place}){{0,2}}(?:\s*\({place}\))?|{arabic})"
    day = _day()
    agency = rf"[(\[](?P<agency>{_inner()}{{2,60}}?)[)\]]"
    capital = rf"{_UPPER}(?:{_UPPER}|['’.\-])+"
    town = rf"{capital}(?:\s+{capital}){{0,3}}"
    capitals = rf"{town}(?:\s*/\s*{town})?(?:\s*,\s*{place})?(?:\s*\({place}\))?"
    dated = rf"{places}\s*(?:[,،]|{_SEPARATOR})\s*(?P<day>{day})(?:\s*{agency})?"
    bracketed = rf"{places}\s*[(\[](?P<day>{day})[)\]](?:\s*{agency})?"
    agency_first = rf"{places}\s*{agency}\s*(?:,|{_SEPARATOR})\s*(?P<day>{day})"
    dashed = (
        dated,
        bracketed,
        rf"{places}\s*{agency}",
        rf"\({places}(?:\s*,\s*(?P<day>{day}))?\)",
        rf"(?P<day>{day})\s*{agency}",
    )
    return _Shapes(
        dashed=tuple(re.compile(rf"(?P<line>{shape})\.?{_SEPARATOR}") for shape in dashed),
        stopped=re.compile(rf"(?P<line>{dated})(?<=\d{{4}})\.\s+(?=[«“\"]?\s?{_UPPER})"),
        alone=tuple(
            re.compile(rf"(?P<line>{shape})\.?\s*") for shape in (dated, bracketed, agency_first)
        ),
        capitals=re.compile(rf"(?P<line>{capitals}){_SEPARATOR}"),
    )


def _place() -> str:
    word = rf"{_UPPER}(?:{_LETTER}|['’.\-])*"
    small = r"(?:de|du|des|la|le|el|al|of|the|and|et|y)"
    return rf"{word}(?:\s+(?:{small}\s+)?{word}){{0,4}}"


def _day() -> str:
    """A date as datelines give it, with or without its year, or the words for its absence."""
    month = rf"(?i:{month_pattern()})"
    none = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in day_words().none)
    return (
        rf"(?:(?:{_LETTER}+,?\s+)?(?:(?:le|el)\s+)?\d{{1,2}}(?:st|nd|rd|th|er|º|°)?(?:\s+de)?\s+"
        rf"{month}\.?,?(?:\s+(?:de\s+)?\d{{2,4}})?"
        rf"|{month}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+\d{{2,4}})?|{month}\s+\d{{4}}"
        rf"|\d{{4}}-\d{{2}}-\d{{2}}|(?:le\s+)?\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|(?i:{none}))"
    )


def _inner() -> str:
    return r"(?:[^()\[\]]|\[[^()\[\]]{1,20}\])"


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at the head of the paragraph `[start, end)`, if it has one.

    A place and a date may also have the paragraph to themselves. A paragraph wholly in capitals
    must give a date (or say that it has none) or an agency: capitals alone prove nothing there.
    """
    limit = min(end, start + LONGEST)
    shapes = _shapes()
    for pattern in shapes.alone if limit == end else ():
        found = pattern.fullmatch(text, start, end)
        if found:
            return _dateline(found)
    for pattern in (*shapes.dashed, shapes.stopped):
        found = pattern.match(text, start, limit)
        if found:
            return _dateline(found)
    found = shapes.capitals.match(text, start, limit)
    return _dateline(found) if found and _is_place(text, found, end) else None


def _is_place(text: str, found: re.Match[str], end: int) -> bool:
    """Whether capitals before a dash are a place and not initials that the text goes on to use."""
    ahead = text[found.end() : min(end, found.end() + 400)]
    first = re.split(r"[\s,(]", found["line"], maxsplit=1)[0]
    if len(found["line"]) < _SHORTEST or not any(map(str.islower, ahead)):
        return False
    elsewhere = re.compile(rf"(?<!\w){re.escape(first)}(?!\w)")
    return elsewhere.search(text, found.end()) is None


def _dateline(found: re.Match[str]) -> Dateline:
    groups = found.groupdict()
    day = one_line(groups.get("day") or "")
    start = found.start("day") if day else 0
    stated = whole_day(day) if day else None
    if day and stated is None and "," in day:  # "Report – Lima, 3 May 2020": a place before the day
        start += (groups["day"] or "").index(",") + 2
        stated = whole_day(found.string[start : found.end("day")])
    agency = groups.get("agency")
    return Dateline(
        start=found.start("line"),
        end=found.end("line"),
        words=one_line(found["line"]),
        date=stated,
        date_start=start if stated else None,
        date_end=found.end("day") if stated else None,
        agency=one_line(agency) if agency else None,
        agency_start=found.start("agency") if agency else None,
        agency_end=found.end("agency") if agency else None,
        after=found.end(),
    )
