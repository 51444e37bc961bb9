"""Finds written dates without resolving them, and leaves out what is no date after all."""

from __future__ import annotations

import re
from functools import lru_cache

from cenotaph.claims.dateform import Form
from cenotaph.claims.datejoins import join
from cenotaph.claims.datepatterns import DateWords, date_words
from cenotaph.claims.dateshapes import FORMS
from cenotaph.claims.nouns import Sort, noun_grammar

_CONTEXT = 40  # characters around a date in which its small words stand
_TAIL = 90  # characters in which a happening may be told that a date is counted from
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def lowered(text: str) -> str:
    """Lower case with the same offsets."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


@lru_cache(maxsize=1)  # counts and dates of a document are read one after the other
def find_forms(text: str, language: str) -> tuple[Form, ...]:
    """All dates of a text in order, ranges joined, none overlapping another."""
    words = date_words(language)
    lower = lowered(text)
    found: list[Form] = []
    for shape in words.shapes:
        for match in shape.pattern.finditer(lower):
            form = FORMS[shape.name](match, words)
            if form is not None:
                found.append(_trimmed(form, lower, words))
    found.sort(key=lambda form: (form.start, -form.end))
    apart = _apart(found)
    kept = [_judged(form, lower, words) for form in apart if _plausible(form, text, lower, words)]
    joined = join(kept, lower, words)
    return tuple(form for form in joined if _licensed(form, text, lower, words))


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
            fuller = form.start == kept[-1].start or _restated(kept[-1], form)
            if form.end > kept[-1].end and fuller:
                kept[-1] = form._replace(start=kept[-1].start)
            continue
        kept.append(form)
    return kept


def _restated(weekday: Form, day: Form) -> bool:
    """Whether "this Tuesday" goes on with its own date: "this Tuesday 19 April"."""
    return weekday.kind == "weekday" and day.kind == "day" and day.weekday == weekday.weekday


def _plausible(form: Form, text: str, lower: str, words: DateWords) -> bool:
    if form.kind == "year" and form.part is None:
        return not (_counted(form, lower, words) or _clock(form, lower, words))
    if form.kind == "relative" and form.loose:
        return _stands_alone(form, lower, words)
    if form.kind == "weekday" and form.which is None and _of_a_rite(form, lower, words):
        return False
    return _named(form, text, words)


def _name(form: Form, lower: str, words: DateWords) -> bool:
    """Whether the date is part of a name: "the 23 March Movement"."""
    following = _WORD.match(lower, form.end + 1)
    return (
        form.kind == "day"
        and form.year is None
        and following is not None
        and following.group() in words.words.named_after
    )


def _clock(form: Form, lower: str, words: DateWords) -> bool:
    """Whether four figures are a time of day: "at 1845", "2007 GMT"."""
    following = _WORD.match(lower, form.end + 1)
    if following is not None and following.group() in words.words.clock_after:
        return True
    return words.clock.search(lower[max(0, form.start - _CONTEXT) : form.start]) is not None


def _stands_alone(form: Form, lower: str, words: DateWords) -> bool:
    """Whether "two days after" looks back at what was told, and not on to something else."""
    tail = lower[form.end : form.end + _CONTEXT]
    told = words.anaphor.match(tail) or words.dying.match(lower[form.end : form.end + _TAIL])
    return not re.match(r"\s+\w", tail) or told is not None


def _judged(form: Form, lower: str, words: DateWords) -> Form:
    """The form marked as part of a name or as announcing what is to come."""
    dated = form.kind in ("year", "day", "month") and form.year is not None
    if (dated and _legal(form, lower, words)) or _name(form, lower, words):
        return form._replace(kind="name")
    if (
        form.kind == "weekday"
        and form.which is None
        and words.the.search(lower[max(0, form.start - _CONTEXT) : form.start])
    ):
        return form._replace(which="following")
    if (
        form.kind == "weekday"
        and form.which is None
        and words.that.search(lower[max(0, form.start - _CONTEXT) : form.start])
    ):
        return form._replace(which="that")
    if words.ahead.search(lower[max(0, form.start - _CONTEXT) : form.start]):
        return form._replace(ahead=True)
    return _of_what(form, lower, words)


def _of_what(form: Form, lower: str, words: DateWords) -> Form:
    """The form marked by the happening that it is counted from, or as the day of a verdict."""
    tail = lower[form.end : form.end + _TAIL]
    if form.kind == "relative" and form.against == "narrative" and form.shift:
        last = _WORD.findall(lower[form.start : form.end])[-1]
        goes_on = last in words.words.loose_offsets  # "two days later our men died" does not
        past = words.anaphor.match(tail) or (goes_on and words.dying.match(tail))
        return form._replace(past=bool(past))
    if form.kind != "day" or form.year is not None:
        return form
    counted = words.counted.search(lower[max(0, form.start - _TAIL) : form.start])
    return form._replace(past=bool(counted), judged=words.verdict.match(tail) is not None)


def _of_a_rite(form: Form, lower: str, words: DateWords) -> bool:
    """Whether a weekday only names a rite or any such day: "the Friday prayer", "a Sunday"."""
    following = _WORD.match(lower, form.end + 1)
    before = _WORD.findall(lower[max(0, form.start - _CONTEXT) : form.start])[-1:]
    rite = following is not None and following.group() in words.words.rites
    return rite or bool(set(before) & words.words.any_one)


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
    return not (written.islower() and written in words.words.shared and words.words.capital_months)


def _legal(form: Form, lower: str, words: DateWords) -> bool:
    """Whether the year names a law: "the 1949 Conventions", "the Penal Code of 2001"."""
    before = _WORD.findall(lower[max(0, form.start - 60) : form.start])
    named = set(before[-5:-1]) & words.words.instruments
    if before and before[-1] in words.words.law_of and named:
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
    if following is None:
        return False
    return noun_grammar(words.language).sort_of(following.group()) in (Sort.PERSON, Sort.BODY)


def _licensed(form: Form, text: str, lower: str, words: DateWords) -> bool:
    """Whether a bare month is used as a date: "in May", not "they may"."""
    if form.kind != "month" or form.year or form.part or form.which:
        return True
    before = lower[max(0, form.start - _CONTEXT) : form.start]
    name = lower[form.start : form.end].strip(".")
    if name in words.words.shared and all(name != row[0] for row in words.words.months):
        return False  # French "sept" is mostly seven
    if name in words.words.shared and text[form.start : form.end].isupper():
        return bool(words.strong.search(before))
    return bool(words.preposition.search(before))
