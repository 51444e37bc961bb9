"""Finds written dates without resolving them: what the words say, and where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from cenotaph.claims.datepatterns import DateWords, date_words
from cenotaph.knowledge.numbers import number_table

_CONTEXT = 40  # characters before a date in which its prepositions stand
DECEMBER = 12
_WORD = re.compile(r"[^\W_]+")


class Form(NamedTuple):
    """A date as worded in `text[start:end]`.

    `kind` is day, month, year, season, fraction, decade, weekday, relative, window, range (from
    `left` to `right`) or law (the year names a law: no date of a happening). `shift` counts
    `unit`s from `against` (document or narrative). `open` is since or until. `century` is false
    for a year of two figures.
    """

    start: int
    end: int
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    part: str | None = None
    which: str | None = None
    season: str | None = None
    fraction: tuple[int, int] | None = None
    against: str | None = None
    shift: int = 0
    unit: str | None = None
    left: Form | None = None
    right: Form | None = None
    open: str | None = None
    century: bool = True


def lowered(text: str) -> str:
    """Lower case with the same offsets."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def find_forms(text: str, language: str) -> list[Form]:
    """All dates of a text in order, ranges joined, none overlapping another."""
    words = date_words(language)
    lower = lowered(text)
    found: list[Form] = []
    for shape in words.shapes:
        for match in shape.pattern.finditer(lower):
            form = _FORMS[shape.name](match, words)
            if form is not None:
                found.append(_trimmed(form, lower, words))
    found.sort(key=lambda form: (form.start, -form.end))
    apart = _apart(found)
    kept = [_law(form, lower, words) for form in apart if _plausible(form, text, lower, words)]
    joined = _joined(kept, lower, words)
    return [_opened(form, lower, words) for form in joined if _licensed(form, text, lower, words)]


def _trimmed(form: Form, lower: str, words: DateWords) -> Form:
    """Leave out the full stop of the sentence; keep that of an abbreviated month."""
    if lower[form.end - 1] != ".":
        return form
    full = {row[0] for row in words.words.months}
    last = _WORD.findall(lower[form.start : form.end])[-1]
    return form._replace(end=form.end - 1) if last in full else form


def _apart(forms: list[Form]) -> list[Form]:
    kept: list[Form] = []
    for form in forms:
        if kept and form.start < kept[-1].end:
            if form.end > kept[-1].end and form.start == kept[-1].start:
                kept[-1] = form
            continue
        kept.append(form)
    return kept


# ---------------------------------------------------------------- one form of each shape


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
    either = first <= DECEMBER and second <= DECEMBER and first != second
    if match.groupdict().get("sign") == "/" and either:
        return None  # day or month first: the words alone do not tell
    if second > DECEMBER:
        first, second = second, first
    return Form(*match.span(), "day", year=int(match["year"]), month=second, day=first)


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
        start = match.start("days") + days[-1][1]
        if match.start("month") < start:
            return None
        days, weekday = days[-1:], None
    year = _number(match, "year")
    short = _group(match, "short")
    if short:
        year = int(short.strip("'"))
    return Form(
        start,
        end,
        "day",
        year=year,
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
    from cenotaph.knowledge.calendar import calendar  # noqa: PLC0415

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
        which=_which(match, words),
    )


def _relative(match: re.Match[str], words: DateWords) -> Form | None:
    phrase = " ".join(match["relative"].replace("’", "'").split())
    against, shift, unit = words.relative[phrase]
    return Form(*match.span(), "relative", against=against, shift=shift, unit=unit)


def _amount(match: re.Match[str], words: DateWords) -> int:
    written = " ".join(match["amount"].split())
    return int(written) if written.isdigit() else words.amount[written]


def _offset(match: re.Match[str], words: DateWords) -> Form | None:
    offset = " ".join(match["offset"].replace("’", "'").split())
    rule = {**words.words.offsets_after, **words.words.offsets_before}[offset]
    sign = -1 if rule.endswith("-") else 1
    return Form(
        *match.span(),
        "relative",
        against=rule[:-1],
        shift=sign * _amount(match, words),
        unit=words.words.units[match["unit"]],
    )


def _window(match: re.Match[str], words: DateWords) -> Form | None:
    return Form(
        *match.span(),
        "window",
        shift=-_amount(match, words),
        unit=words.words.units[match["unit"]],
    )


_FORMS = {
    "iso": _figures,
    "figures": _figures,
    "day": _day,
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


# ---------------------------------------------------------------- what is no date after all


def _plausible(form: Form, text: str, lower: str, words: DateWords) -> bool:
    if form.kind == "year" and form.part is None:
        return not _counted(form, lower, words)
    if form.kind == "offset":
        return True
    return _named(form, text, words)


def _law(form: Form, lower: str, words: DateWords) -> Form:
    if form.kind in ("year", "day", "month") and form.year and _legal(form, lower, words):
        return form._replace(kind="law")
    return form


def _named(form: Form, text: str, words: DateWords) -> bool:
    """Whether a month or weekday that is also another word is written as a name."""
    if form.month is None or form.year is not None:
        return True
    written = next(
        (
            word.group()
            for word in _WORD.finditer(text, form.start, form.end)
            if word.group().lower() in words.month
        ),
        "",
    )
    return not (written.islower() and written in words.words.shared and not _french(words))


def _french(words: DateWords) -> bool:
    return words is date_words("fr")


def _legal(form: Form, lower: str, words: DateWords) -> bool:
    """Whether the year names a law: "the 1949 Conventions", "the Penal Code of 2001"."""
    before = _WORD.findall(lower[max(0, form.start - 60) : form.start])
    if before and before[-1] in ("of", "de", "du") and set(before[-5:-1]) & words.words.instruments:
        return True
    if before and before[-1] in words.words.strong_prepositions:
        return False
    tail = re.split(r"[.;,:()]", lower[form.end : form.end + 40])[0]
    return form.kind == "year" and bool(set(_WORD.findall(tail)[:3]) & words.words.instruments)


def _counted(form: Form, lower: str, words: DateWords) -> bool:
    """Whether four figures count people: "more than 2000", "killed 1950 villagers"."""
    before = lower[max(0, form.start - _CONTEXT) : form.start]
    if words.strong.search(before):
        return False
    if words.bound.search(before):
        return True
    following = _WORD.match(lower, form.end + 1)
    nouns = number_table().languages["fr" if _french(words) else "en"].nouns
    return following is not None and (
        following.group() in nouns.persons or following.group() in nouns.bodies
    )


def _licensed(form: Form, text: str, lower: str, words: DateWords) -> bool:
    """Whether a bare month is used as a date: "in May", not "they may"."""
    if form.kind != "month" or form.year or form.part or form.which:
        return True
    before = lower[max(0, form.start - _CONTEXT) : form.start]
    name = lower[form.start : form.end].strip(".")
    if name in words.words.shared and text[form.start : form.end].isupper():
        return bool(words.strong.search(before))
    return bool(words.preposition.search(before))


# ---------------------------------------------------------------- ranges and open ends


_JOINABLE = frozenset({"day", "month", "year", "weekday", "season", "fraction"})


def _joined(forms: list[Form], lower: str, words: DateWords) -> list[Form]:
    joined: list[Form] = []
    for form in forms:
        if joined and _spans(joined[-1], form, lower, words):
            left = joined.pop()
            joined.append(Form(left.start, form.end, "range", left=left, right=form))
        else:
            joined.append(form)
    return [_prefixed(form, lower, words) for form in joined]


def _spans(left: Form, right: Form, lower: str, words: DateWords) -> bool:
    if left.kind not in _JOINABLE or right.kind not in _JOINABLE:
        return False
    gap = lower[left.end : right.start]
    if not words.join.fullmatch(gap):
        return False
    if words.listing.fullmatch(gap):
        return bool(words.between.search(lower[max(0, left.start - _CONTEXT) : left.start]))
    return gap.strip() not in ("-", "–", "—") or left.kind == right.kind != "weekday"


def _prefixed(form: Form, lower: str, words: DateWords) -> Form:
    """Take "between" or "from" into the words of a range."""
    if form.kind != "range" and form.last_day is None:
        return form
    before = lower[max(0, form.start - _CONTEXT) : form.start]
    hit = words.between.search(before)
    if hit is None:
        return form
    return form._replace(start=form.start - len(before) + hit.start())


def _opened(form: Form, lower: str, words: DateWords) -> Form:
    before = lower[max(0, form.start - _CONTEXT) : form.start]
    for open_, pattern in (("since", words.since), ("until", words.until)):
        hit = pattern.search(before)
        if hit is not None and form.kind not in ("window",):
            return form._replace(start=form.start - len(before) + hit.start(), open=open_)
    return form
