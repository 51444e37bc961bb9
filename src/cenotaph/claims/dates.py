"""Every date that a document gives, resolved to days as far as its words and own date allow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from cenotaph.claims.dateform import Form
from cenotaph.claims.dateforms import find_forms
from cenotaph.claims.datepatterns import date_words
from cenotaph.claims.dateresolve import resolve
from cenotaph.claims.datestory import Narrative, Period
from cenotaph.claims.dateyear import far_back
from cenotaph.claims.words import language_of
from cenotaph.record.document import Text
from cenotaph.record.span import Span
from cenotaph.record.when import Basis, Precision, When

DATELINE = 400  # characters within which the dateline of wire copy stands
_DASH = re.compile(r"\s*(?:\([A-Z -]+\)\s*)?(?:--|—|–|-\s)")
_LINE = 100  # characters of a line of its own
_CLOSED = re.compile(
    r"\b(?:closed|updated|issued|published|recorded|compiled|as of|no\.|issue|edition|arrêté)\b"
)
NEAR_LINE = 12  # characters that may stand beside a date alone on its line


def find_dates(text: Text, published: date | None) -> tuple[When, ...]:
    """All dates of a document in order of their words.

    Relative wordings resolve against `published` (basis RELATIVE) or against the date last told
    (basis NARRATIVE); `anchor` then names what they were resolved against. A date that nothing
    in the document pins down is left out rather than guessed.
    """
    language = language_of(text)
    return resolve_all(find_forms(text.text, language), text, published, language)


def resolve_all(
    forms: Sequence[Form], text: Text, published: date | None, language: str
) -> tuple[When, ...]:
    """Resolve forms in the order of the text, each in the light of those before it."""
    saying = date_words(language).words.saying
    story = Narrative(published, published)
    found: list[When] = []
    for form in forms:
        _leave_year(story, text.text, form)
        period = resolve(form, story)
        if period is None:
            continue
        wording = text.text[form.start : form.end]
        found.append(_when(form, period, wording, text.document))
        lone = _alone(text.text, form)
        if published is None and period.precision is Precision.DAY and _closes(text.text, form):
            story.published = story.horizon = period.latest
        if lone and published and period.earliest <= published <= period.latest:
            story.horizon = max(published, period.latest)
        if form.kind == "day":
            story.written = period
        if period.basis is Basis.STATED:
            story.stated.append(period)
            alone = form.kind == "year" and form.part is None and not form.open
            story.year = form.year if alone else None
            story.year_end = form.end
        glance = _passing(form) and far_back(story) is not None
        if not (lone or form.open or glance) and _tells(form, text.text, saying):
            chained = period.basis is Basis.NARRATIVE and story.firm
            story.firm = period.basis is Basis.STATED or chained or _years_ago(form)
            story.last, story.last_wording = period, wording
            if period.precision is Precision.DAY and not _fresh(period, published):
                story.last_day = period
    return tuple(sorted(found, key=lambda when: (when.span or _NOWHERE, when.wording)))


def _leave_year(story: Narrative, text: str, form: Form) -> None:
    """Forget the year stated alone once its paragraph is over."""
    if story.year is not None and "\n\n" in text[story.year_end : form.start]:
        story.year = None


_NOWHERE = Span(document="", start=0, end=0)


def _when(form: Form, period: Period, wording: str, document: str) -> When:
    precision = Precision.OPEN if form.open else period.precision
    return When(
        earliest=None if form.open == "until" else period.earliest,
        latest=None if form.open == "since" else period.latest,
        precision=precision,
        basis=period.basis,
        span=Span(document=document, start=form.start, end=form.end),
        wording=wording,
        anchor=period.anchor,
    )


def _alone(text: str, form: Form) -> bool:
    """Whether the date is a date line: alone on its line, or before the dash of wire copy."""
    line_start = text.rfind("\n", 0, form.start) + 1
    if line_start >= DATELINE:
        return False
    line_end = text.find("\n", form.end)
    line = text[line_start : len(text) if line_end < 0 else line_end].strip()
    if len(line) <= form.end - form.start + NEAR_LINE and not line.endswith("."):
        return True
    return _DASH.match(text, form.end) is not None


def _closes(text: str, form: Form) -> bool:
    """Whether a line at the top tells up to when the report goes: "No. 4, closed on 27 January"."""
    start = text.rfind("\n", 0, form.start) + 1
    end = text.find("\n", form.end)
    line = text[start : len(text) if end < 0 else end]
    return start < DATELINE and len(line) <= _LINE and _CLOSED.search(line.lower()) is not None


def _passing(form: Form) -> bool:
    """Whether words only glance at the present from a story of long ago: "as of today"."""
    today = form.kind == "relative" and form.unit == "day" and form.against == "document"
    return today and form.shift == 0


def _years_ago(form: Form) -> bool:
    """Whether a day has its year from "six years ago", as good as one that is written."""
    return form.other is not None and form.other.unit == "year" and form.other.shift < -1


def _fresh(period: Period, published: date | None) -> bool:
    """Whether a day is that of the report or the one before: of those nobody says "that day"."""
    return published is not None and 0 <= (published - period.latest).days <= 1


def _tells(form: Form, text: str, saying: frozenset[str]) -> bool:
    """Whether the date dates a happening: not a statement on it, not a long stretch of time."""
    if form.kind in ("year", "decade", "window") or (
        form.kind == "range" and form.left is not None and form.left.kind == "year"
    ):
        return False
    before = re.findall(r"[^\W_]+", text[max(0, form.start - 30) : form.start].lower())[-2:]
    return not saying.intersection(before)
