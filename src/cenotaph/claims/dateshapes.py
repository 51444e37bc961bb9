"""Reads one match of each date pattern into a form."""

from __future__ import annotations

import re
from collections.abc import Callable

from cenotaph.claims.dateform import Form
from cenotaph.claims.datepatterns import DateWords
from cenotaph.knowledge.calendar import calendar

_CONTEXT = 40  # characters before a date in which its prepositions stand
DECEMBER = 12
_WORD = re.compile(r"[^\W_]+")


_DIGITS = 6  # no amount of days is longer


def _group(match: re.Match[str], name: str) -> str | None:
    value = match.groupdict().get(name)
    return " ".join(value.replace("’", "'").split()) if value else None


def _number(match: re.Match[str], name: str) -> int | None:
    value = _group(match, name)
    return int(value) if value else None


def _which(match: re.Match[str], words: DateWords) -> str | None:
    before = _group(match, "which")
    after = _group(match, "which_after")
    if before:
        return words.words.which[before]
    return words.words.which_after[after] if after else None


def _figures(match: re.Match[str], words: DateWords) -> Form | None:
    first, second = int(match["d"]), int(match["m"])
    if second > DECEMBER:
        first, second = second, first
    form = Form(*match.span(), "day", year=int(match["year"]), month=second, day=first)
    either = first <= DECEMBER and first != second
    if match.groupdict().get("sign") == "/" and either and not words.words.day_first:
        return form._replace(kind="figures", other=form._replace(month=first, day=second))
    return form


def _day(match: re.Match[str], words: DateWords) -> Form | None:
    start, end = match.span()
    written = match["days"]
    days = [(int(hit.group()), hit.start(), hit.end()) for hit in words.days.finditer(written)]
    weekday = _group(match, "weekday")
    if _counted_day(match, words):
        return Form(
            match.start("month"), match.end("month"), "month", month=words.month[match["month"]]
        )
    if len(days) > 1 and _unrelated(match, days, words):
        if match.start("month") < match.start("days"):
            days, end = days[:1], match.start("days") + days[0][2]
        else:
            days, start, weekday = days[-1:], match.start("days") + days[-1][1], None
    year = _number(match, "year")
    short = _group(match, "short")
    if short:
        year = int(short.strip("'"))
    return Form(
        start,
        end,
        "day",
        year=year if end == match.end() else None,
        century=not short,
        month=words.month[" ".join(match["month"].split())],
        day=days[0][0],
        last_day=days[-1][0] if len(days) > 1 else None,
        weekday=words.weekday[weekday] if weekday else None,
    )


def _counted_day(match: re.Match[str], words: DateWords) -> bool:
    """Whether the figure after the month counts people: "in May 30 villagers were shot"."""
    if match.start("month") > match.start("days") or match["days"].strip()[-1].isalpha():
        return False
    before = _WORD.findall(match.string[max(0, match.start() - _CONTEXT) : match.start()])
    return (
        match.groupdict().get("year") is None
        and bool(before)
        and before[-1] in words.words.month_only
    )


def _unrelated(match: re.Match[str], days: list[tuple[int, int, int]], words: DateWords) -> bool:
    """Whether the first figures belong to something else: "killed 12 and, on 3 May"."""
    figures = [day for day, _, _ in days]
    if figures != sorted(set(figures)):
        return True
    between = match["days"][days[0][2] : days[1][1]]
    if not words.listing.fullmatch(between) or match.start("month") < match.start("days"):
        return False
    before = match.string[max(0, match.start() - _CONTEXT) : match.start()]
    return not words.preposition.search(before)


def _month(match: re.Match[str], words: DateWords) -> Form | None:
    part = _group(match, "part")
    return Form(
        *match.span(),
        "month",
        month=words.month[match["month"]],
        year=_number(match, "year"),
        part=words.words.part_words[part] if part else None,
        which=_which(match, words),
    )


def _year(match: re.Match[str], words: DateWords) -> Form | None:
    part = _group(match, "part")
    return Form(
        *match.span(),
        "year",
        year=int(match["year"]),
        part=words.words.part_words[part] if part else None,
    )


def _season(match: re.Match[str], words: DateWords) -> Form | None:
    year, which = _number(match, "year"), _which(match, words)
    if year is None and which is None:
        return None
    season = words.words.season_words[match["season"]]
    return Form(*match.span(), "season", year=year, which=which, season=season)


def _fraction(match: re.Match[str], words: DateWords) -> Form | None:
    of = words.words.fraction_units[match["of"]]
    index = words.words.fractions[match["fraction"]] or of
    if index > of:
        return None
    return Form(*match.span(), "fraction", year=int(match["year"]), fraction=(index, of))


def _quarter(match: re.Match[str], words: DateWords) -> Form | None:
    index = int(match["fraction"][1])
    return Form(*match.span(), "fraction", year=int(match["year"]), fraction=(index, 4))


def _holiday(match: re.Match[str], words: DateWords) -> Form | None:
    name = words.words.holiday_words[" ".join(match["holiday"].replace("’", "'").split())]
    month, day = calendar().holidays[name]
    return Form(*match.span(), "day", year=_number(match, "year"), month=month, day=day)


def _decade(match: re.Match[str], words: DateWords) -> Form | None:
    return Form(*match.span(), "decade", year=int(match["year"]))


def _weekday(match: re.Match[str], words: DateWords) -> Form | None:
    return Form(
        *match.span(),
        "weekday",
        weekday=words.weekday[match["weekday"]],
        which="preceding" if match["earlier"] else _which(match, words),
    )


def _worded(match: re.Match[str], words: DateWords) -> Form | None:
    """ "the third of August 1990": the day by its place in the list of ordinals."""
    ordinal = " ".join(match["ordinal"].split())
    return Form(
        *match.span(),
        "day",
        year=_number(match, "year"),
        month=words.month[match["month"]],
        day=words.words.ordinal_days.index(ordinal) + 1,
    )


def _bare(match: re.Match[str], words: DateWords) -> Form | None:
    return Form(*match.span(), "bare", day=int(match["days"]))


def _relative(match: re.Match[str], words: DateWords) -> Form | None:
    phrase = " ".join(match["relative"].replace("’", "'").split())
    against, shift, unit = words.relative[phrase]
    return Form(*match.span(), "relative", against=against, shift=shift, unit=unit)


def _amount(match: re.Match[str], words: DateWords) -> int:
    written = " ".join(match["amount"].split())
    return int(written[:_DIGITS]) if written.isdigit() else words.amount[written]


def _offset(match: re.Match[str], words: DateWords) -> Form | None:
    offset = " ".join(match["offset"].replace("’", "'").split())
    rule = {**words.words.offsets_after, **words.words.offsets_before}[offset]
    sign = -1 if rule.endswith("-") else 1
    unit, exact = words.words.units[match["unit"]], match.groupdict().get("exact")
    return Form(
        match.start(),
        match.start("exact") if exact and unit != "year" else match.end(),
        "relative",
        against=rule[:-1],
        shift=sign * _amount(match, words),
        unit="anniversary" if exact and unit == "year" else unit,
        loose=offset in words.words.loose_offsets,
    )


def _window(match: re.Match[str], words: DateWords) -> Form | None:
    return Form(
        *match.span(),
        "window",
        shift=-_amount(match, words),
        unit=words.words.units[match["unit"]],
    )


FORMS: dict[str, Callable[[re.Match[str], DateWords], Form | None]] = {
    "iso": _figures,
    "figures": _figures,
    "day": _day,
    "bare": _bare,
    "worded": _worded,
    "month": _month,
    "year": _year,
    "season": _season,
    "fraction": _fraction,
    "quarter": _quarter,
    "holiday": _holiday,
    "decade": _decade,
    "weekday": _weekday,
    "relative": _relative,
    "offset": _offset,
    "window": _window,
}
