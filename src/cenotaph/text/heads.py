"""The head of a report as its lines show it: title, date line, byline, dateline, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cenotaph.record.base import Record
from cenotaph.record.document import Mark, MarkKind
from cenotaph.text.boilerplate import is_breadcrumb, is_wire_tag
from cenotaph.text.datelines import Dateline, find_dateline
from cenotaph.text.days import whole_day
from cenotaph.text.draft import Fact
from cenotaph.text.normal import one_line

LONGEST_TITLE = 250
LONGEST_HEADING = 120
LONGESTBYLINE = 90
_HEAD = 8  # paragraphs at the top that may belong to the head
_BODY = 200  # characters from which a paragraph is certainly body
_SENTENCE_END = re.compile(
    r"(?<![A-Z])[.;:,…]['\"”’»)]*$|[^\W\d_]{4}[.!?…]['\"”’»)]*\s.*[.!?…]['\"”’»)]*$"
)
_PIECES = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+|\n")
BYLINE = re.compile(r"(?:by|par|por|от|автор:?|بقلم:?)\s+(?=[^\W\d_])", re.IGNORECASE)
# after these a line goes on to its date; "Statement for 4 May 2019" is dated by what it is
_CLAUSES = re.compile(
    r"[,;.:]\s+|\s+[-–—]\s+|\s+(?=\()|\b(?:statement|note|bulletin|update|briefing|digest|release"
    r"|communiqu[ée]|remarks|speech|address|déclaration|discours)\s+"
    r"(?:for|of|on|dated|du|pour le)\s+",
    re.IGNORECASE,
)
_ISSUED = ("published", "updated", "issued", "publié", "mis à jour", "publicado")
_FULL = 10  # letters of YYYY-MM-DD
_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,2000}$")
_SOURCE_LINE = re.compile(r"(?:url|link|source|lien|fuente)\s*:\s*(?=https?://)", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\[([^\[\]]{2,40})\]")


class Head(Record, frozen=True, kw_only=True):
    """What the lines at the top of a text show, as marks and facts."""

    marks: tuple[Mark, ...]
    facts: tuple[Fact, ...]


def find_head(text: str, spans: tuple[tuple[int, int], ...], skipped: frozenset[int]) -> Head:
    """Read the head of a text from its paragraphs.

    `spans` are the ranges of the paragraphs, `skipped` the starts of those that are already
    known not to belong to the report.
    """
    kept = [span for span in spans if span[0] not in skipped]
    marks: list[Mark] = []
    facts: list[Fact] = []
    title = _title(text, kept)
    if title:
        start, end = title
        marks.append(Mark(start=start, end=end, kind=MarkKind.TITLE))
        facts.append(
            Fact(field="title", value=one_line(text[start:end]), basis="first line",
                 start=start, end=end)
        )  # fmt: skip
    for span in _head_lines(text, kept, title):
        line_marks, line_facts = _head_line(text, span)
        marks.extend(line_marks)
        facts.extend(line_facts)
    found = [
        (dateline, span)
        for span in kept[:_HEAD]
        if span != title and (dateline := find_dateline(text, *span))
    ]
    items = _items([dateline for dateline, _ in found])
    for dateline, span in [] if items and _dated(facts) else found[:1]:
        dateline_marks, dateline_facts = _dateline(text, dateline)
        marks.extend(dateline_marks)
        facts.extend(dateline_facts)
        facts.extend(_day_after(text, dateline, [other for other, _ in found[1:]], span))
    return Head(marks=tuple(marks), facts=tuple(facts))


def _items(found: list[Dateline]) -> bool:
    """Whether lines of place and day head the items of a list: none of them is the report's own."""
    return len({each.words for each in found if each.date is not None}) > 1


def _dated(facts: list[Fact]) -> bool:
    return any(fact.field == "published" for fact in facts)


def _day_after(
    text: str, first: Dateline, others: list[Dateline], span: tuple[int, int]
) -> list[Fact]:
    """The day that a dateline lacks: the rest of its line, or a dated line near the top."""
    if first.date is not None:
        return []
    if whole_day(text[first.after : span[1]]):
        left, right = first.after, span[1]
        return [_fact("published", whole_day(text[left:right]) or "", "date line", left, right)]
    return [
        _fact("published", other.date, "date line", other.date_start, other.date_end)
        for other in others
        if other.date is not None
    ][:1]


def headings(text: str, spans: tuple[tuple[int, int], ...], taken: frozenset[int]) -> list[Mark]:
    """Short lines without an end mark that stand over a longer paragraph of plain text.

    `taken` are starts of paragraphs that are something else (title, date line, boilerplate).
    """
    found = []
    for span, after in pairwise(spans):
        start, end = span
        words = text[start:end]
        if start in taken or after[0] in taken or not looks_like_heading(words):
            continue
        if after[1] - after[0] > end - start and not looks_like_heading(text[slice(*after)]):
            found.append(Mark(start=start, end=end, kind=MarkKind.HEADING))
    return found


def looks_like_heading(words: str) -> bool:
    """Whether a paragraph has the form of a heading: one short line, no end mark, no bullet."""
    return (
        len(words) <= LONGEST_HEADING
        and "\n" not in words
        and any(character.isalpha() for character in words)
        and not words[0].islower()
        and words[0] not in "-*•–—\"“«'‘[("
        and not _SENTENCE_END.search(words)
        and not words.rstrip("\"'”’»)").endswith((".", ";", ",", ":", "…"))
        and whole_day(words) is None
    )


def _title(text: str, kept: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The first line, if it has the form of a title and something stands below it."""
    for place, span in enumerate(kept[:_HEAD]):
        words = text[slice(*span)]
        if whole_day(words) or BYLINE.match(words) or is_breadcrumb(words):
            continue
        dateline = find_dateline(text, *span)
        alone = dateline is not None and dateline.after == span[1]
        # "Obo, 5 May 2025" over a title says where and when it was issued; else it is the title.
        if alone and _is_titular(text[slice(*(*kept[place + 1 :], (0, 0))[0])]):
            continue
        below = sum(end - start for start, end in kept[place + 1 :])
        # "MALI — Three dead at a market": a place in capitals opens a title as well as a report
        opens = dateline is not None and dateline.date is None and dateline.agency is None
        shaped = _is_titular(words) and (
            dateline is None or alone or (opens and looks_like_heading(words))
        )
        return span if shaped and below > len(words) else None
    return None


def _is_titular(words: str) -> bool:
    """Whether words have the form of a title: short, no end mark, no list and no address."""
    return (
        len(words) <= LONGEST_TITLE
        and words.count("\n") <= 2  # noqa: PLR2004 - a wrapped title has three lines at most
        and any(character.isalpha() for character in words)
        and not words.endswith((".", ",", ";", ":"))
        and not words.startswith(("-", "*", "•", "["))
        and not _SENTENCE_END.search(words)
        and not _ADDRESS.match(words)
    )


def _head_lines(
    text: str, kept: list[tuple[int, int]], title: tuple[int, int] | None
) -> Iterator[tuple[int, int]]:
    """The short paragraphs around the title, until the first that is certainly body."""
    for place, (start, end) in enumerate(kept[:_HEAD]):
        if (start, end) == title:
            continue
        if end - start > _BODY:
            return
        if find_dateline(text, start, end):
            if place:
                return
            continue  # "LIMA - What the court found" may stand above the line with the date
        yield start, end


def _head_line(text: str, span: tuple[int, int]) -> tuple[list[Mark], list[Fact]]:
    """What one short line of the head says: a date, an author, an address, a path of sections."""
    start, end = span
    words = text[start:end]
    if is_breadcrumb(words) and not any(map(whole_day, _PIECES.split(words))):
        return [Mark(start=start, end=end, kind=MarkKind.BOILERPLATE, label="navigation")], []
    facts: list[Fact] = []
    for left, right in _pieces(text, start, end):
        piece = text[left:right]
        address = _SOURCE_LINE.match(piece)
        lead = BYLINE.match(piece)
        if whole_day(piece):
            facts.append(_fact("published", whole_day(piece) or "", "date line", left, right))
        elif _ADDRESS.match(piece, address.end() if address else 0):
            start = left + (address.end() if address else 0)
            facts.append(_fact("url", text[start:right], "address line", start, right))
        elif lead and is_name(piece[lead.end() :]):
            start = left + lead.end()
            facts.append(_fact("author", one_line(text[start:right]), "byline", start, right))
    if not any(fact.field == "published" for fact in facts):
        facts.extend(_day_within(text, start, end))
    return [], facts


def _day_within(text: str, start: int, end: int) -> list[Fact]:
    """The one full date of a line that says more ("Human rights note, 21 February 2023").

    It closes the line or follows "Published": elsewhere it may date what is reported.
    """
    cuts = [start, *(found.end() for found in _CLAUSES.finditer(text, start, end)), end]
    for left in cuts:
        for right in reversed(cuts):
            day = whole_day(text[left:right].rstrip(" ,;.")) if right > left else None
            told = right < end and not text[left:right].strip().lower().startswith(_ISSUED)
            if day is not None and len(day) == _FULL and not told:
                stop = left + len(text[left:right].rstrip(" ,;."))
                return [_fact("published", day, "date in the head", left, stop)]
    return []


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The line whole if it is one date, else its parts ("By A. Writer | 4 May 2023")."""
    if whole_day(text[start:end]):
        yield start, end
        return
    left = start
    for cut in (*_PIECES.finditer(text, start, end), None):
        right = cut.start() if cut else end
        if text[left:right].strip():
            yield left, right
        left = cut.end() if cut else end


def is_name(words: str) -> bool:
    """Whether a byline's words can be names: few, capitalised, without figures or an end mark."""
    parts = words.split()
    return (
        1 <= len(parts) <= 12  # noqa: PLR2004 - three names with "and"
        and len(words) <= LONGESTBYLINE
        and not any(character.isdigit() for character in words)
        and not words.endswith((".", "?", "!", ":"))
        and sum(not part[0].islower() for part in parts) * 3 >= len(parts) * 2
    )


def _dateline(text: str, found: Dateline) -> tuple[list[Mark], list[Fact]]:
    marks = [Mark(start=found.start, end=found.end, kind=MarkKind.DATELINE)]
    facts = [_fact("dateline", found.words, "dateline", found.start, found.end)]
    if found.date:
        facts.append(_fact("published", found.date, "dateline", found.date_start, found.date_end))
    if found.agency:
        facts.append(
            _fact("publisher", found.agency, "dateline", found.agency_start, found.agency_end)
        )
    position = found.after
    while tag := _BRACKETED.match(text, position):
        if is_wire_tag(tag[1]):
            marks.append(
                Mark(start=tag.start(1) - 1, end=tag.end(), kind=MarkKind.BOILERPLATE,
                     label="wire tag")
            )  # fmt: skip
        position = tag.end()
    return marks, facts


def _fact(field: str, value: str, basis: str, start: int | None, end: int | None) -> Fact:
    return Fact(field=field, value=value, basis=basis, start=start, end=end)
