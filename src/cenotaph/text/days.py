"""The date that a whole line or a dateline states: strict, never guessed."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib import resources

from cenotaph.record.base import Record
from cenotaph.text.normal import one_line

LONGEST_LINE = 80
_PIVOT = 70  # two-digit years: 70..99 are of the 1900s, 00..69 of the 2000s (as POSIX nearly does)
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[tT ].*)?$")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$")
_TIME = re.compile(
    r"[\s,|–—-]*(?:\b(?:at|à|a las|в|الساعة)\s+)?\b\d{1,2}\s?[:hH.]\s?\d{2}(?::\d{2})?"
    r"(?:\s*[ap]\.?m\b\.?)?(?:\s*\(?(?:GMT|UTC|CET|CEST|EST|EDT|BST|EAT|WAT|CAT|Z)\b"
    r"(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?\)?|\s*[+-]\d{4})?$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th|er|ère|º|°|ª)\b", re.IGNORECASE)
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")


class DayWords(Record, frozen=True, kw_only=True):
    """The table of `data/days.toml`, folded for look-up."""

    months: dict[str, int]
    weekdays: frozenset[str]
    before: tuple[str, ...]
    between: frozenset[str]
    after: frozenset[str]
    none: tuple[str, ...]


@cache
def day_words() -> DayWords:
    """The month and weekday names that date lines are read with."""
    raw = tomllib.loads(
        resources.files("cenotaph.text").joinpath("data/days.toml").read_text(encoding="utf-8")
    )
    words = raw["words"]
    return DayWords(
        months={
            name: number
            for language in raw["months"].values()
            for number, names in enumerate(language, start=1)
            for name in names
        },
        weekdays=frozenset(name for names in raw["weekdays"].values() for name in names),
        before=tuple(sorted(words["before"], key=lambda word: (-len(word), word))),
        between=frozenset(words["between"]),
        after=frozenset(words["after"]),
        none=tuple(words["none"]),
    )


@cache
def month_pattern() -> str:
    """A regular expression of all month names, the longest first."""
    names = sorted(day_words().months, key=lambda name: (-len(name), name))
    return "(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names) + ")"


def whole_day(line: str) -> str | None:
    """`YYYY-MM-DD`, or `YYYY-MM` where no day is given, if the whole line is one date.

    A weekday, a word such as "Published:" and a time of day may stand beside it. A date without
    a year is none, nor is one whose day and month could be exchanged (03/04/2024).
    """
    if len(line) > LONGEST_LINE or not any(character.isdigit() for character in line):
        return None
    words = one_line(line).strip(" .,:;|()[]–—-").casefold()
    iso = _ISO.match(words)
    if iso:
        return _day(int(iso[1]), int(iso[3]), int(iso[4]))
    words = _without_frame(words)
    month = _ISO_MONTH.match(words)
    if month:
        return _month(int(month[1]), int(month[2]))
    iso = _ISO.match(words)
    if iso:
        return _day(int(iso[1]), int(iso[3]), int(iso[4]))
    numeric = _NUMERIC.match(words)
    if numeric:
        return _numeric(numeric)
    return _worded(words)


def _without_frame(words: str) -> str:
    """The line without its time of day, its leading word and its weekday."""
    words = _TIME.sub("", words).strip(" .,:;|()–—-")
    table = day_words()
    last = re.search(r"\s*\(([^\W\d_]+)$", words)
    if last and last[1] in table.weekdays:
        words = words[: last.start()]
    for word in table.before:
        if words.startswith(word) and words[len(word) : len(word) + 1] in {" ", ":"}:
            words = words[len(word) :].strip(" :,")
            break
    first = re.match(r"[^\W\d_]+", words)
    if first and first[0] in table.weekdays:
        words = words[first.end() :].strip(" .,")
    return words.removeprefix("le ").removeprefix("el ")


def _numeric(found: re.Match[str]) -> str | None:
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or first > 12 or first == second:  # noqa: PLR2004 - months of a year
        return _day(year, second, first)
    if second > 12:  # noqa: PLR2004 - months of a year
        return _day(year, first, second)
    return None


def _worded(words: str) -> str | None:
    table = day_words()
    named = re.fullmatch(rf"(.*?)\b({month_pattern()})\b\.?(.*)", words, re.DOTALL)
    if named is None:
        return None
    month = table.months[one_line(named[2])]
    parts: list[str] = []
    for side in (named[1], named[3]):
        kept = _TOKEN.findall(_ORDINAL.sub(r"\1", side))
        rest = re.sub(r"[\s,.'’-]|" + _TOKEN.pattern, "", _ORDINAL.sub(r"\1", side))
        if rest:
            return None
        parts.extend(word for word in kept if word not in table.between | table.after)
    if not all(part.isdecimal() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(numbers) == 1 and len(parts[0]) == 4:  # noqa: PLR2004 - "January 2025"
        return _month(numbers[0], month)
    if len(numbers) != 2 or len(parts[1]) not in {2, 4} or len(parts[0]) > 2:  # noqa: PLR2004
        return None
    return _day(_full_year(parts[1]), month, numbers[0])


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:  # noqa: PLR2004 - written in full
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(year: int, month: int) -> str | None:
    return f"{year:04d}-{month:02d}" if 1 <= month <= 12 and year >= 1 else None  # noqa: PLR2004
